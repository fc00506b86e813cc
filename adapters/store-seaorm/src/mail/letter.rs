//! Letters as documents: ids, numbers, titles and dates, and nothing secret.

mod order;

use application::mail::{
    CancelledReservation, Digest, DigestItem, DigestLine, ItemNews, Letter, LetterKind, MailedItem,
    TeamFigures, WrittenTo,
};
use domain_identity::Email;
use domain_kernel::{Date, Id, Line, Text, Version};
use domain_training::ChallengeVerdict;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::Corrupt;

use order::{PaidContent, PlacedContent};

const CONTENT: Corrupt = Corrupt { table: "mails", column: "content" };

#[derive(Serialize, Deserialize)]
struct LinkContent {
    link: Uuid,
}

#[derive(Serialize, Deserialize)]
struct OperatorLinkContent {
    operator: Uuid,
    link: Uuid,
}

#[derive(Serialize, Deserialize)]
struct JoinContent {
    request: Uuid,
    link: Uuid,
}

#[derive(Serialize, Deserialize)]
struct ModuleContent {
    module: Uuid,
    title: String,
}

#[derive(Serialize, Deserialize)]
struct AnswerContent {
    attempt: Uuid,
    question: Uuid,
    title: String,
    verdict: String,
    reply: String,
}

#[derive(Serialize, Deserialize)]
struct ReservationContent {
    item: String,
    tag: String,
    from: String,
    to: String,
    reason: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct DamageContent {
    order: Uuid,
    name: String,
    tag: String,
}

#[derive(Serialize, Deserialize)]
struct WithdrawnContent {
    name: String,
    tag: String,
    reason: String,
}

#[derive(Serialize, Deserialize)]
struct ItemContent {
    item: Uuid,
    tag: String,
    name: String,
}

#[derive(Serialize, Deserialize)]
struct ShownContent {
    shown: u32,
}

#[derive(Serialize, Deserialize)]
struct DigestContent {
    overdue: Vec<LineContent>,
    due: Vec<LineContent>,
    lapsing: Vec<LineContent>,
    // Not in those that were written before there was equipment.
    #[serde(default)]
    items: Vec<DueContent>,
    team: Option<TeamContent>,
}

#[derive(Serialize, Deserialize)]
struct NudgeContent {
    overdue: Vec<LineContent>,
}

#[derive(Serialize, Deserialize)]
struct LineContent {
    title: String,
    on: String,
}

#[derive(Serialize, Deserialize)]
struct DueContent {
    tag: String,
    name: String,
    due: String,
}

#[derive(Serialize, Deserialize)]
struct TeamContent {
    overdue: u32,
    lapsing: u32,
    #[serde(default)]
    items: u32,
}

#[derive(Serialize, Deserialize)]
struct WrittenContent {
    name: String,
    email: String,
    message: String,
}

#[derive(Serialize, Deserialize)]
struct FeedbackContent {
    by: Uuid,
    #[serde(flatten)]
    written: WrittenContent,
}

impl WrittenContent {
    fn of(written: &WrittenTo) -> Self {
        Self {
            name: written.name.as_str().to_owned(),
            email: written.email.as_str().to_owned(),
            message: written.message.as_str().to_owned(),
        }
    }

    fn into_domain(self) -> WrittenTo {
        WrittenTo {
            name: Line::restore(self.name),
            email: Email::restore(self.email),
            message: Text::restore(self.message),
        }
    }
}

impl ReservationContent {
    fn of(cancelled: &CancelledReservation) -> Self {
        Self {
            item: cancelled.item.as_str().to_owned(),
            tag: cancelled.tag.as_str().to_owned(),
            from: cancelled.from.to_string(),
            to: cancelled.to.to_string(),
            reason: cancelled.reason.as_ref().map(|it| it.as_str().to_owned()),
        }
    }

    fn into_domain(self) -> Result<CancelledReservation, Corrupt> {
        Ok(CancelledReservation {
            item: Line::restore(self.item),
            tag: Line::restore(self.tag),
            from: self.from.parse().map_err(|_| CONTENT)?,
            to: self.to.parse().map_err(|_| CONTENT)?,
            reason: self.reason.map(Line::restore),
        })
    }
}

impl LineContent {
    fn all(lines: &[DigestLine]) -> Vec<Self> {
        let line =
            |it: &DigestLine| Self { title: it.title.as_str().to_owned(), on: it.on.to_string() };
        lines.iter().map(line).collect()
    }

    fn into_domain(self) -> Result<DigestLine, Corrupt> {
        let on: Date = self.on.parse().map_err(|_| CONTENT)?;
        Ok(DigestLine { title: Line::restore(self.title), on })
    }
}

impl DueContent {
    fn of(item: &DigestItem) -> Self {
        Self {
            tag: item.tag.as_str().to_owned(),
            name: item.name.as_str().to_owned(),
            due: item.due.to_string(),
        }
    }

