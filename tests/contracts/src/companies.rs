use std::sync::Arc;

use domain_identity::{Accent, Address, Company, CompanyCode, Joining, Language};
use domain_kernel::{Facts, Id, Rule, StoreError, Versioned, ZoneName};
use uuid::Uuid;

use crate::{
    AnyStore,
    identity::fact,
    world::{company, given_company, noon, permit},
};

pub async fn a_company_read_back_is_the_company_saved<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let mut read = find(&*store, 1).await;
    assert_eq!((read.value.id, read.value.settings.joining), (company(1), Joining::Approval));
    read.value.settings.address = Address::parse_optional("Quay 4\nHull").expect("an address");
    read.value.settings.accent = Accent::parse("#7a2e4d").ok();
    read.value.settings.language = Some(Language::German);
    read.value.settings.zone = ZoneName::parse("Europe/Berlin");
    read.value.settings.joining = Joining::Closed;
    read.value.logo = Some(Id::from_uuid(Uuid::from_u128(7)));

    save(&*store, 1, &read).await.expect("save");

    let saved = find(&*store, 1).await;
    assert_eq!(saved.value, read.value);
    assert_eq!(saved.version, read.version.next());
    let shown = store.company(&permit(1)).await.expect("read");
    assert_eq!(shown, Some(saved));
}

pub async fn the_second_of_two_saves_of_a_company_is_stale<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let read = find(&*store, 1).await;
    save(&*store, 1, &read).await.expect("save");

    let second = save(&*store, 1, &read).await;

    assert!(matches!(second, Err(StoreError::Stale)), "{second:?}");
}

pub async fn an_id_to_join_by_is_one_companys<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let mut read = find(&*store, 2).await;
    read.value.code = find(&*store, 1).await.value.code;

    let taken = save(&*store, 2, &read).await;

    assert!(matches!(taken, Err(StoreError::Duplicate(Rule::CompanyCode))), "{taken:?}");
    read.value.code = CompanyCode::draw([9; 16]);
    save(&*store, 2, &read).await.expect("nobody has it");
    assert_ne!(find(&*store, 1).await.value.code, find(&*store, 2).await.value.code);
}

async fn find(store: &dyn AnyStore, number: u128) -> Versioned<Company> {
    let mut tx = store.begin(&permit(number)).await.expect("begin");
    tx.companies().find().await.expect("find").expect("there")
}

async fn save(
    store: &dyn AnyStore,
    number: u128,
    company: &Versioned<Company>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(number)).await?;
    tx.companies().update(company).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
