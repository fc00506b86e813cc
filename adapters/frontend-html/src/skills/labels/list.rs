use application::{
    App, Failure, Message, Page as Lines, PageNumber,
    skills::{CreateLabel, LabelError, LabelLine, create_label, list_labels},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::Actor;
use domain_skills::{LabelId, LabelKind, LabelName};
use serde::Serialize;

use super::{PATH, kind_title, list_url, url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    pager::Pager,
    parts::count,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    skills::sample,
    views::Page,
    visitor::Signed,
};

/// One of the lists, and a form for one more name in it.
#[derive(Debug, Serialize)]
pub(crate) struct LabelsPage {
    heading: String,
    lead: String,
    kinds: Vec<Kind>,
    labels: Vec<Line>,
    matches: String,
    pager: Option<Pager>,
    id: String,
    kind: &'static str,
    name: Field,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
struct Kind {
    href: String,
    text: String,
    count: String,
    is_current: bool,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    n_uses: String,
}

pub(crate) async fn index(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let labels = list_labels(&app, &actor).await?;
    let kind = LabelKind::parse(query.text("kind")).unwrap_or(LabelKind::Category);
    let shown = Shown { kind, number: query.page(), id: app.ids.next() };
    Ok(screen.show(&LabelsPage::new(&labels, shown, &Draft::blank(), screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let labels = list_labels(&app, &actor).await?;
    let form = form.only(&["id", "kind", "name"])?;
    let id: LabelId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    let kind = LabelKind::parse(form.text("kind")).ok_or(FormError::Unreadable)?;
    match save(&app, &actor, (id, kind), &form).await {
        Ok(name) => {
            let notice = Message::new("skill-label-created").text("name", name.as_str());
            Ok(SeeOther::to(list_url(kind)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let shown = Shown { kind, number: PageNumber::FIRST, id };
            Ok(screen.show(&LabelsPage::new(&labels, shown, &draft, screen.reader())))
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    (id, kind): (LabelId, LabelKind),
    form: &Form,
) -> Result<LabelName, Refusal> {
    let mut errors = FieldErrors::default();
    let Some(name) = errors.take("name", LabelName::parse(form.text("name"))) else {
        return Err(errors.into());
    };
    create_label(app, actor, CreateLabel { id, kind, name: name.clone() }).await?;
    Ok(name)
}

/// Which list, which page of it, and the id of the next one.
#[derive(Clone, Copy)]
struct Shown {
    kind: LabelKind,
    number: PageNumber,
    id: LabelId,
}

impl LabelsPage {
    fn new(labels: &[LabelLine], shown: Shown, draft: &Draft, reader: &Reader) -> Self {
        let Shown { kind, number, id } = shown;
        let of = |kind| labels.iter().filter(move |it| it.kind == kind);
        let n_matches = count(of(kind).count());
        let skipped = usize::try_from(number.n_skipped()).unwrap_or(usize::MAX);
        let n_lines = usize::try_from(Lines::<()>::N_LINES).unwrap_or(usize::MAX);
        let on_page = of(kind).skip(skipped).take(n_lines);
        let items: Vec<Line> = on_page.map(|it| Line::new(it, reader)).collect();
        let page = Lines { items, number, n_matches };
        let kinds = LabelKind::ALL.map(|it| Kind {
            href: list_url(it),
            text: reader.say(kind_title(it)),
            count: reader.number(count(of(it).count())),
            is_current: it == kind,
        });
        Self {
            heading: reader.say(kind_title(kind)),
            lead: reader.say(lead(kind)),
            kinds: kinds.into(),
            matches: reader.text(&Message::new("skill-labels-match").number("n", n_matches)),
            pager: Pager::new(&page, PATH, &[("kind", kind.name())]),
            labels: page.items,
            id: id.to_string(),
            kind: kind.name(),
            name: draft.field("name", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Line {
    fn new(label: &LabelLine, reader: &Reader) -> Self {
        Self {
            href: url(label.id),
            name: label.name.as_str().to_owned(),
            n_uses: reader.number(label.n_uses),
        }
    }
}

fn lead(kind: LabelKind) -> &'static str {
    match kind {
        LabelKind::Category => "skill-labels-categories-lead",
        LabelKind::Grade => "skill-labels-grades-lead",
        LabelKind::Project => "skill-labels-projects-lead",
    }
}

impl Page for LabelsPage {
    const TEMPLATE: &'static str = "skills/labels/index.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let labels = sample::labels();
        let mut errors = FieldErrors::default();
        errors.add("name", LabelError::NameTaken.message());
        let refused = Draft::refused(Form::from_iter([("name", "core")]), errors);
        let page = |labels: &[LabelLine], kind, draft: &Draft| {
            let shown = Shown { kind, number: PageNumber::FIRST, id: sample::id(17) };
            Self::new(labels, shown, draft, reader)
        };
        vec![
            page(&labels, LabelKind::Category, &refused),
            page(&labels, LabelKind::Grade, &Draft::blank()),
            page(&[], LabelKind::Project, &Draft::blank()),
        ]
    }
}
