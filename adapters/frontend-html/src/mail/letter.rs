mod challenge;
mod digest;
mod equipment;
mod joining;
mod messages;
mod order;
mod own_email;
mod reservation;
mod temporary;

use application::{
    Message,
    mail::{Letters, LettersError, Opened, Recipient, Said, TeamFigures, Written},
};
use domain_identity::{CompanyName, Email, Language, Password, PersonName};
use domain_training::ModuleTitle;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::{
    chrome::Chrome,
    parts::Link,
    reader::Reader,
    views::{Page, Views},
};

/// Writes letters with the templates of the pages.
pub struct HtmlLetters {
    views: Views,
    /// Where people reach us, without a slash at the end.
    origin: String,
}

/// A letter, whatever it is about: a few sentences, one thing to do, and what to know about it.
#[derive(Debug, Serialize)]
pub(crate) struct LetterPage {
    subject: String,
    company: String,
    greeting: String,
    sentences: Vec<String>,
    lists: Vec<LetterList>,
    /// Something to type.
    code: Option<String>,
    link: Option<Link>,
    notes: Vec<String>,
    foot: String,
}

/// Several things of one kind.
#[derive(Debug, Serialize)]
struct LetterList {
    title: String,
    lines: Vec<String>,
}

impl HtmlLetters {
    pub fn new(views: Views, origin: String) -> Self {
        Self { views, origin }
    }
}

impl Letters for HtmlLetters {
    fn write(&self, opened: &Opened) -> Result<Written, LettersError> {
        let edition = self.views.edition(opened.to.language);
        let edition = edition.map_err(|err| LettersError(err.into()))?;
        let reader = edition.reader(TimeZone::UTC);
        let page = LetterPage::new(opened, &self.origin, &reader);
        let html = edition.draw(&page, Chrome::new(None, None, &reader), &reader);
        let html = html.map_err(|err| LettersError(err.into()))?;
        Ok(Written { subject: page.subject.clone(), text: page.text(), html })
    }
}

