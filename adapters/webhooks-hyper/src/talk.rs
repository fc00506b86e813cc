use std::{future::pending, net::SocketAddr, time::Duration};

use application::webhooks::{Answer, NotTold};
use bytes::Bytes;
use domain_audit::DeliveryTrouble;
use http_body_util::{BodyExt, Full};
use hyper::{
    Request,
    body::Incoming,
    client::conn::http1,
    header::{ACCEPT, CONTENT_TYPE, HOST, USER_AGENT},
};
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::{Instant, timeout, timeout_at},
};
use tokio_rustls::TlsConnector;

use crate::{target::Target, timed_out};

/// One connection for each message.
pub(crate) struct Talk<'a> {
    pub(crate) target: &'a Target,
    pub(crate) tls: &'a TlsConnector,
    pub(crate) deadline: Instant,
}

/// What goes there.
pub(crate) struct Letter<'a> {
    pub(crate) event: &'a str,
    pub(crate) delivery: String,
    pub(crate) signature: String,
    pub(crate) body: Vec<u8>,
}

/// So much of what somebody says is read, for those who look for what went wrong.
const MOST_REPLY: usize = 1024;
/// For that, once the head has said whether it was taken.
const REPLY_PATIENCE: Duration = Duration::from_secs(2);

pub(crate) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

impl Talk<'_> {
    /// The first of these that answers. No other address is ever looked up.
    pub(crate) async fn connected(
        &self,
        addresses: &[SocketAddr],
    ) -> Result<Box<dyn Stream>, NotTold> {
        let mut why = NotTold::new(DeliveryTrouble::Unreachable);
        for address in addresses {
            match timeout_at(self.deadline, TcpStream::connect(*address)).await {
                Ok(Ok(stream)) => return self.encrypted(stream).await,
                Ok(Err(_)) => {}
                Err(_) => {
                    why = timed_out();
                    break;
                }
            }
        }
        Err(why)
    }

    async fn encrypted(&self, stream: TcpStream) -> Result<Box<dyn Stream>, NotTold> {
        if !self.target.is_https {
            return Ok(Box::new(stream));
        }
        let insecure = |_| NotTold::new(DeliveryTrouble::Insecure);
        let name = self.target.server_name().map_err(insecure)?;
        let connected = timeout_at(self.deadline, self.tls.connect(name, stream)).await;
        let stream = connected.map_err(|_| timed_out())?.map_err(insecure)?;
        Ok(Box::new(stream))
    }

    pub(crate) async fn post(
        &self,
        stream: Box<dyn Stream>,
        letter: &Letter<'_>,
    ) -> Result<Answer, NotTold> {
        let no_http = || NotTold::new(DeliveryTrouble::NoHttp);
        let request = self.request(letter).map_err(|_| no_http())?;
        let shaken = timeout_at(self.deadline, http1::handshake(TokioIo::new(stream))).await;
        let (mut sender, connection) = shaken.map_err(|_| timed_out())?.map_err(|_| no_http())?;
        // What becomes of the connection shows in the answer, and both are dropped together.
        let driven = async {
            let _ = connection.await;
            pending::<()>().await;
        };
        let answered = async {
            let answer = timeout_at(self.deadline, sender.send_request(request)).await;
            let answer = answer.map_err(|_| timed_out())?.map_err(|_| no_http())?;
            let status = answer.status().as_u16();
            let reply = beginning(answer.into_body()).await;
            Ok::<Answer, NotTold>(Answer { status, reply })
        };
        tokio::select! {
            answer = answered => answer,
            () = driven => Err(no_http()),
        }
    }

    fn request(&self, letter: &Letter<'_>) -> Result<Request<Full<Bytes>>, hyper::http::Error> {
        Request::post(&self.target.path)
            .header(HOST, &self.target.authority)
            .header(CONTENT_TYPE, "application/json")
            .header(ACCEPT, "*/*")
            .header(USER_AGENT, "Shipshape")
            .header("Shipshape-Event", letter.event)
            .header("Shipshape-Delivery", &letter.delivery)
            .header("Shipshape-Signature", &letter.signature)
            .body(Full::from(letter.body.clone()))
    }
}

/// The beginning of what was said, as text without what no database keeps.
async fn beginning(mut body: Incoming) -> String {
    let mut said = Vec::new();
    // What is not there by then is left.
    let _ = timeout(REPLY_PATIENCE, async {
        while said.len() < MOST_REPLY {
            let Some(Ok(frame)) = body.frame().await else { break };
            if let Ok(data) = frame.into_data() {
                said.extend_from_slice(&data);
            }
        }
    })
    .await;
    said.truncate(MOST_REPLY);
    let text = String::from_utf8_lossy(&said);
    let plain = text.chars().map(|it| if it.is_control() { ' ' } else { it });
    plain.collect::<String>().trim().to_owned()
}
