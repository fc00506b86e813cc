//! Whoever comes or changes their place is put on the paths that are for them.

use domain_identity::Person;
use domain_kernel::{Facts, Id, Rule, StoreError, Timestamp};
use domain_onboarding::{Assignment, Audience};

use crate::{App, Tx, training::today};

/// Puts these people, who are in the store already, on the paths that are for them, and adds what
/// became of it to the facts. Nothing is taken away from anybody.
pub(crate) async fn follow_rules(
    app: &App,
    tx: &mut dyn Tx,
    people: &[&Person],
    now: Timestamp,
    mut facts: Facts,
) -> Result<Facts, StoreError> {
    let paths = tx.paths().for_somebody().await?;
    let active = people.iter().filter(|it| it.state.is_active());
    let active: Vec<&Person> = active.copied().collect();
    if paths.is_empty() || active.is_empty() {
        return Ok(facts);
    }
    let today = today(app, tx, now).await?;
    let mut assignments = Vec::new();
    for (path, number, audience) in &paths {
        for person in active.iter().filter(|it| is_for(audience, it)) {
            if tx.assignments().find(*path, person.id).await?.is_some() {
                continue;
            }
            let of = (*path, *number);
            let (assignment, assigned) = Assignment::follow(app.ids.next(), of, person.id, today);
            assignments.push(assignment);
            facts = facts.and(&assigned);
        }
    }
    insert(tx, &assignments).await?;
    Ok(facts)
}

/// Whoever was put on a path by somebody else meanwhile is found on it the next time round.
pub(super) async fn insert(tx: &mut dyn Tx, all: &[Assignment]) -> Result<(), StoreError> {
    if all.is_empty() {
        return Ok(());
    }
    match tx.assignments().insert_all(all).await {
        Err(StoreError::Duplicate(Rule::Assignment)) => Err(StoreError::Busy),
        done => done,
    }
}

fn is_for(audience: &Audience, person: &Person) -> bool {
    let department = person.department.map(|it| Id::from_uuid(it.uuid()));
    let job_title = person.profile.job_title.as_ref().map(domain_identity::JobTitle::as_str);
    audience.includes(department, job_title)
}
