use std::fmt;

use super::ConfigError;

/// Reads settings one by one and remembers everything that is wrong with them.
pub(super) struct Fields<'a> {
    lookup: &'a dyn Fn(&str) -> Option<String>,
    pub(super) mistakes: Vec<ConfigError>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(lookup: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self { lookup, mistakes: Vec::new() }
    }

    /// What is set. Nothing but spaces is like nothing, since that is how compose files and shells
    /// pass on what they do not have.
    pub(super) fn text(&self, setting: &'static str) -> Option<String> {
        let text = (self.lookup)(setting)?;
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// What `parse` makes of it. `None` if it is not set, or wrong.
    pub(super) fn take<T>(
        &mut self,
        setting: &'static str,
        accepted: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(setting)?;
        let parsed = parse(&text);
        if parsed.is_none() {
            self.reject(setting, format!("is {text:?}"), accepted);
        }
        parsed
    }

    /// Like [`Fields::take`], and shows nothing of it when it is wrong.
    pub(super) fn take_secret<T, E: fmt::Display>(
        &mut self,
        setting: &'static str,
        accepted: &'static str,
        parse: impl FnOnce(String) -> Result<T, E>,
    ) -> Option<T> {
        match parse(self.text(setting)?) {
            Ok(parsed) => Some(parsed),
            Err(found) => {
                self.reject(setting, found.to_string(), accepted);
                None
            }
        }
    }

    pub(super) fn reject(&mut self, setting: &'static str, found: String, accepted: &'static str) {
        self.mistakes.push(ConfigError::Wrong { setting, place: None, found, accepted });
    }
}
