//! The HTML that other systems write into questions, as Markdown: paragraphs, lists, emphasis,
//! code and links. Everything else is left out and named.

mod entities;
mod style;
mod tokens;
mod writer;

use tokens::{Token, Tokens};
use writer::Writer;

/// HTML as Markdown, and what it lost.
pub(super) struct Converted {
    pub(super) markdown: String,
    /// The names of the files of pictures.
    pub(super) pictures: Vec<String>,
    /// The names of the tags, sorted.
    pub(super) left_out: Vec<String>,
}

/// Tags that people write, by which HTML is told from `1 < 2` and `List<String>`.
const KNOWN: [&str; 50] = [
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "object",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "script",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "tt",
    "u",
    "ul",
];

/// Whether a text has HTML in it.
pub(super) fn has_tags(text: &str) -> bool {
    Tokens::of(text).any(|it| match it {
        Token::Text(_) => false,
        Token::Comment => true,
        Token::Tag(tag) => KNOWN.contains(&tag.name.as_str()),
    })
}

pub(super) fn to_markdown(html: &str) -> Converted {
    let mut writer = Writer::default();
    for token in Tokens::of(html) {
        match token {
            Token::Text(text) => writer.text(&entities::decode(text)),
            Token::Tag(tag) => writer.tag(&tag),
            Token::Comment => {}
        }
    }
    writer.finish()
}

/// HTML without its tags.
pub(super) fn to_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for token in Tokens::of(html) {
        match token {
            Token::Text(piece) => text.push_str(&entities::decode(piece)),
            Token::Tag(_) | Token::Comment => text.push(' '),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_markdown() {
        let table = [
            ("<p>The <b>sun</b> rises.</p><p>Where?</p>", "The **sun** rises.\n\nWhere?"),
            ("one<br>two<br/><br>", "one  \ntwo"),
            ("a <em> b </em> c", "a *b* c"),
            ("<b></b>x<i> </i>y", "x y"),
            ("<b>a<p>b</p></b>", "**a**\n\n**b**"),
            ("<b><strong>a</strong></b>", "**a**"),
            (
                "<ul><li>one</li><li>two<ol><li>three</ol></ul>four",
                "- one\n- two\n  1. three\n\nfour",
            ),
            ("<code>a*b`c</code>", "``a*b`c``"),
            ("<pre>\n  x()\n    y()\n</pre>z", "```\n  x()\n    y()\n```\n\nz"),
            ("1 &lt; 2 &amp;&nbsp;3 &gt; 2", "1 < 2 & 3 > 2"),
            ("&lt;b&gt;", r"\<b>"),
            ("caf&eacute; &#x41;&#66; &bogus;", r"café AB \&bogus;"),
            ("<a href=\"http://e/a(b) c\">x</a>", "[x](http://e/a%28b%29%20c)"),
            ("<a href='javascript:alert(1)'>x</a>", "x"),
            ("<a href='http://e'></a>y", "y"),
            ("2 * 3 <!-- <b> --> 4", "2 * 3 4"),
            ("<script>alert('<b>')</script>x", "x"),
            ("a < b and c > d", "a < b and c > d"),
            ("<b", r"\<b"),
            ("<h2>Title</h2>text", "**Title**\n\ntext"),
        ];
        for (html, markdown) in table {
            assert_eq!(to_markdown(html).markdown, markdown, "{html}");
        }
    }

    #[test]
    fn what_is_left_out_is_named() {
        let html =
            "<p><span style='a > b'>x</span><img src=\"@@PLUGINFILE@@/a/3.png\"><u>y</u></p>";
        let converted = to_markdown(html);
        assert_eq!(converted.markdown, "x(missing picture: 3.png)y");
        assert_eq!(converted.pictures, ["3.png"]);
        assert_eq!(converted.left_out, ["span", "u"]);
    }

    #[test]
    fn hostile_html_takes_no_long_time() {
        for hostile in
            ["<", "<b>", "</b>", "<!--", "<a ", "<a '", "<a \">", "&", "<ul>", "<code>", "<b></i>"]
        {
            let html = hostile.repeat(10_000);
            assert!(to_markdown(&html).markdown.len() < 4 * html.len());
        }
    }
}
