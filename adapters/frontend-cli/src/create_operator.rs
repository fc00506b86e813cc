use application::{
    App,
    platform::{CreateOperator, create_operator},
};
use clap::{Args, ValueEnum};
use domain_identity::{Email, PersonName, Profile, Username};
use domain_kernel::{Actor, OperatorRole};

use crate::{
    Answer,
    create_admin::{at, password},
};

#[derive(Clone, Debug, Args)]
pub struct CreateOperatorArgs {
    /// What they may do: root everything, support nothing but keep companies
    #[arg(long)]
    role: RoleArg,
    #[arg(long)]
    email: String,
    /// The operator's full name [default: the e-mail up to the @]
    #[arg(long)]
    name: Option<String>,
    /// Another name to sign in with
    #[arg(long)]
    username: Option<String>,
    /// Read the password from standard input instead of asking for it
    #[arg(long)]
    password_stdin: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum RoleArg {
    Root,
    Support,
}

pub(crate) async fn run(app: &App, actor: &Actor, args: CreateOperatorArgs) -> Answer {
    let command = match command(&args) {
        Ok(command) => command,
        Err(answer) => return answer,
    };
    let role = command.role.name();
    match create_operator(app, actor, command).await {
        Ok(_) => Answer::done(format!("Made {} a {role} operator.", args.email)),
        Err(err) => Answer::of(&err),
    }
}

fn command(args: &CreateOperatorArgs) -> Result<CreateOperator, Answer> {
    let email = Email::parse(&args.email).map_err(|err| at("--email", &err))?;
    let name = args.name.as_deref().unwrap_or(email.local());
    let profile = Profile {
        name: PersonName::parse(name).map_err(|err| at("--name", &err))?,
        email,
        username: Username::parse(args.username.as_deref().unwrap_or_default())
            .map_err(|err| at("--username", &err))?,
        job_title: None,
        phone: None,
    };
    let role = match args.role {
        RoleArg::Root => OperatorRole::Root,
        RoleArg::Support => OperatorRole::Support,
    };
    Ok(CreateOperator { profile, role, password: password(args.password_stdin)? })
}
