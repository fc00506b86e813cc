use application::{
    Class, Failure,
    identity::{
        CreatePerson, CreatePersonError, EditPerson, EditPersonError, ListPeople, Shown,
        create_person, edit_person, list_people, see_person,
    },
};
use domain_identity::JobEdit;
use domain_kernel::{PersonId, Role, StoreError, Version};
use world::{Somebody, World, no_id, profile, visitor};

fn command(id: PersonId, email: &str, role: Role, manager: Option<PersonId>) -> CreatePerson {
    CreatePerson {
        id,
        profile: profile("Kofi Mensah", email, None),
        role,
        department: None,
        manager,
    }
}

fn everyone() -> ListPeople {
    let (role, shown) = (None, Shown::Active);
    ListPeople { role, shown, ..ListPeople::default() }
}

fn edit(of: &Somebody, role: Role, manager: Option<PersonId>) -> EditPerson {
    let email = format!("{}@harbour.example", of.id);
    EditPerson {
        id: of.id,
        expected: Version::new(2),
        profile: profile("K", &email, None),
        role,
        department: None,
        manager,
        job: JobEdit::Moved { reason: None },
        has_confirmed: true,
    }
}

#[tokio::test]
async fn an_admin_creates_a_person_who_is_then_in_the_list() {
    let (world, admin) = World::set_up().await;
    let id = world.app.ids.next();

    let new = command(id, "kofi@harbour.example", Role::Staff, Some(admin.id));
    let created = create_person(&world.app, &admin.actor, new).await.expect("may");

    assert!(world.can_sign_in("kofi@harbour.example", created.temporary.as_str()).await);
    let people = list_people(&world.app, &admin.actor, everyone()).await.expect("may");
    assert_eq!(people.n_matches, 2);
    let person = see_person(&world.app, &admin.actor, id).await.expect("created");
    assert_eq!(person.manager.map(|it| it.id), Some(admin.id));
    assert!(person.must_change_password);
}

#[tokio::test]
async fn nobody_but_an_admin_creates_edits_or_lists_people() {
    let (world, admin) = World::set_up().await;
    let manager = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let staff = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&manager)).await;
    for actor in [manager.actor, staff.actor, visitor()] {
        let new = command(no_id(), "new@harbour.example", Role::Admin, None);
        let created = create_person(&world.app, &actor, new).await;
        assert_eq!(created.expect_err("denied").class(), Class::Denied);
        let edited = edit_person(&world.app, &actor, edit(&staff, Role::Admin, None)).await;
        assert_eq!(edited.expect_err("denied").class(), Class::Denied);
        let listed = list_people(&world.app, &actor, everyone()).await;
        assert_eq!(listed.expect_err("denied").class(), Class::Denied);
    }
}

#[tokio::test]
async fn another_companys_people_are_not_found_and_cannot_lead() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let eve = world.another_company().await;

    let seen = see_person(&world.app, &eve.actor, staff.id).await;
    assert_eq!(seen.expect_err("theirs").class(), Class::NotFound);
    let edited = edit_person(&world.app, &eve.actor, edit(&staff, Role::Staff, None)).await;
    assert_eq!(edited.expect_err("theirs").class(), Class::NotFound);
    let led = command(no_id(), "new@elsewhere.example", Role::Staff, Some(admin.id));
    let created = create_person(&world.app, &eve.actor, led).await;
    assert!(matches!(created, Err(CreatePersonError::NoSuchManager)), "{created:?}");
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_person() {
    let (world, admin) = World::set_up().await;
    let new = || command(no_id(), "kofi@harbour.example", Role::Staff, None);
    let first = create_person(&world.app, &admin.actor, new()).await.expect("the first");

    let again = create_person(&world.app, &admin.actor, new()).await.expect("the same answer");
    assert_eq!(again.temporary.as_str(), first.temporary.as_str());
    assert!(world.can_sign_in("kofi@harbour.example", first.temporary.as_str()).await);
}

