//! Of somebody who was erased no table of any database knows a name or an address any more.

use std::{collections::BTreeMap, sync::Arc};

use application::{
    PageNumber,
    audit::{self, VerifyTrail},
    courses::{
        CompleteCourse, CreateStudent, TakeAttendance, complete_course, create_student,
        take_attendance,
    },
    equipment::{CancelReservation, ReserveItem, cancel_reservation, reserve_item},
    equipment::{OpenWorkOrder, open_work_order},
    identity::{
        AskForReset, AskToChangeEmail, ChangePhoto, CreatePerson, DeactivatePerson, EditPerson,
        ErasePerson, ImportPeople, NewSession, ResetPassword, SessionKey, SignIn, ask_for_reset,
        ask_to_change_email, change_photo, deactivate_person, edit_person, erase_person,
        import_people, invite_person, list_issued_passwords, list_people, reset_password,
        see_person, sign_in,
    },
    joining::{ApproveJoin, approve_join, list_waiting},
    mail::{
        MailError, Mailer, Outgoing, Post, SendFeedback, Trouble, TroubleKind, deliver,
        send_feedback,
    },
    onboarding::{StepOf, WaiveStep, waive_step},
    training::{RevokeCompletion, revoke_completion},
};
use async_trait::async_trait;
use domain_courses::{
    Attendance, AttendanceNote, CompletionNote, CourseResult, Presence, StudentDetails,
};
use domain_equipment::OrderKind;
use domain_identity::{
    AccountId, Device, Email, Identifier, JobEdit, JobReason, Language, Lifetime, PersonName,
    Phone, Profile, TypedPassword, Username, WrittenMessage,
};
use domain_kernel::{Date, Line, PersonId, Role, Version};
use domain_onboarding::{Doer, WaiverReason};
use domain_training::RevocationReason;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use world::{Somebody, World, entered, profile, task, visitor, visitor_from};

use crate::databases::{migrated, sqlite_file};

/// All that says who it was, as it could stand somewhere.
const SAID: [&str; 14] = [
    "zacharias",
    "quuxley",
    "zq@",
    "zqx77",
    "0700900461",
    "rumor about the till",
    "the exam was taken by a cousin",
    "did it in prison",
    "zach@",
    "sings like a crow",
    "slept off the rum",
    "to dig for treasure",
    "dug up the yard",
    "hums at night",
];

#[tokio::test]
async fn nothing_in_any_table_says_who_it_was() {
    let (url, _folder) = sqlite_file();
    nothing_says_who_it_was(&url).await;
    #[cfg(feature = "servers")]
    for server in crate::servers::SERVERS {
        let borrowed = server.empty().await;
        nothing_says_who_it_was(&borrowed.url()).await;
    }
}

