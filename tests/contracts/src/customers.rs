use std::{collections::BTreeSet, sync::Arc, time::Duration};

use application::{
    PageNumber,
    identity::{ListPeople, Shown},
    inventory::{FindStockCustomers, ListCustomers, PortalUse, StockCustomer},
};
use domain_identity::{
    AccountId, Credential, Email, Holder, NewCustomer, PasswordHash, Person, PersonName, SignedIn,
};
use domain_inventory::{CustomerKey, CustomerName, ErpCustomer, Visibility};
use domain_kernel::{Facts, PersonId, Timestamp};

use crate::{
    AnyStore,
    world::{company, given_company, noon, permit, person_id},
};

const MINUTE: Duration = Duration::from_mins(1);

fn key(text: &str) -> CustomerKey {
    CustomerKey::restore(text.to_owned())
}

fn seeing(keys: &[&str]) -> Visibility {
    Visibility::Granted(keys.iter().map(|it| key(it)).collect())
}

fn erp(customers: &[(&str, &str)]) -> Vec<ErpCustomer> {
    let customer = |(key_text, name): &(&str, &str)| ErpCustomer {
        key: key(key_text),
        name: CustomerName::restore((*name).to_owned()),
    };
    customers.iter().map(customer).collect()
}

/// Customer `number` of company 1.
async fn given_customer(
    store: &dyn AnyStore,
    number: u128,
    name: &str,
    sees: &Visibility,
) -> Person {
    let hash = PasswordHash::restore("$argon2id$nothing".to_owned());
    let new = NewCustomer {
        id: person_id(1, number),
        name: PersonName::restore(name.to_owned()),
        email: Email::restore(format!("customer{number}@bikes.example")),
        credential: Credential::Chosen { hash },
    };
    let (customer, created) = Person::create_customer(new, noon());
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.people().insert(&customer).await.expect("insert");
    tx.visibilities().save(customer.id, sees).await.expect("save");
    tx.commit(Facts::new(noon(), &created)).await.expect("commit");
    customer
}

async fn sees(store: &dyn AnyStore, number: u128, id: PersonId) -> Option<Visibility> {
    let mut tx = store.begin(&permit(number)).await.expect("begin");
    tx.visibilities().find(id).await.expect("read")
}

async fn listed(store: &dyn AnyStore, query: ListCustomers) -> Vec<String> {
    let page = store.customers(&permit(1), &query).await.expect("read");
    assert_eq!(page.n_matches as usize, page.items.len());
    page.items.iter().map(|it| it.name.as_str().to_owned()).collect()
}

async fn found(store: &dyn AnyStore, search: &str) -> Vec<String> {
    let query = FindStockCustomers { search: search.to_owned(), page: PageNumber::FIRST };
    let page = store.stock_customers(&permit(1), &query).await.expect("read");
    assert_eq!(page.n_matches as usize, page.items.len());
    page.items.iter().map(|it| it.key.as_str().to_owned()).collect()
}

pub async fn what_a_customer_sees_is_read_back_as_it_was_saved<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await.id;
    let id = given_customer(&*store, 2, "Rosa Ferreira", &seeing(&["292", "294"])).await.id;
    assert_eq!(sees(&*store, 1, id).await, Some(seeing(&["292", "294"])));
    assert_eq!(sees(&*store, 1, admin).await, None);

    for after in [seeing(&["294", "296"]), Visibility::All, seeing(&[])] {
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        let read = tx.people().account(id).await.expect("read").expect("there");
        tx.people().update(&read).await.expect("update");
        tx.visibilities().save(id, &after).await.expect("save");
        let account = AccountId::Person { company: company(1), person: id };
        tx.commit(Facts::new(noon(), &SignedIn { account })).await.expect("commit");
        assert_eq!(sees(&*store, 1, id).await, Some(after));
    }

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.visibilities().save(id, &Visibility::All).await.expect("save");
    drop(tx);
    assert_eq!(sees(&*store, 1, id).await, Some(seeing(&[])), "nothing was committed");
}

