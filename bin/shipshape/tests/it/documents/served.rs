//! Documents on the real server, which makes their summaries beside its pages.

use std::{
    thread,
    time::{Duration, Instant},
};

use super::{
    SENTENCE,
    pdf::{CONTENT, PAGES, Pdf, stream},
};
use crate::{
    browser::Browser,
    commands::{PASSWORD, given_admin_of},
    materials::{given_course, given_material},
    program::{Place, machine, text},
};

const ADMIN: &str = "anna@harbour.example";

/// What the page of a material says once its summary is made, or is not.
fn settled(anna: &Browser, material: &str) -> String {
    let begun = Instant::now();
    loop {
        let page = anna.get(material);
        assert_eq!(page.status, 200, "{page:?}");
        if !page.body.contains("data-waits") {
            return page.body;
        }
        assert!(begun.elapsed() < Duration::from_mins(1), "{}", page.body);
        thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_document_gets_its_summary_and_a_hostile_one_takes_nothing_from_the_server() {
    let _busy = machine();
    let place = Place::new();
    given_admin_of(&place, ADMIN, &[]);
    let serving = place.serve();
    let anna = Browser::of(serving.address, ADMIN, PASSWORD);
    let course = given_course(&anna);
    let document = |pdf: Pdf| {
        let url = given_material(&anna, &course, &text(&pdf.bytes()));
        settled(&anna, &url)
    };
    let good = document(Pdf::saying(SENTENCE));
    assert!(good.contains(&format!("<p><bdi>{SENTENCE}</bdi></p>")), "{good}");
    assert!(good.contains("Made by a machine on "), "{good}");

    let (idle, _) = serving.memory();
    let pages = format!("<< /Type /Pages /Kids [{}] /Count 1000000 >>", "3 0 R ".repeat(1_000_000));
    let deep = "[".repeat(6_000_000);
    let scan = Pdf::saying("").with(CONTENT, stream("", b"q Q"));
    let locked = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (00000000000000000000000000000000) \
                  /U (11111111111111111111111111111111) >> /ID [(0)(0)]";
    document(Pdf::saying(SENTENCE).with(PAGES, pages));
    document(Pdf::saying(SENTENCE).with(CONTENT, stream("", deep.as_bytes())));
    let scan = document(scan);
    assert!(scan.contains("no text was found in this file"), "{scan}");
    let locked = document(Pdf::saying(SENTENCE).with_trailer(locked));
    assert!(locked.contains("this file is encrypted"), "{locked}");
    let (_, most) = serving.memory();
    assert!(most < idle + 64 * 1024, "{most} kB, and {idle} kB before");
    assert!(document(Pdf::saying(SENTENCE)).contains(SENTENCE));
}
