use application::{
    identity::{ChangePassword, PasswordGiven, change_password},
    inventory::{CreateCustomer, EditCustomer, create_customer, edit_customer, see_customer},
};
use domain_identity::{Email, PersonName, TypedPassword};
use domain_inventory::{CustomerKey, CustomerName, ErpCustomer, Visibility};
use domain_kernel::Role;

use crate::{PASSWORD, Somebody, World};

/// These customers of the ERP, and no others.
pub fn seeing(keys: &[&str]) -> Visibility {
    Visibility::Granted(keys.iter().map(|it| CustomerKey::restore((*it).to_owned())).collect())
}

impl World {
    /// A customer with a password of their own: `name@bikes.example`.
    pub async fn customer(&self, admin: &Somebody, name: &str, sees: &Visibility) -> Somebody {
        let id = self.app.ids.next();
        let email = format!("{}@bikes.example", name.to_lowercase().replace(' ', "."));
        let command = CreateCustomer {
            id,
            name: PersonName::restore(name.to_owned()),
            email: Email::restore(email),
            visibility: sees.clone(),
        };
        let given = create_customer(&self.app, &admin.actor, command).await.expect("an admin may");
        let PasswordGiven::Shown { temporary } = given else {
            panic!("mails reach nobody here, so the admin is told");
        };
        let customer = Somebody::of(id, admin.company, Role::Customer);
        let change = ChangePassword {
            current: TypedPassword::new(temporary.as_str()),
            new: PASSWORD.to_owned(),
        };
        let changed = change_password(&self.app, &customer.actor, change).await;
        changed.expect("the temporary password is right");
        customer
    }

    /// What a customer sees from the next look on.
    pub async fn grant(&self, admin: &Somebody, customer: &Somebody, sees: &Visibility) {
        let shown = see_customer(&self.app, &admin.actor, customer.id).await.expect("a customer");
        let command = EditCustomer {
            id: shown.id,
            expected: shown.version,
            name: shown.name,
            email: shown.email,
            visibility: sees.clone(),
            has_confirmed: false,
        };
        edit_customer(&self.app, &admin.actor, command).await.expect("an admin may");
    }

    /// What the ERP has from now on: keys and names.
    pub async fn erp_customers(&self, admin: &Somebody, customers: &[(&str, &str)]) {
        let customers: Vec<ErpCustomer> = customers
            .iter()
            .map(|(key, name)| ErpCustomer {
                key: CustomerKey::restore((*key).to_owned()),
                name: CustomerName::restore((*name).to_owned()),
            })
            .collect();
        let now = self.app.clock.now();
        let kept = self.app.stock_customers.keep_customers(admin.company, &customers, now).await;
        kept.expect("a store that answers");
    }
}