impl LetterPage {
    fn new(opened: &Opened, origin: &str, reader: &Reader) -> Self {
        let company = opened.company.as_ref().map_or("Shipshape", CompanyName::as_str);
        let said = |key| reader.text(&Message::new(key).text("company", company));
        let link =
            |path: &str, key| Link { href: format!("{origin}{path}"), text: reader.say(key) };
        let blank = Self::blank(opened.to.name.as_ref(), company, reader);
        match &opened.said {
            Said::ResetPassword { path } => {
                let link = path.as_ref().map(|it| link(it, "mail-reset-link"));
                let asked = ("mail-reset-subject", said("mail-reset-asked"));
                blank.by_link(link, asked, &["mail-reset-expires", "mail-reset-ignore"], reader)
            }
            Said::Welcome { path } => {
                let link = path.as_ref().map(|it| link(it, "mail-welcome-link"));
                let invited = ("mail-welcome-subject", said("mail-welcome-invited"));
                blank.by_link(link, invited, &["mail-welcome-expires"], reader)
            }
            Said::TemporaryPassword { password } => {
                let given = (password.as_ref(), link("/login", "mail-sign-in"));
                temporary::given(company, given, blank, reader)
            }
            Said::CustomerWelcome { password } => {
                let given = (password.as_ref(), link("/login", "mail-sign-in"));
                temporary::welcome(company, given, blank, reader)
            }
            Said::PasswordChanged => {
                let link = link("/password/forgot", "mail-changed-link");
                blank.changed("mail-changed-subject", said("mail-changed-done"), link, reader)
            }
            Said::SecondFactorChanged => {
                let link = link("/account/second-factor", "mail-factor-link");
                blank.changed("mail-factor-subject", said("mail-factor-done"), link, reader)
            }
            Said::ApiTokenMade => blank.token_made(origin, reader),
            Said::ConfirmEmail { path } => {
                let link = path.as_ref().map(|it| link(it, "mail-email-link"));
                own_email::to_confirm(company, link, blank, reader)
            }
            Said::EmailKnown => own_email::known(company, blank, reader),
            Said::EmailChangeAsked => {
                let link = link("/password/change", "mail-changed-link");
                own_email::asked(company, link, blank, reader)
            }
            Said::EmailChanged => own_email::changed(company, blank, reader),
            Said::EmailEdited => blank.edited(
                "mail-email-edited-subject",
                vec![said("mail-email-edited-done"), said("mail-email-edited-from-now")],
                reader,
            ),
            Said::RoleEdited => blank.edited(
                "mail-role-edited-subject",
                vec![said("mail-role-edited-done")],
                reader,
            ),
            Said::ConfirmJoin { path } => {
                let link = path.as_ref().map(|it| link(it, "mail-join-link"));
                joining::to_confirm(company, link, blank, reader)
            }
            Said::JoinKnown => {
                joining::known(company, link("/login", "mail-sign-in"), blank, reader)
            }
            Said::SomebodyWaits => {
                joining::waits(company, link("/admin/joining", "mail-waits-link"), blank, reader)
            }
            Said::JoinApproved => {
                joining::approved(company, link("/login", "mail-sign-in"), blank, reader)
            }
            Said::JoinRefused => joining::refused(company, blank, reader),
            Said::ExtraTry { path, title } => {
                blank.extra_try(title, link(path, "mail-try-link"), reader)
            }
            Said::ChallengeAnswered { path, title, verdict, reply } => {
                let link = link(path, "mail-challenge-link");
                challenge::answered((title, *verdict, reply), link, blank, reader)
            }
            Said::ReservationCancelled(it) => {
                let link = link("/equipment/reservations", "mail-reservation-link");
                reservation::cancelled(it, link, blank, reader)
            }
            Said::ItemDamaged { path, name, tag } => {
                equipment::damaged((name, tag), link(path, "mail-damage-link"), blank, reader)
            }
            Said::ItemWithdrawn { name, tag, reason } => {
                equipment::withdrawn((name, tag, reason), blank, reader)
            }
            Said::Contact(written) => messages::contact(written, blank, reader),
            Said::Feedback(written) => messages::feedback(written, blank, reader),
            Said::Order(said) => order::news(said, link("/start", "mail-paid-link"), blank, reader),
            Said::Item(news, item) => equipment::news((*news, item), origin, blank, reader),
            Said::Nudge(lines) => {
                digest::nudge(lines, link("/training", "mail-digest-link"), blank, reader)
            }
            Said::Digest(digest) => {
                let (place, key) = digest::place(digest);
                digest::remind(digest, link(place, key), blank, reader)
            }
        }
    }

