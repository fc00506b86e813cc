//! Reminders: one mail a day at most, in the morning, and only when there is something to say.

use std::time::Duration;

use application::{
    identity::{
        DeactivatePerson, EditCompany, deactivate_person, edit_company, plan_deactivation,
        see_company,
    },
    mail::write_digests,
    training::{AcknowledgeModule, StartAttempt, acknowledge_module, start_attempt},
};
use domain_kernel::{Date, Role, ZoneName, date_in, days_later};
use domain_training::ModuleId;
use world::{Somebody, World};

const HOUR: Duration = Duration::from_hours(1);
const MINUTE: Duration = Duration::from_mins(1);
const KOFI: &str = "kofi.mensah@harbour.example";

/// What one more instance that has just been started writes.
async fn write(world: &World) -> u32 {
    let written = write_digests(&world.app).await.expect("a store");
    assert!(written.troubles.is_empty(), "{:?}", written.troubles);
    written.n_digests
}

fn today(world: &World) -> Date {
    date_in(&world.app.policy.zone, world.app.clock.now())
}

async fn read(world: &World, who: &Somebody, module: ModuleId) {
    let begun = start_attempt(&world.app, &who.actor, StartAttempt { module }).await.expect("may");
    let command = AcknowledgeModule { attempt: begun.attempt };
    acknowledge_module(&world.app, &who.actor, command).await.expect("their own");
}

/// Kofi, whom Mara leads, on a path with these steps since Monday of last week. Nothing waits.
async fn given_steps(steps: &[(&str, u16)]) -> (World, Somebody, Somebody) {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&mara)).await;
    let mut modules = Vec::new();
    for (title, days) in steps {
        modules.push((world.reading(&admin, title).await, Some(*days)));
    }
    let path = world.path(&admin, "Start", &modules).await;
    world.assign(&admin, path, &kofi, "2026-11-16").await;
    world.deliver_all().await;
    (world, admin, kofi)
}

#[tokio::test]
async fn a_digest_says_all_at_once_and_is_written_once_a_day() {
    let steps = [("Locks", 5), ("Knots", 11), ("Fire", 30)];
    let (world, _, _) = given_steps(&steps).await;
    assert_eq!(write(&world).await, 2, "Kofi and Mara, who leads him");
    assert_eq!(write(&world).await, 0, "another instance, or the same once more");
    world.deliver_all().await;

    let mail = world.mailbox.last(KOFI).expect("a mail");
    assert_eq!(mail, "digest overdue: Locks 2026-11-23; due: Knots 2026-12-01");
    let managers = world.mailbox.last("mara.voss@harbour.example").expect("a mail");
    assert_eq!(managers, "digest team: 1 overdue, 0 lapsing");

    // What was said yesterday is no news. What is overdue is said again each week.
    let mut days = Vec::new();
    for day in 1..=14 {
        world.clock.pass(24 * HOUR);
        let written = write_digests(&world.app).await.expect("a store");
        if written.n_digests != 0 {
            days.push(day);
        }
    }
    // The other one is overdue from the eighth day on.
    assert_eq!(days, [7, 8, 14]);
}

#[tokio::test]
async fn a_digest_waits_for_the_morning_of_the_company() {
    let (world, admin, _) = given_steps(&[("Locks", 6)]).await;
    let company = see_company(&world.app, &admin.actor).await.expect("may");
    let mut settings = company.value.settings.clone();
    settings.zone = ZoneName::parse("Asia/Tokyo");
    let command = EditCompany { expected: company.version, settings };
    edit_company(&world.app, &admin.actor, command).await.expect("may");
    assert_eq!(write(&world).await, 0, "it is due today");

    world.clock.pass(9 * HOUR + 59 * MINUTE);
    let early = write_digests(&world.app).await.expect("a store");
    assert_eq!(early.n_digests, 0, "it is 6:59 of the next day in Tokyo");
    world.clock.pass(MINUTE);
    let morning = write_digests(&world.app).await.expect("a store");
    assert_eq!(morning.n_digests, 2);
}

#[tokio::test]
async fn the_end_of_a_completion_is_announced_until_it_is_renewed() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.yearly_reading(&admin, "House rules").await;
    let path = world.path(&admin, "Start", &[(module, None)]).await;
    world.assign(&admin, path, &kofi, "2026-11-16").await;
    read(&world, &kofi, module).await;
    let (mut days, mut renewed) = (Vec::new(), None);
    for _ in 0..900 {
        world.clock.pass(24 * HOUR);
        let written = write_digests(&world.app).await.expect("a store");
        days.extend((written.n_digests != 0).then(|| today(&world)));
        if days.len() == 2 && renewed.is_none() {
            renewed = Some(today(&world));
            read(&world, &kofi, module).await;
        }
        if days.len() == 6 {
            break;
        }
    }
    world.deliver_all().await;

    let first: Date = "2027-11-24".parse().expect("a date");
    let second: Date = "2028-11-24".parse().expect("a date");
    let from = |end: Date, days: &[i64]| -> Vec<Date> {
        days.iter().filter_map(|it| days_later(end, *it)).collect()
    };
    // Then it is over, and overdue.
    let expected = [from(first, &[-30, -7]), from(second, &[-30, -7, 0, 1])].concat();
    assert_eq!(days, expected);
    let mail = world.mailbox.last(KOFI).expect("a mail");
    assert_eq!(mail, "digest overdue: House rules 2028-11-24");
}

#[tokio::test]
async fn nothing_to_say_is_no_mail_and_neither_is_anything_to_who_is_deactivated() {
    let (world, admin, kofi) = given_steps(&[("Locks", 5)]).await;
    let plan = plan_deactivation(&world.app, &admin.actor, kofi.id).await.expect("there");
    let command = DeactivatePerson { id: kofi.id, expected: plan.version, leaving: None };
    deactivate_person(&world.app, &admin.actor, command).await.expect("nothing against it");
    assert_eq!(write(&world).await, 0);
    let (idle, ..) = given_steps(&[("Locks", 8)]).await;
    assert_eq!(write(&idle).await, 0);
}
