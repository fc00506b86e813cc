//! Encrypted, and to nobody else than the endpoint itself. The certificate is for `localhost`
//! (`tests/data/smtp/README.md`).

use std::{sync::Arc, time::Duration};

use application::courses::{Summarized, Summarizer};
use domain_courses::{EndpointTrouble, SummaryMethod};
use summaries::Endpoint;
use tokio::net::TcpListener;
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

use crate::answers::{Answer, Asked, TEXT, assert_instead, talk};

const AUTHORITY: &[u8] = include_bytes!("../../../../tests/data/smtp/authority.pem");
const CERTIFICATE: &[u8] = include_bytes!("../../../../tests/data/smtp/server.pem");
const KEY: &[u8] = include_bytes!("../../../../tests/data/smtp/server.key");
const BODY: &str = r#"{"choices":[{"message":{"content":"Lock the press."}}]}"#;

async fn given_endpoint() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Ok(stream) = acceptor().accept(stream).await {
                let n_bytes = BODY.len();
                let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {n_bytes}\r\n\r\n{BODY}");
                let answer = Answer::Says(answer.into_bytes());
                let _ = talk(stream, answer, &Asked::default()).await;
            }
        }
    });
    port
}

fn acceptor() -> TlsAcceptor {
    let certificate = CertificateDer::from_pem_slice(CERTIFICATE).expect("a certificate");
    let key = PrivateKeyDer::from_pem_slice(KEY).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .expect("they belong together");
    TlsAcceptor::from(Arc::new(config))
}

async fn summarize(host: &str, is_trusted: bool) -> Summarized {
    let url = format!("https://{host}:{}/v1", given_endpoint().await);
    let url = url.parse().expect("a URL");
    let root = is_trusted.then(|| CertificateDer::from_pem_slice(AUTHORITY).expect("a root"));
    let roots = root.into_iter().collect();
    let endpoint = Endpoint::new(url, "tiny".to_owned(), None, Duration::from_secs(5), roots);
    endpoint.expect("a client").summarize(TEXT).await
}

#[tokio::test]
async fn an_endpoint_that_somebody_vouches_for_is_asked() {
    let made = summarize("localhost", true).await;
    assert_eq!(made.method, SummaryMethod::Model { name: "tiny".to_owned() });
}

#[tokio::test]
async fn an_endpoint_that_nobody_vouches_for_is_told_nothing() {
    assert_instead(&summarize("localhost", false).await, EndpointTrouble::Unreachable);
    assert_instead(&summarize("127.0.0.1", true).await, EndpointTrouble::Unreachable);
}
