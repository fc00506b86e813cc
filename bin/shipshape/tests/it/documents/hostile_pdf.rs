use application::courses::DocumentKind;
use domain_courses::NoSummary;

use super::{
    Ends, SENTENCE,
    archive::deflated_zeros,
    assert_ends, hostile_docx,
    pdf::{CONTENT, FONT, PAGE, PAGES, Pdf, stream},
    read,
};

fn good() -> Pdf {
    Pdf::saying(SENTENCE)
}

/// As a form that draws itself is drawn.
const SHOW_AND_DRAW: &str =
    "BT /F1 12 Tf 72 700 Td (Lock the press before you clean it.) Tj ET /X1 Do";

async fn assert_pdf_ends(cases: Vec<(&str, Vec<u8>, Ends)>) {
    for (name, document, ends) in cases {
        assert_ends(name, DocumentKind::Pdf, document, ends).await;
    }
}

#[tokio::test]
async fn a_file_that_leads_back_to_itself_is_read_once() {
    let form = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >>",
        b"/X1 Do",
    );
    let drawing = |form: Vec<u8>| {
        good().with(CONTENT, stream("", SHOW_AND_DRAW.as_bytes())).with(6, form).bytes()
    };
    let table = good().bytes();
    let place = table.windows(5).position(|it| it == b"xref\n").expect("a table");
    let glyph = good()
        .with(FONT, "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 6 0 R >> \
            /Encoding << /Differences [76 /a] >> /FirstChar 76 /LastChar 76 /Widths [9] /Resources << /Font << /F1 5 0 R >> >> >>")
        .with(6, stream("", b"BT /F1 12 Tf (L) Tj ET"));
    assert_pdf_ends(vec![
        ("a form that draws itself", drawing(form), Ends::AsText),
        (
            "pages that are their own parent",
            good().with(PAGES, "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>").bytes(),
            Ends::AsText,
        ),
        ("an object that is itself", good().with(CONTENT, "4 0 R").bytes(), Ends::Somehow),
        (
            "a table that comes before itself",
            good().with_trailer(&format!("/Prev {place}")).bytes(),
            Ends::AsText,
        ),
        (
            "a length that is its own",
            good().with(CONTENT, "<< /Length 4 0 R >>\nstream\nBT ET\nendstream").bytes(),
            Ends::Somehow,
        ),
        ("a letter that writes itself", glyph.bytes(), Ends::Anyhow),
        (
            "a stream of objects that holds itself",
            good()
                .with(6, stream("/Type /ObjStm /N 1 /First 4 /Extends 6 0 R", b"6 0 6 0 R"))
                .bytes(),
            Ends::AsText,
        ),
    ])
    .await;
}

