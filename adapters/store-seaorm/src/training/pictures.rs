//! Pictures that stand in what modules say, and those that are due to be looked for.
#![expect(clippy::disallowed_methods, reason = "what is due is looked for in all companies")]

use application::training::{FoundPicture, OldPictures};
use async_trait::async_trait;
use domain_kernel::{CompanyId, Id, Line, Permit, StoreError, Timestamp};
use domain_training::{ModuleId, ModulePictures, Picture, PictureHash, PictureId, PictureKind};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder, QueryResult, QuerySelect,
};
use uuid::Uuid;

use crate::{
    Corrupt, SeaStore, SeaTx,
    rules::store_error,
    scope::Scope,
    search::containing,
    tables::{
        training_picture_modules,
        training_pictures::{ActiveModel, Column, Entity, Model},
    },
};

/// A row for each module that it was brought for.
pub(super) const PICTURE: &str = "\
    SELECT p.*, u.module_id FROM training_pictures p \
    LEFT JOIN training_picture_modules u ON u.company_id = p.company_id AND u.picture_id = p.id \
    WHERE p.company_id = $1 AND p.id = $2 ORDER BY u.module_id";

pub(super) const OF_MODULE: &str = "\
    SELECT p.* FROM training_pictures p \
    JOIN training_picture_modules u ON u.company_id = p.company_id AND u.picture_id = p.id \
    WHERE p.company_id = $1 AND u.module_id = $2 ORDER BY p.added_at DESC, p.id DESC";

/// In what is written or was ever published of its modules.
const MENTIONS: &str = "\
    SELECT COUNT(*) AS n_mentions FROM training_picture_modules u \
    JOIN training_modules m ON m.company_id = u.company_id AND m.id = u.module_id \
    LEFT JOIN training_versions v ON v.company_id = u.company_id AND v.module_id = u.module_id \
    WHERE u.company_id = $1 AND u.picture_id = $2 \
        AND (m.draft LIKE $3 ESCAPE '!' OR v.lesson LIKE $3 ESCAPE '!')";

const SHARE: &str = "\
    INSERT INTO training_picture_modules (company_id, picture_id, module_id) \
    SELECT u.company_id, u.picture_id, $3 FROM training_picture_modules u \
    WHERE u.company_id = $1 AND u.module_id = $2";

#[derive(FromQueryResult)]
struct UsedRow {
    module_id: Option<Uuid>,
}

#[async_trait]
impl ModulePictures for SeaTx {
    async fn find(&mut self, id: PictureId) -> Result<Option<Picture>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn insert(
        &mut self,
        picture: &Picture,
        module: ModuleId,
        look: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            company_id: Set(self.scope.company()?),
            id: Set(picture.id.uuid()),
            hash: Set(picture.hash.0.to_vec()),
            kind: Set(picture.kind.name().to_owned()),
            alt: Set(picture.alt.as_str().to_owned()),
            added_at: Set(picture.added.micros()),
            look_at: Set(look.micros()),
        };
        self.scope.insert(&self.txn, row).await?;
        let used = training_picture_modules::ActiveModel {
            company_id: Set(self.scope.company()?),
            picture_id: Set(picture.id.uuid()),
            module_id: Set(module.uuid()),
        };
        self.scope.insert(&self.txn, used).await
    }

    async fn share(&mut self, from: ModuleId, to: ModuleId) -> Result<(), StoreError> {
        let backend = self.txn.get_database_backend();
        let values = [from.uuid().into(), to.uuid().into()];
        let statement = self.scope.by_hand(backend, SHARE, values)?;
        self.txn.execute_raw(statement).await.map_err(store_error)?;
        Ok(())
    }

    async fn is_mentioned(&mut self, id: PictureId) -> Result<bool, StoreError> {
        let backend = self.txn.get_database_backend();
        let values = [id.uuid().into(), containing(&Picture::mention(id)).into()];
        let statement = self.scope.by_hand(backend, MENTIONS, values)?;
        let row = self.txn.query_one_raw(statement).await.map_err(store_error)?;
        let n_mentions: Option<i64> =
            row.map(|it| it.try_get("", "n_mentions").map_err(store_error)).transpose()?;
        Ok(n_mentions.is_some_and(|it| 0 < it))
    }

    async fn remove(&mut self, id: PictureId) -> Result<bool, StoreError> {
        let Some(picture) = ModulePictures::find(self, id).await? else {
            return Ok(false);
        };
        let this = self.scope.delete::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        this.exec(&self.txn).await.map_err(store_error)?;
        let same = self.scope.select::<Entity>()?.filter(Column::Hash.eq(picture.hash.0.to_vec()));
        Ok(same.count(&self.txn).await.map_err(store_error)? == 0)
    }
}

#[async_trait]
impl OldPictures for SeaStore {
    async fn old_pictures(
        &self,
        now: Timestamp,
        most: u32,
    ) -> Result<Vec<(CompanyId, PictureId)>, StoreError> {
        let query = Entity::find()
            .filter(Column::LookAt.lte(now.micros()))
            .order_by_asc(Column::LookAt)
            .limit(u64::from(most))
            .select_only()
            .columns([Column::CompanyId, Column::Id]);
        let rows: Vec<(Uuid, Uuid)> =
            query.into_tuple().all(&self.read).await.map_err(store_error)?;
        let ids = rows.into_iter();
        Ok(ids.map(|(company, id)| (Id::from_uuid(company), Id::from_uuid(id))).collect())
    }

    async fn look_again(
        &self,
        permit: &Permit,
        id: PictureId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel { look_at: Set(at.micros()), ..ActiveModel::default() };
        let change = Scope::of(permit).change::<Entity>()?.set(row);
        let change = change.filter(Column::Id.eq(id.uuid()));
        change.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }
}

/// Of the rows of one picture.
pub(super) fn found(rows: &[QueryResult]) -> Result<Option<FoundPicture>, StoreError> {
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    let used = rows.iter().map(|it| UsedRow::from_query_result(it, "").map_err(store_error));
    let used = used.collect::<Result<Vec<_>, _>>()?;
    let modules = used.into_iter().filter_map(|it| it.module_id).map(Id::from_uuid);
    Ok(Some(FoundPicture { picture: picture(first)?, modules: modules.collect() }))
}

pub(super) fn picture(row: &QueryResult) -> Result<Picture, StoreError> {
    Ok(to_domain(Model::from_query_result(row, "").map_err(store_error)?)?)
}

fn to_domain(row: Model) -> Result<Picture, Corrupt> {
    let corrupt = |column| Corrupt { table: "training_pictures", column };
    Ok(Picture {
        id: Id::from_uuid(row.id),
        hash: PictureHash(row.hash.try_into().map_err(|_| corrupt("hash"))?),
        kind: PictureKind::parse(&row.kind).ok_or(corrupt("kind"))?,
        alt: Line::restore(row.alt),
        added: Timestamp::from_micros(row.added_at),
    })
}
