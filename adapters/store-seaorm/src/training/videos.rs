//! Films that stand in what modules say, with their captions, and those that are due to be looked
//! for.
#![expect(clippy::disallowed_methods, reason = "what is due is looked for in all companies")]

use std::{collections::BTreeSet, mem};

use application::training::{FoundVideo, VideoReads};
use async_trait::async_trait;
use domain_kernel::{CompanyId, Id, Line, Permit, PersonId, StoreError, TimeFactor, Timestamp};
use domain_training::{
    Captions, LanguageCode, ModuleId, ModuleVideos, Video, VideoFile, VideoFileId, VideoId,
    VideoKind,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter,
    QueryOrder, QueryResult, QuerySelect, Value,
};
use uuid::Uuid;

use crate::{
    Corrupt, SeaStore, SeaTx,
    identity::people::time_factor,
    rules::store_error,
    scope::Scope,
    search::containing,
    tables::{
        training_video_captions, training_video_modules,
        training_videos::{ActiveModel, Column, Entity, Model},
    },
};

/// A row for each module that it was brought for and each language that it has captions in.
const VIDEO: &str = "\
    SELECT v.*, u.module_id, c.language, c.file_id AS captions_id, \
        c.file_bytes AS captions_bytes \
    FROM training_videos v \
    LEFT JOIN training_video_modules u ON u.company_id = v.company_id AND u.video_id = v.id \
    LEFT JOIN training_video_captions c ON c.company_id = v.company_id AND c.video_id = v.id \
    WHERE v.company_id = $1 AND v.id = $2 ORDER BY u.module_id";

const OF_MODULE: &str = "\
    SELECT v.*, u.module_id, c.language, c.file_id AS captions_id, \
        c.file_bytes AS captions_bytes \
    FROM training_videos v \
    JOIN training_video_modules u ON u.company_id = v.company_id AND u.video_id = v.id \
    LEFT JOIN training_video_captions c ON c.company_id = v.company_id AND c.video_id = v.id \
    WHERE v.company_id = $1 AND u.module_id = $2 \
    ORDER BY v.added_at DESC, v.id DESC";

/// In what is written or was ever published of its modules.
const MENTIONS: &str = "\
    SELECT COUNT(*) AS n_mentions FROM training_video_modules u \
    JOIN training_modules m ON m.company_id = u.company_id AND m.id = u.module_id \
    LEFT JOIN training_versions v ON v.company_id = u.company_id AND v.module_id = u.module_id \
    WHERE u.company_id = $1 AND u.video_id = $2 \
        AND (m.draft LIKE $3 ESCAPE '!' OR v.lesson LIKE $3 ESCAPE '!')";

const SHARE: &str = "\
    INSERT INTO training_video_modules (company_id, video_id, module_id) \
    SELECT u.company_id, u.video_id, $3 FROM training_video_modules u \
    WHERE u.company_id = $1 AND u.module_id = $2";

/// What stands beside a film in a row.
#[derive(FromQueryResult)]
struct BesideRow {
    module_id: Option<Uuid>,
    language: Option<String>,
    captions_id: Option<Uuid>,
    captions_bytes: Option<i64>,
}

/// What a reader needs beside what a version says.
#[derive(FromQueryResult)]
struct ReaderRow {
    time_factor: i32,
    video_id: Option<Uuid>,
    language: Option<String>,
}

#[async_trait]
impl ModuleVideos for SeaTx {
    async fn find(&mut self, id: VideoId) -> Result<Option<Video>, StoreError> {
        // Whoever changes its captions changes all of them, so one after the other does.
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.lock_exclusive().one(&self.txn).await.map_err(store_error)?;
        let Some(row) = row else {
            return Ok(None);
        };
        let captions = self.scope.select::<training_video_captions::Entity>()?;
        let captions = captions.filter(training_video_captions::Column::VideoId.eq(id.uuid()));
        let captions = captions.all(&self.txn).await.map_err(store_error)?;
        let captions =
            captions.into_iter().map(|it| captions_of(it.language, it.file_id, it.file_bytes));
        let captions = in_order(captions.collect::<Result<Vec<_>, _>>()?);
        Ok(Some(Video { captions, ..to_domain(row)? }))
    }

