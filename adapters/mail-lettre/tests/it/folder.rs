use std::fs;

use application::mail::{Mailer, TroubleKind};
use mail_lettre::MailFolder;
use mail_parser::MessageParser;

use crate::{mail, scripted::sender};

#[tokio::test]
async fn a_mail_is_a_file_however_often_it_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let mailer = MailFolder::new(folder.path().to_owned(), sender());
    for _ in 0..2 {
        mailer.send(&mail("0190.0")).await.expect("written");
    }
    mailer.send(&mail("0190.1")).await.expect("written");

    let mut names: Vec<_> = fs::read_dir(folder.path())
        .expect("a folder")
        .map(|it| it.expect("a file").file_name().into_string().expect("Unicode"))
        .collect();
    names.sort();
    assert_eq!(names, ["0190.0.eml", "0190.1.eml"]);
    let written = fs::read(folder.path().join("0190.0.eml")).expect("a file");
    let parsed = MessageParser::default().parse(&written).expect("a message");
    assert_eq!(parsed.subject(), Some("Ein anderes Passwort wählen"));
}

#[tokio::test]
async fn a_folder_that_is_gone_is_said_to_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let mailer = MailFolder::new(folder.path().join("gone"), sender());
    let refused = mailer.send(&mail("0190.0")).await.expect_err("nowhere to write");
    assert_eq!(refused.trouble.kind, TroubleKind::Unwritable);
}
