//! Long texts of ours, such as the user guide: a Markdown file each, in a folder for each language.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html::push_html};

use crate::{
    assets::{self, Asset},
    markdown::lower,
};

/// A text that can stand in a page.
#[derive(Debug)]
pub(crate) struct Prose {
    /// Its first line.
    pub(crate) title: String,
    /// What follows it. Nothing in it was typed by anybody but us.
    pub(crate) html: String,
}

/// What the parts of the user guide are called begins so.
const GUIDE: &str = "help/";

impl Prose {
    /// The text of this name in the language with this tag. `![words](team)` is the picture `team` of
    /// that language.
    pub(crate) fn parse(name: &str, tag: &str, text: &str) -> Result<Self, String> {
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        let title = first.strip_prefix("# ").ok_or("its first line is no title")?.trim().to_owned();
        // A part of the guide stands below the guide's own heading.
        let is_part = name.starts_with(GUIDE);
        let mut missing = None;
        let events = Parser::new_ext(rest, Options::ENABLE_TABLES).map(|event| match event {
            Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
            Event::Start(Tag::Heading { level, id, classes, attrs }) if is_part => {
                Event::Start(Tag::Heading { level: lower(level), id, classes, attrs })
            }
            Event::End(TagEnd::Heading(level)) if is_part => {
                Event::End(TagEnd::Heading(lower(level)))
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let picture = format!("{GUIDE}{tag}/{dest_url}.webp");
                let url = assets::all().iter().find(|it| it.name == picture).map(Asset::url);
                if url.is_none() {
                    missing = Some(picture);
                }
                let dest_url = url.unwrap_or_default().into();
                Event::Start(Tag::Image { link_type, dest_url, title, id })
            }
            other => other,
        });
        let mut html = String::new();
        push_html(&mut html, events);
        match missing {
            Some(picture) => Err(format!("there is no picture {picture:?}")),
            None => Ok(Self { title, html }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_a_title_and_headings_below_it() {
        let prose = Prose::parse("faq", "en", "# Questions\n\n## Why?\n\nSo.\n").expect("a text");
        assert_eq!(prose.title, "Questions");
        assert_eq!(prose.html, "<h2>Why?</h2>\n<p>So.</p>\n");
        let part = Prose::parse("help/team", "en", "# Team\n\n## Why?\n").expect("a text");
        assert_eq!(part.html, "<h3>Why?</h3>\n");
    }

    #[test]
    fn a_picture_is_that_of_the_language_and_must_be_there() {
        let text = "# Team\n\n![Who is late](team)\n";
        let prose = Prose::parse("help/team", "de", text).expect("a text");
        assert!(prose.html.contains("<img src=\"/assets/help/de/team."), "{}", prose.html);
        assert!(prose.html.contains("alt=\"Who is late\""), "{}", prose.html);
        let missing = Prose::parse("help/team", "de", "# Team\n\n![x](nothing)\n");
        assert!(missing.expect_err("no such picture").contains("help/de/nothing.webp"));
    }

    #[test]
    fn what_is_no_markdown_is_shown_as_it_was_written() {
        let prose = Prose::parse("faq", "en", "# A\n\nb <script>c</script>\n").expect("a text");
        assert_eq!(prose.html, "<p>b &lt;script&gt;c&lt;/script&gt;</p>\n");
        assert!(Prose::parse("faq", "en", "no title\n").is_err());
    }
}
