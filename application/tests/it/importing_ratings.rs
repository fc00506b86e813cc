//! What people can do, taken over from the table that the company had before.

use application::{
    Class, Failure,
    skills::{
        CheckedRatings, ImportRatings, RatingFault, check_ratings, import_ratings, see_own_skill,
    },
};
use domain_kernel::{Date, Role, days_later};
use domain_skills::{RatingSource, SkillId};
use world::{Somebody, World};

const TODAY: Date = Date::constant(2026, 11, 24);

struct Given {
    world: World,
    admin: Somebody,
    mara: Somebody,
    sam: Somebody,
    knots: SkillId,
    charts: SkillId,
}

/// Sam, whom Mara leads, whom Anna leads.
async fn given() -> Given {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara", Role::Manager, Some(&admin)).await;
    let sam = world.person(&admin, "Sam", Role::Staff, Some(&mara)).await;
    let knots = world.skill(&admin, "Knots", None).await;
    let charts = world.skill(&admin, "Charts", None).await;
    Given { world, admin, mara, sam, knots, charts }
}

impl Given {
    async fn command(&self, file: &str, on: Option<Date>) -> ImportRatings {
        let table = self.world.app.tables.read(file.to_owned().into()).await.expect("a table");
        ImportRatings { realm: self.admin.actor.realm(), table, on }
    }

    async fn check(&self, who: &Somebody, file: &str) -> CheckedRatings {
        let command = self.command(file, None).await;
        check_ratings(&self.world.app, &who.actor, &command).await.expect("may")
    }

    async fn import(&self, file: &str, on: Option<Date>) -> (usize, usize) {
        let command = self.command(file, on).await;
        let done = import_ratings(&self.world.app, &self.admin.actor, &command).await;
        let done = done.expect("nothing against it");
        (done.new.len(), done.n_before)
    }

    /// Levels with since when and until when they were said.
    async fn ratings(&self, who: &Somebody, skill: SkillId) -> Vec<(u8, Date, Option<Date>)> {
        let seen = see_own_skill(&self.world.app, &who.actor, skill).await.expect("there");
        let ratings = seen.ratings.into_iter().map(|it| it.rating);
        let ratings = ratings.inspect(|it| assert_eq!(it.what.source, RatingSource::Manager));
        ratings.map(|it| (it.what.level.get(), it.on, it.what.until)).collect()
    }
}

#[tokio::test]
async fn a_matrix_says_of_everybody_what_they_can_do_and_twice_no_more() {
    let given = given().await;
    let file = "Person;E-Mail;Abteilung;KNOTS;Charts\nSam S.;sam@harbour.example;Deck;3;\n\
        Mara V.;MARA@harbour.example;Deck;0;2\n";
    let checked = given.check(&given.admin, file).await;
    assert!(checked.faults.is_empty(), "{checked:?}");
    assert_eq!((checked.new.len(), checked.n_before), (3, 0));
    assert_eq!(given.ratings(&given.sam, given.knots).await, []);

    let yesterday = days_later(TODAY, -1);
    assert_eq!(given.import(file, yesterday).await, (3, 0));
    assert_eq!(given.import(file, None).await, (0, 3), "it is so still");
    let since = yesterday.expect("a day");
    assert_eq!(given.ratings(&given.sam, given.knots).await, [(3, since, None)]);
    assert_eq!(given.ratings(&given.mara, given.knots).await, [(0, since, None)]);
    assert_eq!(given.ratings(&given.sam, given.charts).await, []);

    let changed = file.replace(";3;", ";2;1");
    assert_eq!(given.import(&changed, None).await, (2, 2));
    let knots = given.ratings(&given.sam, given.knots).await;
    assert_eq!(knots, [(3, since, None), (2, TODAY, None)]);
}

#[tokio::test]
async fn a_list_says_since_when_until_when_and_why() {
    let given = given().await;
    let file = "Person,Skill,Level,Date,Valid until,Note\n\
        sam@harbour.example,Knots,2,2024-03-01,,First course\n\
        sam@harbour.example,knots,3,1.3.2026,2027-02-28,\n\
        sam@harbour.example,Charts,1,,,\n";
    assert_eq!(given.import(file, None).await, (3, 0));
    assert_eq!(given.import(file, None).await, (0, 3));
    let [first, second, end] =
        ["2024-03-01", "2026-03-01", "2027-02-28"].map(|it| it.parse::<Date>().expect("a day"));
    let knots = given.ratings(&given.sam, given.knots).await;
    assert_eq!(knots, [(2, first, None), (3, second, Some(end))]);
    assert_eq!(given.ratings(&given.sam, given.charts).await, [(1, TODAY, None)]);
}

