use std::{sync::Arc, time::Duration};

use domain_inventory::StockVisit;
use domain_kernel::Timestamp;

use crate::{
    AnyStore,
    world::{given_company, noon, permit, person_id, platform_permit},
};

const HOUR: Duration = Duration::from_hours(1);

pub async fn a_visit_is_somebodys_own_and_begun_once<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let own = person_id(1, 1);
    let begin = async |began_at: Timestamp, before| {
        let visit = StockVisit { began_at, before };
        store.begin_visit(&permit(1), own, visit).await.expect("begun")
    };
    let seen = async |company| store.outlook(&permit(company), None).await.expect("outlook").visit;
    assert_eq!(seen(1).await, None);

    assert!(begin(noon(), None).await);
    let first = StockVisit { began_at: noon(), before: None };
    assert_eq!(seen(1).await, Some(first));
    assert!(!begin(noon().plus(HOUR), None).await, "it is not their first one");
    assert_eq!(seen(1).await, Some(first));

    let second = StockVisit { began_at: noon().plus(HOUR), before: Some(noon()) };
    assert!(begin(second.began_at, second.before).await);
    assert!(!begin(noon().plus(HOUR * 2), second.before).await, "another look was quicker");
    assert_eq!(seen(1).await, Some(second));
    let with_eyes_of_theirs = store.outlook(&permit(1), Some(own)).await.expect("outlook");
    assert_eq!(with_eyes_of_theirs.visit, None, "whoever looks with somebody's eyes is no visitor");
    assert_eq!(seen(2).await, None, "another company sees nothing of it");
    let strange = store.begin_visit(&permit(2), own, first).await;
    assert!(strange.is_err(), "they are not theirs");
    assert!(store.begin_visit(&platform_permit(), own, first).await.is_err());
}
