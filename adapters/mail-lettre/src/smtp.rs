use std::{error::Error, io, time::Duration};

use application::mail::{MailError, Mailer, Outgoing, Trouble, TroubleKind};
use async_trait::async_trait;
use lettre::{
    Address, Message,
    address::Envelope,
    transport::smtp::{
        self,
        authentication::{Credentials, Mechanism},
        client::{AsyncSmtpConnection, Certificate, TlsParameters, TlsParametersBuilder},
        commands::{Data, Mail, Rcpt},
        extension::{ClientId, Extension, MailParameter},
    },
};
use thiserror::Error;
use tokio::time::timeout;

use crate::{
    Sender,
    message::compose,
    server::{Security, SmtpServer},
};

/// Hands mails to a server, each over a connection of its own.
pub struct Smtp {
    server: SmtpServer,
    sender: Sender,
    patience: Patience,
    tls: TlsParameters,
}

/// How long the server may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For each of its answers.
    pub step: Duration,
    /// In all.
    pub whole: Duration,
}

#[derive(Debug, Error)]
#[error("connections to the mail server cannot be encrypted")]
pub struct SmtpError(#[source] smtp::Error);

/// When something went wrong, as far as it matters to what becomes of the mail.
#[derive(Clone, Copy)]
enum Stage {
    Hello,
    SignIn,
    /// What the server refuses from here on, it refuses for this mail.
    Mail,
}

impl Default for Patience {
    fn default() -> Self {
        Self { step: Duration::from_secs(10), whole: Duration::from_mins(1) }
    }
}

impl Smtp {
    /// Believes servers whom the machine's certificates vouch for, and those that `roots` do.
    pub fn new(
        server: SmtpServer,
        sender: Sender,
        patience: Patience,
        roots: Vec<Certificate>,
    ) -> Result<Self, SmtpError> {
        let tls = TlsParameters::builder(server.host.clone());
        let tls = roots.into_iter().fold(tls, TlsParametersBuilder::add_root_certificate);
        let tls = tls.build_rustls().map_err(SmtpError)?;
        Ok(Self { server, sender, patience, tls })
    }

    /// Whether the server lets us in, over a line that nobody reads along. Nothing is sent.
    pub async fn probe(&self) -> Result<(), MailError> {
        let mut server = self.connect().await?;
        // It has let us in; whether it hears the end is its own affair.
        let _ = timeout(self.patience.step, server.quit()).await;
        Ok(())
    }

    async fn transfer(&self, message: &Message) -> Result<(), MailError> {
        let mut server = self.connect().await?;
        let envelope = message.envelope();
        let mut options = Vec::new();
        if !addresses(envelope).all(|it| AsRef::<str>::as_ref(it).is_ascii()) {
            if !server.server_info().supports_feature(Extension::SmtpUtfEight) {
                let trouble = Trouble::new(TroubleKind::Refused).said("no SMTPUTF8");
                return Err(MailError { trouble, source: None });
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        let from = Mail::new(envelope.from().cloned(), options);
        self.step(Stage::Hello, server.command(from)).await?;
        for to in envelope.to() {
            self.step(Stage::Mail, server.command(Rcpt::new(to.clone(), Vec::new()))).await?;
        }
        self.step(Stage::Mail, server.command(Data)).await?;
        self.step(Stage::Mail, server.message(&message.formatted())).await?;
        // It has taken the mail; whether it hears the end is its own affair.
        let _ = timeout(self.patience.step, server.quit()).await;
        Ok(())
    }

    /// As somebody whom the server knows, over a line that nobody reads along.
    async fn connect(&self) -> Result<AsyncSmtpConnection, MailError> {
        let SmtpServer { host, port, security, login } = &self.server;
        let hello = ClientId::Domain(self.sender.0.email.domain().to_owned());
        let tls = (*security == Security::Tls).then(|| self.tls.clone());
        let connecting =
            AsyncSmtpConnection::connect_tokio1((host.as_str(), *port), None, &hello, tls, None);
        let mut server = self.step(Stage::Hello, connecting).await?;
        if *security == Security::StartTls {
            if !server.can_starttls() {
                let trouble = Trouble::new(TroubleKind::Insecure).said("no STARTTLS");
                return Err(MailError { trouble, source: None });
            }
            self.step(Stage::Hello, server.starttls(self.tls.clone(), &hello)).await?;
        }
        if let Some(login) = login {
            let credentials = Credentials::new(login.user.clone(), login.password.clone());
            let mechanisms = [Mechanism::Plain, Mechanism::Login];
            self.step(Stage::SignIn, server.auth(&mechanisms, &credentials)).await?;
        }
        Ok(server)
    }

    async fn step<T>(
        &self,
        stage: Stage,
        answer: impl Future<Output = Result<T, smtp::Error>>,
    ) -> Result<T, MailError> {
        match timeout(self.patience.step, answer).await {
            Ok(answer) => answer.map_err(|err| mail_error(stage, err)),
            Err(_) => Err(MailError::new(TroubleKind::TimedOut)),
        }
    }
}

#[async_trait]
impl Mailer for Smtp {
    async fn send(&self, mail: &Outgoing) -> Result<(), MailError> {
        let message = compose(&self.sender, mail)?;
        match timeout(self.patience.whole, self.transfer(&message)).await {
            Ok(sent) => sent,
            Err(_) => Err(MailError::new(TroubleKind::TimedOut)),
        }
    }
}

fn addresses(envelope: &Envelope) -> impl Iterator<Item = &Address> {
    envelope.from().into_iter().chain(envelope.to())
}

fn mail_error(stage: Stage, err: smtp::Error) -> MailError {
    let is_refusal = err.is_permanent() || err.is_transient();
    let kind = match stage {
        Stage::SignIn if is_refusal || err.is_client() => TroubleKind::SignIn,
        Stage::Mail if err.is_permanent() => TroubleKind::Refused,
        _ if is_refusal => TroubleKind::Later,
        _ if err.is_timeout() => TroubleKind::TimedOut,
        _ if err.is_tls() || is_distrust(&err) => TroubleKind::Insecure,
        _ => TroubleKind::Unreachable,
    };
    let trouble = Trouble::new(kind);
    let trouble = match (err.status(), err.source()) {
        (Some(code), Some(words)) => trouble.said(&format!("{code} {words}")),
        (Some(code), None) => trouble.said(&code.to_string()),
        (None, _) => trouble,
    };
    MailError { trouble, source: Some(err.into()) }
}

/// Whether the other side could not prove who it is: rustls says so as invalid data.
fn is_distrust(err: &smtp::Error) -> bool {
    let causes = std::iter::successors(err.source(), |it: &&(dyn Error + 'static)| (*it).source());
    let mut errors = causes.filter_map(|it| it.downcast_ref::<io::Error>());
    errors.any(|it| it.kind() == io::ErrorKind::InvalidData)
}
