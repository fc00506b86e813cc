use application::{
    App,
    platform::{IssueInvite, issue_invite},
};
use clap::Args;
use domain_identity::{Invite, RegistrationNumber};
use domain_kernel::Actor;

use crate::{Answer, create_admin::at};

#[derive(Clone, Debug, Args)]
pub struct InviteArgs {
    /// The number under which the company stands in its register
    #[arg(long)]
    registration_number: String,
    /// How many days the invite is good, 90 at most
    #[arg(long, default_value_t = Invite::DAYS, value_parser = clap::value_parser!(u32).range(1..=90))]
    days: u32,
}

pub(crate) async fn run(app: &App, actor: &Actor, args: InviteArgs) -> Answer {
    let number = match RegistrationNumber::parse(&args.registration_number) {
        Ok(number) => number,
        Err(err) => return at("--registration-number", &err),
    };
    let command = IssueInvite { id: app.ids.next(), number, days: args.days };
    match issue_invite(app, actor, command).await {
        Ok(code) => Answer::done(format!(
            "{code}\nIt lets in the company with the registration number {}, once, within {} days, \
             at /start. It is shown only now.",
            args.registration_number, args.days
        )),
        Err(err) => Answer::of(&err),
    }
}
