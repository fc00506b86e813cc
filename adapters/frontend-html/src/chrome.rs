//! What is around every page: who is signed in, where they can go, what has just happened.

use application::Message;
use domain_identity::Appearance;
use domain_kernel::{Actor, OperatorRole, Permission, Role, Who};
use serde::Serialize;

use crate::{
    flash::{Flash, Tone},
    help, identity,
    nav::{self, Group},
    reader::Reader,
    visitor::SignedIn,
};

/// Added to each page by [`crate::screen::Screen`], under the name `chrome`.
#[derive(Debug, Serialize)]
pub(crate) struct Chrome<'a> {
    pub(crate) title: String,
    pub(crate) language: &'static str,
    /// What the person has chosen; the system's own way without it.
    pub(crate) theme: Option<&'static str>,
    /// Lets a script of ours run. Pages that must be the same for everyone go without.
    pub(crate) nonce: Option<&'a str>,
    pub(crate) company: Option<&'a str>,
    /// The company's logo, and the style sheet of its color.
    logo: Option<String>,
    accent: Option<String>,
    pub(crate) person: Option<ChromePerson<'a>>,
    /// That an operator looks into a company, and until when.
    visit: Option<String>,
    session: Option<ChromeSession>,
    pub(crate) nav: Vec<Group>,
    pub(crate) flash: Option<ChromeFlash>,
    /// Where the user guide says what to do on this page.
    help: String,
    /// Whether there is somebody whom the person can tell what they think.
    may_say: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct ChromePerson<'a> {
    name: &'a str,
    initials: String,
    role: String,
    photo: Option<&'a str>,
}

/// For the script that says when the session is about to end.
#[derive(Debug, Serialize)]
struct ChromeSession {
    seconds: u64,
    can_stay: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct ChromeFlash {
    tone: &'static str,
    text: String,
}

impl<'a> Chrome<'a> {
    /// The frame of a page that `person` looks at; without one, that of the pages before signing
    /// in.
    pub(crate) fn new(person: Option<&'a SignedIn>, path: Option<&str>, reader: &Reader) -> Self {
        let company = person.and_then(|it| it.company.as_ref());
        let theme = person.map(|it| it.appearance).filter(|it| *it != Appearance::System);
        Self {
            title: String::new(),
            language: reader.language().tag(),
            theme: theme.map(Appearance::name),
            nonce: None,
            company: company.map(|it| it.name.as_str()),
            logo: company.and_then(|it| it.logo).map(identity::logo_url),
            accent: company.and_then(|it| it.accent).map(identity::accent_url),
            person: person.map(|it| ChromePerson {
                name: &it.name,
                initials: initials(&it.name),
                role: role(&it.actor, reader),
                photo: it.photo_url.as_deref(),
            }),
            visit: person.and_then(|it| visit(it, reader)),
            session: person.map(|it| ChromeSession {
                seconds: it.ends_after.as_secs(),
                can_stay: it.can_stay,
            }),
            nav: person.map(|it| nav::of(&it.actor, path, reader)).unwrap_or_default(),
            flash: None,
            help: help::address(person.map(|it| &it.actor), path),
            may_say: person.is_some_and(|it| it.actor.permit(Permission::SendFeedback).is_ok()),
        }
    }
}

impl ChromeFlash {
    pub(crate) fn new(flash: &Flash, reader: &Reader) -> Self {
        let tone = match flash.tone {
            Tone::Positive => "positive",
            Tone::Warning => "warning",
        };
        Self { tone, text: reader.carried(&flash.message) }
    }
}

/// The first letters of the first and the last word: "Kofi Boateng Mensah" is KM.
pub(crate) fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|it| it.chars().next());
    let last = words.next_back().and_then(|it| it.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

fn visit(operator: &SignedIn, reader: &Reader) -> Option<String> {
    let (company, ends) = operator.company.as_ref().zip(operator.visit_ends)?;
    let banner = Message::new("visit-banner").text("company", company.name.as_str());
    Some(reader.text(&banner.text("time", &reader.time(ends))))
}

fn role(actor: &Actor, reader: &Reader) -> String {
    match actor.who() {
        Who::Person { role: Role::Admin, .. } => reader.say("role-admin"),
        Who::Person { role: Role::Manager, .. } => reader.say("role-manager"),
        Who::Person { role: Role::Staff, .. } => reader.say("role-staff"),
        Who::Person { role: Role::Customer, .. } => reader.say("role-customer"),
        Who::Operator { role: OperatorRole::Root, .. } => reader.say("role-root"),
        Who::Operator { role: OperatorRole::Support, .. } => reader.say("role-support"),
        Who::System { .. } | Who::Nobody => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_the_first_and_the_last_name() {
        for (name, letters) in [
            ("Amina Yusuf", "AY"),
            ("Kofi Boateng Mensah", "KM"),
            ("öykü", "Ö"),
            ("rashid al-Farsi", "RA"),
            ("", ""),
        ] {
            assert_eq!(initials(name), letters);
        }
    }
}
