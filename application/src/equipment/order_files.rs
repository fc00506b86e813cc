use bytes::Bytes;
use domain_equipment::{
    OrderContentId, OrderFile, OrderFileId, TooManyFiles, WorkOrder, WorkOrderId,
};
use domain_kernel::{Actor, Denied, Facts, Permission, Realm, Rule, StoreError};
use thiserror::Error;

use super::OrderFileLine;
use crate::{
    App, Failure, PaperError, Tx,
    courses::check_pace,
    failure::failure,
    identity::{BlobError, TooOften},
    papers::inspected,
    repeat,
};

/// An admin keeps a file beside a work order, open or closed.
#[derive(Clone, Debug)]
pub struct AddOrderFile {
    /// Handed out with the form, so that a form sent twice adds it once.
    pub id: OrderFileId,
    pub order: WorkOrderId,
    /// As the browser sent it.
    pub file_name: String,
    pub content: Bytes,
}

/// One file of one order.
#[derive(Clone, Copy, Debug)]
pub struct OneOrderFile {
    pub order: WorkOrderId,
    pub id: OrderFileId,
}

#[derive(Debug, Error)]
pub enum OrderFileError {
    #[error(transparent)]
    Paper(#[from] PaperError),
    #[error(transparent)]
    TooMany(#[from] TooManyFiles),
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such work order")]
    NoSuchOrder,
    /// Also of one of another order.
    #[error("there is no such file")]
    NoSuchFile,
}

/// Where the files of work orders lie.
pub(super) const FOLDER: &str = "order_files";

pub(crate) fn content_key(realm: Realm, id: OrderContentId) -> String {
    let company = realm.company().map(|it| it.to_string()).unwrap_or_default();
    format!("{FOLDER}/{company}/{id}")
}

/// Added a moment ago by the same form, it is there already.
pub async fn add_order_file(
    app: &App,
    actor: &Actor,
    command: AddOrderFile,
) -> Result<(), OrderFileError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    check_pace(app, actor).await??;
    let AddOrderFile { id, order, file_name, content } = command;
    let paper = inspected(app, (file_name.as_str(), "file"), content).await?;
    let file = OrderFile {
        id,
        order,
        content: app.ids.next(),
        kind: paper.kind,
        name: paper.name,
        n_bytes: paper.n_bytes,
        added: app.clock.now(),
        added_by: actor.person_id(),
    };

    // The file first: a crash then leaves a file that nobody needs, never a row without one.
    let key = content_key(permit.realm(), file.content);
    app.blobs.put(&key, paper.content).await?;
    let done = repeat(|| add_once(app, actor, &file)).await;
    // Of a commit that failed nobody knows whether it did.
    if done.as_ref().is_err_and(|it| !it.class().leaves_open()) {
        app.blobs.delete(&key).await.ok();
    }
    match done {
        Err(OrderFileError::Store(StoreError::Duplicate(Rule::OrderFileId))) => Ok(()),
        done => done,
    }
}

async fn add_once(app: &App, actor: &Actor, file: &OrderFile) -> Result<(), OrderFileError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;

    // Nobody adds another one meanwhile.
    let n_files = tx.order_files().n_of(file.order).await?;
    let order = tx.work_orders().find(file.order).await?.ok_or(OrderFileError::NoSuchOrder)?;
    if tx.order_files().find(file.id).await?.is_some() {
        return Err(StoreError::Duplicate(Rule::OrderFileId).into());
    }

    let added = order.attach(file, n_files)?;

    tx.order_files().insert(file).await?;
    tx.commit(Facts::new(file.added, &added)).await?;
    Ok(())
}

/// Whoever sees an order sees what is kept beside it, in the order in which it was added.
pub async fn list_order_files(
    app: &App,
    actor: &Actor,
    order: WorkOrderId,
) -> Result<Vec<OrderFileLine>, OrderFileError> {
    let permit = actor.permit(Permission::SeeEquipment)?;
    Ok(app.upkeep.order_files(&permit, order).await?)
}

/// A file as whoever removes it sees it.
pub async fn find_order_file(
    app: &App,
    actor: &Actor,
    wanted: OneOrderFile,
) -> Result<OrderFile, OrderFileError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let file = app.upkeep.order_file(&permit, wanted.id).await?;
    wanted.meant(file)
}

/// Whoever sees an order gets its files.
pub async fn read_order_file(
    app: &App,
    actor: &Actor,
    wanted: OneOrderFile,
) -> Result<(OrderFile, Bytes), OrderFileError> {
    let permit = actor.permit(Permission::SeeEquipment)?;
    let file = wanted.meant(app.upkeep.order_file(&permit, wanted.id).await?)?;
    let content = app.blobs.get(&content_key(permit.realm(), file.content)).await?;
    Ok((file, content.ok_or(OrderFileError::NoSuchFile)?))
}

/// An admin takes a file away, from an order that is open or closed.
pub async fn remove_order_file(
    app: &App,
    actor: &Actor,
    command: OneOrderFile,
) -> Result<(), OrderFileError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let content = repeat(|| remove_once(app, actor, command)).await?;
    // The order has it no more. What stays behind is swept.
    app.blobs.delete(&content_key(permit.realm(), content)).await.ok();
    Ok(())
}

async fn remove_once(
    app: &App,
    actor: &Actor,
    command: OneOrderFile,
) -> Result<OrderContentId, OrderFileError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;
    let (order, file) = both(&mut *tx, command).await?;

    let removed = order.detach(&file);

    tx.order_files().remove(file.id).await?;
    tx.commit(Facts::new(app.clock.now(), &removed)).await?;
    Ok(file.content)
}

async fn both(
    tx: &mut dyn Tx,
    wanted: OneOrderFile,
) -> Result<(WorkOrder, OrderFile), OrderFileError> {
    let file = wanted.meant(tx.order_files().find(wanted.id).await?)?;
    let order = tx.work_orders().find(file.order).await?;
    Ok((order.ok_or(OrderFileError::NoSuchOrder)?, file))
}

impl OneOrderFile {
    fn meant(self, found: Option<OrderFile>) -> Result<OrderFile, OrderFileError> {
        found.filter(|it| it.order == self.order).ok_or(OrderFileError::NoSuchFile)
    }
}

failure!(OrderFileError {
    Paper(PaperError),
    TooMany(TooManyFiles) at "file",
    TooOften(TooOften),
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchOrder => NotFound "work-order-not-found",
    NoSuchFile => NotFound "order-file-not-found",
});
