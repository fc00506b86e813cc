use application::equipment::Label;
use domain_equipment::{ActivationCode, LabelSheet, Nudge, SheetLayout};

use super::*;
use crate::{
    ink::Area,
    label::{area, parts_of},
    label_text::{Part, lines},
};

fn certificate(person: &str, module: &str) -> CertificateSheet {
    CertificateSheet {
        language: "en".to_owned(),
        company: "Harbour & Sons".to_owned(),
        heading: "Certificate".to_owned(),
        person: person.to_owned(),
        deed: "has completed".to_owned(),
        module: module.to_owned(),
        dates: vec!["on 24 November 2026".to_owned(), "Good until 24 November 2027".to_owned()],
        check: "Check it with this code:".to_owned(),
        code: "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV".to_owned(),
        address: "https://train.example/verify/0123456789ABCDEFGHJKMNPQRSTV".to_owned(),
    }
}

fn label(n: u8, tag: &str, name: &str) -> Label {
    // Every fifth number or so has a check character that no label has.
    let mut codes = (0..=u8::MAX).filter_map(|it| ActivationCode::from_bits([n, 2, 3, 4, it]));
    let code = codes.next().expect("most numbers are codes");
    let address = format!("https://tools.harbour.example/e/{}", code.plain());
    Label { tag: tag.to_owned(), name: name.to_owned(), code, address }
}

fn sheets(layout: SheetLayout, labels: Vec<Label>) -> LabelSheets {
    LabelSheets {
        language: "en".to_owned(),
        title: "Labels".to_owned(),
        company: "Harbour & Sons".to_owned(),
        layout,
        labels,
    }
}

fn has(pdf: &[u8], word: &str) -> bool {
    pdf.windows(word.len()).any(|it| it == word.as_bytes())
}

const NAMES: [(&str, &str); 6] = [
    ("GR-0101", "Bench grinder 200 mm"),
    ("ΑΒΓ-7", "Γωνιακός τροχός 125 mm, με κάλυμμα και δύο λαβές"),
    ("СВ-12", "Сварочный аппарат"),
    ("ÖLÇ-3", "Ölçüm cihazı (şantiye)"),
    ("رافعة-4", "رافعة شوكية"),
    ("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "Counterbalance forklift with a long name"),
];

#[tokio::test]
async fn a_certificate_is_a_pdf_of_one_sheet_with_its_font() {
    let printer = PdfPrinter::default();
    let longest = "W".repeat(120);
    for (person, module) in [
        ("Mehmet Yıldız", "Lock-out & tag-out"),
        (longest.as_str(), "wide words ".repeat(11).as_str()),
        ("محمد", "Κανόνες и правила"),
        ("山田太郎", "安全"),
    ] {
        let pdf = printer.print(certificate(person, module)).await.expect("a file");
        assert!(pdf.starts_with(b"%PDF-"), "{person}");
        // Only the letters that are used come along.
        assert!(pdf.len() < 60_000, "{} bytes", pdf.len());
        assert!(has(&pdf, "/Count 1") && has(&pdf, "/FontFile"), "{person}");
    }
}

#[tokio::test]
async fn labels_are_on_as_many_pages_as_their_sheets_have() {
    let printer = PdfPrinter::default();
    let none = Nudge::default();
    for (sheet, first, n_labels, n_pages) in [
        (LabelSheet::AveryL7160, 1, 21, 1),
        (LabelSheet::AveryL7160, 2, 21, 2),
        (LabelSheet::AveryL4731, 189, 3, 2),
        (LabelSheet::Avery5160, 1, 61, 3),
        (LabelSheet::Roll62x29, 1, 4, 4),
    ] {
        let layout = SheetLayout::new(sheet, first, (none, none)).expect("there is one");
        let labels = NAMES.into_iter().cycle().zip(0..n_labels);
        let labels = labels.map(|((tag, name), n)| label(n, tag, name)).collect();
        let pdf = printer.print_labels(sheets(layout, labels)).await.expect("a file");
        assert!(has(&pdf, &format!("/Count {n_pages}")), "{sheet:?}");
        assert!(has(&pdf, "/FontFile"), "{sheet:?}");
    }
}

#[test]
fn what_stands_on_a_label_lies_within_it_and_nothing_over_another() {
    let fonts = Fonts::read().expect("our own");
    for sheet in LabelSheet::ALL {
        let whole = area(SheetLayout::whole(sheet).place(0).at, sheet.grid().label);
        let (picture, text) = parts_of(whole);
        let within = |inner: Area| {
            whole.x <= inner.x
                && whole.y <= inner.y
                && inner.right() <= whole.right()
                && inner.y + inner.height <= whole.y + whole.height
        };
        assert!(within(picture) && within(text), "{sheet:?}");
        assert!(picture.right() <= text.x, "{sheet:?}");
        for (tag, name) in NAMES {
            let mut above = text.y;
            for line in lines(&label(7, tag, name), "Harbour & Sons", text, &fonts) {
                let typeface = match line.part {
                    Part::Code => fonts.mono(),
                    _ => fonts.of(&line.text),
                };
                let (x, baseline) = line.at;
                let right = x + typeface.width(&line.text) * line.size;
                assert!(right <= text.right() + 0.01, "{sheet:?}: {line:?}");
                assert!(above <= baseline - line.size + 0.01, "{sheet:?}: {line:?}");
                assert!(5.0 <= line.size, "{sheet:?}: {line:?}");
                above = baseline;
            }
            assert!(above <= text.y + text.height, "{sheet:?}: {tag}");
        }
    }
}

#[test]
fn a_label_says_its_tag_and_code_and_what_else_there_is_room_for() {
    let fonts = Fonts::read().expect("our own");
    let parts = |sheet: LabelSheet| {
        let (_, text) = parts_of(area(SheetLayout::whole(sheet).place(0).at, sheet.grid().label));
        let label = label(7, "GR-0101", "Bench grinder 200 mm");
        let lines = lines(&label, "Harbour & Sons", text, &fonts);
        let said = lines.iter().map(|it| it.text.clone()).collect::<Vec<_>>().join(" ");
        let code = label.code.shown();
        assert!(said.contains("GR-0101") && said.contains(&code), "{said}");
        lines.into_iter().map(|it| it.part).collect::<Vec<_>>()
    };
    for sheet in LabelSheet::ALL {
        let mut parts = parts(sheet);
        parts.dedup();
        let expected = match sheet {
            LabelSheet::AveryL4731 => vec![Part::Tag, Part::Code, Part::Company],
            _ => vec![Part::Tag, Part::Name, Part::Code, Part::Company],
        };
        assert_eq!(parts, expected, "{sheet:?}");
    }
}

#[tokio::test]
async fn a_ruler_is_one_page_of_its_sheet() {
    let printer = PdfPrinter::default();
    for sheet in LabelSheet::ALL {
        let how = vec!["Measure from the left edge of the paper to the cross.".to_owned()];
        let (language, title) = ("en".to_owned(), "Ruler".to_owned());
        let page = RulerPage { language, title, layout: SheetLayout::whole(sheet), how };
        let pdf = printer.print_ruler(page).await.expect("a file");
        assert!(has(&pdf, "/Count 1") && has(&pdf, "/FontFile"), "{sheet:?}");
    }
}
