//! Managers who remind their people by mail.

use std::time::Duration;

use application::onboarding::{Nudge, NudgeError, Nudged, Whom, nudge, plan_nudge};
use domain_identity::PersonName;
use domain_kernel::{Actor, PersonId, Role, date_in};
use world::{Somebody, World};

const KOFI: &str = "kofi.mensah@harbour.example";

/// Mara leads Kofi, who is late with one of two steps, and Lena, who is on no path.
struct Yard {
    world: World,
    admin: Somebody,
    mara: Somebody,
    kofi: Somebody,
    lena: Somebody,
}

async fn given_yard() -> Yard {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&mara)).await;
    let lena = world.person(&admin, "Lena Ortiz", Role::Staff, Some(&mara)).await;
    let (locks, knots) =
        (world.reading(&admin, "Locks").await, world.reading(&admin, "Knots").await);
    let path = world.path(&admin, "Start", &[(locks, Some(0)), (knots, Some(200))]).await;
    world.assign(&admin, path, &kofi, "2026-11-16").await;
    world.deliver_all().await;
    Yard { world, admin, mara, kofi, lena }
}

impl Yard {
    fn command(&self, whom: Whom) -> Nudge {
        Nudge { whom, today: date_in(&self.world.app.policy.zone, self.world.app.clock.now()) }
    }

    async fn nudge(&self, actor: &Actor, whom: Whom) -> Result<Nudged, NudgeError> {
        nudge(&self.world.app, actor, &self.command(whom)).await
    }
}

fn one(person: PersonId) -> Whom {
    Whom::These(vec![person])
}

fn names(nudged: &Nudged) -> [Vec<&str>; 3] {
    let people = nudged.people.iter().map(|it| it.name.as_str()).collect();
    let [before, on_time] =
        [&nudged.before, &nudged.on_time].map(|it| it.iter().map(PersonName::as_str).collect());
    [people, before, on_time]
}

#[tokio::test]
async fn whoever_is_late_is_written_to_once_a_day() {
    let yard = given_yard().await;
    let both = Whom::These(vec![yard.kofi.id, yard.lena.id]);
    let plan = plan_nudge(&yard.world.app, &yard.mara.actor, &yard.command(both.clone())).await;
    let nudged = yard.nudge(&yard.mara.actor, both).await.expect("she leads them");
    assert_eq!(plan.expect("she leads them"), nudged);
    assert_eq!(names(&nudged), [vec!["Kofi Mensah"], vec![], vec!["Lena Ortiz"]]);
    yard.world.deliver_all().await;
    let mail = yard.world.mailbox.last(KOFI).expect("a mail");
    assert_eq!(mail, "nudge overdue: Locks 2026-11-16");
    let mails = yard.world.mailbox.all().into_iter().filter(|it| it.written.subject == "nudge");
    let of_lena = mails.filter(|it| it.email.as_str().starts_with("lena"));
    assert_eq!(of_lena.count(), 0);

    let again = yard.nudge(&yard.admin.actor, one(yard.kofi.id)).await.expect("may");
    assert_eq!(names(&again), [vec![], vec!["Kofi Mensah"], vec![]]);
    yard.world.clock.pass(Duration::from_hours(24));
    let next_day = yard.nudge(&yard.admin.actor, Whom::Late).await.expect("may");
    assert_eq!(names(&next_day), [vec!["Kofi Mensah"], vec![], vec![]]);
}

#[tokio::test]
async fn nobody_is_nudged_whom_one_does_not_lead() {
    let yard = given_yard().await;
    let other = yard.world.person(&yard.admin, "Otto Berg", Role::Manager, None).await;
    let refused = yard.nudge(&other.actor, one(yard.kofi.id)).await;
    assert!(matches!(refused, Err(NudgeError::NoSuchPerson)), "{refused:?}");
    let nobody = yard.nudge(&other.actor, Whom::Late).await.expect("it is nobody");
    assert_eq!(nobody, Nudged::default());
    let refused = yard.nudge(&yard.kofi.actor, Whom::Late).await;
    assert!(matches!(refused, Err(NudgeError::Denied(_))), "{refused:?}");
    let oneself = yard.nudge(&yard.mara.actor, one(yard.mara.id)).await;
    assert!(matches!(oneself, Err(NudgeError::NoSuchPerson)), "{oneself:?}");
}
