use std::sync::Arc;

use application::{
    PageNumber,
    identity::{ListPeople, Shown},
};
use domain_identity::{
    AccountState, CompanyName, Credential, Link, LinkHash, LinkIssued, PasswordHash, PersonName,
    Purpose,
};
use domain_kernel::{Facts, Id, Realm, Role};
use uuid::Uuid;

use crate::{
    AnyStore,
    identity::{deactivate, insert},
    world::{check_permit, given_company, noon, permit, person, person_id, profile},
};

pub async fn people_are_listed_by_name_found_by_any_name_and_paged<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    for number in 2..=28 {
        let (name, email) = (format!("person {number:02}"), format!("{number}@c1.example"));
        let mut listed = person(person_id(1, number), profile(&name, &email, None), Role::Staff);
        listed.manager = Some(person_id(1, 1));
        insert(&*store, 1, &listed).await.expect("insert");
    }
    let odd = profile("100% Émile_", "e@c1.example", Some("Wild!card"));
    insert(&*store, 1, &person(person_id(1, 99), odd, Role::Manager)).await.expect("insert");

    let all = list(&*store, "", None, 1).await;
    assert_eq!((all.0, all.1.len()), (29, 25));
    assert_eq!(all.1[..3], ["100% Émile_", "Ada Admin", "person 02"]);
    assert_eq!(list(&*store, "", None, 2).await.1.len(), 4);
    assert_eq!(list(&*store, "", Some(Role::Staff), 1).await.0, 27);
    for searched in ["100%", "éMILE_", "wild!", "E@C1"] {
        assert_eq!(list(&*store, searched, None, 1).await, (1, vec!["100% Émile_".to_owned()]));
    }
    assert_eq!(list(&*store, "%", Some(Role::Staff), 1).await.0, 0);
    let lines = store.people(&permit(1), &query("person 02", None, 1)).await.expect("people");
    assert_eq!(lines.items[0].manager, Some(PersonName::restore("Ada Admin".to_owned())));
}

pub async fn names_are_those_of_the_companys_people<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let asked = [person_id(1, 1), person_id(2, 1), person_id(1, 77)];

    let names = store.names(&permit(1), &asked).await.expect("names");

    let ada = PersonName::restore("Ada Admin".to_owned());
    assert_eq!(names.into_iter().collect::<Vec<_>>(), [(person_id(1, 1), ada)]);
}

pub async fn a_page_of_a_person_names_their_manager<S: AnyStore>(store: Arc<S>) {
    let admin = given_company(&*store, 1).await;
    let mut led =
        person(person_id(1, 2), profile("Zoe", "zoe@x.example", Some("zoe")), Role::Staff);
    led.manager = Some(admin.id);
    led.account.photo = Some(Id::from_uuid(Uuid::from_u128(5)));
    insert(&*store, 1, &led).await.expect("insert");

    let view = store.person(&permit(1), led.id).await.expect("read").expect("saved");
    assert_eq!((view.id, view.name, view.role), (led.id, led.profile.name.clone(), led.role));
    assert_eq!((view.username, view.account), (led.profile.username, led.account));
    let manager = view.manager.expect("one");
    let found = store.manager_of(&permit(1), led.id).await.expect("read");
    assert_eq!(found.as_ref(), Some(&manager));
    assert_eq!(store.manager_of(&permit(1), admin.id).await.expect("read"), None);
    assert_eq!(store.manager_of(&permit(2), led.id).await.expect("read"), None);
    assert_eq!((manager.id, manager.email), (admin.id, admin.profile.email));
    let photo = store.photo(&permit(1), led.id).await.expect("read");
    assert_eq!(photo, led.account.photo);
}

