//! Believable data in a folder that is gone afterwards, to look around in.

use std::{fmt::Write, io, net::SocketAddr};

use anyhow::Context;
use application::{
    App,
    identity::{CreateAdmin, act_as_program, create_admin},
};
use domain_identity::{CompanyName, Email, PersonName, Profile, Username};
use domain_kernel::Job;
use frontend_cli::Answer;
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::{
    config::{Config, DATA_DIR, DATABASE_URL, SECRET_KEY, Sources},
    failure::StartError,
    logging,
    run::configured,
    serve::Installation,
};

/// Somebody of the demo whom a visitor can be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SignIn {
    pub(crate) role: &'static str,
    pub(crate) identifier: &'static str,
    pub(crate) password: &'static str,
}

const PASSWORD: &str = "calm-water";

pub(crate) async fn run(sources: Sources) -> Result<Answer, StartError> {
    let folder = TempDir::with_prefix("shipshape-demo-").context("there is no temporary folder")?;
    let path = folder.path().to_str().context("the temporary folder's path is not Unicode")?;
    // Whatever the settings say, no real installation is ever filled with this.
    let sources = sources
        .overridden(DATA_DIR, Some(path))
        .overridden(DATABASE_URL, None)
        .overridden(SECRET_KEY, None);
    let config = configured(&sources, logging::COMMAND)?;
    let mut installation = Installation::open(&config).await?;
    let sign_ins = tokio::select! {
        filled = fill(&installation.wired.app) => filled?,
        // The folder goes with us.
        () = installation.stop.arrived() => return Ok(Answer { text: String::new(), code: 0 }),
    };
    let (listener, moved) = listen(&config).await.context("there is no free port")?;
    let served = installation.serve(&config, listener, &(moved + &welcome(&sign_ins))).await;
    folder.close().context("the temporary folder cannot be removed")?;
    served
}

/// Everything in the demo is made here, by the use cases that people use.
pub(crate) async fn fill(app: &App) -> anyhow::Result<Vec<SignIn>> {
    let program = act_as_program(Job::Demo);
    let command = CreateAdmin {
        company_name: CompanyName::parse("Harbour & Sons")?,
        profile: Profile {
            name: PersonName::parse("Anna Lindqvist")?,
            email: Email::parse("anna@harbour.example")?,
            username: Username::parse("anna")?,
            job_title: None,
            phone: None,
        },
        password: PASSWORD.to_owned(),
    };
    create_admin(app, &program, command).await.context("the demo's admin cannot be made")?;
    Ok(vec![SignIn { role: "admin", identifier: "anna", password: PASSWORD }])
}

/// Where the settings say or, if something is there already, anywhere near.
async fn listen(config: &Config) -> io::Result<(TcpListener, String)> {
    match TcpListener::bind(config.listen).await {
        Err(err) if err.kind() == io::ErrorKind::AddrInUse => {
            let listener = TcpListener::bind(SocketAddr::new(config.listen.ip(), 0)).await?;
            let port = config.listen.port();
            Ok((listener, format!("Port {port} is taken, so this is another one.\n")))
        }
        bound => Ok((bound?, String::new())),
    }
}

fn welcome(sign_ins: &[SignIn]) -> String {
    let mut text = "Harbour & Sons is made up, and gone when this ends. Sign in as\n".to_owned();
    for SignIn { role, identifier, password } in sign_ins {
        // Writing to a text never fails.
        let _ = writeln!(text, "  {role:<8} {identifier:<12} with the password {password}");
    }
    text
}
