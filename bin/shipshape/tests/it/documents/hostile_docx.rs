use std::fmt::Write;

use application::courses::DocumentKind;
use domain_courses::NoSummary;

use super::{
    Ends, SENTENCE,
    archive::{Member, archive, overlapping},
    assert_ends,
    pdf::Pdf,
};

const RELATIONSHIPS: &str = "<?xml version=\"1.0\"?><Relationships \
    xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
    Target=\"word/document.xml\"/></Relationships>";

pub(super) fn docx(sentence: &str) -> Vec<u8> {
    archive(&parts(paragraph(sentence)))
}

fn parts(document: impl Into<Vec<u8>>) -> Vec<Member> {
    vec![
        Member::new("[Content_Types].xml", "<Types/>"),
        Member::new("_rels/.rels", RELATIONSHIPS),
        Member::new("word/document.xml", document),
    ]
}

fn with(member: Member) -> Vec<u8> {
    let mut members = parts(paragraph(SENTENCE));
    members.push(member);
    archive(&members)
}

fn paragraph(text: &str) -> String {
    document(&format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))
}

fn document(body: &str) -> String {
    const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"{MAIN}\"><w:body>{body}</w:body></w:document>"
    )
}

fn with_dtd(dtd: &str, text: &str) -> Vec<u8> {
    let xml = paragraph(text).replacen("?>", &format!("?><!DOCTYPE d [{dtd}]>"), 1);
    archive(&parts(xml))
}

async fn assert_docx_ends(cases: Vec<(&str, Vec<u8>, Ends)>) {
    for (name, document, ends) in cases {
        assert_ends(name, DocumentKind::Docx, document, ends).await;
    }
}

#[tokio::test]
async fn an_archive_that_unpacks_without_end_is_not_unpacked() {
    let too_big = Ends::With(NoSummary::TooBig);
    let mut lying = parts("");
    lying[2] = Member { says_n_bytes: 100, ..Member::zeros("word/document.xml", 80_000_000) };
    let many: Vec<Member> = (0..1_001).map(|it| Member::new(&format!("{it}"), "")).collect();
    let wide = (0..10).map(|it| Member {
        says_n_bytes: 30_000_000,
        ..Member::new(&format!("{it}"), vec![7; 310_000])
    });
    assert_docx_ends(vec![
        (
            "a bomb as its text",
            {
                let mut members = parts("");
                members[2] = Member::zeros("word/document.xml", 80_000_000);
                archive(&members)
            },
            too_big,
        ),
        ("a bomb beside its text", with(Member::zeros("word/media/a.png", 80_000_000)), too_big),
        ("a bomb that says that it is small", archive(&lying), Ends::Somehow),
        ("more members than anybody needs", archive(&many), too_big),
        ("much in each of its members", archive(&wide.collect::<Vec<_>>()), too_big),
        ("one member many times", overlapping(&Member::zeros("00000", 60_000), 900), Ends::Somehow),
        (
            "an archive in an archive",
            with(Member::new("word/embeddings/a.docx", docx("Inner text."))),
            Ends::AsText,
        ),
    ])
    .await;
}

#[tokio::test]
async fn an_archive_that_leads_elsewhere_is_broken() {
    let broken = Ends::With(NoSummary::Broken);
    let leading = RELATIONSHIPS.replace("word/document.xml", "../../../etc/passwd");
    let mut members = parts(paragraph(SENTENCE));
    members[1] = Member::new("_rels/.rels", leading);
    assert_docx_ends(vec![
        ("a name with dots", with(Member::new("../../evil.sh", "")), broken),
        ("a name from the root", with(Member::new("/etc/evil", "")), broken),
        ("a name with a drive", with(Member::new("C:\\evil", "")), broken),
        ("a link", with(Member { mode: 0o120_777, ..Member::new("a", "/etc/passwd") }), broken),
        ("a text that is elsewhere", archive(&members), broken),
    ])
    .await;
}

#[tokio::test]
async fn nothing_is_put_in_for_the_name_of_an_entity() {
    let broken = Ends::With(NoSummary::Broken);
    let mut laughs = "<!ENTITY a0 \"ha\">".to_owned();
    for it in 1..30 {
        let before = format!("&a{};", it - 1).repeat(10);
        write!(laughs, "<!ENTITY a{it} \"{before}\">").expect("a string");
    }
    let elsewhere = "<!ENTITY a SYSTEM \"file:///etc/passwd\">";
    let parameter = "<!ENTITY % a SYSTEM \"http://127.0.0.1:9/a.dtd\">%a;";
    assert_docx_ends(vec![
        ("entities of entities", with_dtd(&laughs, "&a29;"), broken),
        ("an entity from a file", with_dtd(elsewhere, "&a;"), broken),
        ("a parameter from the network", with_dtd(parameter, SENTENCE), broken),
        ("a name of nothing", docx("&evil;"), broken),
        ("a number of no character", docx("&#x110000;"), broken),
        ("those that XML knows", docx("Lock the press before you clean it&#46;"), Ends::AsText),
    ])
    .await;
}

#[tokio::test]
async fn a_document_that_is_encrypted_or_half_there_says_so() {
    let broken = Ends::With(NoSummary::Broken);
    let encrypted = Ends::With(NoSummary::Encrypted);
    let whole = docx(SENTENCE);
    let half = whole[..whole.len() / 2].to_vec();
    let mut without = parts("");
    without.truncate(2);
    let mut locked = parts("");
    locked[2] = Member::new("word/document.xml", vec![7; 100]).encrypted();
    let mut compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    compound.resize(4096, 0);
    assert_docx_ends(vec![
        ("an encrypted archive", archive(&locked), encrypted),
        ("what Word encrypts", compound, encrypted),
        ("half of it", half, broken),
        ("no text part", archive(&without), broken),
        ("a text that is cut off", archive(&parts(&paragraph(SENTENCE)[..150])), broken),
        ("a text in no encoding", archive(&parts(b"<w:p>\xff\xfe\xfd</w:p>".to_vec())), broken),
        ("an empty text", docx(" "), Ends::With(NoSummary::NoText)),
    ])
    .await;
}

#[tokio::test]
async fn what_is_deep_long_or_two_things_at_once_does_no_harm() {
    let deep = format!("{}{}{}", "<w:r>".repeat(200_000), SENTENCE, "</w:r>".repeat(200_000));
    let said = format!("<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>");
    let attribute = format!("<w:p w:a=\"{}\"/>{said}", "x".repeat(20_000_000));
    let long = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "long ".repeat(2_000_000));
    let mut polyglot = Pdf::saying("Another text.").bytes();
    polyglot.extend(docx(SENTENCE));
    assert_docx_ends(vec![
        ("200,000 elements in one another", archive(&parts(document(&deep))), Ends::Somehow),
        ("an attribute of 20 MB", archive(&parts(document(&attribute))), Ends::AsText),
        ("a paragraph of 10 MB", archive(&parts(document(&long))), Ends::With(NoSummary::TooBig)),
        ("macros", with(Member::new("word/vbaProject.bin", vec![0; 100])), Ends::AsText),
        ("a docx behind a pdf", polyglot, Ends::AsText),
    ])
    .await;
}
