use std::str::FromStr;

use lettre::message::Mailbox;
use thiserror::Error;

/// Whom mails are from: an address, perhaps with a name before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender(pub(crate) Mailbox);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "a sender is an address such as ship@example.com, or a name and one: Ship <ship@example.com>"
)]
pub struct SenderError;

impl FromStr for Sender {
    type Err = SenderError;

    fn from_str(text: &str) -> Result<Self, SenderError> {
        text.parse().map(Self).map_err(|_| SenderError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_is_an_address_with_or_without_a_name() {
        for good in ["ship@example.com", "Ship & Sons <ship@example.com>"] {
            assert!(good.parse::<Sender>().is_ok(), "{good}");
        }
        for bad in ["", "ship", "ship@", "Ship <>", "a@example.com, b@example.com"] {
            assert_eq!(bad.parse::<Sender>(), Err(SenderError), "{bad}");
        }
    }
}
