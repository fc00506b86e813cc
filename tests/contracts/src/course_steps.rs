//! A course that is a step of a path, wherever a path is looked at.

use std::sync::Arc;

use application::{
    PageNumber,
    courses::{CompleteCourse, RevokeResult, complete_course, revoke_result},
    onboarding::{
        EditPath, PathStepKind, course_step, edit_path, list_people_behind, see_path, see_team,
    },
    training::list_training,
};
use domain_courses::{CompletionReason, CourseId, CourseResult, StudentId};
use domain_kernel::{Date, Permission, Role};
use domain_onboarding::{Doer, PathId, PathProgress, Reached, StepId};
use world::{Somebody, World, task};

use crate::AnyStore;

/// Everybody of one small company.
struct Given {
    world: World,
    admin: Somebody,
    manager: Somebody,
    staff: Somebody,
    choir: CourseId,
    student: StudentId,
    path: PathId,
}

pub async fn a_course_of_a_path_is_done_when_its_teacher_says_so<S: AnyStore>(store: Arc<S>) {
    let given = given_path(store).await;
    let open = PathProgress { n_done: 0, n_counted: 2 };
    let done = PathProgress { n_done: 1, n_counted: 2 };
    assert_eq!(given.seen().await, [open; 3]);
    given.complete(CourseResult::NotPassed).await;
    assert_eq!(given.seen().await, [open; 3]);
    given.revoke().await;
    for result in [CourseResult::Passed, CourseResult::Attended] {
        given.complete(result).await;
        assert_eq!(given.seen().await, [done; 3]);
        given.revoke().await;
        assert_eq!(given.seen().await, [open; 3]);
    }
}

pub async fn a_course_of_a_path_keeps_its_step_and_is_not_lost<S: AnyStore>(store: Arc<S>) {
    let given = given_path(store).await;
    let (app, actor) = (&given.world.app, &given.admin.actor);
    let seen = see_path(app, actor, given.path).await.expect("there");
    let steps: Vec<StepId> = seen.steps.iter().map(|it| it.id).collect();
    let title = match &seen.steps[0].kind {
        PathStepKind::Course { id, title } if *id == given.choir => title.as_str(),
        other => panic!("this is no course of ours: {other:?}"),
    };
    assert_eq!((title, seen.steps.len()), ("Choir", 2));
    let permit = actor.permit(Permission::AuthorTraining).expect("an admin may");
    let courses = app.onboarding.courses_for_steps(&permit).await.expect("read");
    assert_eq!(courses.len(), 1);

    let knots = given.world.course(&given.admin, "Knots", None).await;
    let written = vec![course_step(knots, None), course_step(given.choir, None)];
    let (settings, expected) = (seen.settings.clone(), seen.version);
    let command = EditPath { id: given.path, expected, settings, steps: written };
    edit_path(app, actor, command).await.expect("good steps");
    let edited = see_path(app, actor, given.path).await.expect("there");
    assert_eq!(edited.steps[1].id, steps[0]);
    given.complete(CourseResult::Passed).await;
    let behind = list_people_behind(app, actor, given.path, today(), PageNumber::FIRST).await;
    let behind = behind.expect("an admin may").items;
    let progress = |it: PathProgress| (it.n_done, it.n_counted);
    assert_eq!((progress(behind[0].before), progress(behind[0].after)), ((1, 2), (1, 2)));
    let mut tx = app.store.begin(&permit).await.expect("begin");
    for (course, is_step) in [(given.choir.uuid(), true), (given.path.uuid(), false)] {
        let course = domain_kernel::Id::from_uuid(course);
        assert_eq!(tx.paths().have_course(course).await.expect("read"), is_step);
    }
}

async fn given_path<S: AnyStore>(store: Arc<S>) -> Given {
    let world = World::over(store);
    let admin = world.found().await;
    let manager = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, Some(&manager)).await;
    let choir = world.course(&admin, "Choir", None).await;
    let student = world.student(&admin, "Ana", Some(&staff)).await;
    world.enroll(&admin, choir, &[student]).await;
    let steps = vec![course_step(choir, None), task("Papers", Doer::Person)];
    let path = world.path_of(&admin, "Starter", steps).await;
    world.assign(&admin, path, &staff, "2026-11-16").await;
    Given { world, admin, manager, staff, choir, student, path }
}

impl Given {
    /// How far the staff member is: on their own page, on their manager's, and as a change of a
    /// step finds them.
    async fn seen(&self) -> [PathProgress; 3] {
        let app = &self.world.app;
        let own = list_training(app, &self.staff.actor, today()).await.expect("their own");
        let team = see_team(app, &self.manager.actor, today()).await.expect("a manager may");
        let member = &team.people[0].paths[0];
        let (n_done, n_counted) = (member.n_done as usize, member.n_steps as usize);
        let permit = self.admin.actor.permit(Permission::AssignTraining).expect("an admin may");
        let mut tx = app.store.begin(&permit).await.expect("begin");
        let on = tx.assignments().find(self.path, self.staff.id).await.expect("find");
        let reached = tx.assignments().reached(&on.expect("assigned"), today()).await;
        let reached: Vec<Reached> = reached.expect("read").into_iter().map(|it| it.1).collect();
        [own.paths[0].progress(), PathProgress { n_done, n_counted }, PathProgress::of(reached)]
    }

    async fn complete(&self, result: CourseResult) {
        let (course, students) = (self.choir, vec![self.student]);
        let command = CompleteCourse { course, students, on: today(), result, note: None };
        let done = complete_course(&self.world.app, &self.admin.actor, command).await;
        done.expect("nothing was said before");
    }

    async fn revoke(&self) {
        let (course, student) = (self.choir, self.student);
        let reason = CompletionReason::restore("Somebody else sang".to_owned());
        let command = RevokeResult { course, student, reason };
        revoke_result(&self.world.app, &self.admin.actor, command).await.expect("a result");
    }
}

fn today() -> Date {
    Date::constant(2026, 11, 24)
}
