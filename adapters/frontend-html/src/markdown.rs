//! Markdown that authors write, as HTML that nobody can do harm with.

mod players;

use std::{borrow::Cow, collections::HashSet, sync::LazyLock};

use ammonia::{Builder, UrlRelative};
use domain_training::{PictureId, VideoId};
use minijinja::value::Value;
use pulldown_cmark::{
    CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html::push_html,
};

use crate::{
    next::is_local,
    training::{picture_url, video_url},
};

use players::{Track, with_videos};

/// What may come out of a text of several lines. Pictures of others are links to them.
static OF_BLOCKS: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let blocks = ["p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr"];
    let table = ["table", "thead", "tbody", "tr", "th", "td"];
    allow([&INLINE[..], &blocks, &table, &players::TAGS].concat())
});

/// What may come out of a text within a line.
static OF_LINES: LazyLock<Builder<'static>> = LazyLock::new(|| allow(INLINE.to_vec()));

const INLINE: [&str; 7] = ["a", "br", "code", "del", "em", "img", "strong"];

/// How a text names a picture of ours.
const PICTURE: &str = "picture:";

/// How a text names a film of ours.
const VIDEO: &str = "video:";

/// How many elements may stand in each other. Nobody writes more, and each costs as much as all
/// around it.
const MOST_DEPTH: usize = 32;

/// For `{{ markdown(text) }}`: paragraphs, lists, tables and the like. HTML is shown as it was
/// typed. The largest heading is an `h2`, since the page has its `h1`.
pub(crate) fn blocks(text: &str) -> Value {
    let begins_block = |it: char| it.is_ascii_digit() || "#>-+=|:".contains(it);
    if is_plain(text) && !text.starts_with(begins_block) {
        let escaped = minijinja::HtmlEscape(text);
        return Value::from_safe_string(format!("<p>{escaped}</p>\n"));
    }
    Value::from_safe_string(OF_BLOCKS.clean(&html(text, &[])).to_string())
}

/// For `{{ markdown_with(text, tracks) }}`: the same with the captions that its films have.
pub(crate) fn blocks_with(text: &str, tracks: &Value) -> Result<Value, minijinja::Error> {
    let tracks = tracks.try_iter()?.map(|it| Track::of(&it)).collect::<Result<Vec<_>, _>>()?;
    if tracks.is_empty() {
        return Ok(blocks(text));
    }
    Ok(Value::from_safe_string(OF_BLOCKS.clean(&html(text, &tracks)).to_string()))
}

/// For `{{ markdown_line(text) }}`: emphasis, code and links in labels and lists, where no block
/// can stand. `- 5` and `1. May` are not the beginning of lists here, and each paragraph is a line.
pub(crate) fn line(text: &str) -> Value {
    let lines: Vec<Vec<&str>> = text.lines().map(|it| it.split_whitespace().collect()).collect();
    let paragraphs = lines.split(Vec::is_empty).filter(|it| !it.is_empty());
    let paragraphs: Vec<String> = paragraphs.map(|it| it.concat().join(" ")).collect();
    match paragraphs.as_slice() {
        [] => Value::from(""),
        [line] if is_plain(line) => Value::from(line.as_str()),
        lines => {
            let lines: Vec<String> = lines.iter().map(|it| within_line(it)).collect();
            Value::from_safe_string(lines.join("<br>"))
        }
    }
}

fn within_line(line: &str) -> String {
    // Behind a comma no block begins, and emphasis may.
    let html = html(&format!(",{line}"), &[]);
    let html = html.strip_prefix("<p>,").unwrap_or(&html);
    OF_LINES.clean(html.trim_end()).to_string()
}

/// Whether Markdown is the text itself, wherever it stands in a line. Most options are, and a quiz
/// has many.
fn is_plain(text: &str) -> bool {
    !text.contains(['\\', '`', '*', '_', '[', ']', '<', '>', '&', '!', '~', '\n'])
}

