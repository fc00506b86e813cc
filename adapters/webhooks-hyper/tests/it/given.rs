//! A program that is told something, and answers as a test wants it to.

use std::{sync::Arc, time::Duration};

use application::webhooks::{WebhookActor, WebhookEvent, WebhookMessage, WebhookSecret};
use domain_audit::WebhookAddress;
use domain_kernel::{Change, Id, Timestamp};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::Mutex,
    time::sleep,
};
use uuid::Uuid;
use webhooks_hyper::HyperWebhooks;

#[derive(Clone)]
pub(crate) enum Says {
    /// These bytes, and then it closes.
    Bytes(Vec<u8>),
    /// These bytes, and then nothing for as long as somebody waits.
    BytesAndStalls(Vec<u8>),
    Nothing,
}

pub(crate) struct Given {
    pub(crate) port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Given {
    pub(crate) async fn new(says: Says) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Arc::default();
        tokio::spawn({
            let asked = Arc::clone(&asked);
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    let _ = talk(stream, says.clone(), &asked).await;
                }
            }
        });
        Self { port, asked }
    }

    pub(crate) async fn answering(head: &str, body: &str) -> Self {
        let n_bytes = body.len();
        let whole = format!("HTTP/1.1 {head}\r\nContent-Length: {n_bytes}\r\n\r\n{body}");
        Self::new(Says::Bytes(whole.into_bytes())).await
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub(crate) async fn asked(&self) -> Vec<String> {
        self.asked.lock().await.clone()
    }
}

/// One that may reach these networks, and does not wait long.
pub(crate) fn sender(networks: &[&str]) -> HyperWebhooks {
    let networks = networks.iter().map(|it| it.parse().expect("a network")).collect();
    HyperWebhooks::new(networks, Duration::from_millis(500), Vec::new()).expect("a client")
}

pub(crate) fn message(address: &str) -> WebhookMessage {
    let at = Timestamp::from_micros(1_795_521_600_000_000);
    WebhookMessage {
        address: WebhookAddress::restore(address.to_owned()),
        secret: WebhookSecret::restore("whsec_0123456789abcdef".to_owned()),
        delivery: Id::from_uuid(Uuid::from_u128(7)),
        at,
        event: WebhookEvent {
            name: "equipment.item_taken".to_owned(),
            at,
            company: Id::from_uuid(Uuid::from_u128(1)),
            actor: WebhookActor { kind: "person", id: Some("2".to_owned()), name: None },
            target: "item:3".to_owned(),
            changes: vec![Change::set("person", "2")],
        },
    }
}

async fn talk(
    mut stream: TcpStream,
    says: Says,
    asked: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut question = String::new();
    while !is_whole(&question) {
        let mut piece = [0; 4096];
        let n_bytes = stream.read(&mut piece).await?;
        // What is encrypted is no text, and gets the answer of one that does not know it.
        if n_bytes == 0 || piece[0] == 0x16 {
            break;
        }
        question.push_str(&String::from_utf8_lossy(&piece[..n_bytes]));
    }
    asked.lock().await.push(question);
    let patience = Duration::from_mins(1);
    match says {
        Says::Bytes(bytes) => stream.write_all(&bytes).await?,
        Says::BytesAndStalls(bytes) => {
            stream.write_all(&bytes).await?;
            sleep(patience).await;
        }
        Says::Nothing => sleep(patience).await,
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
