//! People, companies and a clock for tests to borrow.

use std::{net::IpAddr, sync::Arc};

use application::{Class, Failure, Store};
use domain_identity::{
    Company, CompanyCode, CompanyName, Credential, Email, NewPerson, PasswordHash, Person,
    PersonName, Profile, Username,
};
use domain_kernel::{
    Actor, CompanyId, Facts, Id, Job, OperatorRole, Origin, Permission, Permit, PersonId, Realm,
    Role, Timestamp, test_support,
};
use uuid::Uuid;

/// 2026-03-01 12:00:00.123456 UTC.
pub fn noon() -> Timestamp {
    Timestamp::from_micros(1_772_366_400_123_456)
}

pub fn company(number: u128) -> CompanyId {
    Id::from_uuid(Uuid::from_u128(number))
}

/// Person `number` of company `company`. The first is its admin.
pub fn person_id(company: u128, number: u128) -> PersonId {
    Id::from_uuid(Uuid::from_u128(company * 1_000 + number))
}

pub fn admin_of(number: u128) -> Actor {
    let origin = Origin { address: Some(IpAddr::from([192, 0, 2, 1])), ..Origin::default() };
    test_support::person_from(person_id(number, 1), company(number), Role::Admin, origin)
}

pub fn permit(number: u128) -> Permit {
    admin_of(number).permit(Permission::ManagePeople).expect("an admin may")
}

/// For an operator at home, who sees no company.
pub fn platform_permit() -> Permit {
    let id = Id::from_uuid(Uuid::from_u128(7));
    let actor = test_support::operator(id, OperatorRole::Root, None);
    actor.permit(Permission::ReadAuditTrail).expect("an operator may")
}

/// For a command that reads every trail.
pub fn check_permit(realm: Realm) -> Permit {
    let actor = test_support::system(Job::CommandLine);
    actor.permit_in(realm, Permission::ReadAuditTrail).expect("a command may")
}

pub fn profile(name: &str, email: &str, username: Option<&str>) -> Profile {
    Profile {
        name: PersonName::restore(name.to_owned()),
        email: Email::restore(email.to_owned()),
        username: username.map(|it| Username::restore(it.to_owned())),
        job_title: None,
        phone: None,
    }
}

pub fn person(id: PersonId, profile: Profile, role: Role) -> Person {
    let hash = PasswordHash::restore("$argon2id$nothing".to_owned());
    let new = NewPerson { id, profile, role, credential: Credential::Chosen { hash } };
    Person::create(new, None, noon()).expect("nobody leads them").0
}

/// Another one for each company.
pub fn code(number: u128) -> CompanyCode {
    CompanyCode::draw(number.to_le_bytes())
}

/// A company with its admin.
pub async fn given_company(store: &dyn Store, number: u128) -> Person {
    let name = CompanyName::restore(format!("Company {number}"));
    let (founded, fact) = Company::found(company(number), name, code(number));
    let email = format!("admin@company{number}.example");
    let admin = person(person_id(number, 1), profile("Ada Admin", &email, None), Role::Admin);
    let mut tx = store.begin(&permit(number)).await.expect("begin");
    tx.companies().insert(&founded).await.expect("insert company");
    tx.people().insert(&admin).await.expect("insert admin");
    tx.commit(Facts::new(noon(), &fact)).await.expect("commit");
    admin
}

/// Runs so many at once, each on a task of its own, and returns what they came to.
pub async fn at_once<T: Send + 'static, F: Future<Output = T> + Send + 'static>(
    n_tasks: usize,
    task: impl Fn(usize) -> F,
) -> Vec<T> {
    let start = Arc::new(tokio::sync::Barrier::new(n_tasks));
    let tasks = (0..n_tasks).map(|n| {
        let (start, task) = (Arc::clone(&start), task(n));
        tokio::spawn(async move {
            start.wait().await;
            task.await
        })
    });
    let mut done = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        done.push(task.await.expect("no task panics"));
    }
    done
}

/// What somebody was told who did something at the same moment as others. That the program is
/// broken or too busy is no way to say so.
pub fn told<T, E: Failure>(done: Result<T, E>) -> Result<T, Class> {
    done.map_err(|err| {
        let class = err.class();
        let is_no_way = matches!(class, Class::Broken | Class::Busy) || class.leaves_open();
        assert!(!is_no_way, "{err:?}");
        class
    })
}

/// How often a race is run: few times by default, as often as `SHIPSHAPE_TEST_ROUNDS` says when a
/// release is tested.
pub fn n_rounds() -> usize {
    let rounds = std::env::var("SHIPSHAPE_TEST_ROUNDS").ok();
    rounds.and_then(|it| it.parse().ok()).unwrap_or(10)
}