#[tokio::test]
async fn whatever_is_wrong_with_a_level_is_named_and_keeps_all_out() {
    let given = given().await;
    given.world.another_company().await;
    let list = "person,skill,level,date,until,note\n\
        sam@harbour.example,Knots,5,,,\nsam@harbour.example,Sails,1,,,\n\
        eve@elsewhere.example,Knots,1,,,\nsam@harbour.example,Knots,1,2030-01-01,,\n\
        sam@harbour.example,Knots,1,,2020-01-01,\nsam@harbour.example,Knots,1,soon,,\n\
        sam@harbour.example,Charts,1,,,\nsam@harbour.example,Charts,2,,,\n,Charts,2,,,\n\
        anna@harbour.example,Knots,1,,,\nsam@harbour.example,Knots,=1,,,\n";
    let checked = given.check(&given.admin, list).await;
    let lines: Vec<u32> = checked.faults.iter().map(|it| it.line).collect();
    assert_eq!(lines, (2..=12).filter(|it| *it != 8).collect::<Vec<_>>(), "{checked:?}");
    assert_eq!(checked.faults[8].fault, RatingFault::Oneself, "{checked:?}");

    let command = given.command(list, None).await;
    let refused = import_ratings(&given.world.app, &given.admin.actor, &command).await;
    assert_eq!(refused.expect_err("it is wrong").class(), Class::Invalid);
    assert_eq!(given.ratings(&given.sam, given.charts).await, []);
    for (file, column) in [
        ("Knots,Charts\n1,2\n", "account"),
        ("email,Knots\n", "account"),
        ("email\nsam@harbour.example\n", "skill"),
        ("email,Sails\nsam@harbour.example,1\n", "Sails"),
        ("email,Knots,knots\nsam@harbour.example,1,2\n", "knots"),
        ("email,Knots\nsam@harbour.example,half\n", "Knots"),
        ("email,Knots\n,3\n", "account"),
        ("email,Knots\nsam@harbour.example,1,2\n", "3"),
        ("person,skill,level,shoes\nsam@harbour.example,Knots,1,\n", "shoes"),
    ] {
        let checked = given.check(&given.admin, file).await;
        let columns: Vec<&str> = checked.faults.iter().map(|it| it.column.as_str()).collect();
        assert_eq!(columns, [column], "{file}: {checked:?}");
    }
}

#[tokio::test]
async fn more_than_one_transaction_takes_are_refused_with_how_many_there_may_be() {
    let given = given().await;
    let lines = (0..=25_000).map(|n| format!("p{n}@harbour.example,1,2\n"));
    let file = format!("email,Knots,Charts\n{}", lines.collect::<String>());
    // The reader of tables would refuse as many lines; a matrix has many in each.
    let checked = given.check(&given.admin, &file).await;
    let whys: Vec<_> = checked.faults.iter().map(|it| &it.fault).collect();
    assert_eq!(whys, [&RatingFault::TooMany { most: 50_000 }]);
}

#[tokio::test]
async fn managers_take_over_what_their_team_can_do_and_staff_nothing() {
    let given = given().await;
    let Given { world, mara, sam, .. } = &given;
    let own_team = "email,Knots\nsam@harbour.example,2\n";
    assert_eq!(given.check(mara, own_team).await.new.len(), 1);
    for (who, why) in [
        ("anna", RatingFault::NoSuchPerson),
        ("mara", RatingFault::Oneself),
        ("nobody", RatingFault::NoSuchPerson),
    ] {
        let file = format!("email,Knots,Charts\n{who}@harbour.example,2,3\n");
        let checked = given.check(mara, &file).await;
        let whys: Vec<_> = checked.faults.iter().map(|it| &it.fault).collect();
        assert_eq!(whys, [&why], "{who}");
    }
    let command = given.command(own_team, None).await;
    let denied = import_ratings(&world.app, &sam.actor, &command).await;
    assert_eq!(denied.expect_err("staff").class(), Class::Denied);
    let eve = world.another_company().await;
    let denied = check_ratings(&world.app, &eve.actor, &command).await;
    assert_eq!(denied.expect_err("of another company").class(), Class::Denied);
}
