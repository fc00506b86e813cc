use application::{
    Class, Failure,
    skills::{
        CreateJobRole, CreateLabel, CreateSkill, DeleteJobRole, DeleteLabel, DeleteSkill,
        EditJobRole, EditProfile, EditSkill, ListSkills, RenameLabel, create_job_role,
        create_label, create_skill, delete_job_role, delete_label, delete_skill, edit_job_role,
        edit_profile, edit_skill, list_labels, list_profile_choices, list_skills, rename_label,
        see_job_role, see_profile, see_skill,
    },
};
use domain_kernel::{Line, Role, Version};
use domain_skills::{LabelKind, Level, ProfileSettings, SkillSettings, needed_levels};
use world::{World, job_role_settings, no_id, skill_settings};

#[tokio::test]
async fn a_skill_is_noted_down_changed_and_deleted() {
    let (world, admin) = World::set_up().await;
    let app = &world.app;
    let core = world.skill_label(&admin, LabelKind::Category, "Core").await;
    let knots = world.skill(&admin, "Knots", Some(core)).await;

    let again = CreateSkill { id: knots, settings: skill_settings("Knots", Some(core)) };
    create_skill(app, &admin.actor, again).await.expect("the same form");
    let taken = CreateSkill { id: app.ids.next(), settings: skill_settings("KNOTS", None) };
    let taken = create_skill(app, &admin.actor, taken).await.expect_err("a name is one skill's");
    assert_eq!((taken.class(), taken.field()), (Class::Invalid, Some("name")));

    let seen = see_skill(app, &admin.actor, knots).await.expect("there");
    assert_eq!(seen.created, world::noon());
    let settings = SkillSettings { is_critical: true, ..skill_settings("Ropes", None) };
    let edit = EditSkill { id: knots, expected: seen.version, settings };
    edit_skill(app, &admin.actor, edit.clone()).await.expect("an admin may");
    let stale = edit_skill(app, &admin.actor, edit).await.expect_err("changed meanwhile");
    assert_eq!(stale.class(), Class::Stale);
    let seen = see_skill(app, &admin.actor, knots).await.expect("there");
    assert_eq!((seen.settings.is_critical, seen.category), (true, None));

    let mate = world.job_role(&admin, "Mate", &[(knots, 3)]).await;
    let delete = |expected| DeleteSkill { id: knots, expected };
    let stale = delete_skill(app, &admin.actor, delete(Version::FIRST)).await;
    assert_eq!(stale.expect_err("changed").class(), Class::Stale);
    delete_skill(app, &admin.actor, delete(seen.version)).await.expect("an admin may");
    let gone = see_skill(app, &admin.actor, knots).await.expect_err("deleted");
    assert_eq!(gone.class(), Class::NotFound);
    let mate = see_job_role(app, &admin.actor, mate).await.expect("there");
    assert_eq!(mate.needs, []);
}

#[tokio::test]
async fn a_category_is_one_of_the_list_and_goes_when_no_skill_has_it() {
    let (world, admin) = World::set_up().await;
    let app = &world.app;
    let core = world.skill_label(&admin, LabelKind::Category, "Core").await;
    let seasonal = world.skill_label(&admin, LabelKind::Grade, "Seasonal").await;
    for wrong in [seasonal, no_id()] {
        let command =
            CreateSkill { id: app.ids.next(), settings: skill_settings("Knots", Some(wrong)) };
        let refused = create_skill(app, &admin.actor, command).await.expect_err("no category");
        assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("category")));
    }
    let knots = world.skill(&admin, "Knots", Some(core)).await;

    let delete = DeleteLabel { id: core, expected: Version::FIRST };
    let used = delete_label(app, &admin.actor, delete).await.expect_err("a skill has it");
    assert_eq!(used.class(), Class::Refused);
    let name = Line::restore("core".to_owned());
    let command = CreateLabel { id: app.ids.next(), kind: LabelKind::Category, name };
    let taken = create_label(app, &admin.actor, command).await.expect_err("a name of the list");
    assert_eq!(taken.field(), Some("name"));
    let name = Line::restore("Basics".to_owned());
    let rename = RenameLabel { id: core, expected: Version::FIRST, name };
    rename_label(app, &admin.actor, rename.clone()).await.expect("an admin may");
    let stale = rename_label(app, &admin.actor, rename).await.expect_err("changed meanwhile");
    assert_eq!(stale.class(), Class::Stale);
    let seen = see_skill(app, &admin.actor, knots).await.expect("there");
    assert_eq!(seen.category, Some(Line::restore("Basics".to_owned())));

    let edit =
        EditSkill { id: knots, expected: seen.version, settings: skill_settings("Knots", None) };
    edit_skill(app, &admin.actor, edit).await.expect("an admin may");
    let delete = DeleteLabel { id: core, expected: Version::new(2) };
    delete_label(app, &admin.actor, delete).await.expect("nothing has it any more");
    let left = list_labels(app, &admin.actor).await.expect("an admin may");
    assert_eq!(left.iter().map(|it| it.id).collect::<Vec<_>>(), [seasonal]);
}

