use super::{
    Converted,
    style::{Style, Styles},
    tokens::Tag,
};
use crate::import::markdown;

/// Writes Markdown while HTML is read.
#[derive(Default)]
pub(super) struct Writer {
    markdown: String,
    gap: Gap,
    styles: Styles,
    /// Whether each of the lists that the text is in is ordered, outermost first.
    lists: Vec<bool>,
    n_deeper_lists: usize,
    verbatim: Option<Verbatim>,
    /// A tag whose content is no text.
    silent: Option<String>,
    pictures: Vec<String>,
    left_out: Vec<String>,
}

/// What has to come before the next text, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Break,
    Paragraph,
}

/// Text in which nothing means more than itself.
struct Verbatim {
    is_block: bool,
    depth: usize,
    text: String,
}

/// Markdown does not tell deeper lists from code.
const MAX_LISTS: usize = 3;

impl Writer {
    pub(super) fn text(&mut self, text: &str) {
        if self.silent.is_some() {
            return;
        }
        if let Some(verbatim) = &mut self.verbatim {
            verbatim.text.push_str(text);
            return;
        }
        if text.starts_with(char::is_whitespace) {
            self.leave(Gap::Space);
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.is_empty() {
            return;
        }
        let is_at_start = self.begin();
        let words = words.join(" ");
        let literal =
            if is_at_start { markdown::literal(&words) } else { markdown::literal_inside(&words) };
        self.markdown.push_str(&literal);
        if text.ends_with(char::is_whitespace) {
            self.leave(Gap::Space);
        }
    }

    pub(super) fn tag(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if let Some(silent) = &self.silent {
            if tag.is_end && silent == name {
                self.silent = None;
            }
            return;
        }
        if let "code" | "kbd" | "samp" | "tt" | "pre" = name {
            return self.verbatim(name == "pre", tag.is_end);
        }
        match name {
            "b" | "strong" => self.style(Style::Strong, tag.is_end),
            "i" | "em" => self.style(Style::Emphasis, tag.is_end),
            "a" => self.link(tag),
            "br" => self.leave(Gap::Break),
            "p" | "div" | "hr" | "blockquote" | "dl" => self.paragraph(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.paragraph();
                self.style(Style::Strong, tag.is_end);
            }
            "ul" | "ol" => self.list(name == "ol", tag.is_end),
            "li" => self.item(tag.is_end),
            "img" => self.picture(tag),
            "script" | "style" if !tag.is_end => {
                self.silent = Some(name.to_owned());
                self.leave_out(name);
            }
            "tr" | "dt" | "dd" | "table" => {
                self.leave(Gap::Break);
                self.leave_out(name);
            }
            "td" | "th" => {
                self.leave(Gap::Space);
                self.leave_out(name);
            }
            _ => self.leave_out(name),
        }
    }

    pub(super) fn finish(mut self) -> Converted {
        self.end_verbatim();
        self.styles.close(&mut self.markdown);
        self.left_out.sort_unstable();
        self.left_out.dedup();
        let markdown = self.markdown;
        Converted { markdown, pictures: self.pictures, left_out: self.left_out }
    }

    fn leave(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// Ends the paragraph, and with it every style, which goes on in the next one.
    fn paragraph(&mut self) {
        self.styles.close(&mut self.markdown);
        self.leave(Gap::Paragraph);
    }

    /// Writes what has to come before a text, and says whether the text begins a line.
    fn begin(&mut self) -> bool {
        let is_first = self.markdown.is_empty();
        let gap = std::mem::take(&mut self.gap);
        if !is_first {
            self.markdown.push_str(match gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::Line => "\n",
                Gap::Break => "  \n",
                Gap::Paragraph => "\n\n",
            });
        }
        let is_at_start = is_first || Gap::Space < gap;
        let is_styled = self.styles.open(&mut self.markdown);
        is_at_start && !is_styled
    }

    fn style(&mut self, style: Style, is_end: bool) {
        if is_end {
            self.styles.end(&style, &mut self.markdown);
        } else {
            self.styles.begin(style);
        }
    }

    fn link(&mut self, tag: &Tag<'_>) {
        if tag.is_end {
            return self.style(Style::Link { to: String::new() }, true);
        }
        let address = super::entities::decode(tag.attribute("href").unwrap_or_default().trim());
        let is_allowed = ["http://", "https://", "mailto:"]
            .iter()
            .any(|it| address.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it)));
        if !is_allowed {
            return self.leave_out("a");
        }
        self.style(Style::Link { to: escaped(&address) }, false);
    }

    fn list(&mut self, is_ordered: bool, is_end: bool) {
        self.styles.close(&mut self.markdown);
        match is_end {
            false if self.lists.len() == MAX_LISTS => self.n_deeper_lists += 1,
            false => self.lists.push(is_ordered),
            true if 0 < self.n_deeper_lists => self.n_deeper_lists -= 1,
            true => {
                self.lists.pop();
            }
        }
        self.leave(if self.lists.is_empty() { Gap::Paragraph } else { Gap::Line });
    }

    fn item(&mut self, is_end: bool) {
        self.styles.close(&mut self.markdown);
        self.leave(Gap::Line);
        if is_end {
            return;
        }
        let mark = if self.lists.last() == Some(&true) { "1." } else { "-" };
        let indent = "  ".repeat(self.lists.len().saturating_sub(1));
        if !self.markdown.is_empty() {
            let is_paragraph = self.gap == Gap::Paragraph || self.lists.is_empty();
            self.markdown.push_str(if is_paragraph { "\n\n" } else { "\n" });
        }
        self.markdown.push_str(&indent);
        self.markdown.push_str(mark);
        self.gap = Gap::Space;
    }

    fn picture(&mut self, tag: &Tag<'_>) {
        let source = tag.attribute("src").unwrap_or_default();
        let name = source.rsplit(['/', '\\']).next().unwrap_or_default();
        let name: String = name.chars().filter(|it| !it.is_control()).take(120).collect();
        self.begin();
        let marker = format!("(missing picture: {name})");
        self.markdown.push_str(&markdown::literal_inside(&marker));
        self.pictures.push(name);
    }

    fn verbatim(&mut self, is_block: bool, is_end: bool) {
        match &mut self.verbatim {
            None if is_end => {}
            None => self.verbatim = Some(Verbatim { is_block, depth: 1, text: String::new() }),
            Some(verbatim) if !is_end => verbatim.depth += 1,
            Some(verbatim) if 1 < verbatim.depth => verbatim.depth -= 1,
            Some(_) => self.end_verbatim(),
        }
    }

    fn end_verbatim(&mut self) {
        let Some(Verbatim { is_block, text, .. }) = self.verbatim.take() else {
            return;
        };
        let n_ticks = longest_run(&text, '`');
        if is_block {
            self.paragraph();
            self.begin();
            let fence = "`".repeat(3.max(n_ticks + 1));
            let text = text.trim_matches('\n').trim_end();
            for piece in [&fence, "\n", text, "\n", &fence] {
                self.markdown.push_str(piece);
            }
            return self.leave(Gap::Paragraph);
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.is_empty() {
            return;
        }
        self.begin();
        let words = words.join(" ");
        let fence = "`".repeat(n_ticks + 1);
        let is_at_edge = words.starts_with('`') || words.ends_with('`');
        let pad = if is_at_edge { " " } else { "" };
        for piece in [&fence, pad, &words, pad, &fence] {
            self.markdown.push_str(piece);
        }
    }

    fn leave_out(&mut self, name: &str) {
        if !self.left_out.iter().any(|it| it == name) && self.left_out.len() < MAX_NAMES {
            self.left_out.push(name.chars().take(MAX_NAMES).collect());
        }
    }
}

/// An address as Markdown takes it between parentheses.
fn escaped(address: &str) -> String {
    let mut to = String::with_capacity(address.len());
    for character in address.chars().filter(|it| !it.is_control()) {
        match character {
            '(' => to.push_str("%28"),
            ')' => to.push_str("%29"),
            '<' => to.push_str("%3C"),
            '>' => to.push_str("%3E"),
            '\\' => to.push_str("%5C"),
            _ if character.is_whitespace() => to.push_str("%20"),
            _ => to.push(character),
        }
    }
    to
}

/// Nobody reads a longer list of tags.
const MAX_NAMES: usize = 20;

fn longest_run(text: &str, wanted: char) -> usize {
    let (mut longest, mut run) = (0, 0);
    for character in text.chars() {
        run = if character == wanted { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}
