use std::{collections::BTreeSet, fmt};

use domain_kernel::Id;
use thiserror::Error;

use crate::{
    EventGroup, WebhookAdded, WebhookDeleted, WebhookEdited, WebhookSecretReplaced, WebhookTested,
};

pub type WebhookId = Id<Webhook>;

/// A program elsewhere that is told what happens in a company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    pub id: WebhookId,
    pub address: WebhookAddress,
    /// Invariant: never empty.
    pub groups: BTreeSet<EventGroup>,
    /// By which the program knows that it is us.
    pub secret: SealedSecret,
    /// Nothing is kept for one that is off, and nothing is sent to it.
    pub is_on: bool,
}

/// What is asked for by whoever adds or edits one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookSettings {
    pub address: WebhookAddress,
    pub groups: BTreeSet<EventGroup>,
    pub is_on: bool,
}

/// Where something is posted to: an address that begins with `https://` or `http://`, of at most 500
/// characters. Its path may be as secret as a password.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookAddress(String);

/// A secret that only the installation's key opens.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedSecret(pub Vec<u8>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WebhookAddressError {
    #[error("this is no address that begins with https:// and has the name of a host")]
    NoAddress,
    #[error("keep this within {} characters", WebhookAddress::MOST_CHARS)]
    TooLong,
    #[error("leave the name and the password out")]
    Login,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WebhookRefused {
    #[error("choose what it is told of")]
    NoGroup,
    #[error("there are {} webhooks already; delete one first", Webhook::MOST)]
    TooMany,
}

impl Webhook {
    /// Of one company.
    pub const MOST: u32 = 10;

    /// `n_others` is how many the company has already.
    pub fn add(
        id: WebhookId,
        settings: WebhookSettings,
        secret: SealedSecret,
        n_others: u32,
    ) -> Result<(Self, WebhookAdded), WebhookRefused> {
        settings.check()?;
        if Self::MOST <= n_others {
            return Err(WebhookRefused::TooMany);
        }
        let WebhookSettings { address, groups, is_on } = settings;
        let webhook = Self { id, address, groups, secret, is_on };
        let added = WebhookAdded { webhook: id, settings: webhook.settings() };
        Ok((webhook, added))
    }

    /// `None` when that is how it is already.
    pub fn edit(
        &mut self,
        settings: WebhookSettings,
    ) -> Result<Option<WebhookEdited>, WebhookRefused> {
        settings.check()?;
        let before = self.settings();
        if before == settings {
            return Ok(None);
        }
        let edited =
            WebhookEdited { webhook: self.id, before: before.clone(), after: settings.clone() };
        (self.address, self.groups, self.is_on) =
            (settings.address, settings.groups, settings.is_on);
        Ok(Some(edited))
    }

    /// What was signed with the old secret stays as it is; what is sent from now on is signed with
    /// this one.
    pub fn replace_secret(&mut self, secret: SealedSecret) -> WebhookSecretReplaced {
        self.secret = secret;
        WebhookSecretReplaced { webhook: self.id }
    }

    pub fn test(&self) -> WebhookTested {
        WebhookTested { webhook: self.id }
    }

    pub fn delete(&self) -> WebhookDeleted {
        WebhookDeleted { webhook: self.id, settings: self.settings() }
    }

    pub fn settings(&self) -> WebhookSettings {
        let (address, groups) = (self.address.clone(), self.groups.clone());
        WebhookSettings { address, groups, is_on: self.is_on }
    }
}

impl WebhookSettings {
    fn check(&self) -> Result<(), WebhookRefused> {
        match self.groups.is_empty() {
            true => Err(WebhookRefused::NoGroup),
            false => Ok(()),
        }
    }
}

impl WebhookAddress {
    pub const MOST_CHARS: usize = 500;

    /// Whether there is such a host, and whether it may be reached, shows only with each request.
    pub fn parse(raw: &str) -> Result<Self, WebhookAddressError> {
        let text = raw.trim();
        if Self::MOST_CHARS < text.chars().count() {
            return Err(WebhookAddressError::TooLong);
        }
        let address = Self(text.to_owned());
        let authority = address.authority().ok_or(WebhookAddressError::NoAddress)?;
        if authority.contains('@') {
            return Err(WebhookAddressError::Login);
        }
        let has_host = !authority.is_empty() && !authority.starts_with(':');
        let is_plain = text.bytes().all(|it| it.is_ascii_graphic()) && !text.contains(['#', '\\']);
        match has_host && is_plain {
            true => Ok(address),
            false => Err(WebhookAddressError::NoAddress),
        }
    }