#[tokio::test]
async fn a_form_that_says_something_else_has_made_nobody() {
    let (world, admin) = World::set_up().await;
    let new = |email| command(no_id(), email, Role::Staff, None);
    create_person(&world.app, &admin.actor, new("kofi@harbour.example")).await.expect("the first");

    let other = create_person(&world.app, &admin.actor, new("k.mensah@harbour.example")).await;
    assert!(matches!(other, Err(CreatePersonError::AlreadyCreated)), "{other:?}");
}

#[tokio::test]
async fn a_name_in_use_is_refused_by_whom_it_may_be_said() {
    let (world, admin) = World::set_up().await;
    let eve = world.another_company().await;
    let new = |email| command(no_id(), email, Role::Staff, None);

    let ours = create_person(&world.app, &admin.actor, new("ANNA@harbour.example")).await;
    let ours = ours.expect_err("taken");
    assert_eq!((ours.message().key, ours.field()), ("email-taken-by", Some("email")));
    let theirs = create_person(&world.app, &eve.actor, new("anna@harbour.example")).await;
    assert_eq!(theirs.expect_err("taken").message().key, "email-taken");
}

#[tokio::test]
async fn an_edit_of_an_outdated_form_is_stale() {
    let (world, admin) = World::set_up().await;
    let staff = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    edit_person(&world.app, &admin.actor, edit(&staff, Role::Manager, None)).await.expect("may");

    let again = edit_person(&world.app, &admin.actor, edit(&staff, Role::Staff, None)).await;
    assert!(matches!(again, Err(application::identity::EditPersonError::Store(StoreError::Stale))));
}

#[tokio::test]
async fn people_cannot_lead_each_other() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let tom = world.person(&admin, "Tom Beck", Role::Manager, Some(&mara)).await;

    let edited = edit_person(&world.app, &admin.actor, edit(&mara, Role::Manager, Some(tom.id)));
    let refused = edited.await.expect_err("a circle");
    assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("manager")));
}

#[tokio::test]
async fn another_email_or_role_wants_the_password_and_the_person_hears_of_it() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let seen = see_person(&world.app, &admin.actor, kofi.id).await.expect("there");
    let (old, new) = ("kofi.mensah@harbour.example", "kofi@harbour.example");
    let unconfirmed = |name, email, role, expected| EditPerson {
        expected,
        profile: profile(name, email, None),
        has_confirmed: false,
        ..edit(&kofi, role, None)
    };
    for (email, role) in [(new, Role::Staff), (old, Role::Admin)] {
        let command = unconfirmed("Kofi Mensah", email, role, seen.version);
        let refused = edit_person(&world.app, &admin.actor, command).await;
        assert!(matches!(refused, Err(EditPersonError::Unconfirmed)), "{refused:?}");
    }
    world.deliver_all().await;
    let n_before = world.mailbox.all().len();
    let named = unconfirmed("Kofi A. Mensah", old, Role::Staff, seen.version);
    edit_person(&world.app, &admin.actor, named).await.expect("a name needs no password");
    world.deliver_all().await;
    assert_eq!(world.mailbox.all().len(), n_before, "nobody needs to hear of it");

    let both = unconfirmed("Kofi A. Mensah", new, Role::Manager, seen.version.next());
    let both = EditPerson { has_confirmed: true, ..both };
    edit_person(&world.app, &admin.actor, both).await.expect("confirmed");
    world.deliver_all().await;
    let mails = world.mailbox.all();
    let to = mails[n_before..].iter().map(|it| (it.email.as_str(), it.written.subject.as_str()));
    let to: Vec<_> = to.filter(|(to, _)| to.ends_with("@harbour.example")).collect();
    let mut told: Vec<_> = to.into_iter().filter(|(to, _)| !to.starts_with("copies")).collect();
    told.sort_unstable();
    assert_eq!(told, [(old, "e-mail"), (new, "e-mail"), (new, "role")]);
}
