use domain_kernel::LineError;

use super::scan::ESCAPED;
use crate::{
    Prose, ProseError, ShortAnswer,
    import::{Adjustment, html, markdown},
};

/// How a text of a file is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// Plain text in which HTML may stand, and line breaks are up to the writer of the file.
    Moodle,
    Plain,
    Markdown,
    Html,
}

/// Reads the texts of one question, and remembers how they had to be changed.
pub(super) struct Texts {
    /// What the stem is written in, and everything that does not say otherwise.
    markup: Markup,
    adjustments: Vec<Adjustment>,
}

impl Texts {
    /// Begins with the stem of a question, which may say how everything is written.
    pub(super) fn begin(stem: &str) -> Self {
        let (markup, _) = markup_of(stem, Markup::Moodle);
        Self { markup, adjustments: Vec::new() }
    }

    /// A text as Markdown, or `None` if there is none.
    pub(super) fn prose<const MAX: usize>(
        &mut self,
        raw: &str,
    ) -> Result<Option<Prose<MAX>>, ProseError> {
        let (markup, raw) = markup_of(raw, self.markup);
        let text = unescape(raw, markup);
        let markdown = match markup {
            Markup::Markdown => text,
            Markup::Plain => markdown::literal(&text),
            Markup::Moodle if !html::has_tags(&text) => markdown::literal(&text),
            Markup::Moodle => self.convert(&text.replace('\n', "<br>")),
            Markup::Html => self.convert(&text),
        };
        Prose::parse_optional(&markdown)
    }

    /// A text that answers are compared with, so without any markup.
    pub(super) fn short(&mut self, raw: &str) -> Result<ShortAnswer, LineError> {
        let (markup, raw) = markup_of(raw, self.markup);
        let text = unescape(raw, markup);
        if markup == Markup::Html && html::has_tags(&text) {
            self.note(Adjustment::HtmlConverted);
        }
        let is_html = matches!(markup, Markup::Html);
        ShortAnswer::parse(&if is_html { html::to_text(&text) } else { text })
    }

    pub(super) fn note(&mut self, adjustment: Adjustment) {
        if !self.adjustments.contains(&adjustment) {
            self.adjustments.push(adjustment);
        }
    }

    /// How the texts had to be changed, with the tags of all of them together.
    pub(super) fn adjustments(self) -> Vec<Adjustment> {
        let (mut adjustments, mut all) = (Vec::new(), Vec::new());
        for adjustment in self.adjustments {
            match adjustment {
                Adjustment::TagsLeftOut { names } => all.extend(names),
                adjustment => adjustments.push(adjustment),
            }
        }
        all.sort_unstable();
        all.dedup();
        if !all.is_empty() {
            adjustments.push(Adjustment::TagsLeftOut { names: all });
        }
        adjustments
    }

    fn convert(&mut self, html: &str) -> String {
        let converted = html::to_markdown(html);
        if html::has_tags(html) {
            self.note(Adjustment::HtmlConverted);
        }
        for name in converted.pictures {
            self.note(Adjustment::PictureMissing { name });
        }
        if !converted.left_out.is_empty() {
            self.note(Adjustment::TagsLeftOut { names: converted.left_out });
        }
        converted.markdown
    }
}

/// A text may begin with how it is to be read. Other words in brackets are part of the text.
fn markup_of(raw: &str, inherited: Markup) -> (Markup, &str) {
    let raw = raw.trim();
    let table = [
        ("[html]", Markup::Html),
        ("[markdown]", Markup::Markdown),
        ("[moodle]", Markup::Moodle),
        ("[plain]", Markup::Plain),
    ];
    for (prefix, markup) in table {
        if let Some(rest) = raw.strip_prefix(prefix) {
            return (markup, rest.trim_start());
        }
    }
    (inherited, raw)
}

/// Takes away the backslashes. Where line breaks of the file mean nothing, runs of blanks become
/// one; the ones written `\n` stay.
pub(super) fn unescape(raw: &str, markup: Markup) -> String {
    let is_collapsed = matches!(markup, Markup::Moodle | Markup::Plain);
    let mut text = String::with_capacity(raw.len());
    let mut characters = raw.chars().peekable();
    let mut is_after_blank = false;
    while let Some(character) = characters.next() {
        let is_escape = character == '\\' && characters.peek().is_some_and(|it| is_escaped(*it));
        if is_collapsed && character.is_whitespace() {
            if !is_after_blank {
                text.push(' ');
            }
            is_after_blank = true;
            continue;
        }
        is_after_blank = false;
        match if is_escape { characters.next() } else { None } {
            Some('n') => text.push('\n'),
            Some(escaped) => text.push(escaped),
            None => text.push(character),
        }
    }
    text
}

fn is_escaped(it: char) -> bool {
    u8::try_from(it).is_ok_and(|it| ESCAPED.contains(&it))
}