    fn into_domain(self) -> Result<DigestItem, Corrupt> {
        let due: Date = self.due.parse().map_err(|_| CONTENT)?;
        Ok(DigestItem { tag: Line::restore(self.tag), name: Line::restore(self.name), due })
    }
}

impl DigestContent {
    fn of(digest: &Digest) -> Self {
        let team = digest.team;
        Self {
            overdue: LineContent::all(&digest.overdue),
            due: LineContent::all(&digest.due),
            lapsing: LineContent::all(&digest.lapsing),
            items: digest.items.iter().map(DueContent::of).collect(),
            team: team.map(|it| TeamContent {
                overdue: it.n_overdue,
                lapsing: it.n_lapsing,
                items: it.n_items,
            }),
        }
    }

    fn into_domain(self) -> Result<Digest, Corrupt> {
        Ok(Digest {
            overdue: lines(self.overdue)?,
            due: lines(self.due)?,
            lapsing: lines(self.lapsing)?,
            items: self.items.into_iter().map(DueContent::into_domain).collect::<Result<_, _>>()?,
            team: self.team.map(|it| TeamFigures {
                n_overdue: it.overdue,
                n_lapsing: it.lapsing,
                n_items: it.items,
            }),
        })
    }
}

fn lines(lines: Vec<LineContent>) -> Result<Vec<DigestLine>, Corrupt> {
    lines.into_iter().map(LineContent::into_domain).collect()
}

pub(super) fn to_content(letter: &Letter) -> Value {
    match letter {
        Letter::ResetPassword { link }
        | Letter::Welcome { link }
        | Letter::ConfirmEmail { link } => {
            json!(LinkContent { link: link.uuid() })
        }
        Letter::ResetOperatorPassword { operator, link } => {
            json!(OperatorLinkContent { operator: operator.uuid(), link: link.uuid() })
        }
        Letter::TemporaryPassword { shown } => json!(ShownContent { shown: shown.get() }),
        Letter::ConfirmJoin { request, link } => {
            json!(JoinContent { request: request.uuid(), link: link.uuid() })
        }
        Letter::ExtraTry { module, title } => {
            json!(ModuleContent { module: module.uuid(), title: title.as_str().to_owned() })
        }
        Letter::ChallengeAnswered { attempt, question, title, verdict, reply } => {
            json!(AnswerContent {
                attempt: attempt.uuid(),
                question: question.uuid(),
                title: title.as_str().to_owned(),
                verdict: verdict.name().to_owned(),
                reply: reply.as_str().to_owned(),
            })
        }
        Letter::ItemDamaged { order, name, tag } => json!(DamageContent {
            order: order.uuid(),
            name: name.as_str().to_owned(),
            tag: tag.as_str().to_owned(),
        }),
        Letter::ItemWithdrawn { name, tag, reason } => json!(WithdrawnContent {
            name: name.as_str().to_owned(),
            tag: tag.as_str().to_owned(),
            reason: reason.as_str().to_owned(),
        }),
        Letter::Item(_, item) => json!(ItemContent {
            item: item.id.uuid(),
            tag: item.tag.as_str().to_owned(),
            name: item.name.as_str().to_owned(),
        }),
        Letter::CustomerWelcome
        | Letter::PasswordChanged
        | Letter::SecondFactorChanged
        | Letter::ApiTokenMade
        | Letter::EmailChangeAsked
        | Letter::EmailChanged
        | Letter::EmailEdited
        | Letter::RoleEdited
        | Letter::SomebodyWaits
        | Letter::JoinApproved
        | Letter::JoinRefused => json!({}),
        Letter::Digest(digest) => json!(DigestContent::of(digest)),
        Letter::Nudge(lines) => json!(NudgeContent { overdue: LineContent::all(lines) }),
        Letter::ReservationCancelled(it) => json!(ReservationContent::of(it)),
        Letter::Contact(written) => json!(WrittenContent::of(written)),
        Letter::Feedback { by, written } => {
            json!(FeedbackContent { by: by.uuid(), written: WrittenContent::of(written) })
        }
        Letter::OrderPlaced { order, company, price, paying } => {
            json!(PlacedContent::of(*order, company, *price, *paying))
        }
        Letter::OrderPaid { order, registration, invite, days } => {
            json!(PaidContent::of(*order, registration, *invite, *days))
        }
    }
}

pub(super) fn to_domain(kind: &str, content: Value) -> Result<Letter, Corrupt> {
    fn read<T: for<'de> Deserialize<'de>>(content: Value) -> Result<T, Corrupt> {
        serde_json::from_value(content).map_err(|_| CONTENT)
    }
    Ok(match kind_of(kind)? {
        LetterKind::ResetPassword => {
            let LinkContent { link } = read(content)?;
            Letter::ResetPassword { link: Id::from_uuid(link) }
        }
        LetterKind::ResetOperatorPassword => {
            let OperatorLinkContent { operator, link } = read(content)?;
            let (operator, link) = (Id::from_uuid(operator), Id::from_uuid(link));
            Letter::ResetOperatorPassword { operator, link }
        }
        LetterKind::Welcome => {
            let LinkContent { link } = read(content)?;
            Letter::Welcome { link: Id::from_uuid(link) }
        }
        LetterKind::TemporaryPassword => {
            let ShownContent { shown } = read(content)?;
            Letter::TemporaryPassword { shown: Version::new(shown) }
        }
        LetterKind::CustomerWelcome => Letter::CustomerWelcome,
        LetterKind::PasswordChanged => Letter::PasswordChanged,
        LetterKind::SecondFactorChanged => Letter::SecondFactorChanged,
        LetterKind::ApiTokenMade => Letter::ApiTokenMade,
        LetterKind::ConfirmEmail => {
            let LinkContent { link } = read(content)?;
            Letter::ConfirmEmail { link: Id::from_uuid(link) }
        }
        LetterKind::EmailChangeAsked => Letter::EmailChangeAsked,
        LetterKind::EmailChanged => Letter::EmailChanged,
        LetterKind::EmailEdited => Letter::EmailEdited,
        LetterKind::RoleEdited => Letter::RoleEdited,
        LetterKind::ConfirmJoin => {
            let JoinContent { request, link } = read(content)?;
            Letter::ConfirmJoin { request: Id::from_uuid(request), link: Id::from_uuid(link) }
        }
        LetterKind::SomebodyWaits => Letter::SomebodyWaits,
        LetterKind::JoinApproved => Letter::JoinApproved,
        LetterKind::JoinRefused => Letter::JoinRefused,
        LetterKind::Digest => Letter::Digest(read::<DigestContent>(content)?.into_domain()?),
        LetterKind::ReservationCancelled => {
            Letter::ReservationCancelled(read::<ReservationContent>(content)?.into_domain()?)
        }
        LetterKind::Nudge => {
            let NudgeContent { overdue } = read(content)?;
            Letter::Nudge(lines(overdue)?)
        }
        LetterKind::ExtraTry => {
            let ModuleContent { module, title } = read(content)?;
            Letter::ExtraTry { module: Id::from_uuid(module), title: Line::restore(title) }
        }
        LetterKind::ItemDamaged => {
            let DamageContent { order, name, tag } = read(content)?;
            Letter::ItemDamaged {
                order: Id::from_uuid(order),
                name: Line::restore(name),
                tag: Line::restore(tag),
            }
        }
        LetterKind::ItemWithdrawn => {
            let WithdrawnContent { name, tag, reason } = read(content)?;
            let (name, tag) = (Line::restore(name), Line::restore(tag));
            Letter::ItemWithdrawn { name, tag, reason: Line::restore(reason) }
        }
        LetterKind::ItemAsked => Letter::Item(ItemNews::Asked, item(read(content)?)),
        LetterKind::ItemReturned => Letter::Item(ItemNews::Returned, item(read(content)?)),
        LetterKind::ItemHandedOver => Letter::Item(ItemNews::HandedOver, item(read(content)?)),
        LetterKind::ItemAdded => Letter::Item(ItemNews::Added, item(read(content)?)),
        LetterKind::Contact => Letter::Contact(read::<WrittenContent>(content)?.into_domain()),
        LetterKind::Feedback => {
            let FeedbackContent { by, written } = read(content)?;
            Letter::Feedback { by: Id::from_uuid(by), written: written.into_domain() }
        }
        LetterKind::OrderPlaced => order::placed(read(content)?)?,
        LetterKind::OrderPaid => order::paid(read(content)?)?,
        LetterKind::ChallengeAnswered => {
            let AnswerContent { attempt, question, title, verdict, reply } = read(content)?;
            let verdict = ChallengeVerdict::parse(&verdict);
            Letter::ChallengeAnswered {
                attempt: Id::from_uuid(attempt),
                question: Id::from_uuid(question),
                title: Line::restore(title),
                verdict: verdict.ok_or(Corrupt { table: "mails", column: "content" })?,
                reply: Text::restore(reply),
            }
        }
    })
}

/// Who wrote what such a document of feedback says.
pub(super) fn author(content: &Value) -> Option<Uuid> {
    content.get("by")?.as_str()?.parse().ok()
}

fn item(content: ItemContent) -> MailedItem {
    let (tag, name) = (Line::restore(content.tag), Line::restore(content.name));
    MailedItem { id: Id::from_uuid(content.item), tag, name }
}

fn kind_of(kind: &str) -> Result<LetterKind, Corrupt> {
    LetterKind::parse(kind).ok_or(Corrupt { table: "mails", column: "kind" })
}
