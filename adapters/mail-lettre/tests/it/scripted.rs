//! A mail server that does as it is told.

use std::{sync::Arc, time::Duration};

use mail_lettre::{Patience, Sender, Smtp, SmtpServer};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::Mutex,
    task::JoinHandle,
};

/// Where it stops being a good server, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Script {
    #[default]
    Takes,
    /// Says this instead of the good answer to a command that begins so.
    Says(&'static str, &'static str),
    /// Says nothing at all.
    IsSilent,
    /// Says nothing to a command that begins so.
    StallsAt(&'static str),
    /// Says nothing after the end of the mail.
    StallsAfterData,
    /// Keeps the mail, and says nothing after its end.
    KeepsAndStalls,
    /// Hangs up in the middle of the mail.
    CutsData,
    /// Keeps the mail, and hangs up without saying so.
    CutsAfterData,
}

pub(crate) struct Scripted {
    pub(crate) port: u16,
    script: Arc<Mutex<Script>>,
    kept: Arc<Mutex<Vec<String>>>,
    serving: JoinHandle<()>,
}

impl Scripted {
    pub(crate) async fn start(script: Script) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let kept: Arc<Mutex<Vec<String>>> = Arc::default();
        let script = Arc::new(Mutex::new(script));
        let serving = tokio::spawn({
            let (script, kept) = (Arc::clone(&script), Arc::clone(&kept));
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    tokio::spawn(serve(stream, *script.lock().await, Arc::clone(&kept)));
                }
            }
        });
        Self { port, script, kept, serving }
    }

    /// What it does from the next connection on.
    pub(crate) async fn goes_on(&self, script: Script) {
        *self.script.lock().await = script;
    }

    pub(crate) fn client(&self) -> Smtp {
        client(&format!("smtp://127.0.0.1:{}", self.port))
    }

    /// Every mail that it has kept, whatever it said.
    pub(crate) async fn kept(&self) -> Vec<String> {
        self.kept.lock().await.clone()
    }
}

impl Drop for Scripted {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Less patient than people have to be.
pub(crate) fn patience() -> Patience {
    Patience { step: Duration::from_millis(500), whole: Duration::from_secs(5) }
}

pub(crate) fn sender() -> Sender {
    "Harbour & Sons <ship@harbour.example>".parse().expect("an address")
}

pub(crate) fn client(url: &str) -> Smtp {
    let server: SmtpServer = url.parse().expect("a server");
    Smtp::new(server, sender(), patience(), Vec::new()).expect("a client")
}

async fn serve(stream: TcpStream, script: Script, kept: Arc<Mutex<Vec<String>>>) {
    // Whoever hangs up first is what the tests are about.
    let _ = talk(stream, script, &kept).await;
}

/// The server's side of a conversation (RFC 5321, 4).
pub(crate) async fn talk(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    script: Script,
    kept: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    match script {
        Script::IsSilent => return silence().await,
        Script::Says("", answer) => stream.write_all(format!("{answer}\r\n").as_bytes()).await?,
        _ => stream.write_all(b"220 mx.example ready\r\n").await?,
    }
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let command = line.trim_end().to_ascii_uppercase();
        let answer = match script {
            Script::Says(at, answer) if !at.is_empty() && command.starts_with(at) => answer,
            Script::StallsAt(at) if command.starts_with(at) => return silence().await,
            _ if command.starts_with("EHLO") => "250-mx.example\r\n250 AUTH PLAIN LOGIN",
            _ if command.starts_with("AUTH") => "235 welcome",
            _ if command == "DATA" => "354 go on",
            _ if command == "QUIT" => "221 goodbye",
            _ => "250 fine",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
        if command == "DATA" && answer.starts_with("354") {
            let mut mail = String::new();
            while !mail.ends_with("\r\n.\r\n") {
                if script == Script::CutsData || stream.read_line(&mut mail).await? == 0 {
                    return Ok(());
                }
            }
            if script == Script::StallsAfterData {
                return silence().await;
            }
            kept.lock().await.push(mail);
            match script {
                Script::KeepsAndStalls => return silence().await,
                Script::CutsAfterData => return Ok(()),
                Script::Says(".", answer) => {
                    stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
                }
                _ => stream.write_all(b"250 taken\r\n").await?,
            }
        }
    }
}

/// Longer than anybody waits.
async fn silence() -> std::io::Result<()> {
    std::future::pending().await
}