async fn nothing_says_who_it_was(url: &str) {
    let (store, db) = migrated(url).await;
    let world = World::over(Arc::new(store));
    let admin = world.found().await;
    let app = &world.app;
    let file = "name,email,username\nZacharias Quuxley,zq@harbour.example,zqx77\n";
    let table = app.tables.read(file.into()).await.expect("a table");
    let command = ImportPeople { realm: admin.actor.realm(), first: app.ids.next(), table };
    import_people(app, &admin.actor, &command).await.expect("nothing against it");
    let password = list_issued_passwords(app, &admin.actor).await.expect("may").remove(0).password;
    let typed = TypedPassword::new(password.as_str());
    let came = SignIn { identifier: "zqx77".to_owned(), password: typed };
    let address = "203.0.113.77".parse().expect("an address");
    let to = sign_in(app, &visitor_from(address), came).await.expect("the right password");
    let to = entered(to);
    let AccountId::Person { person: id, .. } = to.account else { panic!("it is a person") };
    let session = NewSession {
        key: SessionKey([7; 32]),
        account: to.account,
        epoch: to.epoch,
        begun: app.clock.now(),
        lifetime: Lifetime::REMEMBERED,
        device: Device::new("a browser called quuxley", Some(address)),
    };
    app.sessions.create(&session).await.expect("a session");
    let person = application::identity::act_as(app, "zqx77").await.expect("there");
    change_photo(app, &person, ChangePhoto { upload: None }).await.expect("may");
    let message = WrittenMessage::restore("The winch hums at night".to_owned());
    send_feedback(app, &person, SendFeedback { message }).await.expect("not too often");

    let view = see_person(app, &admin.actor, id).await.expect("there");
    let profile = Profile {
        username: Some(Username::restore("zqx77".to_owned())),
        phone: Some(Phone::restore("0700900461".to_owned())),
        ..profile("Zacharias T. Quuxley", "ZQ@harbour.example", None)
    };
    let reason = Some(JobReason::restore("Rumor about the till".to_owned()));
    let command = EditPerson {
        id,
        expected: view.version,
        profile,
        role: Role::Staff,
        department: None,
        manager: Some(admin.id),
        job: JobEdit::Moved { reason },
        has_confirmed: true,
    };
    edit_person(app, &admin.actor, command).await.expect("nothing against it");
    let expected = see_person(app, &admin.actor, id).await.expect("there").version;
    let command = ResetPassword { id, expected };
    reset_password(app, &admin.actor, command).await.expect("a mail to them");
    let email = Email::restore("new@quuxley.example".to_owned());
    let asked = ask_to_change_email(app, &person, AskToChangeEmail { email }).await;
    asked.expect("not too often");
    let who = Somebody { id, company: admin.company, actor: person };
    had_items(&world, &admin, &who).await;
    let (certificate, _) = world.certificate(&admin, &who).await;
    let command = RevokeCompletion {
        id: certificate,
        expected: Version::FIRST,
        reason: RevocationReason::restore("The exam was taken by a cousin".to_owned()),
    };
    revoke_completion(app, &admin.actor, command).await.expect("an admin may");
    let path = world.path_of(&admin, "Starter", vec![task("Papers", Doer::Person)]).await;
    world.assign(&admin, path, &who, "2026-11-16").await;
    let step = world.steps(&admin, path).await[0];
    let reason = WaiverReason::restore("Did it in prison".to_owned());
    let command = WaiveStep { of: StepOf { person: id, path, step }, reason };
    waive_step(app, &admin.actor, command).await.expect("an admin may");
    let details = StudentDetails {
        first_name: Line::restore("Zach".to_owned()),
        last_name: Line::restore("Quuxley-Student".to_owned()),
        email: Line::restore("zach@quuxley.example".to_owned()),
    };
    let (student, account) = (app.ids.next(), Identifier::parse("zqx77"));
    let command = CreateStudent { id: student, details, account };
    create_student(app, &admin.actor, command).await.expect("an admin may");
    let course = world.course(&admin, "Choir", None).await;
    world.enroll(&admin, course, &[student]).await;
    let note = Some(CompletionNote::restore("Sings like a crow".to_owned()));
    let (on, result) = (Date::constant(2026, 11, 24), CourseResult::Passed);
    let command = CompleteCourse { course, students: vec![student], on, result, note };
    complete_course(app, &admin.actor, command).await.expect("an admin may");
    let day = world.session(&admin, course, "2026-11-17").await;
    let note = Some(AttendanceNote::restore("Slept off the rum".to_owned()));
    let marks = vec![(student, Some(Attendance { state: Presence::Absent, note }))];
    let command = TakeAttendance { id: day, expected: Version::FIRST, marks };
    take_attendance(app, &admin.actor, command).await.expect("an admin may");
    reserves_an_item(&world, &admin, &who).await;
    for said in SAID.iter().chain(["203.0.113.77"].iter()) {
        assert!(!tables_with(&db, said).await.is_empty(), "{said} is to be erased from somewhere");
    }

    erase(&world, &admin, id).await;

    for said in SAID.iter().chain(["203.0.113.77"].iter()) {
        assert_eq!(tables_with(&db, said).await, Vec::<String>::new(), "{said} on {url}");
    }
    verify_trail(&world, &admin).await;
    let left = list_people(app, &admin.actor, application::identity::ListPeople::default()).await;
    assert_eq!(left.expect("may").n_matches, 1);
}

