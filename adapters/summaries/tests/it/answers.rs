//! An endpoint that answers as a test wants it to.

use std::{sync::Arc, time::Duration};

use application::courses::{Summarized, Summarizer};
use domain_courses::{EndpointTrouble, SummaryMethod};
use summaries::{Endpoint, EndpointKey};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::TcpListener,
    sync::Mutex,
    time::sleep,
};

pub(crate) const TEXT: &str = "The press must be locked before any work on the press. Lunch is at noon. \
    Only who locked the press may unlock it again.";

#[derive(Clone)]
pub(crate) enum Answer {
    /// These bytes, and then it closes.
    Says(Vec<u8>),
    /// Nothing, for as long as somebody waits.
    Stalls,
    /// A head, and then one byte after another.
    Drips,
}

/// What it was asked, word by word.
pub(crate) type Asked = Arc<Mutex<Vec<String>>>;

pub(crate) struct Given {
    pub(crate) port: u16,
    pub(crate) asked: Asked,
}

impl Given {
    pub(crate) async fn endpoint(answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Asked::default();
        tokio::spawn({
            let asked = Arc::clone(&asked);
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    let _ = talk(stream, answer.clone(), &asked).await;
                }
            }
        });
        Self { port, asked }
    }

    pub(crate) async fn answering(head: &str, body: &str) -> Self {
        let n_bytes = body.len();
        let whole = format!("HTTP/1.1 {head}\r\nContent-Length: {n_bytes}\r\n\r\n{body}");
        Self::endpoint(Answer::Says(whole.into_bytes())).await
    }

    pub(crate) async fn summarize(&self) -> Summarized {
        summarizer(&format!("http://127.0.0.1:{}/v1", self.port)).summarize(TEXT).await
    }

    pub(crate) async fn asked(&self) -> Vec<String> {
        self.asked.lock().await.clone()
    }
}

pub(crate) fn summarizer(url: &str) -> Endpoint {
    let key = Some(EndpointKey("sesame".to_owned()));
    let url = url.parse().expect("a URL");
    let patience = Duration::from_millis(500);
    Endpoint::new(url, "tiny".to_owned(), key, patience, Vec::new()).expect("a client")
}

/// One question and its answer.
pub(crate) async fn talk(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    answer: Answer,
    asked: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut question = String::new();
    while !is_whole(&question) {
        let mut piece = [0; 4096];
        let n_bytes = stream.read(&mut piece).await?;
        if n_bytes == 0 {
            return Ok(());
        }
        question.push_str(&String::from_utf8_lossy(&piece[..n_bytes]));
    }
    asked.lock().await.push(question);
    match answer {
        Answer::Says(bytes) => stream.write_all(&bytes).await?,
        Answer::Stalls => sleep(Duration::from_mins(1)).await,
        Answer::Drips => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n").await?;
            for _ in 0..1_000 {
                stream.write_all(b" ").await?;
                stream.flush().await?;
                sleep(Duration::from_millis(50)).await;
            }
        }
    }
    stream.shutdown().await
}

fn is_whole(question: &str) -> bool {
    let Some((head, body)) = question.split_once("\r\n\r\n") else { return false };
    let length = head
        .lines()
        .find_map(|it| it.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    body.len() == length.unwrap_or(0)
}

/// Made on this machine, since the endpoint did not make it.
pub(crate) fn assert_instead(made: &Summarized, trouble: EndpointTrouble) {
    assert_eq!(made.method, SummaryMethod::ExtractInstead { trouble });
    assert!(!made.text.is_empty() && TEXT.contains(&made.text), "{made:?}");
}
