//! What equipment asks of whoever has it.

use std::sync::Arc;

use application::PageNumber;
use domain_equipment::{
    Category, CustodyReason, Item, ItemSettings, MissingSkills, NeededLevel, Needs, NeedsOf, Taken,
    Waiver,
};
use domain_kernel::{Facts, Id, Line, StoreError, Version};

use crate::{
    AnyStore,
    equipment::{add as add_item, custody, item, item_id, open},
    identity::fact,
    item_groups::{add_category, category, category_id, remove as remove_category},
    skills::{add as add_skill, skill, skill_id},
    world::{given_company, noon, permit},
};

pub async fn needs_read_back_are_the_needs_saved<S: AnyStore>(store: Arc<S>) {
    given_equipment(&*store, 1).await;
    let (item, group) = (NeedsOf::Item(item_id(1)), NeedsOf::Category(category_id(1)));
    for of in [item, group] {
        assert_eq!(read(&*store, 1, of).await, Needs::default());
        for asked in [&[(1, 2), (2, 4)][..], &[(2, 1)], &[], &[(1, 3)]] {
            replace(&*store, 1, of, &needs(asked)).await.expect("nothing against it");
            assert_eq!(read(&*store, 1, of).await, needs(asked));
        }
        let unknown = replace(&*store, 1, of, &needs(&[(9, 1)])).await;
        assert!(matches!(unknown, Err(StoreError::Corrupt(_))), "{unknown:?}");
        assert_eq!(read(&*store, 1, of).await, needs(&[(1, 3)]));
    }
    let nothing = replace(&*store, 1, NeedsOf::Item(item_id(9)), &needs(&[(1, 1)])).await;
    assert!(matches!(nothing, Err(StoreError::Corrupt(_))), "{nothing:?}");
    assert_eq!(n_uses(&*store, 1, 1).await, 2);
    assert_eq!(n_uses(&*store, 1, 2).await, 0);

    remove_category(&*store, 1, category_id(1), Version::FIRST).await.expect("nothing is of it");
    assert_eq!(n_uses(&*store, 1, 1).await, 1);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.items().remove(item_id(1), Version::FIRST).await.expect("nobody had it");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    assert_eq!(n_uses(&*store, 1, 1).await, 0);
}

pub async fn what_an_item_needs_is_listed_with_what_its_category_does<S: AnyStore>(store: Arc<S>) {
    given_equipment(&*store, 1).await;
    let of_group = ItemSettings { category: Some(category_id(1)), ..item(2, "GR-2", "x").settings };
    let second = Item { settings: of_group, ..item(2, "GR-2", "x") };
    add_item(&*store, 1, &second).await.expect("add");
    for number in [1, 2] {
        let of = NeedsOf::Item(item_id(number));
        replace(&*store, 1, of, &needs(&[(1, 2), (2, 3)])).await.expect("nothing against it");
    }
    let of = NeedsOf::Category(category_id(1));
    replace(&*store, 1, of, &needs(&[(2, 1), (3, 4)])).await.expect("nothing against it");

    let permit = permit(1);
    let seen = async |number| {
        let lines = store.item_needs(&permit, item_id(number)).await.expect("read");
        let lines = lines.into_iter().map(|it| {
            (it.name.as_str().to_owned(), it.own.get(), it.of_category.get(), it.needed().get())
        });
        lines.collect::<Vec<_>>()
    };
    let named = |name: &str, own, of, needed| (name.to_owned(), own, of, needed);
    let of_first = [named("Forklift", 2, 0, 2), named("\u{c4}rzte", 3, 0, 3)];
    assert_eq!(seen(1).await, of_first);
    let of_second =
        [named("Forklift", 2, 0, 2), named("knots", 0, 4, 4), named("\u{c4}rzte", 3, 1, 3)];
    assert_eq!(seen(2).await, of_second);
    assert_eq!(seen(9).await, []);
    let lines = store.category_needs(&permit, category_id(1)).await.expect("read");
    let lines: Vec<_> = lines.iter().map(|it| (it.skill, it.own.get())).collect();
    assert_eq!(lines, [(skill_id(3), 4), (skill_id(2), 1)]);
}