#[tokio::test]
async fn a_file_without_end_ends() {
    let bomb = stream("/Filter /FlateDecode", &zlib(&deflated_zeros(900_000_000)));
    let twice = stream(
        "/Filter [/FlateDecode /FlateDecode]",
        &zlib(&stored(&zlib(&deflated_zeros(900_000_000)))),
    );
    let million = "3 0 R ".repeat(1_000_000);
    let pages = format!("<< /Type /Pages /Kids [{million}] /Count 1000000 >>");
    let mut many = good();
    let kids: Vec<String> = (7..100_007).map(|it| format!("{it} 0 R")).collect();
    many = many
        .with(6, "null")
        .with(PAGES, format!("<< /Type /Pages /Kids [{}] /Count 100000 >>", kids.join(" ")));
    for number in 7..100_007 {
        many = many.with(number, "<< /Type /Page /Parent 2 0 R >>");
    }
    let says_million = "<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>";
    let deep = format!("{}{}", "[".repeat(3_000_000), "]".repeat(3_000_000));
    let within = format!("BT {} {} Tj ET", "[".repeat(3_000_000), "]".repeat(3_000_000));
    let dictionaries = "<< /A ".repeat(100_000);
    let saved = format!("{} BT /F1 12 Tf 72 700 Td ({SENTENCE}) Tj ET", "q ".repeat(2_000_000));
    let long = good().with(CONTENT, format!("<< /Length 99999999999 >>\nstream\nBT /F1 12 Tf 72 700 Td ({SENTENCE}) Tj ET\nendstream"));
    let spread = good()
        .with(FONT, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>")
        .with(
            6,
            stream("", b"begincmap 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap"),
        );
    let text = format!(
        "BT /F1 12 Tf 14 TL 72 700 Td {} ET",
        format!("({SENTENCE}) Tj T* ").repeat(130_000)
    );
    assert_pdf_ends(vec![
        ("nearly a GB of nothing", good().with(CONTENT, bomb).bytes(), Ends::Somehow),
        ("packed twice", good().with(CONTENT, twice).bytes(), Ends::Somehow),
        ("one page a million times", good().with(PAGES, pages).bytes(), Ends::AsText),
        ("a hundred thousand pages", many.bytes(), Ends::With(NoSummary::TooBig)),
        (
            "a million pages that are not there",
            good().with(PAGES, says_million).bytes(),
            Ends::AsText,
        ),
        ("lists in lists", good().with(6, deep).bytes(), Ends::AsText),
        (
            "lists in lists on a page",
            good().with(CONTENT, stream("", within.as_bytes())).bytes(),
            Ends::Somehow,
        ),
        ("dictionaries in dictionaries", good().with(PAGE, dictionaries).bytes(), Ends::Somehow),
        (
            "states that are never given back",
            good().with(CONTENT, stream("", saved.as_bytes())).bytes(),
            Ends::AsText,
        ),
        ("a stream that is longer than the file", long.bytes(), Ends::AsText),
        ("a letter for every number", spread.bytes(), Ends::Anyhow),
        (
            "more text than in any book",
            good().with(CONTENT, stream("", text.as_bytes())).bytes(),
            Ends::With(NoSummary::TooBig),
        ),
    ])
    .await;
}

#[tokio::test]
async fn a_file_that_would_run_something_is_text_and_no_more() {
    let acting = |action: &str| {
        good().with(1, format!("<< /Type /Catalog /Pages 2 0 R /OpenAction {action} >>")).bytes()
    };
    let mut html = b"<script>alert(1)</script>\n".to_vec();
    html.extend(good().bytes());
    let mut zipped = good().bytes();
    zipped.extend(hostile_docx::docx("Another text."));
    assert_pdf_ends(vec![
        ("a script", acting("<< /S /JavaScript /JS (app.alert\\(1\\)) >>"), Ends::AsText),
        ("a program", acting("<< /S /Launch /F (/bin/sh) >>"), Ends::AsText),
        ("an address", acting("<< /S /URI /URI (http://127.0.0.1:9/) >>"), Ends::AsText),
        ("a file beside it", good().with(6, stream("/F (/etc/passwd)", b"")).bytes(), Ends::AsText),
        ("a page of the web before it", html, Ends::AsText),
        ("an archive behind it", zipped, Ends::AsText),
    ])
    .await;
}

#[tokio::test]
async fn a_file_that_is_encrypted_broken_or_a_picture_says_so() {
    let locked = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <0000000000000000000000000000000000000000000000000000000000000000> \
        /U <1111111111111111111111111111111111111111111111111111111111111111> >> /ID [<00><00>]";
    let whole = good().bytes();
    let picture = good()
        .with(CONTENT, stream("", b"q 500 0 0 700 50 50 cm /X1 Do Q"))
        .with(6, stream("/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray", b"\0\xff\xff\0"));
    assert_pdf_ends(vec![
        ("a password", good().with_trailer(locked).bytes(), Ends::With(NoSummary::Encrypted)),
        (
            "no page",
            good().with(PAGES, "<< /Type /Pages /Kids [] /Count 0 >>").bytes(),
            Ends::Somehow,
        ),
        ("a picture", picture.bytes(), Ends::With(NoSummary::NoText)),
        ("a head", b"%PDF-1.7\n".to_vec(), Ends::With(NoSummary::Broken)),
        ("half of it", whole[..whole.len() / 3].to_vec(), Ends::Somehow),
        ("a table that is elsewhere", good().with_table_at(999_999_999).bytes(), Ends::AsText),
        ("a table that is a page", good().with_table_at(20).bytes(), Ends::AsText),
    ])
    .await;
}

/// Whatever happens to a file on its way: the child ends, and ends as it should.
#[tokio::test]
async fn a_file_with_any_byte_changed_is_read_or_refused() {
    let whole = good().bytes();
    for place in (0..whole.len()).step_by(whole.len() / 40) {
        for byte in [0, b'<', 0xff] {
            let mut changed = whole.clone();
            changed[place] = byte;
            let _ = read(DocumentKind::Pdf, changed).await;
        }
    }
}

/// With the head that a PDF wants, and a sum that is wrong, for which nobody asks.
fn zlib(deflated: &[u8]) -> Vec<u8> {
    [b"\x78\x9c", deflated, b"\0\0\0\0"].concat()
}

/// Blocks that are taken as they are.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut blocks = bytes.chunks(65_535).peekable();
    while let Some(block) = blocks.next() {
        let n_bytes = u16::try_from(block.len()).expect("a block");
        out.push(u8::from(blocks.peek().is_none()));
        out.extend(n_bytes.to_le_bytes());
        out.extend((!n_bytes).to_le_bytes());
        out.extend(block);
    }
    out
}
