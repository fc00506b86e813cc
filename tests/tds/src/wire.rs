//! A connection, which may be encrypted: TLS is then set up in packets of TDS, and all that comes
//! after that goes through it (MS-TDS 2.2.6.5 and 3.3.5.1).

use std::{
    io::{self, Read, Write},
    sync::Arc,
};

use rustls::{
    ServerConfig, ServerConnection,
    crypto::ring,
    pki_types::{CertificateDer, PrivatePkcs8KeyDer},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::messages::{self, cut_off};

/// As the certificate that SQL Server makes for itself: nobody vouches for it.
const CERTIFICATE: &[u8] = include_bytes!("certificate.der");
/// Of nothing but this server of the tests.
const KEY: &[u8] = include_bytes!("key.der");

#[derive(Debug)]
pub(crate) struct Wire {
    tcp: TcpStream,
    tls: Option<Box<ServerConnection>>,
}

impl Wire {
    pub(crate) fn new(tcp: TcpStream) -> Self {
        Self { tcp, tls: None }
    }

    /// Everything is encrypted from now on.
    pub(crate) async fn encrypt(&mut self) -> io::Result<()> {
        let mut tls = Box::new(ServerConnection::new(config()?).map_err(io::Error::other)?);
        tls.set_buffer_limit(None);
        while tls.is_handshaking() {
            let (_, message) = messages::read(self).await?;
            take_in(&mut tls, &message)?;
            let answer = to_send(&mut tls)?;
            if !answer.is_empty() {
                self.write_all(&messages::handshake(&answer)?).await?;
            }
        }
        self.tls = Some(tls);
        Ok(())
    }

    pub(crate) async fn read_exact(&mut self, bytes: &mut [u8]) -> io::Result<()> {
        let Some(tls) = &mut self.tls else {
            return self.tcp.read_exact(bytes).await.map(|_| ());
        };
        let mut n_read = 0;
        while n_read < bytes.len() {
            match tls.reader().read(&mut bytes[n_read..]) {
                Ok(0) => return Err(cut_off()),
                Ok(n) => n_read += n,
                Err(err) if err.kind() == io::ErrorKind::WouldBlock => {
                    let mut sealed = [0; 4096];
                    let n = self.tcp.read(&mut sealed).await?;
                    if n == 0 {
                        return Err(cut_off());
                    }
                    take_in(tls, &sealed[..n])?;
                }
                Err(err) => return Err(err),
            }
        }
        Ok(())
    }

    pub(crate) async fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let Some(tls) = &mut self.tls else {
            return self.tcp.write_all(bytes).await;
        };
        tls.writer().write_all(bytes)?;
        let sealed = to_send(tls)?;
        self.tcp.write_all(&sealed).await
    }

    pub(crate) fn set_zero_linger(&self) -> io::Result<()> {
        self.tcp.set_zero_linger()
    }
}

fn take_in(tls: &mut ServerConnection, mut sealed: &[u8]) -> io::Result<()> {
    while !sealed.is_empty() {
        tls.read_tls(&mut sealed)?;
        tls.process_new_packets().map_err(io::Error::other)?;
    }
    Ok(())
}

fn to_send(tls: &mut ServerConnection) -> io::Result<Vec<u8>> {
    let mut sealed = Vec::new();
    while tls.wants_write() {
        tls.write_tls(&mut sealed)?;
    }
    Ok(sealed)
}

fn config() -> io::Result<Arc<ServerConfig>> {
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .with_no_client_auth()
        .with_single_cert(
            vec![CertificateDer::from(CERTIFICATE)],
            PrivatePkcs8KeyDer::from(KEY).into(),
        );
    let mut config = config.map_err(io::Error::other)?;
    // They would come after the handshake, and nobody comes back with one.
    config.send_tls13_tickets = 0;
    Ok(Arc::new(config))
}
