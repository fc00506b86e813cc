//! People who want to join.

use application::{
    PageNumber,
    identity::see_company,
    joining::{AskToJoin, ConfirmJoin, ask_to_join, confirm_join, list_waiting},
};
use domain_identity::{Email, Language, PersonName, TypedPassword};
use domain_kernel::PersonId;

use crate::{PASSWORD, Somebody, World, join_token, visitor};

impl World {
    /// Kofi Mensah asks to join the admin's company with this address. Returns the secret of the
    /// link that he is mailed.
    pub async fn ask_to_join(&self, admin: &Somebody, email: &str) -> String {
        self.asks_to_join(admin, email).await;
        join_token(&self.mailbox.last(email).expect("a mail"))
    }

    /// The same, of somebody who may have an account already and gets no link then.
    pub async fn asks_to_join(&self, admin: &Somebody, email: &str) {
        let company = see_company(&self.app, &admin.actor).await.expect("an admin may");
        let command = AskToJoin {
            code: company.value.code,
            name: PersonName::restore("Kofi Mensah".to_owned()),
            email: Email::restore(email.to_owned()),
            username: None,
            password: PASSWORD.to_owned(),
            language: Language::English,
        };
        ask_to_join(&self.app, &visitor(), command).await.expect("not too often");
        self.deliver_all().await;
    }

    /// The only one who waits for the admin to decide.
    pub async fn joiner(&self, admin: &Somebody, email: &str) -> PersonId {
        let token = self.ask_to_join(admin, email).await;
        let command = ConfirmJoin { token, password: TypedPassword::new(PASSWORD) };
        confirm_join(&self.app, &visitor(), command).await.expect("the link is good");
        let waiting = list_waiting(&self.app, &admin.actor, PageNumber::FIRST).await;
        waiting.expect("an admin may").items[0].id
    }
}
