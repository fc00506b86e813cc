use std::io::{self, BufRead};

use application::{
    App, Failure,
    identity::{CreateAdmin, create_admin},
};
use clap::Args;
use domain_identity::{CompanyName, Email, PersonName, Profile, Username};
use domain_kernel::Actor;

use crate::Answer;

#[derive(Clone, Debug, Args)]
pub struct CreateAdminArgs {
    /// The company's name
    #[arg(long)]
    company: String,
    #[arg(long)]
    email: String,
    /// The person's full name
    #[arg(long)]
    name: String,
    /// Another name to sign in with
    #[arg(long)]
    username: Option<String>,
    /// Read the password from standard input instead of asking for it
    #[arg(long)]
    password_stdin: bool,
}

pub(crate) async fn run(app: &App, actor: &Actor, args: CreateAdminArgs) -> Answer {
    let command = match command(&args) {
        Ok(command) => command,
        Err(answer) => return answer,
    };
    match create_admin(app, actor, command).await {
        Ok(created) if created.is_new_company => Answer::done(format!(
            "Made the company {} with the admin {}.",
            args.company, args.email
        )),
        Ok(_) => Answer::done(format!("Made {} an admin of {}.", args.email, args.company)),
        Err(err) => Answer::of(&err),
    }
}

fn command(args: &CreateAdminArgs) -> Result<CreateAdmin, Answer> {
    let profile = Profile {
        name: PersonName::parse(&args.name).map_err(|err| at("--name", &err))?,
        email: Email::parse(&args.email).map_err(|err| at("--email", &err))?,
        username: Username::parse(args.username.as_deref().unwrap_or_default())
            .map_err(|err| at("--username", &err))?,
        job_title: None,
        phone: None,
    };
    let company_name = CompanyName::parse(&args.company).map_err(|err| at("--company", &err))?;
    let password = password(args.password_stdin)?;
    Ok(CreateAdmin { company_name, profile, password })
}

pub(crate) fn at(option: &str, err: &impl Failure) -> Answer {
    Answer { text: format!("error: {option}: {err}"), code: 2 }
}

/// The first line of standard input, or what is typed twice without being shown.
pub(crate) fn password(from_stdin: bool) -> Result<String, Answer> {
    read_password(from_stdin).map_err(|err| Answer {
        text: format!("error: the password cannot be read: {err}"),
        code: 2,
    })
}

fn read_password(from_stdin: bool) -> io::Result<String> {
    if from_stdin {
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let password = rpassword::prompt_password("Password: ")?;
    if rpassword::prompt_password("Again: ")? != password {
        return Err(io::Error::other("the two are not the same"));
    }
    Ok(password)
}