fn html(text: &str, tracks: &[Track]) -> String {
    let mut depth = 0_usize;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut is_ours = false;
    let events = Parser::new_ext(text, options).map(|event| {
        if let Event::Start(Tag::Image { dest_url, .. }) = &event {
            is_ours = ours_at(dest_url).is_some();
        }
        match event {
            // A picture within a picture's words is not drawn, so one is open at a time.
            Event::End(TagEnd::Image) if is_ours => Event::End(TagEnd::Image),
            other => tamed(other),
        }
    });
    let events = events.filter(|event| {
        if let Event::Start(_) = event {
            depth += 1;
        }
        let is_kept = depth <= MOST_DEPTH || !matches!(event, Event::Start(_) | Event::End(_));
        if let Event::End(_) = event {
            depth = depth.saturating_sub(1);
        }
        is_kept
    });
    let mut html = String::new();
    push_html(&mut html, with_videos(events.collect(), tracks).into_iter());
    html
}

/// Without HTML, pictures and headings as large as the page's own.
fn tamed(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Image { dest_url, link_type, .. }) if ours_at(&dest_url).is_some() => {
            let dest_url = ours_at(&dest_url).unwrap_or_default().into();
            let (title, id) = (CowStr::Borrowed(""), CowStr::Borrowed(""));
            Event::Start(Tag::Image { link_type, dest_url, title, id })
        }
        // A film becomes a link too, and one that has a paragraph for itself a player.
        Event::Start(Tag::Image { dest_url, .. }) => Event::Start(Tag::Link {
            link_type: LinkType::Inline,
            dest_url: film_at(&dest_url).map_or(dest_url, CowStr::from),
            title: CowStr::Borrowed(""),
            id: CowStr::Borrowed(""),
        }),
        Event::End(TagEnd::Image) => Event::End(TagEnd::Link),
        Event::Start(Tag::Heading { level, .. }) => Event::Start(Tag::Heading {
            level: lower(level),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }),
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        other => other,
    }
}

/// Where a picture of ours is.
fn ours_at(named: &str) -> Option<String> {
    let id: PictureId = named.strip_prefix(PICTURE)?.parse().ok()?;
    Some(picture_url(id))
}

/// Where a film of ours is.
fn film_at(named: &str) -> Option<String> {
    let id: VideoId = named.strip_prefix(VIDEO)?.parse().ok()?;
    Some(video_url(id))
}

pub(crate) fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        HeadingLevel::H4 => HeadingLevel::H5,
        HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

/// These elements, and of their attributes those that lead to the web, to a mail or to a page of
/// ours, or that number a list.
fn allow(tags: Vec<&'static str>) -> Builder<'static> {
    let mut builder = Builder::empty();
    builder
        .tags(tags.into_iter().collect())
        .add_tag_attributes("a", ["href"])
        .add_tag_attributes("ol", ["start"])
        .add_tag_attributes("img", ["src", "alt"])
        .add_tag_attribute_values("a", "target", ["_blank"])
        .add_tag_attributes("video", players::OF_VIDEO)
        .add_tag_attributes("track", players::OF_TRACK)
        .add_allowed_classes("p", ["video"])
        .add_allowed_classes("video", ["player"])
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Custom(Box::new(ours)))
        .link_rel(Some("noopener"));
    builder
}

