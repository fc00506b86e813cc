use application::{
    Message, Page as Lines, PageNumber,
    mail::{LetterKind, ListMails, MailLine, MailState, MailsSeen, Trouble, TroubleKind},
};
use domain_identity::PersonName;
use domain_kernel::{Id, Timestamp};
use serde::Serialize;

use super::PATH;
use crate::{
    chrome::initials,
    form::{Choice, Draft, Field},
    pager::Pager,
    reader::Reader,
    views::Page,
};

/// The company's mails, newest first.
#[derive(Debug, Serialize)]
pub(crate) struct MailsPage {
    lead: String,
    matches: String,
    /// Mails are kept as files and reach nobody.
    are_files: bool,
    state: Field,
    states: Vec<Choice>,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    mails: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    name: String,
    initials: String,
    /// The address, where the name is another.
    note: String,
    about: String,
    written: String,
    /// When it was sent, or is tried next.
    when: Option<String>,
    state: Standing,
    tries: String,
    trouble: Option<String>,
    reply: Option<String>,
    /// Where it is sent again, unless it waits.
    send_url: Option<String>,
}

/// As `components/state.html` draws it.
#[derive(Debug, Serialize)]
struct Standing {
    word: String,
    tone: &'static str,
    icon: &'static str,
}

impl MailsPage {
    pub(super) fn new(seen: &MailsSeen, asked: ListMails, has_smtp: bool, reader: &Reader) -> Self {
        let fields = [("state", asked.state.map(MailState::name).unwrap_or_default())];
        let draft = Draft::filled(fields);
        let states = MailState::ALL.map(|it| {
            let n = match it {
                MailState::Waiting => seen.n_waiting,
                MailState::Sent => seen.n_sent,
                MailState::Failed => seen.n_failed,
            };
            (it.name().to_owned(), reader.text(&Message::new(choice(it)).number("n", n)))
        });
        let all = (String::new(), reader.say("mails-all"));
        let lead = Message::new("mails-lead")
            .number("waiting", seen.n_waiting)
            .number("sent", seen.n_sent)
            .number("failed", seen.n_failed);
        Self {
            lead: reader.text(&lead),
            matches: reader.count("mails-match", "mails-match-many", seen.page.n_matches),
            are_files: !has_smtp,
            state: draft.field("state", reader),
            states: draft.choices("state", [all].into_iter().chain(states)),
            all_url: asked.state.is_some().then_some(PATH),
            mails: seen.page.items.iter().map(|it| Line::new(it, reader)).collect(),
            pager: Pager::new(&seen.page, PATH, &fields),
        }
    }
}

/// Which mails are asked for. Without a word of ours, all.
pub(super) fn state(text: &str) -> Option<MailState> {
    MailState::parse(text)
}

impl Line {
    fn new(mail: &MailLine, reader: &Reader) -> Self {
        let name = mail.name.as_ref().map_or(mail.email.as_str(), PersonName::as_str);
        let moment = |key, at: Timestamp| {
            reader.text(&Message::new(key).text("when", &reader.date_time(at)))
        };
        let when = match mail.state {
            MailState::Waiting if mail.n_tries == 0 => None,
            MailState::Waiting => Some(moment("mail-next", mail.next)),
            MailState::Sent => mail.sent.map(|it| moment("mail-sent-at", it)),
            MailState::Failed => None,
        };
        let can_send = mail.state != MailState::Waiting;
        Self {
            name: name.to_owned(),
            initials: initials(name),
            note: mail.name.as_ref().map(|_| mail.email.clone()).unwrap_or_default(),
            about: reader.say(mail.kind.map_or("mail-unknown-subject", about)),
            written: reader.date_time(mail.written),
            when,
            state: Standing::new(mail.state, reader),
            tries: reader.text(&Message::new("mail-tries").number("n", mail.n_tries)),
            trouble: mail.trouble.as_ref().map(|it| reader.say(trouble(it.kind))),
            reply: mail.trouble.as_ref().and_then(|it| it.reply.clone()),
            send_url: can_send.then(|| format!("{PATH}/{}/send", mail.id)),
        }
    }
}

impl Standing {
    fn new(state: MailState, reader: &Reader) -> Self {
        let (key, tone, icon) = match state {
            MailState::Waiting => ("mail-waiting", "warning", "clock"),
            MailState::Sent => ("mail-sent", "positive", "check-circle"),
            MailState::Failed => ("mail-failed", "negative", "x-circle"),
        };
        Self { word: reader.say(key), tone, icon }
    }
}

fn choice(state: MailState) -> &'static str {
    match state {
        MailState::Waiting => "mails-waiting",
        MailState::Sent => "mails-sent",
        MailState::Failed => "mails-failed",
    }
}

