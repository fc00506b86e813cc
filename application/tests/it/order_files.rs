//! What becomes of the files of work orders.

use application::{
    PageNumber,
    equipment::{DeleteItem, delete_item, see_item, sweep_order_files},
};
use domain_equipment::OrderKind;
use world::World;

#[tokio::test]
async fn the_files_of_an_order_that_goes_with_its_item_are_swept() {
    let (world, admin) = World::set_up().await;
    let [kept, gone] = [world.item(&admin, "GR-1").await, world.item(&admin, "GR-2").await];
    for item in [kept, gone] {
        let order = world.work_order(&admin, item, OrderKind::Repair).await;
        world.order_file(&admin, order).await;
    }
    assert_eq!(sweep_order_files(&world.app).await.expect("may"), 0, "both are needed");
    let seen = see_item(&world.app, &admin.actor, gone, PageNumber::FIRST).await;
    let expected = seen.expect("an admin may").item.version;
    let command = DeleteItem { id: gone, expected };
    delete_item(&world.app, &admin.actor, command).await.expect("nobody had it");

    assert_eq!(sweep_order_files(&world.app).await.expect("may"), 1);
    assert_eq!(world.blobs.keys().len(), 1);
}