pub async fn a_customer_is_none_of_the_people_of_the_company<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let customer = given_customer(&*store, 2, "Rosa Ferreira", &Visibility::All).await;
    let id = customer.id;

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    assert_eq!(tx.people().find(id).await.expect("read"), None);
    let found = tx.people().account(id).await.expect("read").map(|it| it.value);
    assert_eq!(found.as_ref(), Some(&customer));
    assert_eq!(tx.people().superior(id).await.expect("read"), None);
    let email = customer.profile.email.identifier();
    let holder = Holder::Customer { id, name: customer.profile.name.clone() };
    assert_eq!(tx.people().holder(&email).await.expect("read"), Some(holder.clone()));
    let known = tx.people().known(std::slice::from_ref(&email)).await.expect("read");
    assert_eq!((&known[&email].holder, &known[&email].superior), (&holder, &None));
    drop(tx);

    let everybody = ListPeople { shown: Shown::All, ..ListPeople::default() };
    let listed = store.people(&permit(1), &everybody).await.expect("read");
    assert_eq!((listed.items.len(), listed.n_matches), (1, 1));
    let exported = store.exported(&permit(1), &everybody, None, 10).await.expect("read");
    assert_eq!(exported.len(), 1);
    assert_eq!(store.chart(&permit(1)).await.expect("read").len(), 1);
    assert_eq!(store.leaders(&permit(1)).await.expect("read").len(), 1);
    assert_eq!(store.person(&permit(1), id).await.expect("read"), None);
    let account = store.account(&permit(1), id).await.expect("read");
    assert_eq!(account.map(|it| it.name), Some(customer.profile.name));
}

pub async fn customers_are_listed_by_who_sees_what<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    store.keep_customers(company(1), &erp(&[("292", "Next-Door")]), noon()).await.expect("keep");
    given_customer(&*store, 2, "Rosa Ferreira", &seeing(&["292", "294"])).await;
    given_customer(&*store, 3, "Abel Tasman", &seeing(&["294"])).await;
    let all = given_customer(&*store, 4, "Mia Berg", &Visibility::All).await.id;
    let asked = ListCustomers::default;

    assert_eq!(listed(&*store, asked()).await, ["Abel Tasman", "Mia Berg", "Rosa Ferreira"]);
    let seeing = |text| ListCustomers { seeing: Some(key(text)), ..asked() };
    assert_eq!(listed(&*store, seeing("292")).await, ["Mia Berg", "Rosa Ferreira"]);
    assert_eq!(listed(&*store, seeing("29")).await, ["Mia Berg"]);
    let search = |text: &str| ListCustomers { search: text.to_owned(), ..asked() };
    assert_eq!(listed(&*store, search("TASMAN")).await, ["Abel Tasman"]);
    assert_eq!(listed(&*store, search("customer4@")).await, ["Mia Berg"]);
    let gone = ListCustomers { shown: Shown::Deactivated, ..asked() };
    assert!(listed(&*store, gone).await.is_empty());

    let rosa = store.customer(&permit(1), person_id(1, 2)).await.expect("read").expect("there");
    assert!(!rosa.sees_all);
    let grants: Vec<_> = rosa.grants.iter().map(|it| (it.text(), it.is_there())).collect();
    assert_eq!(grants, [("Next-Door", true), ("294", false)]);
    let mia = store.customer(&permit(1), all).await.expect("read").expect("there");
    assert_eq!((mia.sees_all, mia.grants), (true, Vec::new()));
    let admin = store.customer(&permit(1), person_id(1, 1)).await.expect("read");
    assert_eq!(admin, None, "an admin is no customer");
}

pub async fn a_load_keeps_renames_and_marks_the_customers_of_the_erp<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let id = given_customer(&*store, 2, "Rosa Ferreira", &seeing(&["1", "2"])).await.id;
    let later = noon().plus(MINUTE);
    let first = erp(&[("1", "Alpha"), ("2", "Beta"), ("3", "Same"), ("4", "Same")]);
    store.keep_customers(company(1), &first, noon()).await.expect("keep");
    assert_eq!(found(&*store, "").await, ["1", "2", "3", "4"]);
    assert_eq!(found(&*store, "same").await, ["3", "4"]);

    let second = erp(&[("2", "Omega"), ("3", "Same"), ("4", "Same")]);
    store.keep_customers(company(1), &second, later).await.expect("keep");
    assert_eq!(found(&*store, "").await, ["2", "3", "4"]);
    let of = store.stock_customers_of(&permit(1), &[key("1"), key("2"), key("9")]).await;
    let named = |text: &str, name: &str, gone| StockCustomer {
        key: key(text),
        name: Some(CustomerName::restore(name.to_owned())),
        gone,
    };
    let expected = [named("1", "Alpha", Some(later)), named("2", "Omega", None)];
    assert_eq!(of.expect("read"), expected);
    assert_eq!(sees(&*store, 1, id).await, Some(seeing(&["1", "2"])), "grants stay");

    let third = noon().plus(MINUTE * 2);
    store.keep_customers(company(1), &second, third).await.expect("keep");
    let of = store.stock_customers_of(&permit(1), &[key("1")]).await.expect("read");
    assert_eq!(of, [named("1", "Alpha", Some(later))], "it went once");
    store.keep_customers(company(1), &first, third).await.expect("keep");
    let of = store.stock_customers_of(&permit(1), &[key("1")]).await.expect("read");
    assert_eq!(of, [named("1", "Alpha", None)], "it is back");

    let many: Vec<_> = (0..1_234).map(|it| (it.to_string(), format!("Customer {it}"))).collect();
    let many: Vec<_> = many.iter().map(|(key, name)| (key.as_str(), name.as_str())).collect();
    store.keep_customers(company(1), &erp(&many), third).await.expect("keep");
    let query = FindStockCustomers { search: "customer 12".to_owned(), page: PageNumber::FIRST };
    let page = store.stock_customers(&permit(1), &query).await.expect("read");
    // 12, 120 to 129, and 1200 to 1233.
    assert_eq!((page.items.len(), page.n_matches), (25, 45));
}

