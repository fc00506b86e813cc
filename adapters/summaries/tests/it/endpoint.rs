use std::time::Instant;

use application::courses::{Summarized, Summarizer};
use domain_courses::{EndpointTrouble, SummaryMethod};

use crate::answers::{Answer, Given, TEXT, assert_instead, summarizer};

const GOOD: &str = r#"{"choices":[{"message":{"role":"assistant","content":"Lock the press."}}]}"#;

#[tokio::test]
async fn an_endpoint_that_answers_makes_the_summary() {
    let given = Given::answering("200 OK", GOOD).await;
    let method = SummaryMethod::Model { name: "tiny".to_owned() };
    assert_eq!(given.summarize().await, Summarized { text: "Lock the press.".to_owned(), method });

    let asked = given.asked().await.concat();
    assert!(asked.starts_with("POST /v1/chat/completions HTTP/1.1\r\n"), "{asked}");
    for part in [
        &format!("host: 127.0.0.1:{}\r\n", given.port),
        "authorization: Bearer sesame\r\n",
        "\"model\":\"tiny\"",
        TEXT,
    ] {
        assert!(asked.contains(part), "{part} in {asked}");
    }
}

#[tokio::test]
async fn an_endpoint_that_refuses_or_sends_us_elsewhere_makes_none() {
    for head in ["401 Unauthorized", "404 Not Found", "429 Too Many Requests", "500 Error"] {
        let given = Given::answering(head, GOOD).await;
        assert_instead(&given.summarize().await, EndpointTrouble::Refused);
    }
    let elsewhere = Given::answering("200 OK", GOOD).await;
    let head = format!("307 Temporary Redirect\r\nLocation: http://127.0.0.1:{}/", elsewhere.port);
    let given = Given::answering(&head, "").await;
    assert_instead(&given.summarize().await, EndpointTrouble::Refused);
    assert_eq!(elsewhere.asked().await, [""; 0], "nobody went there");
}

#[tokio::test]
async fn an_endpoint_that_is_not_there_makes_none() {
    let made = summarizer("http://127.0.0.1:1/v1").summarize(TEXT).await;
    assert_instead(&made, EndpointTrouble::Unreachable);
}

#[tokio::test]
async fn an_endpoint_that_stalls_is_not_waited_for() {
    for answer in [Answer::Stalls, Answer::Drips] {
        let given = Given::endpoint(answer).await;
        let began = Instant::now();
        assert_instead(&given.summarize().await, EndpointTrouble::TimedOut);
        assert!(began.elapsed().as_secs() < 10);
    }
}

#[tokio::test]
async fn what_is_no_answer_of_a_chat_endpoint_makes_no_summary() {
    for body in [
        "<!doctype html><title>Welcome</title>",
        "",
        "{\"error\":{\"message\":\"no\"}}",
        "{\"choices\":[]}",
        &"[".repeat(60_000),
    ] {
        let given = Given::answering("200 OK", body).await;
        assert_instead(&given.summarize().await, EndpointTrouble::Unreadable);
    }
    for nonsense in
        [&b"SSH-2.0-OpenSSH\r\n"[..], b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"]
    {
        let given = Given::endpoint(Answer::Says(nonsense.to_vec())).await;
        assert_instead(&given.summarize().await, EndpointTrouble::Unreadable);
    }
    let given = Given::answering("200 OK", &GOOD.replace("Lock the press.", " ")).await;
    assert_instead(&given.summarize().await, EndpointTrouble::Empty);
}

#[tokio::test]
async fn an_answer_without_end_is_not_read_to_its_end() {
    let endless = vec![b' '; 32 * 1024 * 1024];
    for head in ["", "Transfer-Encoding: chunked\r\n", "Content-Length: 99999999999\r\n"] {
        let mut answer = format!("HTTP/1.1 200 OK\r\n{head}\r\n").into_bytes();
        if head.starts_with("Transfer") {
            answer.extend(b"2000000\r\n");
        }
        answer.extend(&endless);
        let given = Given::endpoint(Answer::Says(answer)).await;
        assert_instead(&given.summarize().await, EndpointTrouble::TooLong);
    }
}