    async fn insert(
        &mut self,
        video: &Video,
        module: ModuleId,
        look: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            company_id: Set(self.scope.company()?),
            id: Set(video.id.uuid()),
            kind: Set(video.kind.name().to_owned()),
            title: Set(video.title.as_str().to_owned()),
            file_id: Set(video.file.id.uuid()),
            file_bytes: Set(n_bytes(&video.file)?),
            added_at: Set(video.added.micros()),
            look_at: Set(look.micros()),
        };
        self.scope.insert(&self.txn, row).await?;
        let used = training_video_modules::ActiveModel {
            company_id: Set(self.scope.company()?),
            video_id: Set(video.id.uuid()),
            module_id: Set(module.uuid()),
        };
        self.scope.insert(&self.txn, used).await?;
        self.insert_captions(video).await
    }

    async fn caption(&mut self, video: &Video) -> Result<(), StoreError> {
        let before = self.scope.delete::<training_video_captions::Entity>()?;
        let before = before.filter(training_video_captions::Column::VideoId.eq(video.id.uuid()));
        before.exec(&self.txn).await.map_err(store_error)?;
        self.insert_captions(video).await
    }

    async fn share(&mut self, from: ModuleId, to: ModuleId) -> Result<(), StoreError> {
        let backend = self.txn.get_database_backend();
        let values = [from.uuid().into(), to.uuid().into()];
        let statement = self.scope.by_hand(backend, SHARE, values)?;
        self.txn.execute_raw(statement).await.map_err(store_error)?;
        Ok(())
    }

    async fn is_mentioned(&mut self, id: VideoId) -> Result<bool, StoreError> {
        let backend = self.txn.get_database_backend();
        let values = [id.uuid().into(), containing(&Video::mention(id)).into()];
        let statement = self.scope.by_hand(backend, MENTIONS, values)?;
        let row = self.txn.query_one_raw(statement).await.map_err(store_error)?;
        let n_mentions: Option<i64> =
            row.map(|it| it.try_get("", "n_mentions").map_err(store_error)).transpose()?;
        Ok(n_mentions.is_some_and(|it| 0 < it))
    }

    async fn remove(&mut self, id: VideoId) -> Result<(), StoreError> {
        let this = self.scope.delete::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        this.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }
}

impl SeaTx {
    async fn insert_captions(&mut self, video: &Video) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let row = |it: &Captions| {
            Ok::<_, StoreError>(training_video_captions::ActiveModel {
                company_id: Set(company),
                video_id: Set(video.id.uuid()),
                language: Set(it.language.as_str().to_owned()),
                file_id: Set(it.file.id.uuid()),
                file_bytes: Set(n_bytes(&it.file)?),
            })
        };
        let rows = video.captions.iter().map(row).collect::<Result<Vec<_>, _>>()?;
        self.scope.insert_many(&self.txn, rows).await
    }
}

#[async_trait]
impl VideoReads for SeaStore {
    async fn video(&self, permit: &Permit, id: VideoId) -> Result<Option<FoundVideo>, StoreError> {
        let rows = self.rows(permit, VIDEO, [id.uuid().into()]).await?;
        Ok(found(&rows)?.pop())
    }

    async fn videos_of(&self, permit: &Permit, module: ModuleId) -> Result<Vec<Video>, StoreError> {
        let rows = self.rows(permit, OF_MODULE, [module.uuid().into()]).await?;
        Ok(found(&rows)?.into_iter().map(|it| it.video).collect())
    }

    async fn captions_of_videos(
        &self,
        permit: &Permit,
        videos: &[VideoId],
    ) -> Result<Vec<(VideoId, LanguageCode)>, StoreError> {
        let ids = videos.iter().map(|it| it.uuid());
        let query = Scope::of(permit)
            .select::<training_video_captions::Entity>()?
            .filter(training_video_captions::Column::VideoId.is_in(ids))
            .select_only()
            .columns([
                training_video_captions::Column::VideoId,
                training_video_captions::Column::Language,
            ]);
        let rows: Vec<(Uuid, String)> =
            query.into_tuple().all(&self.read).await.map_err(store_error)?;
        let captions = rows.into_iter();
        let captions = captions.map(|(id, it)| (Id::from_uuid(id), LanguageCode::restore(it)));
        let mut captions: Vec<_> = captions.collect();
        captions.sort_unstable();
        Ok(captions)
    }

    async fn captions_for_reader(
        &self,
        permit: &Permit,
        person: PersonId,
        videos: &[VideoId],
    ) -> Result<(TimeFactor, Vec<(VideoId, LanguageCode)>), StoreError> {
        let places: Vec<String> = (3..3 + videos.len()).map(|it| format!("${it}")).collect();
        let sql = format!(
            "SELECT p.time_factor, c.video_id, c.language FROM people p \
            LEFT JOIN training_video_captions c ON c.company_id = p.company_id \
                AND c.video_id IN ({}) \
            WHERE p.company_id = $1 AND p.id = $2",
            places.join(", ")
        );
        let values = [person.uuid()].into_iter().chain(videos.iter().map(|it| it.uuid()));
        let values: Vec<Value> = values.map(Value::from).collect();
        let (mut factor, mut captions) = (TimeFactor::NONE, Vec::new());
        for row in self.rows(permit, &sql, values).await? {
            let row = ReaderRow::from_query_result(&row, "").map_err(store_error)?;
            factor = time_factor(row.time_factor)?;
            let language = row.language.map(LanguageCode::restore);
            captions.extend(row.video_id.map(Id::from_uuid).zip(language));
        }
        captions.sort_unstable();
        Ok((factor, captions))
    }