pub async fn a_manager_who_is_deactivated_is_nobodys_contact<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let mut gone = person(person_id(1, 2), profile("Bo", "bo@x.example", None), Role::Manager);
    gone.state = AccountState::Deactivated { since: noon() };
    insert(&*store, 1, &gone).await.expect("insert");
    let mut led = person(person_id(1, 3), profile("Zoe", "zoe@x.example", None), Role::Staff);
    led.manager = Some(gone.id);
    insert(&*store, 1, &led).await.expect("insert");

    assert_eq!(store.manager_of(&permit(1), led.id).await.expect("read"), None);
    let view = store.person(&permit(1), led.id).await.expect("read").expect("saved");
    assert_eq!(view.manager.map(|it| it.id), Some(gone.id), "an admin sees that it is so");
}

pub async fn who_was_invited_is_known_until_the_link_is_used<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let hash = PasswordHash::restore("$argon2id$nothing".to_owned());
    let mut new = person(person_id(1, 2), profile("Zoe", "zoe@x.example", None), Role::Staff);
    new.credential = Credential::temporary(hash, noon());
    insert(&*store, 1, &new).await.expect("insert");
    let seen = store.person(&permit(1), new.id).await.expect("read").expect("there");
    assert_eq!((seen.must_change_password, seen.invited_until), (true, None));

    let id = Id::from_uuid(Uuid::from_u128(7));
    let link = Link::issue(id, new.id, Purpose::Welcome, LinkHash([7; 32]), noon());
    let fact = LinkIssued { person: new.id, purpose: link.purpose };
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.links().issue(&link).await.expect("issue");
    tx.commit(Facts::new(noon(), &fact)).await.expect("commit");
    let seen = store.person(&permit(1), new.id).await.expect("read").expect("there");
    assert_eq!(seen.invited_until, Some(link.expires));

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.links().revoke(new.id).await.expect("revoke");
    tx.commit(Facts::new(noon(), &fact)).await.expect("commit");
    let seen = store.person(&permit(1), new.id).await.expect("read").expect("there");
    assert_eq!(seen.invited_until, None);
}

pub async fn who_is_deactivated_is_listed_when_asked_for<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let gone = person(person_id(1, 2), profile("Zoe", "zoe@x.example", None), Role::Manager);
    insert(&*store, 1, &gone).await.expect("insert");
    deactivate(&*store, gone.id).await;

    for (shown, names) in [
        (Shown::Active, vec!["Ada Admin"]),
        (Shown::Deactivated, vec!["Zoe"]),
        (Shown::All, vec!["Ada Admin", "Zoe"]),
    ] {
        let asked = ListPeople { shown, ..query("", None, 1) };
        let found = store.people(&permit(1), &asked).await.expect("people");
        let listed: Vec<_> = found.items.iter().map(|it| it.name.as_str()).collect();
        assert_eq!((found.n_matches as usize, &listed), (names.len(), &names), "{shown:?}");
        assert!(found.items.iter().all(|it| it.is_active == (it.id != gone.id)));
    }
    let leaders = store.leaders(&permit(1)).await.expect("leaders");
    assert_eq!(leaders.iter().map(|it| it.id).collect::<Vec<_>>(), [person_id(1, 1)]);
}

pub async fn a_company_is_found_by_its_exact_name<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let platform = check_permit(Realm::Platform);
    for (name, expected) in [("Company 1", 1), ("company 1", 0), ("Company 1 ", 0)] {
        let name = CompanyName::restore(name.to_owned());
        let found = store.companies_named(&platform, &name).await.expect("read");
        assert_eq!(found.len(), expected, "{name:?}");
        assert!(store.companies_named(&permit(1), &name).await.is_err());
    }
}

fn query(search: &str, role: Option<Role>, page: u32) -> ListPeople {
    let page = PageNumber::parse(page).expect("a page");
    ListPeople { search: search.to_owned(), role, page, ..ListPeople::default() }
}

async fn list(
    store: &dyn AnyStore,
    search: &str,
    role: Option<Role>,
    page: u32,
) -> (u32, Vec<String>) {
    let found = store.people(&permit(1), &query(search, role, page)).await.expect("people");
    let names = found.items.iter().map(|it| it.name.as_str().to_owned());
    (found.n_matches, names.collect())
}
