use application::{
    App, Message,
    training::{
        CorrectKey, CorrectKeyError, Correctable, Rehearsal, ResultChange, correct_key,
        rehearse_correction, see_correctable,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Permission};
use domain_training::{Module, ModuleId, Regrade, VersionNumber};
use serde::Serialize;

use super::{
    correction_form::{self, CorrectionFields},
    number, url,
};
use crate::{
    form::{Draft, FieldErrors, Form, Mistake, Refusal},
    parts::{Hidden, Link, count},
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// How the answers to a version are marked again, and whose results that changes.
#[derive(Debug, Serialize)]
pub(crate) struct CorrectPage {
    heading: String,
    back: Link,
    /// The other versions that were taken.
    versions: Vec<Link>,
    action: String,
    hidden: Vec<Hidden>,
    fields: CorrectionFields,
    rehearsal: Option<RehearsalView>,
    mistakes: Vec<Mistake>,
}

/// What would change, by name.
#[derive(Debug, Serialize)]
struct RehearsalView {
    /// "3 results change. 2 people pass who had not."
    summary: String,
    lines: Vec<ChangeLine>,
    /// That not all are listed.
    more: Option<String>,
    /// What the button that does it says, if there is anything to do.
    apply: String,
}

#[derive(Debug, Serialize)]
struct ChangeLine {
    person: String,
    note: Option<String>,
    before: String,
    after: String,
}

/// As many as one can look through.
const MOST_LINES: usize = 500;

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let version = query.text("version").parse().ok().map(VersionNumber::new);
    let found = see_correctable(&app, &actor, id, version).await?;
    let draft = correction_form::blank(&found);
    Ok(screen.show(&CorrectPage::new(&found, None, &draft, screen.reader())))
}

pub(crate) async fn correct(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    actor.permit(Permission::CorrectResults)?;
    let found = see_correctable(&app, &actor, id, Some(number(&form)?)).await?;
    let is_asked = form.text("action") == "apply";
    match answer(&app, &actor, &found, &form, is_asked).await {
        Ok(Answer::Corrected(n)) => {
            let notice = Message::new("correction-done").number("n", n);
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Ok(Answer::Rehearsed(rehearsal)) => {
            let draft = Draft::refused(form, FieldErrors::default());
            let page = CorrectPage::new(&found, Some(&rehearsal), &draft, screen.reader());
            Ok(screen.show(&page))
        }
        Err(refusal) => {
            let mistakes = refusal.mistakes().map_err(|it| it.back_to(corrections_url(id)))?;
            let draft = Draft::refused(form, mistakes);
            Ok(screen.show(&CorrectPage::new(&found, None, &draft, screen.reader())))
        }
    }
}

enum Answer {
    Rehearsed(Rehearsal),
    /// So many results.
    Corrected(u32),
}

async fn answer(
    app: &App,
    actor: &Actor,
    found: &Correctable,
    form: &Form,
    is_asked: bool,
) -> Result<Answer, Refusal> {
    let command: CorrectKey = correction_form::parse(form, found.module)??;
    let answered: Result<Answer, CorrectKeyError> = if is_asked {
        correct_key(app, actor, command).await.map(|it| Answer::Corrected(it.n_changed))
    } else {
        rehearse_correction(app, actor, found, &command).await.map(Answer::Rehearsed)
    };
    Ok(answered?)
}

pub(super) fn corrections_url(id: ModuleId) -> String {
    format!("{}/correct", url(id))
}

impl CorrectPage {
    fn new(
        found: &Correctable,
        rehearsal: Option<&Rehearsal>,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let action = corrections_url(found.module);
        let number = found.version.number();
        let of_version = |it: VersionNumber, n: u32| Link {
            href: format!("{action}?version={}", it.get()),
            text: reader.text(
                &Message::new("correction-version").number("n", it.get()).number("results", n),
            ),
        };
        let others = found.versions.iter().filter(|(it, _)| *it != number);
        Self {
            heading: reader.text(&Message::new("correction-title").number("n", number.get())),
            back: Link { href: url(found.module), text: found.title.as_str().to_owned() },
            versions: others.map(|(it, n)| of_version(*it, *n)).collect(),
            hidden: vec![
                Hidden::new("version", &draft.version(found.expected)),
                Hidden::new("number", &number.get()),
            ],
            action,
            fields: CorrectionFields::new(found, draft, reader),
            rehearsal: rehearsal.map(|it| RehearsalView::new(it, reader)),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl RehearsalView {
    fn new(rehearsal: &Rehearsal, reader: &Reader) -> Self {
        let counts = rehearsal.counts;
        let summary = Message::new("correction-summary")
            .number("n", counts.n_changed)
            .number("passed", counts.n_passed)
            .number("failed", counts.n_failed)
            .number("revoked", counts.n_revoked);
        let n_more = rehearsal.changes.len().saturating_sub(MOST_LINES);
        let more = Message::new("correction-more").number("n", count(n_more));
        let apply = Message::new("correction-apply").number("n", counts.n_changed);
        let shown = rehearsal.changes.iter().take(MOST_LINES);
        Self {
            summary: reader.text(&summary),
            lines: shown.map(|it| ChangeLine::new(it, reader)).collect(),
            more: (0 < n_more).then(|| reader.text(&more)),
            apply: reader.text(&apply),
        }
    }
}

impl ChangeLine {
    fn new(change: &ResultChange, reader: &Reader) -> Self {
        Self {
            person: change.person.as_str().to_owned(),
            note: change.is_practice.then(|| reader.say("correction-practice")),
            before: result(&change.before, reader),
            after: result(&change.after, reader),
        }
    }
}

/// "7 of 10, failed"
fn result(of: &Regrade, reader: &Reader) -> String {
    let key = if of.outcome().is_success() { "correction-passed" } else { "correction-failed" };
    let result = Message::new(key)
        .text("score", &reader.points(of.result.score))
        .text("max", &reader.points(of.result.max));
    reader.text(&result)
}

impl Page for CorrectPage {
    const TEMPLATE: &'static str = "training/modules/correct.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use super::sample;

        let (found, rehearsal) = sample::correction();
        let mut errors = FieldErrors::default();
        errors.add("reason", application::Failure::message(&domain_kernel::LineError::Empty));
        let blank = correction_form::blank(&found);
        let typed =
            Form::from_iter([("reach", "everybody"), ("reason", "Option <b> is right too")]);
        vec![
            Self::new(&found, None, &blank, reader),
            Self::new(
                &found,
                Some(&rehearsal),
                &Draft::refused(typed.clone(), FieldErrors::default()),
                reader,
            ),
            Self::new(&found, None, &Draft::refused(typed, errors), reader),
        ]
    }
}
