//! A collector on this machine.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::mpsc,
};

pub(crate) struct Collector {
    pub(crate) url: String,
    /// How it answers.
    status: Arc<Mutex<&'static str>>,
    asked: mpsc::UnboundedReceiver<Asked>,
}

/// A request that it got.
pub(crate) struct Asked {
    /// In small letters.
    pub(crate) head: String,
    pub(crate) document: Value,
}

impl Collector {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let status = Arc::new(Mutex::new("200 OK"));
        let (tell, asked) = mpsc::unbounded_channel();
        tokio::spawn({
            let status = Arc::clone(&status);
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    tokio::spawn(talk(stream, Arc::clone(&status), tell.clone()));
                }
            }
        });
        Self { url, status, asked }
    }

    /// From now on.
    pub(crate) fn answer_with(&self, status: &'static str) {
        *self.status.lock().unwrap_or_else(PoisonError::into_inner) = status;
    }

    pub(crate) async fn next(&mut self) -> Asked {
        self.asked.recv().await.expect("it listens")
    }

    /// Whether there is nothing more.
    pub(crate) fn is_idle(&mut self) -> bool {
        self.asked.try_recv().is_err()
    }
}

impl Asked {
    pub(crate) fn spans(&self) -> &[Value] {
        let spans = &self.document["resourceSpans"][0]["scopeSpans"][0]["spans"];
        spans.as_array().expect("a list")
    }

    pub(crate) fn names(&self) -> Vec<&str> {
        self.spans().iter().map(|it| it["name"].as_str().expect("a name")).collect()
    }
}

async fn talk(
    mut stream: TcpStream,
    status: Arc<Mutex<&'static str>>,
    tell: mpsc::UnboundedSender<Asked>,
) {
    let mut said = Vec::new();
    while stream.read_buf(&mut said).await.is_ok_and(|n_bytes| 0 < n_bytes) {
        let Some(asked) = whole(&said) else { continue };
        said.clear();
        let status = *status.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 2\r\n\r\n{{}}");
        let _ = tell.send(asked);
        if stream.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}

/// The request, as soon as all of it is there.
fn whole(said: &[u8]) -> Option<Asked> {
    let text = std::str::from_utf8(said).ok()?;
    let (head, body) = text.split_once("\r\n\r\n")?;
    let head = head.to_lowercase();
    let length = head.lines().find_map(|it| it.strip_prefix("content-length: "))?;
    let is_whole = length.parse() == Ok(body.len());
    is_whole.then(|| Asked { document: serde_json::from_str(body).expect("JSON"), head })
}