/// And does not get it.
async fn reserves_an_item(world: &World, admin: &Somebody, who: &Somebody) {
    let item = world.item(admin, "SP-0101").await;
    let (id, day) = (world.app.ids.next(), Date::constant(2026, 11, 25));
    let command = ReserveItem {
        id,
        item,
        from: day.at(9, 0, 0, 0),
        to: day.at(12, 0, 0, 0),
        note: Some(Line::restore("To dig for treasure".to_owned())),
    };
    reserve_item(&world.app, &who.actor, command).await.expect("it is free");
    let reason = Some(Line::restore("Dug up the yard".to_owned()));
    let command = CancelReservation { id, reason };
    cancel_reservation(&world.app, &admin.actor, command).await.expect("an admin may");
}

/// One item came back damaged, and another one was taken out of use.
async fn had_items(world: &World, admin: &Somebody, who: &Somebody) {
    let item = world.item(admin, "GR-0101").await;
    world.take(admin, who, item).await;
    world.damage(who, item).await;
    let item = world.item(admin, "GR-0102").await;
    world.take(admin, who, item).await;
    let command = OpenWorkOrder {
        id: world.app.ids.next(),
        item,
        kind: OrderKind::Repair,
        due: None,
        is_blocking: true,
        description: Line::restore("Slept off the rum on it".to_owned()),
    };
    open_work_order(&world.app, &admin.actor, command).await.expect("an admin may");
}

#[tokio::test]
async fn nothing_says_who_joined_and_asked_again() {
    let (url, _folder) = sqlite_file();
    nothing_says_who_joined(&url).await;
    #[cfg(feature = "servers")]
    for server in crate::servers::SERVERS {
        let borrowed = server.empty().await;
        nothing_says_who_joined(&borrowed.url()).await;
    }
}

/// With mails from before there was an account, and a request that nobody has confirmed.
async fn nothing_says_who_joined(url: &str) {
    const FIRST: &str = "zj@elsewhere.example";
    const SECOND: &str = "zk@elsewhere.example";
    let (store, db) = migrated(url).await;
    let world = World::over(Arc::new(store));
    let (admin, app) = (world.found().await, &world.app);
    let id = world.joiner(&admin, FIRST).await;
    let line = list_waiting(app, &admin.actor, PageNumber::FIRST).await.expect("may");
    assert_eq!(line.items.len(), 1);
    let expected = application::joining::see_waiting(app, &admin.actor, id).await.expect("there");
    let command = ApproveJoin {
        id,
        expected: expected.version,
        username: Some(Username::restore("zjx77".to_owned())),
        role: Role::Staff,
        manager: None,
    };
    approve_join(app, &admin.actor, command).await.expect("they wait");
    let ask = async |address: &str| {
        let forgotten = AskForReset { identifier: address.to_owned(), language: Language::English };
        ask_for_reset(app, &visitor(), forgotten).await.expect("not too often");
        world.deliver_all().await;
        world.asks_to_join(&admin, address).await;
    };
    ask(FIRST).await;
    let view = see_person(app, &admin.actor, id).await.expect("there");
    let command = EditPerson {
        id,
        expected: view.version,
        profile: profile("Kofi Mensah", SECOND, Some("zjx77")),
        role: Role::Staff,
        department: None,
        manager: None,
        job: JobEdit::Corrected,
        has_confirmed: true,
    };
    edit_person(app, &admin.actor, command).await.expect("nothing against it");
    ask(SECOND).await;
    for said in ["kofi mensah", FIRST, SECOND, "zjx77"] {
        assert!(!tables_with(&db, said).await.is_empty(), "{said} is to be erased from somewhere");
    }

    erase(&world, &admin, id).await;

    for said in ["kofi", FIRST, SECOND, "zjx77"] {
        assert_eq!(tables_with(&db, said).await, Vec::<String>::new(), "{said} on {url}");
    }
    verify_trail(&world, &admin).await;
}

#[tokio::test]
async fn nothing_says_who_was_invited_in_vain() {
    let (url, _folder) = sqlite_file();
    nothing_says_who_was_invited(&url).await;
    #[cfg(feature = "servers")]
    for server in crate::servers::SERVERS {
        let borrowed = server.empty().await;
        nothing_says_who_was_invited(&borrowed.url()).await;
    }
}

