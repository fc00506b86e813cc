//! What a program that is told something gets, and where nothing is ever sent.
#![expect(clippy::expect_used, reason = "a broken promise is a panic")]

mod given;

use std::time::{Duration, Instant};

use application::webhooks::{AddressRefused, Answer, NotTold, WebhookSender, signature};
use domain_audit::{DeliveryTrouble, WebhookAddress};
use webhooks_hyper::HyperWebhooks;

use given::{Given, Says, message, sender};

const LOOPBACK: &[&str] = &["127.0.0.0/8"];

async fn trouble(sender: &HyperWebhooks, address: &str) -> DeliveryTrouble {
    sender.send(&message(address)).await.expect_err("nothing arrives").trouble
}

#[tokio::test]
async fn what_is_told_is_signed_and_names_the_event_and_the_delivery() {
    let given = Given::answering("204 No Content", "").await;
    let message = message(&given.url("/in?from=us"));
    let answer = sender(LOOPBACK).send(&message).await;
    assert_eq!(answer, Ok(Answer { status: 204, reply: String::new() }));

    let asked = given.asked().await.concat();
    let (head, body) = asked.split_once("\r\n\r\n").expect("a head and a body");
    assert!(head.starts_with("POST /in?from=us HTTP/1.1\r\n"), "{head}");
    let header = |name: &str| {
        let lines = head.lines().filter_map(|it| it.split_once(": "));
        let mut found = lines.filter(|(it, _)| it.eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    assert_eq!(header("Host"), format!("127.0.0.1:{}", given.port));
    assert_eq!(header("Content-Type"), "application/json");
    assert_eq!(header("Shipshape-Event"), "equipment.item_taken");
    assert_eq!(header("Shipshape-Delivery"), message.delivery.to_string());
    let expected = signature(&message.secret, 1_795_521_600, body.as_bytes());
    assert_eq!(header("Shipshape-Signature"), expected);
    assert!(expected.starts_with("t=1795521600,v1="), "{expected}");
    let body: serde_json::Value = serde_json::from_str(body).expect("JSON");
    assert_eq!(body["id"], message.delivery.to_string());
    assert_eq!(body["event"], "equipment.item_taken");
    assert_eq!(body["target"]["kind"], "item");
}

#[tokio::test]
async fn nobody_goes_where_an_answer_sends_them() {
    let elsewhere = Given::answering("200 OK", "").await;
    for status in ["301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let head = format!("{status}\r\nLocation: {}", elsewhere.url("/"));
        let given = Given::answering(&head, "").await;
        let found = trouble(&sender(LOOPBACK), &given.url("/")).await;
        assert_eq!(found, DeliveryTrouble::Redirected, "{status}");
    }
    assert_eq!(elsewhere.asked().await, [""; 0], "nobody went there");
}

#[tokio::test]
async fn what_is_not_taken_is_told_with_what_was_said_instead() {
    for (head, status) in [("404 Not Found", 404), ("410 Gone", 410), ("500 Error", 500)] {
        let given = Given::answering(head, "<b>no\u{0}t</b>").await;
        let refused = sender(LOOPBACK).send(&message(&given.url("/"))).await;
        let answer = Some(Answer { status, reply: "<b>no t</b>".to_owned() });
        assert_eq!(refused, Err(NotTold { trouble: DeliveryTrouble::Refused, answer }));
    }
}

#[tokio::test]
async fn an_answer_without_end_is_read_for_a_kibibyte() {
    let mut endless = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n".to_vec();
    endless.extend(vec![b'x'; 8 * 1024 * 1024]);
    let given = Given::new(Says::Bytes(endless)).await;
    let answer = sender(LOOPBACK).send(&message(&given.url("/"))).await;
    assert_eq!(answer.map(|it| (it.status, it.reply.len())), Ok((200, 1024)));
}

#[tokio::test]
async fn whoever_stalls_is_not_waited_for() {
    let given = Given::new(Says::Nothing).await;
    let began = Instant::now();
    let found = trouble(&sender(LOOPBACK), &given.url("/")).await;
    assert_eq!(found, DeliveryTrouble::TimedOut);
    assert!(began.elapsed() < Duration::from_secs(8));
}

#[tokio::test]
async fn whoever_says_that_it_was_taken_and_then_stalls_has_taken_it() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nthan".to_vec();
    let given = Given::new(Says::BytesAndStalls(head)).await;
    let answer = sender(LOOPBACK).send(&message(&given.url("/"))).await;
    assert_eq!(answer, Ok(Answer { status: 200, reply: "than".to_owned() }));
}

#[tokio::test]
async fn what_speaks_no_http_or_is_not_there_is_told_nothing() {
    for nonsense in [&b"SSH-2.0-OpenSSH\r\n"[..], b""] {
        let given = Given::new(Says::Bytes(nonsense.to_vec())).await;
        let found = trouble(&sender(LOOPBACK), &given.url("/")).await;
        assert_eq!(found, DeliveryTrouble::NoHttp);
    }
    let nobody = trouble(&sender(LOOPBACK), "http://127.0.0.1:1/").await;
    assert_eq!(nobody, DeliveryTrouble::Unreachable);
    let given = Given::answering("200 OK", "").await;
    let encrypted = given.url("/").replace("http://", "https://");
    assert_eq!(trouble(&sender(LOOPBACK), &encrypted).await, DeliveryTrouble::Insecure);
}

#[tokio::test]
async fn an_address_that_is_not_allowed_is_never_connected_to() {
    let given = Given::answering("200 OK", "").await;
    let port = given.port;
    let sender = sender(&["10.0.0.0/8"]);
    for address in [
        format!("http://127.0.0.1:{port}/"),
        format!("https://127.0.0.1:{port}/"),
        format!("http://localhost:{port}/"),
        format!("https://localhost:{port}/"),
        format!("http://[::ffff:127.0.0.1]:{port}/"),
        format!("https://2130706433:{port}/"),
    ] {
        let found = trouble(&sender, &address).await;
        assert_eq!(found, DeliveryTrouble::NotAllowed, "{address}");
    }
    assert_eq!(given.asked().await, [""; 0], "nobody went there");
}

#[test]
fn an_address_that_can_never_be_reached_is_refused_when_it_is_kept() {
    let check = |networks: &[&str], address: &str| {
        sender(networks).check(&WebhookAddress::parse(address).expect("an address"))
    };
    for good in ["https://a.example/in", "https://1.1.1.1", "https://[2606:4700::1111]:8443/"] {
        assert_eq!(check(&[], good), Ok(()), "{good}");
    }
    for (bad, why) in [
        ("http://a.example/in", AddressRefused::Plain),
        ("http://1.1.1.1/in", AddressRefused::Plain),
        ("https://10.0.0.1/in", AddressRefused::NotAllowed),
        ("https://[::1]/in", AddressRefused::NotAllowed),
        ("https://0x7f.1/in", AddressRefused::NotAllowed),
        ("https://169.254.169.254/latest", AddressRefused::NotAllowed),
        ("https://a.example:99999/in", AddressRefused::NoAddress),
    ] {
        assert_eq!(check(&[], bad), Err(why), "{bad}");
    }
    for good in ["http://10.0.0.1/in", "https://10.0.0.1/in", "http://hooks/in"] {
        assert_eq!(check(&["10.0.0.0/8"], good), Ok(()), "{good}");
    }
}