    /// Takes one from storage as it is.
    pub fn restore(text: String) -> Self {
        Self(text)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Scheme, host and port: what may be on record. What comes after them may be secret.
    pub fn origin(&self) -> &str {
        let end = self.authority().map_or(0, |it| self.scheme().len() + it.len());
        self.0.get(..end).unwrap_or_default()
    }

    fn scheme(&self) -> &str {
        let all = ["https://", "http://"];
        let begins =
            |it: &&str| self.0.get(..it.len()).is_some_and(|own| own.eq_ignore_ascii_case(it));
        let scheme = all.into_iter().find(begins).unwrap_or_default();
        self.0.get(..scheme.len()).unwrap_or_default()
    }

    fn authority(&self) -> Option<&str> {
        let scheme = self.scheme();
        let rest = self.0.get(scheme.len()..).filter(|_| !scheme.is_empty())?;
        rest.split(['/', '?', '#', '\\']).next()
    }
}

impl fmt::Debug for WebhookAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WebhookAddress({}…)", self.origin())
    }
}

impl fmt::Debug for SealedSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealedSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Change, Fact as _};
    use uuid::Uuid;

    use super::*;

    fn settings(address: &str, groups: &[EventGroup]) -> WebhookSettings {
        let address = WebhookAddress::parse(address).expect("an address");
        WebhookSettings { address, groups: groups.iter().copied().collect(), is_on: true }
    }

    fn given_webhook() -> Webhook {
        let id = Id::from_uuid(Uuid::from_u128(1));
        let settings = settings("https://a.example/in?key=1", &[EventGroup::Items]);
        Webhook::add(id, settings, SealedSecret(vec![1]), 0).expect("nothing against it").0
    }

    #[test]
    fn an_address_has_a_scheme_and_a_host_and_no_login() {
        for (good, origin) in [
            ("https://a.example", "https://a.example"),
            (" https://a.example/hooks/T0?x=1 ", "https://a.example"),
            ("HTTPS://a.example:8443/in", "HTTPS://a.example:8443"),
            ("http://10.0.0.1:5678/", "http://10.0.0.1:5678"),
            ("https://[2001:db8::1]/in", "https://[2001:db8::1]"),
            ("https://a.example?to=b@c.example", "https://a.example"),
        ] {
            let address = WebhookAddress::parse(good).expect(good);
            assert_eq!(address.origin(), origin);
            assert_eq!(format!("{address:?}"), format!("WebhookAddress({origin}…)"));
        }
        let long = format!("https://a.example/{}", "x".repeat(500));
        for (bad, why) in [
            ("", WebhookAddressError::NoAddress),
            ("a.example", WebhookAddressError::NoAddress),
            ("ftp://a.example", WebhookAddressError::NoAddress),
            ("https://", WebhookAddressError::NoAddress),
            ("https:///in", WebhookAddressError::NoAddress),
            ("https://:443/in", WebhookAddressError::NoAddress),
            ("https://a.example/#in", WebhookAddressError::NoAddress),
            ("https://a.example/a b", WebhookAddressError::NoAddress),
            ("https://a.example\\@b.example", WebhookAddressError::NoAddress),
            ("https://ä.example", WebhookAddressError::NoAddress),
            ("https://anna:word@a.example", WebhookAddressError::Login),
            (&long, WebhookAddressError::TooLong),
        ] {
            assert_eq!(WebhookAddress::parse(bad), Err(why), "{bad}");
        }
    }

    #[test]
    fn a_webhook_is_told_of_something_and_a_company_has_ten_at_most() {
        let id = Id::from_uuid(Uuid::from_u128(1));
        let add = |groups: &[EventGroup], n_others| {
            let settings = settings("https://a.example", groups);
            Webhook::add(id, settings, SealedSecret(Vec::new()), n_others).err()
        };
        assert_eq!(add(&[], 0), Some(WebhookRefused::NoGroup));
        assert_eq!(add(&EventGroup::ALL, 9), None);
        assert_eq!(add(&EventGroup::ALL, 10), Some(WebhookRefused::TooMany));
        let none = settings("https://a.example", &[]);
        assert_eq!(given_webhook().edit(none), Err(WebhookRefused::NoGroup));
    }

    #[test]
    fn an_edit_records_what_changed_and_nothing_of_the_path() {
        let mut webhook = given_webhook();
        assert_eq!(webhook.edit(webhook.settings()), Ok(None));

        let mut after =
            settings("https://a.example/in?key=2", &[EventGroup::Items, EventGroup::Stock]);
        after.is_on = false;
        let edited = webhook.edit(after.clone()).expect("good").expect("a change");
        assert_eq!(webhook.settings(), after);
        assert_eq!(
            edited.details(),
            [
                Change::from_to("webhook_address", "https://a.example", "https://a.example"),
                Change::from_to("webhook_groups", "items", "items stock"),
                Change::from_to("is_on", "true", "false"),
            ]
        );
    }

    #[test]
    fn a_replaced_secret_is_on_record_without_it() {
        let mut webhook = given_webhook();
        let replaced = webhook.replace_secret(SealedSecret(vec![2]));
        assert_eq!(webhook.secret, SealedSecret(vec![2]));
        assert!(replaced.details().is_empty());
        assert_eq!(format!("{:?}", webhook.secret), "SealedSecret(…)");
    }
}