fn ours(url: &str) -> Option<Cow<'_, str>> {
    is_local(url).then_some(Cow::Borrowed(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_the_elements_that_it_stands_for() {
        for (text, html) in [
            ("Plain \"words\"", "<p>Plain &quot;words&quot;</p>\n"),
            ("# One\n\n## Two", "<h2>One</h2>\n<h3>Two</h3>\n"),
            ("3. three\n4. four", "<ol start=\"3\">\n<li>three</li>\n<li>four</li>\n</ol>\n"),
            (
                "a *b* **c** ~~d~~ `e`",
                "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>\n",
            ),
            ("[rules](/modules/7)", "<p><a href=\"/modules/7\" rel=\"noopener\">rules</a></p>\n"),
            (
                "![map](https://a.example/b.png)",
                "<p><a href=\"https://a.example/b.png\" rel=\"noopener\">map</a></p>\n",
            ),
            (
                "![A *lock* \"on\"](picture:0198c0de-0000-7000-8000-000000000001)",
                "<p><img src=\"/pictures/0198c0de-0000-7000-8000-000000000001\" \
                 alt=\"A lock &quot;on&quot;\"></p>\n",
            ),
            (
                "[How to *lock*](https://youtu.be/abc?t=1&x=2)",
                "<p class=\"video\"><a href=\"https://youtu.be/abc?t=1&amp;x=2\" \
                 target=\"_blank\" rel=\"noopener\">How to <em>lock</em></a></p>\n",
            ),
            (
                "See [it](https://youtu.be/abc)",
                "<p>See <a href=\"https://youtu.be/abc\" rel=\"noopener\">it</a></p>\n",
            ),
            ("![x](picture:1)", "<p><a rel=\"noopener\">x</a></p>\n"),
            (
                "a | b\n-:|-\n1 | 2",
                "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody></table>\n",
            ),
        ] {
            assert_eq!(blocks(text).to_string(), html, "{text:?}");
        }
    }

    #[test]
    fn what_stands_in_a_line_never_begins_a_block() {
        for (text, html) in [
            ("- 5 °C", "- 5 °C"),
            ("1. *May*", "1. <em>May</em>"),
            ("# `x`\ny", "# <code>x</code> y"),
            ("_a_ > b", "<em>a</em> &gt; b"),
            ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
            ("    [x](https://a.example)", "<a href=\"https://a.example\" rel=\"noopener\">x</a>"),
            ("a | b\n-|-", "a | b -|-"),
        ] {
            assert_eq!(line(text).to_string(), html, "{text:?}");
        }
        let two = line("\nWhat is *this*?\n \n\nTom & Jerry\nask. \n");
        assert_eq!(two.to_string(), "What is <em>this</em>?<br>Tom &amp; Jerry ask.");
        assert_eq!(line(" \n").to_string(), "");
        assert!(!line("Tom & \"Jerry\"").to_string().contains("<p>"));
    }

    #[test]
    fn nothing_that_runs_or_loads_comes_through() {
        for text in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "<div style=\"position:fixed\">\n\n*x*\n\n</div>",
            "<svg><style><img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](java&#10;script:alert(1))",
            "[x](data:text/html,<script>alert(1)</script>)",
            "[x](vbscript:x)",
            "![x](javascript:alert(1))",
            "<javascript:alert(1)>",
            "[x](//evil.example)",
            "[x](/\\evil.example)",
            "[x](https:evil) [y](\\\\evil.example)",
            "[x][1]\n\n[1]: javascript:alert(1)",
            "`<script>` \" onmouseover=\"x",
            "a | b\n-|-\n<script> | x",
        ] {
            for html in [blocks(text).to_string(), line(text).to_string()] {
                for tag in html.split('<').skip(1).filter_map(|it| it.split('>').next()) {
                    let is_known = tag.strip_prefix("a href=\"").map_or_else(
                        || !tag.contains(' ') || tag == "a rel=\"noopener\"",
                        |it| it.starts_with("https:") && it.ends_with("\" rel=\"noopener\""),
                    );
                    assert!(is_known, "{text:?} became {html:?}");
                }
                for bad in ["<script", "<img", "<div", "<svg", "<style"] {
                    assert!(!html.contains(bad), "{text:?} became {html:?}");
                }
            }
        }
    }

    #[test]
    fn text_that_is_nested_without_end_ends() {
        let html = blocks(&format!("{} x", ">".repeat(50_000))).to_string();
        assert_eq!(html.matches("<blockquote>").count(), MOST_DEPTH);
        assert!(html.contains('x'));
    }
}
