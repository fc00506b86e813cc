use std::time::{Duration, Instant};

use application::mail::{Mailer, Trouble, TroubleKind};
use domain_identity::Email;
use mail_parser::{MessageParser, MimeHeaders};

use crate::{
    mail,
    scripted::{Script, Scripted, client},
};

async fn trouble(script: Script) -> (Trouble, usize) {
    let server = Scripted::start(script).await;
    let begun = Instant::now();
    let refused = server.client().send(&mail("7")).await.expect_err("it is not taken");
    assert!(begun.elapsed() < Duration::from_secs(5), "{script:?}: {:?}", begun.elapsed());
    (refused.trouble, server.kept().await.len())
}

#[tokio::test]
async fn a_mail_arrives_with_both_parts_and_an_id_of_its_own() {
    let server = Scripted::start(Script::Takes).await;
    server.client().send(&mail("0190.0")).await.expect("taken");

    let kept = server.kept().await;
    assert_eq!(kept.len(), 1);
    assert!(kept[0].is_ascii(), "every server takes it");
    let unstuffed = kept[0].trim_end_matches(".\r\n").replace("\r\n..", "\r\n.");
    let parsed = MessageParser::default().parse(unstuffed.as_bytes()).expect("a message");
    assert_eq!(parsed.subject(), Some("Ein anderes Passwort wählen"));
    assert_eq!(parsed.message_id(), Some("0190.0@harbour.example"));
    assert_eq!(parsed.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
    assert!(parsed.date().is_some());
    let to = parsed.to().and_then(|it| it.first()).expect("whom it is for");
    assert_eq!(to.name(), Some("Zoë O’Connor, Fitter"));
    assert_eq!(to.address(), Some("zoe@harbour.example"));
    let types: Vec<_> = parsed.parts.iter().filter_map(|it| it.content_type()).collect();
    let types: Vec<_> = types.iter().map(|it| it.subtype().unwrap_or_default()).collect();
    assert_eq!(types, ["alternative", "plain", "html"]);
    let text = parsed.body_text(0).expect("a text").replace("\r\n", "\n");
    assert_eq!(text.trim_end(), "Guten Tag Zoë,\n.\nhttps://ship.example/x");
    assert_eq!(parsed.body_html(0).as_deref().map(str::trim_end), Some("<p>Guten Tag Zoë</p>"));
}

#[tokio::test]
async fn a_server_is_asked_to_let_us_in_and_gets_nothing() {
    let server = Scripted::start(Script::Takes).await;
    server.client().probe().await.expect("let in");
    assert!(server.kept().await.is_empty());
    let gone = client(&format!("smtp://127.0.0.1:{}", Scripted::start(Script::Takes).await.port));
    let refused = gone.probe().await.expect_err("nobody listens");
    assert_eq!(refused.trouble.kind, TroubleKind::Unreachable);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unreachable() {
    let gone = Scripted::start(Script::Takes).await.port;
    let refused = client(&format!("smtp://127.0.0.1:{gone}")).send(&mail("7")).await;
    let refused = refused.expect_err("nobody listens");
    assert_eq!(refused.trouble, Trouble::new(TroubleKind::Unreachable));
}

#[tokio::test]
async fn what_a_server_refuses_is_tried_again_or_not_as_it_says() {
    for (at, answer, kind) in [
        ("", "554 go away", TroubleKind::Later),
        ("EHLO", "421 too busy", TroubleKind::Later),
        ("MAIL", "451 in a moment", TroubleKind::Later),
        ("MAIL", "550 not from you", TroubleKind::Later),
        ("RCPT", "450 greylisted", TroubleKind::Later),
        ("RCPT", "550 nobody here", TroubleKind::Refused),
        ("DATA", "452 no room", TroubleKind::Later),
        (".", "451 in a moment", TroubleKind::Later),
        (".", "554 looks like spam", TroubleKind::Refused),
    ] {
        let (trouble, _) = trouble(Script::Says(at, answer)).await;
        assert_eq!(trouble, Trouble::new(kind).said(answer), "{at} {answer}");
    }
}

#[tokio::test]
async fn a_server_that_says_nothing_is_not_waited_for() {
    for script in [
        Script::IsSilent,
        Script::StallsAt("EHLO"),
        Script::StallsAt("RCPT"),
        Script::StallsAt("DATA"),
        Script::StallsAfterData,
    ] {
        let (trouble, n_kept) = trouble(script).await;
        assert_eq!((trouble.kind, n_kept), (TroubleKind::TimedOut, 0), "{script:?}");
    }
}

#[tokio::test]
async fn a_server_that_hangs_up_has_not_taken_the_mail() {
    let (cut, n_kept) = trouble(Script::CutsData).await;
    assert_eq!((cut.kind, n_kept), (TroubleKind::Unreachable, 0));
}

/// Nobody can know whether it has; the second one has the same id, so that it can be known as one.
#[tokio::test]
async fn a_mail_that_may_have_been_taken_is_sent_again_with_the_same_id() {
    let server = Scripted::start(Script::CutsAfterData).await;
    for _ in 0..2 {
        assert!(server.client().send(&mail("0190.0")).await.is_err());
    }
    let kept = server.kept().await;
    let ids: Vec<_> =
        kept.iter().filter_map(|it| it.lines().find(|it| it.starts_with("Message-ID:"))).collect();
    assert_eq!(ids, ["Message-ID: <0190.0@harbour.example>"; 2]);
}

#[tokio::test]
async fn a_name_and_a_password_are_said_and_may_be_wrong() {
    for (script, kind) in [
        (Script::Takes, None),
        (Script::Says("AUTH", "535 5.7.8 who are you"), Some(TroubleKind::SignIn)),
        (Script::Says("EHLO", "250 mx.example"), Some(TroubleKind::SignIn)),
    ] {
        let server = Scripted::start(script).await;
        let client = client(&format!("smtp://ship:hunter2@127.0.0.1:{}", server.port));
        let sent = client.send(&mail("7")).await;
        assert_eq!(sent.as_ref().err().map(|it| it.trouble.kind), kind, "{script:?}");
        let shown = format!("{sent:?}");
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}

#[tokio::test]
async fn an_address_that_no_mail_can_go_to_is_refused_for_good() {
    let server = Scripted::start(Script::Takes).await;
    for bad in ["nobody", "jürgen@harbour.example"] {
        let to = application::mail::Outgoing { email: Email::restore(bad.to_owned()), ..mail("7") };
        let refused = server.client().send(&to).await.expect_err("no server takes it");
        assert_eq!(refused.trouble.kind, TroubleKind::Refused, "{bad}");
    }
}
