use super::*;

/// What is said of a file that comes in pieces of every size.
fn said(of: impl Fn() -> Inspection, content: &[u8]) -> Result<(), FileRefused> {
    let said = |n| {
        let mut inspection = of();
        content.chunks(n).try_for_each(|it| inspection.see(it))?;
        inspection.finish()
    };
    let first = said(content.len().max(1));
    for n in [1, 7, 1_000] {
        assert_eq!(said(n), first, "in pieces of {n}");
    }
    first
}

fn said_of(kind: MaterialKind, content: &[u8]) -> Result<(), FileRefused> {
    said(|| Inspection::of(kind), content)
}

/// One part of an archive, as its list says.
#[derive(Clone, Copy)]
struct Part<'a> {
    name: &'a str,
    flags: u16,
    mode: u32,
    n_packed: u32,
    n_unpacked: u32,
}

fn part(name: &str) -> Part<'_> {
    Part { name, flags: 0, mode: 0o100_644, n_packed: 10, n_unpacked: 10 }
}

const DOCUMENT: [&str; 2] = ["[Content_Types].xml", "word/document.xml"];

/// An archive with these parts, of which only the list is right.
fn archive(parts: &[Part<'_>]) -> Vec<u8> {
    let mut content = b"PK\x03\x04".to_vec();
    content.resize(4 + 20 * parts.len(), 0);
    let begin = content.len();
    for part in parts {
        content.extend(b"PK\x01\x02\x14\x03\x14\0");
        content.extend(part.flags.to_le_bytes());
        content.extend([0; 10]);
        content.extend(part.n_packed.to_le_bytes());
        content.extend(part.n_unpacked.to_le_bytes());
        content.extend(u16::try_from(part.name.len()).expect("short").to_le_bytes());
        content.extend([0; 8]);
        content.extend((part.mode << 16).to_le_bytes());
        content.extend([0; 4]);
        content.extend(part.name.as_bytes());
    }
    let size = content.len() - begin;
    let n_parts = u16::try_from(parts.len()).expect("few").to_le_bytes();
    content.extend(b"PK\x05\x06\0\0\0\0");
    content.extend([n_parts, n_parts].concat());
    content.extend(u32::try_from(size).expect("short").to_le_bytes());
    content.extend(u32::try_from(begin).expect("short").to_le_bytes());
    content.extend([0; 2]);
    content
}

/// A document with one part more, or with several.
fn document(more: &[Part<'_>]) -> Vec<u8> {
    archive(&[&DOCUMENT.map(part)[..], more].concat())
}

fn pdf(body: &[u8]) -> Vec<u8> {
    [b"%PDF-1.7\n", body, b"\nstartxref\n9\n%%EOF\n"].concat()
}

/// Frames of 417 bytes: 128,000 bits a second, 44,100 samples.
fn frames(n: usize) -> Vec<u8> {
    let mut frame = vec![0xff, 0xfb, 0x90, 0x00];
    frame.resize(417, 0);
    frame.repeat(n)
}

fn boxed(kind: &[u8], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(8 + content.len()).expect("short");
    [&length.to_be_bytes()[..], kind, content].concat()
}

fn film() -> Vec<u8> {
    let first = boxed(b"ftyp", b"isom\0\0\x02\0isomavc1");
    [first, boxed(b"free", b""), boxed(b"mdat", &[7; 3_000]), boxed(b"moov", &[0; 40])].concat()
}

#[test]
fn what_is_what_its_name_says_is_kept() {
    use MaterialKind::{Docx, Mp3, Mp4, Pdf};

    let long = pdf(&vec![b' '; 300_000]);
    let tagged = [&b"ID3\x04\0\0\0\0\x02\x01"[..], &[0; 257], &frames(9)].concat();
    let open_end = [film(), b"\0\0\0\0mdat and so on".to_vec()].concat();
    let wide = [&film()[..], b"\0\0\0\x01mdat\0\0\0\0\0\0\0\x12ab"].concat();
    let short_end = [film(), boxed(b"free", b"")].concat();
    let short = [boxed(b"ftyp", b"isom\0\0\x02\0"), boxed(b"moov", b"")].concat();
    for (kind, content) in [
        (Pdf, pdf(b"1 0 obj")),
        (Pdf, long),
        (Docx, document(&[])),
        (Docx, document(&[part("word/media/image1.png"), part("docProps/app.xml")])),
        (Mp3, frames(9)),
        (Mp3, frames(2)),
        (Mp3, tagged),
        (Mp4, film()),
        (Mp4, open_end),
        (Mp4, wide),
        (Mp4, short_end),
        (Mp4, short),
    ] {
        assert_eq!(said_of(kind, &content), Ok(()), "{kind:?}: {} bytes", content.len());
    }
    for text in ["WEBVTT\n\n00:00.000 --> 00:02.000\nHello", "\u{feff}WEBVTT - x\r\n\r\n0 --> 1\n"]
    {
        assert_eq!(said(Inspection::of_captions, text.as_bytes()), Ok(()));
    }
}

#[test]
fn what_is_something_else_is_refused() {
    use MaterialKind::{Docx, Mp3, Mp4, Pdf};

    let all = [(Pdf, pdf(b"")), (Docx, document(&[])), (Mp3, frames(9)), (Mp4, film())];
    for (kind, _) in &all {
        for (other, content) in &all {
            let is_same = kind == other;
            assert_eq!(said_of(*kind, content).is_ok(), is_same, "{other:?} as {kind:?}");
        }
        for content in [&b"<html><script>"[..], b"MZ\x90\0", b"\x7fELF", b"GIF89a", b"#!/bin/sh\n"]
        {
            let content = [content, &[b' '; 2_000]].concat();
            assert_eq!(said_of(*kind, &content), Err(FileRefused::NotWhatItSays), "{kind:?}");
        }
        assert_eq!(said_of(*kind, b""), Err(FileRefused::Missing));
    }
    // Something else goes before it, or is in it as well.
    for before in [&b"\n"[..], b"<script>", b"GIF89a"] {
        let content = [before, &pdf(b"")].concat();
        assert_eq!(said_of(Pdf, &content), Err(FileRefused::NotWhatItSays));
    }
    let both = [pdf(b""), document(&[])].concat();
    assert_eq!(said_of(Pdf, &both), Err(FileRefused::NotWhatItSays));
    assert!(said_of(Docx, &both).is_err());
    for bad in ["WEBVTTX\n\n0 --> 1\n", "WEBVTT\n\n", "1\n00:00 --> 00:01\nSubRip", "WEBVTT\n\0-->"]
    {
        let said = said(Inspection::of_captions, bad.as_bytes());
        assert_eq!(said, Err(FileRefused::NotWhatItSays), "{bad:?}");
    }
    let said = said(Inspection::of_captions, b"WEBVTT\n\n0 --> 1\n\xff");
    assert_eq!(said, Err(FileRefused::NotWhatItSays));
}

#[test]
fn what_was_cut_off_is_refused() {
    use MaterialKind::{Docx, Mp3, Mp4, Pdf};

    for (kind, content) in [(Pdf, pdf(b"")), (Docx, document(&[])), (Mp3, frames(2)), (Mp4, film())]
    {
        for cut in [2, 9, content.len() / 2] {
            let kept = &content[..content.len() - cut];
            assert_eq!(said_of(kind, kept), Err(FileRefused::NotWhole), "{kind:?} without {cut}");
        }
    }
    let giant_tag = [&b"ID3\x04\0\0\x7f\x7f\x7f\x7f"[..], &[0; 500]].concat();
    assert_eq!(said_of(Mp3, &giant_tag), Err(FileRefused::NotWhole));
    let first = boxed(b"ftyp", b"isom\0\0\x02\0");
    for more in [
        &b"\x7f\xff\xff\xffmoov"[..],
        b"\0\0\0\x01moov\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\0\0\0\x01moov\0\0\0\xff\0\0\0\0",
        // Nothing tells what is in it.
        b"\0\0\0\x08free",
    ] {
        let content = [&first, more, &[0; 50]].concat();
        let said = said_of(Mp4, &content);
        assert!(said == Err(FileRefused::NotWhole) || more.ends_with(b"free"), "{more:?}");
        assert!(said.is_err());
    }
}

#[test]
fn sizes_that_make_no_sense_end_nothing_but_the_file() {
    let first = boxed(b"ftyp", b"isom\0\0\x02\0");
    for more in [&b"\0\0\0\x07moov"[..], b"\0\0\0\x02moov", b"\0\0\0\x08\0\0\0\0"] {
        let content = [&first, more, &[0; 50]].concat();
        let said = said_of(MaterialKind::Mp4, &content);
        assert_eq!(said, Err(FileRefused::NotWhatItSays), "{more:?}");
    }
    // Millions of boxes without anything in them.
    let many = [&first[..], &b"\0\0\0\x08free".repeat(200_000)].concat();
    let mut inspection = Inspection::of(MaterialKind::Mp4);
    assert_eq!(inspection.see(&many), Err(FileRefused::NotWhatItSays));
    let tags = b"ID3\x04\0\0\0\0\0\0".repeat(9);
    assert_eq!(said_of(MaterialKind::Mp3, &tags), Err(FileRefused::NotWhatItSays));
    let text = vec![b' '; 1024 * 1024 + 1];
    let mut inspection = Inspection::of_captions();
    assert_eq!(inspection.see(&text), Err(FileRefused::LongCaptions));
}

#[test]
fn an_archive_that_does_harm_is_refused() {
    use FileRefused::{Macros, NotWhatItSays, NotWhole, Protected, Swollen};

    let docx = |more: &[Part<'_>]| said_of(MaterialKind::Docx, &document(more));
    let plain = part("x");
    for (more, refused) in [
        (part("word/vbaProject.bin"), Macros),
        (part("word/VbaProject.BIN"), Macros),
        (part("../../etc/passwd"), NotWhatItSays),
        (part("/etc/passwd"), NotWhatItSays),
        (part("word\\..\\..\\x"), NotWhatItSays),
        (part("C:x"), NotWhatItSays),
        (part("a\0b"), NotWhatItSays),
        (part(""), NotWhatItSays),
        (part("word/document.xml"), NotWhatItSays),
        (Part { flags: 1, ..plain }, Protected),
        (Part { mode: 0o120_777, ..plain }, NotWhatItSays),
        (Part { n_unpacked: 101 * 1024 * 1024, ..plain }, Swollen),
        (Part { n_unpacked: 3 * 1024 * 1024, ..plain }, Swollen),
        (Part { n_unpacked: u32::MAX, ..plain }, Swollen),
        // More than is there, so they lie over each other.
        (Part { n_packed: 1_000, ..plain }, NotWhatItSays),
        (Part { n_packed: u32::MAX, ..plain }, NotWhatItSays),
    ] {
        assert_eq!(docx(&[more]), Err(refused), "{:?} {}", more.name, more.n_unpacked);
    }
    let names: Vec<String> = (0..1_000).map(|it| format!("word/{it}.xml")).collect();
    let many: Vec<Part<'_>> = names.iter().map(|it| part(it)).collect();
    assert_eq!(docx(&many), Err(Swollen));
    assert_eq!(docx(&many[..998]), Ok(()));
    for missing in DOCUMENT {
        assert_eq!(said_of(MaterialKind::Docx, &archive(&[part(missing)])), Err(NotWhatItSays));
    }
    let old_word = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 600]].concat();
    assert_eq!(said_of(MaterialKind::Docx, &old_word), Err(Protected));
    // The list is said to be elsewhere, or longer than it is.
    let good = document(&[]);
    for (from_end, byte) in [(10, 1), (6, 1), (12, 9), (3, 0xff)] {
        let mut bad = good.clone();
        let at = bad.len() - from_end;
        bad[at] = bad[at].wrapping_add(byte);
        assert_eq!(said_of(MaterialKind::Docx, &bad), Err(NotWhole), "{from_end}");
    }
}

#[test]
fn any_bytes_are_looked_at_without_a_panic() {
    let mut state = 1_u64;
    let mut random = move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    let all = [pdf(b""), document(&[part("x")]), frames(3), film()];
    for (kind, good) in MaterialKind::ALL.into_iter().zip(all) {
        for at in 0..good.len().min(600) {
            let mut content = good.clone();
            content[at] = random();
            let last = content.len() - 1 - at;
            content[last] = random();
            let mut inspection = Inspection::of(kind);
            if inspection.see(&content).is_ok() {
                let _ = inspection.finish();
            }
        }
    }
}

#[test]
fn a_webm_says_what_it_is_and_is_whole() {
    let film = |doc_type: &[u8], segment: &[u8], content: &[u8]| {
        let version = [0x42, 0x86, 0x81, 1];
        let length = |of: &[u8]| 0x80 | u8::try_from(of.len()).expect("short");
        let named = [&[0x42, 0x82, length(doc_type)][..], doc_type].concat();
        let elements = [&version[..], &named[..]].concat();
        let head = [&[0x1a, 0x45, 0xdf, 0xa3, length(&elements)][..], &elements[..]].concat();
        [&head[..], &[0x18, 0x53, 0x80, 0x67], segment, content].concat()
    };
    let said = |content: &[u8]| said(Inspection::of_webm, content);
    assert_eq!(said(&film(b"webm", &[0x84], b"abcd")), Ok(()));
    // Eight bytes of length, and a length that was not known.
    assert_eq!(said(&film(b"webm", &[1, 0, 0, 0, 0, 0, 0, 4], b"abcd")), Ok(()));
    assert_eq!(said(&film(b"webm", &[0xff], b"abcd")), Ok(()));
    assert_eq!(said(&film(b"webm", &[0x85], b"abcd")), Err(FileRefused::NotWhole));
    assert_eq!(said(&film(b"webm", &[0xff], b"")), Err(FileRefused::NotWhole));
    assert_eq!(said(&film(b"webm", &[0], b"abcd")), Err(FileRefused::NotWhole));
    assert_eq!(said(&film(b"matroska", &[0x84], b"abcd")), Err(FileRefused::NotWhatItSays));
    assert_eq!(said(&[0x1a, 0x45, 0xdf, 0xa3]), Err(FileRefused::NotWhatItSays));
    assert_eq!(said(b"RIFF....WEBPVP8 "), Err(FileRefused::NotWhatItSays));
    assert_eq!(said(b""), Err(FileRefused::Missing));
}