pub async fn a_skill_that_equipment_needs_stays<S: AnyStore>(store: Arc<S>) {
    given_equipment(&*store, 1).await;
    for (of, number) in [(NeedsOf::Item(item_id(1)), 1), (NeedsOf::Category(category_id(1)), 2)] {
        replace(&*store, 1, of, &needs(&[(number, 1)])).await.expect("nothing against it");
        let kept = remove_skill(&*store, number).await;
        assert!(matches!(kept, Err(StoreError::Stale)), "{kept:?}");
        let view = store.skill(&permit(1), skill_id(number)).await.expect("read").expect("there");
        assert_eq!(view.n_equipment, 1);
        replace(&*store, 1, of, &Needs::default()).await.expect("nothing against it");
        remove_skill(&*store, number).await.expect("nothing needs it any more");
    }
}

pub async fn a_waiver_is_kept_and_forgotten_with_its_holder<S: AnyStore>(store: Arc<S>) {
    let admin = given_equipment(&*store, 1).await;
    let waiver = Waiver {
        missing: MissingSkills::restore("Forklift \u{1f69a} 2".to_owned()),
        reason: CustodyReason::restore("Her licence is in the mail".to_owned()),
    };
    let reason = CustodyReason::restore("Night shift".to_owned());
    let mut saved = custody(1, 1, admin);
    saved.taken = Taken::Waived { by: Some(admin), reason, waiver };
    open(&*store, 1, &saved).await.expect("nobody has it");
    let history = async || {
        let history = store.history(&permit(1), item_id(1), PageNumber::FIRST).await;
        history.expect("read").items.remove(0).custody
    };
    assert_eq!(history().await, saved);

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.custodies().forget(admin).await.expect("forget");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let nothing = || Line::restore(String::new());
    let waiver = Waiver { missing: Line::restore(String::new()), reason: nothing() };
    let by = Some(admin);
    assert_eq!(history().await.taken, Taken::Waived { by, reason: nothing(), waiver });
}

pub async fn another_company_sees_and_changes_no_needs<S: AnyStore>(store: Arc<S>) {
    given_equipment(&*store, 1).await;
    given_company(&*store, 2).await;
    let (item, group) = (NeedsOf::Item(item_id(1)), NeedsOf::Category(category_id(1)));
    for of in [item, group] {
        replace(&*store, 1, of, &needs(&[(1, 2)])).await.expect("nothing against it");
        assert_eq!(read(&*store, 2, of).await, Needs::default());
        let theirs = replace(&*store, 2, of, &needs(&[(1, 1)])).await;
        assert!(matches!(theirs, Err(StoreError::Corrupt(_))), "{theirs:?}");
        assert_eq!(read(&*store, 1, of).await, needs(&[(1, 2)]));
    }
    assert_eq!(n_uses(&*store, 2, 1).await, 0);
    let other = permit(2);
    assert_eq!(store.item_needs(&other, item_id(1)).await.expect("read"), []);
    assert_eq!(store.category_needs(&other, category_id(1)).await.expect("read"), []);
}

/// A company with an item, a category and three skills.
async fn given_equipment(store: &dyn AnyStore, company: u128) -> domain_kernel::PersonId {
    let admin = given_company(store, company).await.id;
    add_item(store, company, &item(1, "GR-1", "Grinder")).await.expect("add");
    let group: Category = category(1, "Trucks");
    add_category(store, company, &group).await.expect("nothing against it");
    for (number, name) in [(1, "Forklift"), (2, "\u{c4}rzte"), (3, "knots")] {
        add_skill(store, company, &skill(number, name)).await.expect("nothing against it");
    }
    admin
}

fn needs(all: &[(u128, u8)]) -> Needs {
    let needs = all.iter().map(|(number, level)| {
        let level = NeededLevel::new(*level).expect("a level");
        (Id::from_uuid(skill_id(*number).uuid()), level)
    });
    Needs::new(&needs.collect::<Vec<_>>()).expect("good needs")
}

async fn read(store: &dyn AnyStore, company: u128, of: NeedsOf) -> Needs {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.item_needs().of(of).await.expect("read")
}

async fn replace(
    store: &dyn AnyStore,
    company: u128,
    of: NeedsOf,
    needs: &Needs,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.item_needs().replace(of, needs).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn n_uses(store: &dyn AnyStore, company: u128, number: u128) -> u32 {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    let skill = Id::from_uuid(skill_id(number).uuid());
    tx.item_needs().n_uses(skill).await.expect("count")
}

async fn remove_skill(store: &dyn AnyStore, number: u128) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(1)).await?;
    tx.skills().remove(skill_id(number), Version::FIRST).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}
