//! Encrypted, and to nobody else than the server itself (`tests/data/smtp/README.md`).

use std::sync::Arc;

use application::mail::{MailError, Mailer, TroubleKind};
use mail_lettre::{Certificate, Smtp, SmtpServer};
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::Mutex,
};
use tokio_rustls::TlsAcceptor;

use crate::{
    mail,
    scripted::{Script, Scripted, patience, sender, talk},
};

const AUTHORITY: &[u8] = include_bytes!("../../../../tests/data/smtp/authority.pem");
const CERTIFICATE: &[u8] = include_bytes!("../../../../tests/data/smtp/server.pem");
const KEY: &[u8] = include_bytes!("../../../../tests/data/smtp/server.key");

type Kept = Arc<Mutex<Vec<String>>>;

/// A server that speaks in clear until STARTTLS, or encrypts from the first byte.
async fn given_server(is_tls: bool) -> (u16, Kept) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let kept = Kept::default();
    tokio::spawn({
        let kept = Arc::clone(&kept);
        async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                if !is_tls && upgrade(&mut stream).await.is_err() {
                    continue;
                }
                let Ok(stream) = acceptor().accept(stream).await else { continue };
                match is_tls {
                    true => drop(talk(stream, Script::Takes, &kept).await),
                    false => drop(talk_on(stream, &kept).await),
                }
            }
        }
    });
    (port, kept)
}

/// As much as is said in clear.
async fn upgrade(stream: &mut TcpStream) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 mx.example ready\r\n").await?;
    for answer in ["250-mx.example\r\n250 STARTTLS\r\n", "220 go on\r\n"] {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        stream.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}

/// After STARTTLS the server does not greet again.
async fn talk_on(
    stream: tokio_rustls::server::TlsStream<TcpStream>,
    kept: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let (ours, theirs) = tokio::io::duplex(1 << 16);
    let (mut from_talk, mut to_talk) = tokio::io::split(ours);
    let (mut from_client, mut to_client) = tokio::io::split(stream);
    let relayed = async {
        let mut greeting = [0; "220 mx.example ready\r\n".len()];
        tokio::io::AsyncReadExt::read_exact(&mut from_talk, &mut greeting).await?;
        tokio::io::copy(&mut from_talk, &mut to_client).await.map(|_| ())
    };
    let heard = async { tokio::io::copy(&mut from_client, &mut to_talk).await.map(|_| ()) };
    tokio::select! {
        done = talk(theirs, Script::Takes, kept) => done,
        done = relayed => done,
        done = heard => done,
    }
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

async fn send(url: &str, is_trusted: bool) -> Result<(), MailError> {
    let server: SmtpServer = url.parse().expect("a server");
    let root = is_trusted.then(|| Certificate::from_pem(AUTHORITY).expect("a certificate"));
    let roots = root.into_iter().collect();
    let client = Smtp::new(server.always_encrypted(), sender(), patience(), roots);
    client.expect("a client").send(&mail("7")).await
}

#[tokio::test]
async fn a_server_that_somebody_vouches_for_gets_mails() {
    for (scheme, is_tls) in [("smtps", true), ("smtp", false)] {
        let (port, kept) = given_server(is_tls).await;
        let sent = send(&format!("{scheme}://localhost:{port}"), true).await;
        assert!(sent.is_ok(), "{scheme}: {sent:?}");
        assert_eq!(kept.lock().await.len(), 1);
    }
}

#[tokio::test]
async fn a_server_that_nobody_vouches_for_gets_none() {
    for (scheme, is_tls) in [("smtps", true), ("smtp", false)] {
        let (port, kept) = given_server(is_tls).await;
        for (host, is_trusted) in [("localhost", false), ("127.0.0.1", true)] {
            let refused = send(&format!("{scheme}://{host}:{port}"), is_trusted).await;
            let refused = refused.expect_err("it could be anybody");
            assert_eq!(refused.trouble.kind, TroubleKind::Insecure, "{scheme}: {refused:?}");
        }
        assert!(kept.lock().await.is_empty());
    }
}

#[tokio::test]
async fn a_server_that_does_not_encrypt_gets_none() {
    let server = Scripted::start(Script::Takes).await;
    let refused = send(&format!("smtp://localhost:{}", server.port), true).await;
    let refused = refused.expect_err("it is in clear");
    assert_eq!(refused.trouble.kind, TroubleKind::Insecure);
    assert!(server.kept().await.is_empty());
}
