//! The chart as SVG: a line for each, further in the more are above. Colors stand in attributes,
//! since no page of ours takes styles from within, and on paper of its own, since it knows no theme.

use std::fmt::Write;

use application::identity::{ChartNode, ChartPerson};
use domain_identity::JobTitle;

const LINE: usize = 44;
const INDENT: usize = 28;
const BOX: usize = 260;

pub(super) fn draw(nodes: &[ChartNode]) -> String {
    let deepest = nodes.iter().map(|it| it.depth).max().unwrap_or_default();
    let (width, height) = (deepest * INDENT + BOX + 2, nodes.len() * LINE + 2);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" font-family=\"system-ui, sans-serif\">\
         <path d=\"M0 0H{width}V{height}H0Z\" fill=\"#f5f7f9\"/>"
    );
    // The place of the last one of each depth, which is the one above whoever comes next.
    let mut above: Vec<usize> = Vec::new();
    for (place, node) in nodes.iter().enumerate() {
        let (x, y) = (node.depth * INDENT + 1, place * LINE + 1);
        above.truncate(node.depth);
        if let Some(parent) = above.last() {
            let (from_x, from_y) = (x - INDENT / 2, parent * LINE + LINE - 7);
            let middle = y + (LINE - 8) / 2;
            // Writing to a text never fails.
            let _ = write!(
                svg,
                "<path d=\"M{from_x} {from_y}V{middle}H{x}\" fill=\"none\" stroke=\"#8b97a3\"/>"
            );
        }
        above.push(place);
        svg.push_str(&drawn(&node.person, x, y));
    }
    svg.push_str("</svg>");
    svg
}

fn drawn(person: &ChartPerson, x: usize, y: usize) -> String {
    let (name, title) = (person.name.as_str(), person.job_title.as_ref().map(JobTitle::as_str));
    let (left, height) = (x + 10, LINE - 8);
    let mut text = format!(
        "<rect x=\"{x}\" y=\"{y}\" width=\"{BOX}\" height=\"{height}\" rx=\"6\" fill=\"#fff\" \
         stroke=\"#c6ced6\"/>"
    );
    let _ = write!(
        text,
        "<text x=\"{left}\" y=\"{}\" font-size=\"14\" fill=\"#1c2733\">{}</text>",
        y + 16,
        short(name)
    );
    if let Some(title) = title {
        let _ = write!(
            text,
            "<text x=\"{left}\" y=\"{}\" font-size=\"12\" fill=\"#54616e\">{}</text>",
            y + 30,
            short(title)
        );
    }
    text
}

/// As much as fits, with nothing in it that is a tag.
fn short(text: &str) -> String {
    const MOST_CHARS: usize = 32;
    let mut shown: String = text.chars().take(MOST_CHARS).collect();
    if MOST_CHARS < text.chars().count() {
        shown.push('…');
    }
    let escaped = shown.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    escaped.replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{super::sample, *};

    #[test]
    fn everybody_is_in_the_picture_and_no_name_is_a_tag() {
        let svg = draw(&sample().nodes);
        assert_eq!(svg.matches("<rect").count(), 5);
        // Two are at the top, and lines lead to the others.
        assert_eq!(svg.matches("stroke=\"#8b97a3\"").count(), 3);
        assert!(svg.contains("Bilal &lt;Haddad&gt;") && svg.contains("Fitter &amp; rigger"));
        assert_eq!(svg.matches('<').count(), svg.matches('>').count());
    }
}
