use application::{
    App, Failure, Message,
    equipment::{
        CategoryLine, EditNeeds, ItemNeedLine, ItemView, edit_needs, find_item_to_edit,
        list_skills_to_need, see_category_needs, see_item_needs,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{Category, Item, NeededLevel, Needs, NeedsOf};
use domain_kernel::{Actor, Id, Version};
use domain_skills::{Level, LevelError, SkillId, SkillName};
use serde::Serialize;

use crate::{
    equipment::{categories, sample, words::item_url},
    form::{Draft, FieldErrors, Form, Mistake, Refusal},
    parts::{Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    skills::need_rows::{self, Rearrange, Row},
    views::Page,
    visitor::{PathId, Signed},
};

/// The skills that an item or a category asks for, to be changed.
#[derive(Debug, Serialize)]
pub(crate) struct NeedsPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    version: String,
    /// What the item's category asks for besides.
    of_category: Option<String>,
    needs_error: Option<String>,
    rows: Vec<Row>,
    may_add_row: bool,
    mistakes: Vec<Mistake>,
}

/// Who asks for skills, and for which.
struct Owner {
    of: NeedsOf,
    version: Version,
    heading: Message,
    lead: &'static str,
    back: Link,
    needs: Vec<ItemNeedLine>,
}

/// What a form shows besides whose it is.
struct Shown<'a> {
    skills: &'a [(SkillId, SkillName)],
    draft: &'a Draft,
    rearranged: Option<Rearrange>,
}

pub(crate) async fn ask_of_item(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
) -> Result<Response, Problem> {
    let item = find_item_to_edit(&app, &actor, id).await?;
    let owner = Owner::item(&item, see_item_needs(&app, &actor, id).await?);
    ask(&app, &actor, &owner, &screen).await
}

pub(crate) async fn save_of_item(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let item = find_item_to_edit(&app, &actor, id).await?;
    let owner = Owner::item(&item, see_item_needs(&app, &actor, id).await?);
    save(&app, &actor, &owner, (&screen, form)).await
}

pub(crate) async fn ask_of_category(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Category>,
    screen: Screen,
) -> Result<Response, Problem> {
    let category = categories::find(&app, &actor, id).await?;
    let owner = Owner::category(&category, see_category_needs(&app, &actor, id).await?);
    ask(&app, &actor, &owner, &screen).await
}

pub(crate) async fn save_of_category(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Category>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let category = categories::find(&app, &actor, id).await?;
    let owner = Owner::category(&category, see_category_needs(&app, &actor, id).await?);
    save(&app, &actor, &owner, (&screen, form)).await
}

async fn ask(
    app: &App,
    actor: &Actor,
    owner: &Owner,
    screen: &Screen,
) -> Result<Response, Problem> {
    let skills = list_skills_to_need(app, actor).await?;
    let draft = owner.stored();
    let shown = Shown { skills: &skills, draft: &draft, rearranged: None };
    Ok(screen.show(&NeedsPage::new(owner, &shown, screen.reader())))
}

async fn save(
    app: &App,
    actor: &Actor,
    owner: &Owner,
    (screen, form): (&Screen, Form),
) -> Result<Response, Problem> {
    let rows: Vec<String> = need_rows::names().collect();
    let names = ["version", "action"].into_iter().chain(rows.iter().map(String::as_str));
    let form = form.only(&names.collect::<Vec<&str>>())?;
    let rearranged = Rearrange::parse(&form);
    let draft = match rearranged {
        Some(rearrange) => Draft::refused(rearrange.apply(&form), FieldErrors::default()),
        None => match keep(app, actor, owner.of, &form).await {
            Ok(()) => {
                let notice = Message::new("item-needs-saved");
                return Ok(SeeOther::to(owner.back.href.clone()).notice(notice).into_response());
            }
            Err(refusal) => Draft::refused(form, refusal.mistakes()?),
        },
    };
    let skills = list_skills_to_need(app, actor).await?;
    let shown = Shown { skills: &skills, draft: &draft, rearranged };
    Ok(screen.show(&NeedsPage::new(owner, &shown, screen.reader())))
}

async fn keep(app: &App, actor: &Actor, of: NeedsOf, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let needs = parse(form)?;
    Ok(edit_needs(app, actor, EditNeeds { of, expected, needs }).await?)
}

fn parse(form: &Form) -> Result<Needs, Refusal> {
    let mut errors = FieldErrors::default();
    let mut needs = Vec::new();
    for it in need_rows::parse(form)? {
        let level = NeededLevel::new(it.level.get()).ok_or(LevelError);
        let level = errors.take("needs", level);
        needs.extend(level.map(|level| (Id::from_uuid(it.skill.uuid()), level)));
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    errors.take("needs", Needs::new(&needs)).ok_or_else(|| errors.into())
}

impl Owner {
    fn item(item: &ItemView, needs: Vec<ItemNeedLine>) -> Self {
        let (name, tag) = (item.settings.name.as_str(), item.settings.tag.as_str());
        Self {
            of: NeedsOf::Item(item.id),
            version: item.version,
            heading: Message::new("item-needs-page").text("name", name).text("tag", tag),
            lead: "item-needs-lead",
            back: Link { href: item_url(item.id), text: name.to_owned() },
            needs,
        }
    }

    fn category(category: &CategoryLine, needs: Vec<ItemNeedLine>) -> Self {
        let name = category.name.as_str();
        Self {
            of: NeedsOf::Category(category.id),
            version: category.version,
            heading: Message::new("item-needs-page-category").text("name", name),
            lead: "item-needs-lead-category",
            back: Link { href: categories::url(category.id), text: name.to_owned() },
            needs,
        }
    }

    /// The fields as they are stored, with a row to begin with.
    fn stored(&self) -> Draft {
        let own = self.needs.iter().filter(|it| Level::NONE < it.own);
        let rows = own.map(|it| [it.skill.to_string(), it.own.get().to_string()]);
        let mut rows: Vec<[String; 2]> = rows.collect();
        if rows.is_empty() {
            rows.push([String::new(), "1".to_owned()]);
        }
        Draft::filled(need_rows::fields(rows))
    }

    /// "Driving forklifts 2, First aid 1"
    fn of_category(&self, reader: &Reader) -> Option<String> {
        let asked = self.needs.iter().filter(|it| Level::NONE < it.of_category);
        let asked = asked.map(|it| format!("{} {}", it.name.as_str(), it.of_category.get()));
        let asked: Vec<String> = asked.collect();
        let message = Message::new("item-needs-from-category").text("skills", &asked.join(", "));
        (!asked.is_empty()).then(|| reader.text(&message))
    }
}

impl NeedsPage {
    fn new(owner: &Owner, shown: &Shown<'_>, reader: &Reader) -> Self {
        let rows = Row::all(shown.draft, shown.skills, shown.rearranged, reader);
        Self {
            heading: reader.text(&owner.heading),
            lead: reader.say(owner.lead),
            back: owner.back.clone(),
            action: format!("{}/needs", owner.back.href),
            version: shown.draft.version(owner.version),
            of_category: owner.of_category(reader),
            needs_error: shown.draft.error("needs", reader),
            may_add_row: rows.len() < Needs::MOST,
            rows,
            mistakes: shown.draft.mistakes(reader),
        }
    }
}

impl Page for NeedsPage {
    const TEMPLATE: &'static str = "equipment/needs.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let needs = sample::needs();
        let skills = needs.iter().map(|it| (it.skill, it.name.clone()));
        let skills: Vec<_> = skills.collect();
        let item = Owner::item(&sample::free(), needs);
        let group = crate::equipment::group_sample::categories();
        let category = Owner::category(&group[0], Vec::new());
        let mut errors = FieldErrors::default();
        errors.add("needs", domain_equipment::NeedsRefused::Twice.message());
        let wrong = Draft::refused(Form::from_iter([("skill_1", ""), ("level_1", "7")]), errors);
        let (stored, blank) = (item.stored(), category.stored());
        let shown = |draft, rearranged| Shown { skills: &skills, draft, rearranged };
        vec![
            Self::new(&item, &shown(&stored, Some(Rearrange::Add)), reader),
            Self::new(&category, &shown(&blank, None), reader),
            Self::new(&category, &shown(&wrong, None), reader),
        ]
    }
}
