//! The text of a Word document: of its main part, in the order in which it is written there.

use std::io::{Cursor, Read};

use domain_courses::NoSummary;
use quick_xml::{
    Reader,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
};
use zip::{ZipArchive, result::ZipError};

use super::Paragraphs;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

const MEGABYTE: u64 = 1024 * 1024;
const MOST_MEMBERS: usize = 1_000;
/// All members together, as they say themselves.
const MOST_UNPACKED: u64 = 200 * MEGABYTE;
/// The main part, as it turns out to be. Fifty times the longest text that is taken.
const MOST_XML: u64 = 64 * MEGABYTE;
/// What somebody has written packs to a tenth, and never to a hundredth.
const MOST_RATIO: u64 = 100;
/// So little harms nobody, however it was packed.
const SMALL: u64 = MEGABYTE / 2;
/// What an encrypted document is wrapped in.
const COMPOUND_FILE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

pub(super) fn text(document: &[u8]) -> Result<String, NoSummary> {
    if document.starts_with(COMPOUND_FILE) {
        return Err(NoSummary::Encrypted);
    }
    let mut archive = ZipArchive::new(Cursor::new(document)).map_err(|err| broken(&err))?;
    check(&mut archive)?;
    let main = main_part(&mut archive)?;
    paragraphs(&read(&mut archive, &main)?)
}

/// Nothing but the main part is ever unpacked. But who makes such an archive is up to no good.
fn check(archive: &mut Archive<'_>) -> Result<(), NoSummary> {
    if MOST_MEMBERS < archive.len() {
        return Err(NoSummary::TooBig);
    }
    let mut left = MOST_UNPACKED;
    for place in 0..archive.len() {
        let member = archive.by_index_raw(place).map_err(|err| broken(&err))?;
        if member.encrypted() {
            return Err(NoSummary::Encrypted);
        }
        let name = member.name().map_err(|err| broken(&err))?;
        if !is_safe(&name) || member.is_symlink() {
            return Err(NoSummary::Broken);
        }
        let n_bytes = member.size();
        let unpacks_too_far =
            SMALL < n_bytes && member.compressed_size().saturating_mul(MOST_RATIO) < n_bytes;
        left = left.checked_sub(n_bytes).filter(|_| !unpacks_too_far).ok_or(NoSummary::TooBig)?;
    }
    Ok(())
}

fn is_safe(name: &str) -> bool {
    let leads_out = name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|it| it == "..");
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    !leads_out && !has_drive && !name.contains('\0')
}

fn read(archive: &mut Archive<'_>, name: &str) -> Result<String, NoSummary> {
    let member = archive.by_name(name).map_err(|err| broken(&err))?;
    let mut xml = Vec::new();
    // What it says of its size is what whoever made it wanted it to say.
    let n_bytes = member.take(MOST_XML + 1).read_to_end(&mut xml).map_err(|_| NoSummary::Broken)?;
    if MOST_XML < n_bytes as u64 {
        return Err(NoSummary::TooBig);
    }
    String::from_utf8(xml).map_err(|_| NoSummary::Broken)
}

/// Where the package says that its text is.
fn main_part(archive: &mut Archive<'_>) -> Result<String, NoSummary> {
    let links = read(archive, "_rels/.rels")?;
    let mut reader = Reader::from_str(&links);
    loop {
        match reader.read_event().map_err(|_| NoSummary::Broken)? {
            Event::Start(link) | Event::Empty(link) if is_main(&link) => {
                let target = attribute(&link, "Target").ok_or(NoSummary::Broken)?;
                return Ok(target.trim_start_matches('/').to_owned());
            }
            Event::DocType(_) | Event::Eof => return Err(NoSummary::Broken),
            _ => {}
        }
    }
}

fn is_main(link: &BytesStart<'_>) -> bool {
    attribute(link, "Type").is_some_and(|it| it.ends_with("/officeDocument"))
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    Some(attribute.value.clone().into_owned())
}

fn paragraphs(xml: &str) -> Result<String, NoSummary> {
    let mut reader = Reader::from_str(xml);
    let (mut paragraphs, mut paragraph) = (Paragraphs::default(), String::new());
    let (mut is_text, mut n_open) = (false, 0_u32);
    loop {
        match reader.read_event().map_err(|_| NoSummary::Broken)? {
            // The same once more, for programs that do not know the newer form.
            Event::Start(element) if element.local_name().as_ref() == "Fallback" => {
                reader.read_to_end(element.name()).map_err(|_| NoSummary::Broken)?;
            }
            Event::Start(element) => {
                n_open += 1;
                match element.local_name().as_ref() {
                    "t" => is_text = true,
                    // A text box stands within the paragraph that it belongs to.
                    "p" => paragraphs.add(&std::mem::take(&mut paragraph))?,
                    _ => paragraph.push_str(instead_of(&element)),
                }
            }
            Event::Empty(element) => paragraph.push_str(instead_of(&element)),
            Event::End(element) => {
                n_open = n_open.saturating_sub(1);
                match element.local_name().as_ref() {
                    "t" => is_text = false,
                    "p" => paragraphs.add(&std::mem::take(&mut paragraph))?,
                    _ => {}
                }
            }
            Event::Text(text) if is_text => paragraph.push_str(&text.xml10_content()),
            Event::CData(text) if is_text => paragraph.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let it = character(&reference)?;
                if is_text {
                    paragraph.push(it);
                }
            }
            // There is none in what Word writes, and entities begin with it.
            Event::DocType(_) => return Err(NoSummary::Broken),
            // It was cut off.
            Event::Eof if 0 < n_open => return Err(NoSummary::Broken),
            Event::Eof => return Ok(paragraphs.text),
            _ => {}
        }
        if super::MOST_TEXT < paragraph.len() {
            return Err(NoSummary::TooBig);
        }
    }
}

fn instead_of(element: &BytesStart<'_>) -> &'static str {
    match element.local_name().as_ref() {
        "tab" | "br" | "cr" | "ptab" => " ",
        "noBreakHyphen" => "-",
        _ => "",
    }
}

/// One of the five that XML knows, or a number. Nothing is ever put in for a name.
fn character(reference: &BytesRef<'_>) -> Result<char, NoSummary> {
    if let Ok(Some(it)) = reference.resolve_char_ref() {
        return Ok(it);
    }
    let known = resolve_predefined_entity(reference).and_then(|it| it.chars().next());
    known.ok_or(NoSummary::Broken)
}

fn broken(err: &ZipError) -> NoSummary {
    match err {
        ZipError::InvalidPassword => NoSummary::Encrypted,
        _ => NoSummary::Broken,
    }
}