pub async fn any_text_is_a_key_and_no_key_is_another<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let arabic = "ع".repeat(CustomerKey::MAX_CHARS);
    let texts = [
        "All",
        "*",
        "a|b",
        "a",
        "O'Neil",
        "Rail",
        "Rail ",
        "rail",
        "R\u{e4}il",
        "%",
        "_",
        arabic.as_str(),
    ];
    let customers: Vec<_> = texts.iter().map(|it| (*it, "A customer")).collect();
    store.keep_customers(company(1), &erp(&customers), noon()).await.expect("keep");
    assert_eq!(found(&*store, "").await.len(), texts.len());
    assert_eq!(found(&*store, "%").await, ["%"]);

    for (number, text) in (2..).zip(texts) {
        given_customer(&*store, number, &format!("Of {number}"), &seeing(&[text])).await;
    }
    for (number, text) in (2_u128..).zip(texts) {
        let query = ListCustomers { seeing: Some(key(text)), ..ListCustomers::default() };
        assert_eq!(listed(&*store, query).await, [format!("Of {number}")], "{text:?}");
        let id = person_id(1, number);
        assert_eq!(sees(&*store, 1, id).await, Some(seeing(&[text])), "{text:?}");
    }
    let keys: BTreeSet<&str> = texts.into();
    assert_eq!(keys.len(), texts.len());
}

pub async fn sign_ins_of_customers_are_counted_by_quarter_and_by_account<S: AnyStore>(
    store: Arc<S>,
) {
    let admin = given_company(&*store, 1).await.id;
    let rosa = given_customer(&*store, 2, "Rosa Ferreira", &Visibility::All).await.id;
    let abel = given_customer(&*store, 3, "Abel Tasman", &Visibility::All).await.id;
    let at = |minutes: u32| noon().plus(MINUTE * minutes);
    for (minutes, person) in
        [(0, rosa), (20, rosa), (21, abel), (22, admin), (50, abel), (51, abel)]
    {
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        tx.people().note_sign_in(person, at(minutes)).await.expect("note");
        let account = AccountId::Person { company: company(1), person };
        tx.commit(Facts::new(at(minutes), &SignedIn { account })).await.expect("commit");
    }

    let used = store.portal_use(&permit(1), at(10), 10).await.expect("read");
    let quarter = |minutes: u32| {
        let micros = at(minutes).micros();
        Timestamp::from_micros(micros - micros % PortalUse::QUARTER)
    };
    assert_eq!(used.quarters, [(quarter(20), 2), (quarter(50), 2)]);
    let active: Vec<_> = used.most_active.iter().map(|it| (it.id, it.n_sign_ins)).collect();
    assert_eq!(active, [(abel, 3), (rosa, 1)]);
    assert_eq!(used.most_active[0].last_signed_in, Some(at(51)));
    let one = store.portal_use(&permit(1), at(10), 1).await.expect("read");
    assert_eq!(one.most_active.len(), 1);
}

pub async fn another_company_sees_and_changes_no_customer<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    store.keep_customers(company(1), &erp(&[("1", "Alpha")]), noon()).await.expect("keep");
    store.keep_customers(company(2), &erp(&[("2", "Beta")]), noon()).await.expect("keep");
    let id = given_customer(&*store, 2, "Rosa Ferreira", &Visibility::All).await.id;

    assert_eq!(found(&*store, "").await, ["1"]);
    let query = FindStockCustomers::default();
    let theirs = store.stock_customers(&permit(2), &query).await.expect("read");
    assert_eq!(theirs.items.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(), ["2"]);
    let of = store.stock_customers_of(&permit(2), &[key("1")]).await.expect("read");
    assert!(of.is_empty());
    let listed = store.customers(&permit(2), &ListCustomers::default()).await.expect("read");
    assert_eq!((listed.items.len(), listed.n_matches), (0, 0));
    assert_eq!(store.customer(&permit(2), id).await.expect("read"), None);
    assert_eq!(sees(&*store, 2, id).await, None);
    let mut tx = store.begin(&permit(2)).await.expect("begin");
    assert!(tx.visibilities().save(id, &Visibility::All).await.is_err(), "nobody has this id");
    drop(tx);
    let used = store.portal_use(&permit(2), noon(), 10).await.expect("read");
    assert_eq!(used, PortalUse::default());
}
