use domain_identity::Language;

use crate::Message;

/// The texts that people read, of which a frontend may have none of its own.
pub trait Texts: Send + Sync {
    /// In a language, or in the first of all.
    fn text(&self, language: Option<Language>, message: &Message) -> String;
}