fn about(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::ResetPassword | LetterKind::ResetOperatorPassword => "mail-reset-subject",
        LetterKind::Welcome => "mail-welcome-subject",
        LetterKind::TemporaryPassword => "mail-temporary-subject",
        LetterKind::CustomerWelcome => "mail-customer-subject",
        LetterKind::PasswordChanged => "mail-changed-subject",
        LetterKind::SecondFactorChanged => "mail-factor-subject",
        LetterKind::ApiTokenMade => "mail-token-subject",
        LetterKind::ConfirmEmail => "mail-email-subject",
        LetterKind::EmailChangeAsked => "mail-email-asked-subject",
        LetterKind::EmailChanged => "mail-email-changed-subject",
        LetterKind::EmailEdited => "mail-email-edited-subject",
        LetterKind::RoleEdited => "mail-role-edited-subject",
        LetterKind::ConfirmJoin => "mail-join-subject",
        LetterKind::SomebodyWaits => "mail-waits-subject",
        LetterKind::JoinApproved => "mail-approved-subject",
        LetterKind::JoinRefused => "mail-refused-subject",
        LetterKind::Digest => "mail-digest-subject",
        LetterKind::Nudge => "mail-nudge-subject",
        LetterKind::ExtraTry => "mail-try-subject",
        LetterKind::ChallengeAnswered => "mail-challenge-subject",
        LetterKind::ReservationCancelled => "mail-reservation-subject",
        LetterKind::ItemDamaged => "mail-damage-kind",
        LetterKind::ItemWithdrawn => "mail-withdrawn-kind",
        LetterKind::ItemAsked => "mail-item-asked-subject",
        LetterKind::ItemReturned => "mail-item-returned-subject",
        LetterKind::ItemHandedOver => "mail-item-handed-over-subject",
        LetterKind::Contact => "mail-contact-kind",
        LetterKind::Feedback => "mail-feedback-kind",
        LetterKind::OrderPlaced => "mail-ordered-kind",
        LetterKind::OrderPaid => "mail-paid-kind",
        LetterKind::ItemAdded => "mail-item-added-subject",
    }
}

fn trouble(kind: TroubleKind) -> &'static str {
    match kind {
        TroubleKind::Unreachable => "mail-unreachable",
        TroubleKind::TimedOut => "mail-timed-out",
        TroubleKind::Insecure => "mail-insecure",
        TroubleKind::SignIn => "mail-no-sign-in",
        TroubleKind::Later => "mail-later",
        TroubleKind::Refused => "mail-refused",
        TroubleKind::Unwritable => "mail-unwritable",
        TroubleKind::Unwritten => "mail-unwritten",
        TroubleKind::Unreadable => "mail-unreadable",
    }
}

impl Page for MailsPage {
    const TEMPLATE: &'static str = "mail/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("mails-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let line = |number: u128, state, kind, trouble: Option<TroubleKind>| MailLine {
            id: Id::from_uuid(uuid::Uuid::from_u128(number)),
            state,
            name: (number != 2).then(|| PersonName::restore("Sean O’Connor <b>".to_owned())),
            email: "sean@harbour.example".to_owned(),
            kind,
            written: Timestamp::from_micros(1_795_784_550_000_000),
            sent: (state == MailState::Sent).then(|| Timestamp::from_micros(1_795_784_552_000_000)),
            next: Timestamp::from_micros(1_795_784_610_000_000),
            n_tries: u32::try_from(number).unwrap_or_default() - 1,
            trouble: trouble.map(|it| Trouble::new(it).said("451 <try> later")),
        };
        let troubles = (3..).zip(TroubleKind::ALL).map(|(number, kind)| {
            let state = if kind.is_final() { MailState::Failed } else { MailState::Waiting };
            let letter = LetterKind::TemporaryPassword;
            let letter = Some(letter).filter(|_| kind != TroubleKind::Unreadable);
            line(number, state, letter, Some(kind))
        });
        let fine = [
            line(1, MailState::Waiting, Some(LetterKind::ResetPassword), None),
            line(2, MailState::Sent, Some(LetterKind::PasswordChanged), None),
        ];
        let items: Vec<_> = fine.into_iter().chain(troubles).collect();
        let page = |items, number, n_matches| Lines { items, number, n_matches };
        let second = PageNumber::parse(2).unwrap_or(PageNumber::FIRST);
        let full = MailsSeen {
            page: page(items, second, 9_870),
            n_waiting: 8,
            n_sent: 9_861,
            n_failed: 1,
        };
        let none =
            MailsSeen { page: page(Vec::new(), PageNumber::FIRST, 0), n_failed: 0, ..full.clone() };
        let asked = |state, page| ListMails { state, page };
        vec![
            Self::new(&full, asked(None, second), false, reader),
            Self::new(&none, asked(Some(MailState::Failed), PageNumber::FIRST), true, reader),
        ]
    }
}
