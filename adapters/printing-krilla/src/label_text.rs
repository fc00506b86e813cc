//! What is said on a label, in lines that fit.

use application::equipment::Label;

use crate::{
    fonts::{Fonts, Typeface},
    ink::Area,
};

/// In points. What is smaller cannot be read.
const LEAST: f32 = 5.0;
/// What is larger takes room from the rest.
const MOST: f32 = 12.0;
/// From one line to the next, in sizes.
const LEADING: f32 = 1.22;

/// One line, with the point at which it begins.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) part: Part,
    pub(crate) size: f32,
    pub(crate) at: (f32, f32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Tag,
    Name,
    Code,
    Company,
}

/// The lines of a label in an area, in its middle. What there is no room for is left out: first the
/// name, then the company.
pub(crate) fn lines(label: &Label, company: &str, area: Area, fonts: &Fonts) -> Vec<Line> {
    let code = label.code.shown();
    let size = (area.width / fonts.mono().width(&code)).min(MOST);
    let name_size = (size * 0.85).max(LEAST);
    let tag = shrunk(&label.tag, size * 1.15, area.width, fonts);
    let name = |n| wrapped(&label.name, name_size, area.width, n, fonts);
    let company_size = (size * 0.75).max(LEAST);
    let company = wrapped(company, company_size, area.width, 1, fonts);
    let most = [(2, true), (1, true), (0, true), (0, false)];
    let mut lines = Vec::new();
    for (n_of_name, has_company) in most {
        lines = vec![tag.clone()];
        lines.extend(name(n_of_name).into_iter().map(|it| (it, Part::Name, name_size)));
        lines.push((code.clone(), Part::Code, size));
        let company = company.iter().filter(|_| has_company);
        lines.extend(company.map(|it| (it.clone(), Part::Company, company_size)));
        if height(&lines) <= area.height {
            break;
        }
    }
    let mut y = area.y + (area.height - height(&lines)) / 2.0;
    let placed = |(text, part, size)| {
        let at = (area.x, y + size);
        y += size * LEADING;
        Line { text, part, size, at }
    };
    lines.into_iter().map(placed).collect()
}

fn height(lines: &[(String, Part, f32)]) -> f32 {
    lines.iter().map(|(_, _, size)| size * LEADING).sum()
}

/// A tag as large as it can be, cut only if it cannot be read otherwise.
fn shrunk(tag: &str, size: f32, width: f32, fonts: &Fonts) -> (String, Part, f32) {
    let typeface = fonts.of(tag);
    // Letters that are drawn bold are wider.
    let natural = typeface.width(tag) * 1.03;
    let least = (size * 0.6).max(LEAST).min(size);
    let size = (width / natural).clamp(least, size);
    (cut(tag, typeface, width / size / 1.03), Part::Tag, size)
}

/// So many lines of a text at most, of which the last one is cut.
pub(crate) fn wrapped(
    text: &str,
    size: f32,
    width: f32,
    n_most: usize,
    fonts: &Fonts,
) -> Vec<String> {
    let typeface = fonts.of(text);
    let room = width / size;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_full = lines.len() == n_most;
        match lines.last_mut() {
            Some(line) if is_full || lines_up(line, word, typeface, room) => {
                line.push(' ');
                line.push_str(word);
            }
            _ if is_full => break,
            _ => lines.push(word.to_owned()),
        }
    }
    lines.into_iter().map(|it| cut(&it, typeface, room)).collect()
}

fn lines_up(line: &str, word: &str, typeface: &Typeface, room: f32) -> bool {
    typeface.width(line) + typeface.width(" ") + typeface.width(word) <= room
}

/// As much of a line as there is room for.
fn cut(line: &str, typeface: &Typeface, room: f32) -> String {
    if typeface.width(line) <= room {
        return line.to_owned();
    }
    let room = room - typeface.width("…");
    let mut kept = String::new();
    let mut width = 0.0;
    for char in line.chars() {
        width += typeface.width(char.encode_utf8(&mut [0; 4]));
        if room < width {
            break;
        }
        kept.push(char);
    }
    format!("{}…", kept.trim_end())
}
