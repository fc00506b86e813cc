//! Those whose goods the company stores. What they see are keys of the demo's ERP.

use std::sync::Arc;

use anyhow::{Context, bail};
use application::{
    App,
    identity::{
        ChangePassword, PasswordGiven, Passwords, SignIn, act_as, change_password, sign_in,
    },
    inventory::{CreateCustomer, create_customer},
};
use domain_identity::{Email, PersonName, TypedPassword};
use domain_inventory::{CustomerKey, StockVisit, Visibility};
use domain_kernel::{Actor, Origin, Permission, PersonId};

use super::{
    clock::DemoClock,
    patient::Patient,
    people::{PASSWORD, People},
};

type Customer = (i64, &'static str, &'static str, &'static [&'static str], &'static [i64]);

/// Since how many days somebody is here, name, e-mail, what they see of the ERP, where nothing is
/// everything, and on which days ago they came in and looked. Each time takes as long as a password
/// does.
const CUSTOMERS: [Customer; 3] = [
    (120, "Rosa Ferreira", "rosa@nextdoor.example", &["292"], &[8, 1]),
    (90, "Henrik Dahl", "henrik@riders.example", &["294", "296"], &[3]),
    (64, "Mei Tanaka", "mei@portside.example", &[], &[]),
];

/// `passwords` makes a hash of each, since here somebody is told the temporary one.
pub(crate) async fn welcome(
    app: &App,
    passwords: &Arc<dyn Passwords>,
    clock: &DemoClock,
    people: &People,
) -> anyhow::Result<()> {
    let mut app = app.clone();
    app.throttle = Arc::new(Patient);
    let mut telling = app.clone();
    telling.passwords = Arc::clone(passwords);
    for (days_ago, name, email, keys, visits) in CUSTOMERS {
        clock.put(days_ago, 10 * 60);
        let id = app.ids.next();
        let command = CreateCustomer {
            id,
            name: PersonName::parse(name)?,
            email: Email::parse(email)?,
            visibility: sees(keys)?,
        };
        let given = create_customer(&telling, &people.admin, command).await.context(name)?;
        let PasswordGiven::Shown { temporary } = given else {
            bail!("the demo sends no mails");
        };
        clock.pass(95);
        let current = TypedPassword::new(temporary.as_str());
        let change = ChangePassword { current, new: PASSWORD.to_owned() };
        change_password(&app, &act_as(&app, email).await?, change).await.context(name)?;
        let mut last = None;
        for days_ago in visits {
            clock.put(*days_ago, 8 * 60 + 17 * days_ago);
            let command =
                SignIn { identifier: email.to_owned(), password: TypedPassword::new(PASSWORD) };
            sign_in(&app, &Actor::nobody(Origin::default()), command).await.context(name)?;
            last = Some(look(&app, &act_as(&app, email).await?, id, last).await.context(name)?);
        }
    }
    Ok(())
}

/// That they came to look at their stock is all that is left of it.
async fn look(
    app: &App,
    actor: &Actor,
    person: PersonId,
    last: Option<StockVisit>,
) -> anyhow::Result<StockVisit> {
    let visit = StockVisit::of_look(last, app.clock.now());
    app.stock_visits.begin_visit(&actor.permit(Permission::SeeStock)?, person, visit).await?;
    Ok(visit)
}

fn sees(keys: &[&str]) -> anyhow::Result<Visibility> {
    if keys.is_empty() {
        return Ok(Visibility::All);
    }
    let keys = keys.iter().map(|it| CustomerKey::parse(it)).collect::<Result<_, _>>()?;
    Ok(Visibility::granted(keys)?)
}