    async fn kept_video_files(
        &self,
        permit: &Permit,
        files: &[VideoFileId],
    ) -> Result<BTreeSet<VideoFileId>, StoreError> {
        let ids: Vec<Uuid> = files.iter().map(|it| it.uuid()).collect();
        let those = Scope::of(permit)
            .select::<Entity>()?
            .filter(Column::FileId.is_in(ids.iter().copied()))
            .select_only()
            .column(Column::FileId);
        let those: Vec<Uuid> = those.into_tuple().all(&self.read).await.map_err(store_error)?;
        let captions = Scope::of(permit)
            .select::<training_video_captions::Entity>()?
            .filter(training_video_captions::Column::FileId.is_in(ids))
            .select_only()
            .column(training_video_captions::Column::FileId);
        let captions: Vec<Uuid> =
            captions.into_tuple().all(&self.read).await.map_err(store_error)?;
        Ok(those.into_iter().chain(captions).map(Id::from_uuid).collect())
    }

    async fn old_videos(
        &self,
        now: Timestamp,
        most: u32,
    ) -> Result<Vec<(CompanyId, VideoId)>, StoreError> {
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

    async fn look_for_video_again(
        &self,
        permit: &Permit,
        id: VideoId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel { look_at: Set(at.micros()), ..ActiveModel::default() };
        let change = Scope::of(permit).change::<Entity>()?.set(row);
        let change = change.filter(Column::Id.eq(id.uuid()));
        change.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }
}

/// Of rows in which those of one film stand together.
fn found(rows: &[QueryResult]) -> Result<Vec<FoundVideo>, StoreError> {
    let mut found: Vec<FoundVideo> = Vec::new();
    for row in rows {
        let beside = BesideRow::from_query_result(row, "").map_err(store_error)?;
        let video = to_domain(Model::from_query_result(row, "").map_err(store_error)?)?;
        if found.last().is_none_or(|it| it.video.id != video.id) {
            found.push(FoundVideo { video, modules: Vec::new() });
        }
        let Some(FoundVideo { video, modules }) = found.last_mut() else { continue };
        let module = beside.module_id.map(Id::from_uuid);
        let module = module.filter(|it| !modules.contains(it));
        modules.extend(module);
        if let (Some(language), Some(id), Some(n_bytes)) =
            (beside.language, beside.captions_id, beside.captions_bytes)
        {
            let captions = captions_of(language, id, n_bytes)?;
            if !video.captions.contains(&captions) {
                video.captions.push(captions);
            }
        }
    }
    for FoundVideo { video, .. } in &mut found {
        video.captions = in_order(mem::take(&mut video.captions));
    }
    Ok(found)
}

/// By their language, letter by letter, which not every database does.
fn in_order(mut captions: Vec<Captions>) -> Vec<Captions> {
    captions.sort_by(|one, other| one.language.cmp(&other.language));
    captions
}

fn captions_of(language: String, id: Uuid, n_bytes: i64) -> Result<Captions, Corrupt> {
    let corrupt = Corrupt { table: "training_video_captions", column: "file_bytes" };
    let n_bytes = u64::try_from(n_bytes).map_err(|_| corrupt)?;
    let file = VideoFile { id: Id::from_uuid(id), n_bytes };
    Ok(Captions { language: LanguageCode::restore(language), file })
}

/// Without its captions.
fn to_domain(row: Model) -> Result<Video, Corrupt> {
    let corrupt = |column| Corrupt { table: "training_videos", column };
    let n_bytes = u64::try_from(row.file_bytes).map_err(|_| corrupt("file_bytes"))?;
    Ok(Video {
        id: Id::from_uuid(row.id),
        kind: VideoKind::parse(&row.kind).ok_or(corrupt("kind"))?,
        title: Line::restore(row.title),
        file: VideoFile { id: Id::from_uuid(row.file_id), n_bytes },
        captions: Vec::new(),
        added: Timestamp::from_micros(row.added_at),
    })
}

fn n_bytes(file: &VideoFile) -> Result<i64, StoreError> {
    i64::try_from(file.n_bytes).map_err(StoreError::corrupt)
}
