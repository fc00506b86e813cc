//! How often an item, or those of a category, are inspected.

use application::{
    App, Message,
    equipment::{SetInspectionRule, find_inspection_rule, find_item_to_edit, set_inspection_rule},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{
    Category, InspectionMonths, InspectionRule, InspectionRuleError, InspectionUses, Item, RuleOf,
};
use domain_kernel::{Actor, Permission, Version};
use serde::Serialize;

use super::upkeep_sample;
use crate::{
    equipment::{categories, words::item_url},
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::{Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// After how many months and uses.
#[derive(Debug, Serialize)]
pub(crate) struct InspectionRulePage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    version: String,
    months: Field,
    uses: Field,
    mistakes: Vec<Mistake>,
}

/// Whose rule it is.
pub(super) struct Owner {
    pub(super) of: RuleOf,
    pub(super) version: Version,
    pub(super) called: String,
    pub(super) url: String,
}

pub(crate) async fn ask_of_item(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
) -> Result<Response, Problem> {
    let owner = Owner::item(&app, &actor, id).await?;
    ask(&app, &actor, &owner, &screen).await
}

pub(crate) async fn ask_of_category(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Category>,
    screen: Screen,
) -> Result<Response, Problem> {
    let owner = Owner::category(&app, &actor, id).await?;
    ask(&app, &actor, &owner, &screen).await
}

pub(crate) async fn save_of_item(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let owner = Owner::item(&app, &actor, id).await?;
    save(&app, &actor, &owner, (&screen, form)).await
}

pub(crate) async fn save_of_category(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Category>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let owner = Owner::category(&app, &actor, id).await?;
    save(&app, &actor, &owner, (&screen, form)).await
}

async fn ask(
    app: &App,
    actor: &Actor,
    owner: &Owner,
    screen: &Screen,
) -> Result<Response, Problem> {
    let rule = find_inspection_rule(app, actor, owner.of).await?;
    Ok(screen.show(&InspectionRulePage::new(owner, &stored(rule), screen.reader())))
}

async fn save(
    app: &App,
    actor: &Actor,
    owner: &Owner,
    (screen, form): (&Screen, Form),
) -> Result<Response, Problem> {
    let form = form.only(&["version", "months", "uses"])?;
    match set(app, actor, owner, &form).await {
        Ok(()) => {
            let notice = Message::new("inspection-rule-saved");
            Ok(SeeOther::to(&owner.url).notice(notice).into_response())
        }
        Err(refusal) => {
            let mistakes = refusal.mistakes().map_err(|it| it.back_to(&owner.url))?;
            let draft = Draft::refused(form, mistakes);
            Ok(screen.show(&InspectionRulePage::new(owner, &draft, screen.reader())))
        }
    }
}

async fn set(app: &App, actor: &Actor, owner: &Owner, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let mut errors = FieldErrors::default();
    let months = errors.take("months", optional(form, "months", InspectionMonths::parse));
    let uses = errors.take("uses", optional(form, "uses", InspectionUses::parse));
    let (Some(months), Some(uses)) = (months, uses) else {
        return Err(errors.into());
    };
    let rule = InspectionRule::new(months, uses);
    let command = SetInspectionRule { of: owner.of, expected, rule };
    Ok(set_inspection_rule(app, actor, command).await?)
}

fn optional<T>(
    form: &Form,
    name: &str,
    parse: fn(&str) -> Result<T, InspectionRuleError>,
) -> Result<Option<T>, InspectionRuleError> {
    match form.text(name).trim() {
        "" => Ok(None),
        typed => parse(typed).map(Some),
    }
}

/// The fields as they are stored.
fn stored(rule: Option<InspectionRule>) -> Draft {
    let months = rule.and_then(InspectionRule::months).map(|it| it.get().to_string());
    let uses = rule.and_then(InspectionRule::uses).map(|it| it.get().to_string());
    Draft::filled([("months", months.unwrap_or_default()), ("uses", uses.unwrap_or_default())])
}

impl Owner {
    async fn item(app: &App, actor: &Actor, id: domain_equipment::ItemId) -> Result<Self, Problem> {
        let item = find_item_to_edit(app, actor, id).await?;
        let (name, tag) = (item.settings.name.as_str(), item.settings.tag.as_str());
        Ok(Self {
            of: RuleOf::Item(id),
            version: item.version,
            called: format!("{name} ({tag})"),
            url: item_url(id),
        })
    }

    async fn category(
        app: &App,
        actor: &Actor,
        id: domain_equipment::CategoryId,
    ) -> Result<Self, Problem> {
        actor.permit(Permission::ManageEquipment)?;
        let category = categories::find(app, actor, id).await?;
        Ok(Self {
            of: RuleOf::Category(id),
            version: category.version,
            called: category.name.as_str().to_owned(),
            url: categories::url(id),
        })
    }
}

impl InspectionRulePage {
    fn new(owner: &Owner, draft: &Draft, reader: &Reader) -> Self {
        let (heading, lead) = match owner.of {
            RuleOf::Item(_) => ("inspection-of-item-title", "inspection-of-item-lead"),
            RuleOf::Category(_) => ("inspection-of-category-title", "inspection-of-category-lead"),
        };
        Self {
            heading: reader.text(&Message::new(heading).text("name", &owner.called)),
            lead: reader.say(lead),
            back: Link { href: owner.url.clone(), text: owner.called.clone() },
            action: format!("{}/inspection", owner.url),
            version: draft.version(owner.version),
            months: draft.field("months", reader),
            uses: draft.field("uses", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for InspectionRulePage {
    const TEMPLATE: &'static str = "equipment/upkeep/rule.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::Failure;

        let mut errors = FieldErrors::default();
        errors.add("months", InspectionRuleError::Months.message());
        errors.add("uses", InspectionRuleError::Uses.message());
        let form = Form::from_iter([("months", "soon"), ("uses", "0")]);
        let wrong = Draft::refused(form, errors);
        let [item, category] = upkeep_sample::owners();
        vec![
            Self::new(&item, &stored(upkeep_sample::rule()), reader),
            Self::new(&category, &stored(None), reader),
            Self::new(&item, &wrong, reader),
        ]
    }
}
