use application::{
    Class, Failure,
    courses::{DeleteCourse, delete_course},
    onboarding::course_step,
};
use domain_kernel::Version;
use world::World;

#[tokio::test]
async fn a_course_that_is_a_step_is_not_deleted() {
    let (world, admin) = World::set_up().await;
    let choir = world.course(&admin, "Choir", None).await;
    world.path_of(&admin, "Starter", vec![course_step(choir, None)]).await;
    let delete = DeleteCourse { id: choir, expected: Version::FIRST };
    let refused = delete_course(&world.app, &admin.actor, delete).await.expect_err("it is a step");
    assert_eq!(refused.class(), Class::Refused);
}
