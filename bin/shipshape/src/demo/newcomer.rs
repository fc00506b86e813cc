use std::sync::Arc;

use anyhow::Context;
use application::{
    App,
    identity::see_company,
    joining::{AskToJoin, ConfirmJoin, ask_to_join, confirm_join},
};
use domain_identity::{Email, Language, PersonName, TypedPassword, Username};
use domain_kernel::{Actor, Origin};

use super::{
    clock::DemoClock,
    people::{PASSWORD, People},
    postbox::Postbox,
};

/// Somebody asks to join by the company's ID, and waits for the admin since.
pub(crate) async fn ask(
    app: &App,
    clock: &Arc<DemoClock>,
    postbox: &Postbox,
    people: &People,
) -> anyhow::Result<()> {
    clock.put(1, 17 * 60 + 20);
    let company = see_company(app, &people.admin).await?.value;
    let somebody = Actor::nobody(Origin::default());
    let command = AskToJoin {
        code: company.code,
        name: PersonName::parse("Marta Silva")?,
        email: Email::parse("marta.silva@mail.example")?,
        username: Username::parse("marta")?,
        password: PASSWORD.to_owned(),
        language: Language::English,
    };
    ask_to_join(app, &somebody, command).await?;
    let token = postbox.deliver(app).await?.context("there is no mail with a link")?;
    clock.pass(12);
    let command = ConfirmJoin { token, password: TypedPassword::new(PASSWORD) };
    confirm_join(app, &somebody, command).await?;
    // The admin hears of it.
    postbox.deliver(app).await?;
    Ok(())
}