    /// That something can be done by a link, which is left out of a copy.
    fn by_link(
        self,
        link: Option<Link>,
        (subject, done): (&'static str, String),
        notes: &[&'static str],
        reader: &Reader,
    ) -> Self {
        let sentence = if link.is_some() { done } else { reader.say("mail-left-out") };
        let notes = notes.iter().map(|it| reader.say(it)).collect();
        Self { subject: reader.say(subject), sentences: vec![sentence], link, notes, ..self }
    }

    /// For whom it is and where it comes from, without anything said yet.
    fn blank(name: Option<&PersonName>, company: &str, reader: &Reader) -> Self {
        let greeting = match name {
            Some(name) => reader.text(&Message::new("mail-hello").text("name", name.as_str())),
            None => reader.say("mail-hello-nobody"),
        };
        Self {
            subject: String::new(),
            company: company.to_owned(),
            greeting,
            sentences: Vec::new(),
            lists: Vec::new(),
            code: None,
            link: None,
            notes: Vec::new(),
            foot: reader.text(&Message::new("mail-foot").text("company", company)),
        }
    }

    /// That somebody may try once more.
    fn extra_try(self, title: &ModuleTitle, link: Link, reader: &Reader) -> Self {
        let given = Message::new("mail-try-given").text("module", title.as_str());
        let sentences = vec![reader.text(&given)];
        Self { subject: reader.say("mail-try-subject"), sentences, link: Some(link), ..self }
    }

    /// That somebody, and one hopes the person, has changed how the account is entered.
    fn changed(self, subject: &'static str, done: String, link: Link, reader: &Reader) -> Self {
        let notes = vec![reader.say("mail-changed-you"), reader.say("mail-changed-not-you")];
        let (subject, sentences) = (reader.say(subject), vec![done]);
        Self { subject, sentences, link: Some(link), notes, ..self }
    }

    /// That somebody, and one hopes the person, lets a program in for them.
    fn token_made(self, origin: &str, reader: &Reader) -> Self {
        let done = Message::new("mail-token-made").text("company", &self.company);
        let (href, text) = (format!("{origin}/account/tokens"), reader.say("mail-token-link"));
        self.changed("mail-token-subject", reader.text(&done), Link { href, text }, reader)
    }

    /// That an admin has changed something of the account.
    fn edited(self, subject: &'static str, sentences: Vec<String>, reader: &Reader) -> Self {
        let notes = vec![reader.say("mail-edited-unexpected")];
        Self { subject: reader.say(subject), sentences, notes, ..self }
    }

    /// The same for those who read mails as plain text.
    fn text(&self) -> String {
        let link = self.link.as_ref().map(|it| format!("{}:\n{}", it.text, it.href));
        let parts = [self.greeting.clone()].into_iter();
        let parts = parts.chain(self.sentences.iter().cloned());
        let parts = parts.chain(self.lists.iter().map(LetterList::text));
        let parts = parts.chain(self.code.as_ref().map(|it| format!("    {it}"))).chain(link);
        let parts = parts.chain(self.notes.iter().cloned());
        let parts = parts.chain([format!("-- \n{}", self.foot)]);
        parts.collect::<Vec<_>>().join("\n\n") + "\n"
    }
}

impl LetterList {
    fn text(&self) -> String {
        let lines = self.lines.iter().map(|it| format!("\n- {it}"));
        [format!("{}:", self.title)].into_iter().chain(lines).collect()
    }
}

impl Page for LetterPage {
    const TEMPLATE: &'static str = "mail/letter.html";

    fn title(&self, _: &Reader) -> String {
        self.subject.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let password = Some(Password::generated("abcd-efgh-2345-6789".to_owned()));
        let said = [
            Said::ResetPassword { path: Some("/password/reset/0a1b".to_owned()) },
            Said::TemporaryPassword { password: password.clone() },
            Said::CustomerWelcome { password },
            Said::ConfirmJoin { path: Some("/join/0a1b".to_owned()) },
            Said::ConfirmEmail { path: Some("/account/email/0a1b".to_owned()) },
            Said::Welcome { path: Some("/password/reset/0a1b".to_owned()) },
            order::sample_paid(),
        ];
        let without = [
            Said::PasswordChanged,
            Said::SecondFactorChanged,
            Said::ApiTokenMade,
            Said::EmailKnown,
            Said::EmailChangeAsked,
            Said::EmailChanged,
            Said::EmailEdited,
            Said::RoleEdited,
            Said::JoinKnown,
            Said::SomebodyWaits,
            Said::JoinApproved,
            Said::JoinRefused,
            Said::Digest(digest::sample(None)),
            Said::Nudge(digest::sample(None).overdue),
            Said::Digest(digest::sample(Some(TeamFigures {
                n_overdue: 2,
                n_lapsing: 1,
                n_items: 3,
            }))),
            Said::ExtraTry {
                path: "/training/modules/0a1b".to_owned(),
                title: ModuleTitle::restore("Lock-out & tag-out <b>".to_owned()),
            },
            challenge::sample(),
            reservation::sample(None),
            reservation::sample(Some("The <b>customer</b> comes earlier")),
            Said::Contact(messages::sample()),
            Said::Feedback(messages::sample()),
        ];
        let without = without.into_iter().chain(order::samples_placed());
        let said = said.into_iter().chain(equipment::samples()).collect::<Vec<_>>();
        let with_secrets = said.iter().cloned().chain(without);
        let copies = said.iter().map(Said::without_secret);
        let all = with_secrets.chain(copies).map(|said| opened(said, reader.language()));
        let letters = all.map(|it| Self::new(&it, "https://ship.example", reader));
        letters.collect()
    }
}

fn opened(said: Said, language: Language) -> Opened {
    Opened {
        company: Some(CompanyName::restore("Harbour & Sons".to_owned())),
        to: Recipient {
            person: None,
            name: Some(PersonName::restore("Sean O’Connor <b>".to_owned())),
            email: Email::restore("sean@harbour.example".to_owned()),
            language,
        },
        said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(said: Said, language: Language) -> Written {
        let views = Views::load(None).expect("templates that can be used");
        let letters = HtmlLetters::new(views, "https://ship.example".to_owned());
        letters.write(&opened(said, language)).expect("it can be written")
    }

    #[test]
    fn a_letter_says_the_same_in_both_parts_in_the_language_of_its_reader() {
        let said = Said::ResetPassword { path: Some("/password/reset/0a1b".to_owned()) };
        let english = written(said.clone(), Language::English);
        let german = written(said, Language::German);
        assert_eq!(english.subject, "Choose another password");
        assert_ne!(english.subject, german.subject);
        // Templates write a slash as its number.
        let html = [&english.html, &german.html].map(|it| it.replace("&#x2f;", "/"));
        for part in [&english.text, &german.text].into_iter().chain(&html) {
            assert!(part.contains("https://ship.example/password/reset/0a1b"), "{part}");
        }
        assert!(english.text.starts_with("Hello Sean O’Connor <b>,\n\n"), "{}", english.text);
        assert!(!english.html.contains("O’Connor <b>"), "{}", english.html);
        assert!(german.html.contains("<html lang=\"de\">"), "{}", german.html);
    }

    #[test]
    fn a_digest_lists_titles_with_dates_in_both_parts() {
        let team = Some(TeamFigures { n_overdue: 2, n_lapsing: 1, n_items: 0 });
        let english = written(Said::Digest(digest::sample(team)), Language::English);
        let list = "Overdue:\n- Fire & water: 20 November 2026\n\n";
        assert!(english.text.contains(list), "{}", english.text);
        assert!(english.text.contains("2 people"), "{}", english.text);
        assert!(english.text.contains("https://ship.example/team"), "{}", english.text);
        assert!(english.html.contains("<li>Fire &amp; water: 20 November 2026</li>"));
        let german = written(Said::Digest(digest::sample(None)), Language::German);
        assert!(german.text.contains("- Fire & water: 20. November 2026\n"), "{}", german.text);
        assert!(german.text.contains("https://ship.example/training"), "{}", german.text);
    }

    #[test]
    fn a_mail_asks_nothing_of_anybody_else() {
        for language in Language::ALL {
            let html = written(Said::PasswordChanged, language).html;
            for forbidden in ["<img", "<script", "<link", "url(", "@import"] {
                assert!(!html.contains(forbidden), "{forbidden} in {html}");
            }
        }
    }

    #[test]
    fn a_copy_has_no_secret() {
        let secrets = [
            Said::Welcome { path: Some("/password/reset/0a1b".to_owned()) },
            Said::ConfirmJoin { path: Some("/join/0a1b".to_owned()) },
            Said::ConfirmEmail { path: Some("/account/email/0a1b".to_owned()) },
            Said::ResetPassword { path: Some("/password/reset/0a1b".to_owned()) },
            Said::TemporaryPassword {
                password: Some(Password::generated("abcd-efgh-2345-6789".to_owned())),
            },
        ];
        for said in secrets {
            let copy = written(said.without_secret(), Language::English);
            for part in [copy.text, copy.html] {
                assert!(!part.contains("0a1b") && !part.contains("abcd"), "{part}");
                assert!(part.contains("left out"), "{part}");
            }
        }
    }
}
