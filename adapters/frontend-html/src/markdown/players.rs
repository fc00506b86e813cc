//! Films in texts: ours are played where they stand, others are cards that lead to them.

use domain_training::VideoId;
use minijinja::{HtmlEscape, value::Value};
use pulldown_cmark::{Event, Tag, TagEnd};

/// Captions of a film, as a page knows them.
pub(super) struct Track {
    video: String,
    src: String,
    language: String,
    label: String,
    is_default: bool,
}

/// What may come out of a text for films.
pub(super) const TAGS: [&str; 2] = ["video", "track"];
pub(super) const OF_VIDEO: [&str; 5] = ["aria-label", "controls", "playsinline", "preload", "src"];
pub(super) const OF_TRACK: [&str; 5] = ["default", "kind", "label", "src", "srclang"];

impl Track {
    /// As it was made for a template.
    pub(super) fn of(value: &Value) -> Result<Self, minijinja::Error> {
        let text = |name| value.get_attr(name).map(|it| it.to_string());
        Ok(Self {
            video: text("video")?,
            src: text("src")?,
            language: text("language")?,
            label: text("label")?,
            is_default: value.get_attr("is_default")?.is_true(),
        })
    }

    fn html(&self) -> String {
        format!(
            "<track kind=\"captions\" src=\"{}\" srclang=\"{}\" label=\"{}\"{}>",
            HtmlEscape(&self.src),
            HtmlEscape(&self.language),
            HtmlEscape(&self.label),
            if self.is_default { " default" } else { "" }
        )
    }
}

/// A link to a video that has a paragraph for itself is a card, which opens beside the page, and one
/// to a film of ours is its player.
pub(super) fn with_videos<'a>(mut events: Vec<Event<'a>>, tracks: &[Track]) -> Vec<Event<'a>> {
    for begin in 0..events.len().saturating_sub(1) {
        let [Event::Start(Tag::Paragraph), Event::Start(Tag::Link { dest_url, .. })] =
            &events[begin..begin + 2]
        else {
            continue;
        };
        let is_end = |it: &Event<'_>| matches!(it, Event::End(TagEnd::Link));
        let end = events[begin..].iter().position(is_end).map(|it| begin + it);
        let is_last =
            |it: &usize| matches!(events.get(it + 1), Some(Event::End(TagEnd::Paragraph)));
        let Some(end) = end.filter(is_last) else {
            continue;
        };
        let [before, open, close, after] = match film(dest_url) {
            Some(id) => player(dest_url, id, &words(&events[begin + 2..end]), tracks),
            None if is_video(dest_url) => card(dest_url),
            None => continue,
        };
        events[begin] = Event::Html(before.into());
        events[begin + 1] = Event::Html(open.into());
        events[end] = Event::Html(close.into());
        events[end + 1] = Event::Html(after.into());
    }
    events
}

/// What stands before and behind the words of a card.
fn card(url: &str) -> [String; 4] {
    let link = format!("<a href=\"{}\" target=\"_blank\">", HtmlEscape(url));
    ["<p class=\"video\">".to_owned(), link, "</a>".to_owned(), "</p>\n".to_owned()]
}

/// What stands before and behind the words of a film, which are a link where nothing plays.
fn player(url: &str, id: VideoId, words: &str, tracks: &[Track]) -> [String; 4] {
    let (url, words) = (HtmlEscape(url), HtmlEscape(words));
    let id = id.to_string();
    let tracks = tracks.iter().filter(|it| it.video == id);
    let tracks: String = tracks.map(Track::html).collect();
    let open = format!(
        "<video class=\"player\" controls playsinline preload=\"metadata\" src=\"{url}\" \
         aria-label=\"{words}\">{tracks}<a href=\"{url}\">"
    );
    ["<p>".to_owned(), open, "</a></video>".to_owned(), "</p>\n".to_owned()]
}

/// Without what is only seen.
fn words(events: &[Event<'_>]) -> String {
    let mut words = String::new();
    for event in events {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// The film of ours that is there.
fn film(url: &str) -> Option<VideoId> {
    url.strip_prefix("/videos/")?.parse().ok()
}

/// Whether this leads to where videos are, or to one itself.
fn is_video(url: &str) -> bool {
    const HOSTS: [&str; 6] = [
        "youtube.com",
        "m.youtube.com",
        "youtu.be",
        "youtube-nocookie.com",
        "vimeo.com",
        "player.vimeo.com",
    ];
    const ENDINGS: [&str; 4] = [".mp4", ".m4v", ".webm", ".ogv"];
    let Some(rest) = url.strip_prefix("https://") else {
        return false;
    };
    let rest = rest.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let (host, path) = rest.split_once('/').unwrap_or((&rest, ""));
    let host = host.strip_prefix("www.").unwrap_or(host);
    let is_there = HOSTS.contains(&host) && !path.is_empty();
    is_there || ENDINGS.iter().any(|it| path.ends_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{blocks, blocks_with, line};

    #[test]
    fn a_video_is_told_by_where_it_is() {
        for url in [
            "https://www.youtube.com/watch?v=abc",
            "https://youtu.be/abc",
            "https://vimeo.com/1",
            "https://videos.example/Locks.MP4?x=1",
        ] {
            assert!(is_video(url), "{url}");
        }
        for url in [
            "http://youtu.be/abc",
            "https://youtu.be",
            "https://youtube.com.evil.example/watch",
            "https://a.example/mp4",
            "/local.mp4",
            "javascript:x.mp4",
        ] {
            assert!(!is_video(url), "{url}");
        }
    }

    #[test]
    fn a_film_plays_where_it_has_a_paragraph_for_itself() {
        let film = "![How to *lock* \"it\"](video:0198c0de-0000-7000-8000-000000000001)";
        let url = "/videos/0198c0de-0000-7000-8000-000000000001";
        let html = blocks(film).to_string();
        for part in [
            "<p><video ",
            &format!("src=\"{url}\""),
            "class=\"player\"",
            "controls=\"\"",
            "preload=\"metadata\"",
            "aria-label=\"How to lock &quot;it&quot;\"",
            &format!("<a href=\"{url}\" rel=\"noopener\">How to <em>lock</em> \"it\"</a>"),
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("<track"), "{html}");
        for text in [format!("See {film}"), "![x](video:1)".to_owned(), "x video:1".to_owned()] {
            assert!(!blocks(&text).to_string().contains("<video"), "{text}");
        }
        assert!(line(film).to_string().starts_with(&format!("<a href=\"{url}\"")));

        let track = |video: &str| {
            Value::from_pairs([
                ("video", Value::from(video)),
                ("src", Value::from(format!("{url}/captions/de"))),
                ("language", Value::from("de")),
                ("label", Value::from("Deutsch \"<b>\"")),
                ("is_default", Value::from(true)),
            ])
        };
        let own: Value = [track("0198c0de-0000-7000-8000-000000000001")].into_iter().collect();
        let html = blocks_with(film, &own).expect("tracks").to_string();
        for part in [
            "<track ",
            "kind=\"captions\"",
            "srclang=\"de\"",
            "default=\"\"",
            &format!("src=\"{url}/captions/de\""),
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("<b>"), "{html}");
        let others: Value = [track("0198c0de-0000-7000-8000-000000000002")].into_iter().collect();
        let html = blocks_with(film, &others).expect("tracks").to_string();
        assert!(html.contains("<video") && !html.contains("<track"), "{html}");
    }
}