#[tokio::test]
async fn a_job_role_needs_skills_that_there_are() {
    let (world, admin) = World::set_up().await;
    let app = &world.app;
    let knots = world.skill(&admin, "Knots", None).await;
    let mate = world.job_role(&admin, "Mate", &[(knots, 2)]).await;

    let settings = job_role_settings("Clerk", &[(no_id(), 1)]);
    let command = CreateJobRole { id: app.ids.next(), settings };
    let refused = create_job_role(app, &admin.actor, command).await.expect_err("no such skill");
    assert_eq!((refused.class(), refused.field()), (Class::Invalid, Some("needs")));
    let command = CreateJobRole { id: app.ids.next(), settings: job_role_settings("MATE", &[]) };
    let taken = create_job_role(app, &admin.actor, command).await.expect_err("a title is one's");
    assert_eq!(taken.field(), Some("title"));

    let settings = job_role_settings("First mate", &[(knots, 4)]);
    let edit = EditJobRole { id: mate, expected: Version::FIRST, settings };
    edit_job_role(app, &admin.actor, edit.clone()).await.expect("an admin may");
    let stale = edit_job_role(app, &admin.actor, edit).await.expect_err("changed meanwhile");
    assert_eq!(stale.class(), Class::Stale);
    let seen = see_job_role(app, &admin.actor, mate).await.expect("there");
    assert_eq!(seen.needs.iter().map(|it| it.level.get()).collect::<Vec<_>>(), [4]);
}

#[tokio::test]
async fn what_somebody_does_is_said_by_those_above_and_by_admins() {
    let (world, admin) = World::set_up().await;
    let app = &world.app;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    let knots = world.skill(&admin, "Knots", None).await;
    let mate = world.job_role(&admin, "Mate", &[(knots, 2)]).await;
    let warden = world.job_role(&admin, "Warden", &[(knots, 3)]).await;
    let dock = world.skill_label(&admin, LabelKind::Project, "New dock").await;
    let choices = list_profile_choices(app, &mara.actor).await.expect("a manager may");
    assert_eq!((choices.job_roles.len(), choices.projects.len(), choices.grades.len()), (2, 1, 0));

    let settings =
        ProfileSettings { grade: None, projects: [dock].into(), job_roles: [mate, warden].into() };
    let command = EditProfile { person: sam.id, expected: None, settings: settings.clone() };
    edit_profile(app, &mara.actor, command.clone()).await.expect("of the own team");
    let stale = edit_profile(app, &admin.actor, command).await.expect_err("said meanwhile");
    assert_eq!(stale.class(), Class::Stale);
    let seen = see_profile(app, &admin.actor, sam.id).await.expect("there");
    assert_eq!((seen.version, &seen.settings), (Some(Version::FIRST), &settings));

    let permit = admin.actor.permit(domain_kernel::Permission::RateSkills).expect("an admin may");
    let mut tx = app.store.begin(&permit).await.expect("begin");
    let theirs = tx.job_roles().of_person(sam.id).await.expect("read");
    let needed = needed_levels(theirs.iter().map(|it| &it.settings));
    assert_eq!(needed.get(&knots).copied().map(Level::get), Some(3));
    drop(tx);

    let wrong = ProfileSettings { grade: Some(dock), ..ProfileSettings::default() };
    let command = EditProfile { person: sam.id, expected: seen.version, settings: wrong };
    let refused = edit_profile(app, &mara.actor, command).await.expect_err("no grade");
    assert_eq!(refused.class(), Class::Invalid);

    // Oneself is not of one's own team, and somebody else's are not either.
    for person in [mara.id, admin.id, no_id()] {
        let unseen = see_profile(app, &mara.actor, person).await.expect_err("not theirs");
        assert_eq!(unseen.class(), Class::NotFound);
        let settings = ProfileSettings::default();
        let command = EditProfile { person, expected: None, settings };
        let refused = edit_profile(app, &mara.actor, command).await.expect_err("not theirs");
        assert_eq!(refused.class(), Class::NotFound);
    }

    let delete = DeleteJobRole { id: mate, expected: Version::FIRST };
    delete_job_role(app, &admin.actor, delete).await.expect("an admin may");
    let left = see_profile(app, &admin.actor, sam.id).await.expect("there").settings;
    assert_eq!(left.job_roles, [warden].into());
}

#[tokio::test]
async fn staff_write_no_skills_and_another_company_finds_none() {
    let (world, admin) = World::set_up().await;
    let app = &world.app;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let knots = world.skill(&admin, "Knots", None).await;
    let stranger = world.another_company().await;

    let command = CreateSkill { id: app.ids.next(), settings: skill_settings("Ropes", None) };
    let denied = create_skill(app, &sam.actor, command).await.expect_err("staff may not");
    assert_eq!(denied.class(), Class::Denied);
    let denied = see_profile(app, &sam.actor, sam.id).await.expect_err("staff may not");
    assert_eq!(denied.class(), Class::Denied);
    let none = list_skills(app, &stranger.actor, ListSkills::default()).await.expect("an admin");
    assert_eq!(none.n_matches, 0);
    let unseen = see_skill(app, &stranger.actor, knots).await.expect_err("another company's");
    assert_eq!(unseen.class(), Class::NotFound);
    let delete = DeleteSkill { id: knots, expected: Version::FIRST };
    let unseen = delete_skill(app, &stranger.actor, delete).await.expect_err("another company's");
    assert_eq!(unseen.class(), Class::NotFound);
}
