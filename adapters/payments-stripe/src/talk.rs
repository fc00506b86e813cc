use std::{future::pending, io, sync::Arc};

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::{
    Request,
    client::conn::http1,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST, HeaderValue, USER_AGENT},
};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{
        ClientConfig, RootCertStore,
        pki_types::{CertificateDer, ServerName},
    },
};

use crate::{ApiKey, ApiUrl, Trouble};

/// One connection for each request: there are few. No redirect is followed.
pub(crate) struct Talk {
    url: ApiUrl,
    key: ApiKey,
    tls: TlsConnector,
}

/// A session has a tenth of it.
const MOST_ANSWERED: usize = 256 * 1024;

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

impl Talk {
    pub(crate) fn new(
        url: ApiUrl,
        key: ApiKey,
        roots: Vec<CertificateDer<'static>>,
    ) -> io::Result<Self> {
        Ok(Self { url, key, tls: TlsConnector::from(Arc::new(trust(roots)?)) })
    }

    pub(crate) fn is_https(&self) -> bool {
        self.url.is_https
    }

    /// `once` is what the provider knows the request by: sent again, it is answered the same.
    pub(crate) async fn post(
        &self,
        path: &str,
        once: &str,
        form: String,
    ) -> Result<Bytes, Trouble> {
        let stream = self.connected().await.map_err(|_| Trouble::Unreachable)?;
        let request = self.request(path, once, form).map_err(|_| Trouble::Unreachable)?;
        let (mut sender, connection) =
            http1::handshake(TokioIo::new(stream)).await.map_err(|_| Trouble::Unreachable)?;
        // What becomes of the connection shows in the answer, and both are dropped together.
        let driven = async {
            let _ = connection.await;
            pending::<()>().await;
        };
        tokio::select! {
            answer = answer(&mut sender, request) => answer,
            () = driven => Err(Trouble::Unreadable),
        }
    }

    async fn connected(&self) -> io::Result<Box<dyn Stream>> {
        let stream = TcpStream::connect((self.url.host.as_str(), self.url.port)).await?;
        if !self.url.is_https {
            return Ok(Box::new(stream));
        }
        let name = ServerName::try_from(self.url.host.clone()).map_err(io::Error::other)?;
        Ok(Box::new(self.tls.connect(name, stream).await?))
    }

    fn request(
        &self,
        path: &str,
        once: &str,
        form: String,
    ) -> Result<Request<Full<Bytes>>, hyper::http::Error> {
        let mut bearer = HeaderValue::try_from(format!("Bearer {}", self.key.0))?;
        bearer.set_sensitive(true);
        Request::post(path)
            .header(HOST, &self.url.authority)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ACCEPT, "application/json")
            .header(USER_AGENT, "Shipshape")
            .header("idempotency-key", once)
            .header(AUTHORIZATION, bearer)
            .body(Full::from(form))
    }
}

async fn answer(
    sender: &mut http1::SendRequest<Full<Bytes>>,
    request: Request<Full<Bytes>>,
) -> Result<Bytes, Trouble> {
    let answer = sender.send_request(request).await.map_err(|_| Trouble::Unreadable)?;
    let status = answer.status();
    if !status.is_success() {
        return Err(Trouble::Refused(status.as_u16()));
    }
    let body = Limited::new(answer.into_body(), MOST_ANSWERED).collect().await;
    Ok(body.map_err(|_| Trouble::Unreadable)?.to_bytes())
}

fn trust(roots: Vec<CertificateDer<'static>>) -> io::Result<ClientConfig> {
    let mut trusted = RootCertStore::empty();
    // Whoever has none at all learns it from the first request.
    trusted.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    trusted.add_parsable_certificates(roots);
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(io::Error::other)?;
    Ok(config.with_root_certificates(trusted).with_no_client_auth())
}
