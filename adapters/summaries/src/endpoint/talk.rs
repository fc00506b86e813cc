use std::{future::pending, io};

use bytes::Bytes;
use domain_courses::EndpointTrouble;
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
use tokio_rustls::{TlsConnector, rustls::pki_types::ServerName};

use super::{EndpointKey, EndpointUrl};

/// One connection for each question: there are few.
pub(super) struct Talk {
    pub(super) url: EndpointUrl,
    pub(super) key: Option<EndpointKey>,
    pub(super) tls: TlsConnector,
}

/// An answer has a hundredth of it.
const MOST_ANSWERED: usize = 64 * 1024;

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

impl Talk {
    pub(super) async fn post(&self, question: String) -> Result<Bytes, EndpointTrouble> {
        let stream = self.connected().await.map_err(|_| EndpointTrouble::Unreachable)?;
        let request = self.request(question).map_err(|_| EndpointTrouble::Unreachable)?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
            .await
            .map_err(|_| EndpointTrouble::Unreachable)?;
        // What becomes of the connection shows in the answer, and both are dropped together.
        let driven = async {
            let _ = connection.await;
            pending::<()>().await;
        };
        tokio::select! {
            answer = answer(&mut sender, request) => answer,
            () = driven => Err(EndpointTrouble::Unreadable),
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

    fn request(&self, question: String) -> Result<Request<Full<Bytes>>, hyper::http::Error> {
        let mut request = Request::post(&self.url.path)
            .header(HOST, &self.url.authority)
            .header(CONTENT_TYPE, "application/json")
            .header(ACCEPT, "application/json")
            .header(USER_AGENT, "Shipshape");
        if let Some(EndpointKey(key)) = &self.key {
            let mut bearer = HeaderValue::try_from(format!("Bearer {key}"))?;
            bearer.set_sensitive(true);
            request = request.header(AUTHORIZATION, bearer);
        }
        request.body(Full::from(question))
    }
}

async fn answer(
    sender: &mut http1::SendRequest<Full<Bytes>>,
    request: Request<Full<Bytes>>,
) -> Result<Bytes, EndpointTrouble> {
    let answer = sender.send_request(request).await.map_err(|_| EndpointTrouble::Unreadable)?;
    let status = answer.status();
    if !status.is_success() {
        return Err(EndpointTrouble::Refused);
    }
    let body = Limited::new(answer.into_body(), MOST_ANSWERED).collect().await;
    let body = body.map_err(|err| match err.is::<http_body_util::LengthLimitError>() {
        true => EndpointTrouble::TooLong,
        false => EndpointTrouble::Unreadable,
    })?;
    Ok(body.to_bytes())
}
