//! An admin gives an item to somebody.

use application::{
    App, Failure, Message, PageNumber,
    equipment::{
        GiveItem, ItemSeen, PersonQualifications, TakeItemError, TookItem, give_item, see_item,
        see_qualifications,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_equipment::{CustodyId, CustodyReason, Item, ItemId, MissingSkills, Waiver};
use domain_kernel::{Actor, Permission};
use serde::Serialize;

use super::{
    needs::QualificationsText,
    own::due,
    sample, upkeep,
    words::{item_url, today},
};
use crate::{
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal, Tick},
    parts::{Hidden, Link},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

const FIELDS: [&str; 6] = ["id", "person", "due", "reason", "missing", "waiver_reason"];

/// Who gets an item, until when and why.
#[derive(Debug, Serialize)]
pub(crate) struct GivePage {
    heading: String,
    back: Link,
    action: String,
    hidden: Hidden,
    person: Field,
    due: Field,
    reason: Field,
    /// What whoever would get it lacks, where that is known.
    lacking: Option<Lacking>,
    mistakes: Vec<Mistake>,
}

/// How an admin gives it to somebody once who lacks what it asks for.
#[derive(Debug, Serialize)]
struct Lacking {
    needs: QualificationsText,
    missing: String,
    tick: Tick,
    label: String,
    reason: Field,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
) -> Result<Response, Problem> {
    let seen = find(&app, &actor, id).await?;
    let draft = Draft::blank();
    Ok(screen.show(&GivePage::new(&seen, app.ids.next(), (&draft, None), screen.reader())))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let seen = find(&app, &actor, id).await?;
    let form = form.only(&FIELDS)?;
    match give((&app, &actor), id, &form, screen.reader()).await {
        Ok(_) => Ok(SeeOther::to(item_url(id)).notice(Message::new("item-given")).into_response()),
        Err(refusal) => {
            let mistakes = refusal.mistakes().map_err(|it| it.back_to(item_url(id)))?;
            let day = today(app.clock.now(), screen.reader());
            let who = (id, form.text("person"));
            let lacking = see_qualifications(&app, &actor, who, day).await?;
            let lacking = lacking.filter(|it| it.missing.is_some());
            let draft = draft(&form, mistakes, lacking.as_ref());
            let shown = (&draft, lacking.as_ref());
            Ok(screen.show(&GivePage::new(&seen, app.ids.next(), shown, screen.reader())))
        }
    }
}

/// What was ticked holds for what was read beside it only.
fn draft(form: &Form, mistakes: FieldErrors, lacking: Option<&PersonQualifications>) -> Draft {
    let missing = lacking.and_then(|it| it.missing.as_ref());
    match missing.is_some_and(|it| it.as_str() == form.text("missing")) {
        true => Draft::refused(form.clone(), mistakes),
        false => Draft::refused(form.without("missing"), mistakes),
    }
}

async fn find(app: &App, actor: &Actor, id: ItemId) -> Result<ItemSeen, Problem> {
    actor.permit(Permission::ManageEquipment)?;
    Ok(see_item(app, actor, id, PageNumber::FIRST).await?)
}

async fn give(
    (app, actor): (&App, &Actor),
    item: ItemId,
    form: &Form,
    reader: &Reader,
) -> Result<TookItem, Refusal> {
    let id = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    let mut errors = FieldErrors::default();
    let due = errors.take("due", due(form));
    let reason = errors.take("reason", CustodyReason::parse(form.text("reason")));
    let waiver = waiver(form, &mut errors);
    let (Some(due), Some(reason), true) = (due, reason, errors.is_empty()) else {
        return Err(errors.into());
    };
    let person = form.text("person").to_owned();
    match give_item(app, actor, GiveItem { id, item, person, due, reason, waiver }).await {
        Err(TakeItemError::NotQualified(err)) => {
            errors.add("missing", err.message());
            Err(errors.into())
        }
        given => given.map_err(|err| upkeep::refusal(err, reader)),
    }
}

fn waiver(form: &Form, errors: &mut FieldErrors) -> Option<Waiver> {
    if !form.is_ticked("missing") {
        return None;
    }
    let missing = errors.take("missing", MissingSkills::parse(form.text("missing")));
    let reason = CustodyReason::parse(form.text("waiver_reason"));
    let reason = errors.take("waiver_reason", reason);
    missing.zip(reason).map(|(missing, reason)| Waiver { missing, reason })
}

impl GivePage {
    fn new(
        seen: &ItemSeen,
        id: CustodyId,
        (draft, lacking): (&Draft, Option<&PersonQualifications>),
        reader: &Reader,
    ) -> Self {
        let url = item_url(seen.item.id);
        let settings = &seen.item.settings;
        let (name, tag) = (settings.name.as_str(), settings.tag.as_str());
        let id = draft.kept("id").unwrap_or_else(|| id.to_string());
        Self {
            heading: reader
                .text(&Message::new("item-give-title").text("name", name).text("tag", tag)),
            action: format!("{url}/give"),
            back: Link { href: url, text: name.to_owned() },
            hidden: Hidden::new("id", &id),
            person: draft.field("person", reader),
            due: draft.field("due", reader),
            reason: draft.field("reason", reader),
            lacking: lacking.map(|it| Lacking::new(it, draft, reader)),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Lacking {
    fn new(of: &PersonQualifications, draft: &Draft, reader: &Reader) -> Self {
        let missing = of.missing.as_ref().map(MissingSkills::as_str).unwrap_or_default();
        let label = Message::new("item-waive").text("skills", missing);
        Self {
            needs: QualificationsText::of_member(of, reader),
            missing: missing.to_owned(),
            tick: draft.tick("missing", reader),
            label: reader.text(&label),
            reason: draft.field("waiver_reason", reader),
        }
    }
}

impl Page for GivePage {
    const TEMPLATE: &'static str = "equipment/give.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("person", Message::new("item-no-such-person"));
        errors.add("reason", Message::new("line-empty"));
        let form = Form::from_iter([("person", "nobody@\"x\""), ("reason", "")]);
        let wrong = Draft::refused(form, errors);
        let lacking = sample::unqualified();
        let mut errors = FieldErrors::default();
        errors.add("missing", Message::new("item-not-qualified").text("skills", "Forklifts 2"));
        let unqualified = Draft::refused(Form::from_iter([("person", "rashid")]), errors);
        let (seen, id, blank) =
            (sample::seen(sample::free(), false), sample::custody(), Draft::blank());
        let page = |draft, lacking| Self::new(&seen, id, (draft, lacking), reader);
        vec![page(&blank, None), page(&wrong, None), page(&unqualified, Some(&lacking))]
    }
}