/// Servers like to say whom it is that they do not know.
async fn nothing_says_who_was_invited(url: &str) {
    const SAID: [&str; 2] = ["quuxley", "zi@elsewhere.example"];
    let (store, db) = migrated(url).await;
    let world = World::over(Arc::new(store));
    let (admin, app) = (world.found().await, &world.app);
    let id = app.ids.next();
    let command = CreatePerson {
        id,
        profile: profile("Zacharias Quuxley", SAID[1], None),
        role: Role::Staff,
        department: None,
        manager: None,
    };
    invite_person(app, &admin.actor, command).await.expect("an admin may");
    let post = Post { mailer: Arc::new(Unknown), ..world.post() };
    deliver(app, &post).await.expect("a queue");
    assert!(tables_with(&db, "no mailbox <zi@").await.contains(&"mails".to_owned()));

    erase(&world, &admin, id).await;

    for said in SAID {
        assert_eq!(tables_with(&db, said).await, Vec::<String>::new(), "{said} on {url}");
    }
    verify_trail(&world, &admin).await;
}

/// Whatever was erased, the chain of what happened is whole.
async fn verify_trail(world: &World, admin: &Somebody) {
    let query = VerifyTrail { realm: admin.actor.realm(), sealed: None };
    let verified = audit::verify_trail(&world.app, &admin.actor, query).await;
    assert!(verified.is_ok(), "{verified:?}");
}

/// A server on which nobody has a mailbox.
struct Unknown;

#[async_trait]
impl Mailer for Unknown {
    async fn send(&self, mail: &Outgoing) -> Result<(), MailError> {
        let reply = format!("550 no mailbox <{}>", mail.email.as_str());
        let trouble = Trouble::new(TroubleKind::Refused).said(&reply);
        Err(MailError { trouble, source: None })
    }
}

/// As an admin does, who takes them away before.
async fn erase(world: &World, admin: &Somebody, id: PersonId) {
    let app = &world.app;
    let expected = see_person(app, &admin.actor, id).await.expect("there").version;
    deactivate_person(app, &admin.actor, DeactivatePerson { id, expected, leaving: None })
        .await
        .expect("may");
    let view = see_person(app, &admin.actor, id).await.expect("there");
    let command = ErasePerson {
        id,
        expected: view.version,
        typed_name: view.name.as_str().to_owned(),
        called: PersonName::restore("Former person".to_owned()),
    };
    erase_person(app, &admin.actor, command).await.expect("deactivated");
}

/// Every table in which a text stands, in a column of whatever type.
async fn tables_with(db: &DatabaseConnection, text: &str) -> Vec<String> {
    let backend = db.get_database_backend();
    let columns = match backend {
        DbBackend::Sqlite => {
            "SELECT t.name AS tab, c.name AS col FROM sqlite_master t, pragma_table_info(t.name) c \
             WHERE t.type = 'table'"
        }
        DbBackend::Postgres => {
            "SELECT table_name::text AS tab, column_name::text AS col \
             FROM information_schema.columns WHERE table_schema = current_schema()"
        }
        _ => {
            "SELECT table_name AS tab, column_name AS col FROM information_schema.columns \
             WHERE table_schema = DATABASE()"
        }
    };
    let columns =
        db.query_all_raw(Statement::from_string(backend, columns)).await.expect("columns");
    let (cast, quote) = match backend {
        DbBackend::MySql => ("CHAR", '`'),
        _ => ("TEXT", '"'),
    };
    let mut conditions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in columns {
        let table: String = row.try_get("", "tab").expect("a name");
        let column: String = row.try_get("", "col").expect("a name");
        let cell = format!("LOWER(CAST({quote}{column}{quote} AS {cast})) LIKE '%{text}%'");
        conditions.entry(table).or_default().push(cell);
    }
    let mut found = Vec::new();
    for (table, conditions) in conditions {
        let any = conditions.join(" OR ");
        let count = format!("SELECT COUNT(*) AS n FROM {quote}{table}{quote} WHERE {any}");
        let count =
            db.query_one_raw(Statement::from_string(backend, count)).await.expect("a count");
        let n: i64 = count.expect("one row").try_get("", "n").expect("a number");
        if 0 < n {
            found.push(table);
        }
    }
    found
}
