use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_kernel::{Id, StoreError, Timestamp, Version, Versioned, fold};
use domain_training::{
    ChangeNote, Impact, Lesson, Module, ModuleId, ModuleState, ModuleStatus, ModuleVersion,
    Modules, Points, Recall, Release, VersionNumber,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::document;
use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{day, day_column, signed, unsigned},
    tables::{
        training_modules::{ActiveModel, Column, Entity, Model},
        training_versions,
    },
};

#[async_trait]
impl Modules for SeaTx {
    async fn find(&mut self, id: ModuleId) -> Result<Option<Versioned<Module>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn insert(&mut self, module: &Module) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let mut row = to_row(company, module, Version::FIRST)?;
        let title = module.draft().map(|it| it.about().title.as_str()).unwrap_or_default();
        row.title = Set(title.to_owned());
        row.sort_title = Set(fold(title));
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, module: &Versioned<Module>) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let (id, read) = (module.value.id().uuid(), module.version);
        let row = to_row(company, &module.value, read.next())?;
        self.scope.update(&self.txn, id, read, row).await
    }

    async fn hold(&mut self, id: ModuleId) -> Result<(), StoreError> {
        // Whoever publishes or corrects changes this row first.
        let held = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let held = held.select_only().column(Column::Id).lock_exclusive();
        held.into_tuple::<Uuid>().one(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn remove(&mut self, module: &Versioned<Module>) -> Result<(), StoreError> {
        let id = module.value.id().uuid();
        self.scope.remove::<Entity>(&self.txn, id, module.version).await
    }

    async fn published_of(&mut self, ids: &[ModuleId]) -> Result<BTreeSet<ModuleId>, StoreError> {
        if ids.is_empty() {
            return Ok(BTreeSet::new());
        }
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::Id.is_in(ids.iter().map(|it| it.uuid())))
            .filter(Column::Number.is_not_null())
            .select_only()
            .column(Column::Id);
        let found = query.into_tuple::<Uuid>().all(&self.txn).await.map_err(store_error)?;
        Ok(found.into_iter().map(Id::from_uuid).collect())
    }

    async fn insert_version(
        &mut self,
        version: &ModuleVersion,
        release: &Release,
    ) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        self.scope.insert(&self.txn, to_version_row(company, version, release)?).await?;
        // The module is called like its newest version, which a module does not know.
        let title = version.lesson().about().title.as_str();
        let is_newest = Condition::any()
            .add(Column::Number.is_null())
            .add(Column::Number.lte(signed(version.number().get())));
        let renamed = self
            .scope
            .change::<Entity>()?
            .col_expr(Column::Title, title.into())
            .col_expr(Column::SortTitle, fold(title).into())
            .filter(Column::Id.eq(version.module().uuid()))
            .filter(is_newest);
        renamed.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn version(
        &mut self,
        module: ModuleId,
        number: VersionNumber,
    ) -> Result<Option<ModuleVersion>, StoreError> {
        let query = self
            .scope
            .select::<training_versions::Entity>()?
            .filter(training_versions::Column::ModuleId.eq(module.uuid()))
            .filter(training_versions::Column::Number.eq(signed(number.get())));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        let version = |it: training_versions::Model| {
            to_version(it.module_id, it.number, it.published_at, &it.lesson)
        };
        Ok(row.map(version).transpose()?)
    }

    async fn release(
        &mut self,
        module: ModuleId,
        number: VersionNumber,
    ) -> Result<Option<Release>, StoreError> {
        let query = self
            .scope
            .select::<training_versions::Entity>()?
            .filter(training_versions::Column::ModuleId.eq(module.uuid()))
            .filter(training_versions::Column::Number.eq(signed(number.get())));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_release).transpose()?)
    }

    async fn recalled_since(
        &mut self,
        module: ModuleId,
        number: VersionNumber,
    ) -> Result<Option<Recall>, StoreError> {
        let query = self
            .scope
            .select::<training_versions::Entity>()?
            .filter(training_versions::Column::ModuleId.eq(module.uuid()))
            .filter(training_versions::Column::Number.gt(signed(number.get())))
            .filter(training_versions::Column::RecallsUntil.is_not_null())
            .order_by_asc(training_versions::Column::RecallsUntil)
            .order_by_asc(training_versions::Column::Number)
            .limit(1);
        let Some(row) = query.one(&self.txn).await.map_err(store_error)? else {
            return Ok(None);
        };
        let corrupt = Corrupt { table: "training_versions", column: "number" };
        let by = VersionNumber::new(unsigned(row.number, corrupt)?);
        Ok(to_release(row)?.impact.recall(by))
    }
}

/// How a version was given to people, as its row says it.
fn to_release(row: training_versions::Model) -> Result<Release, Corrupt> {
    let corrupt = |column| Corrupt { table: "training_versions", column };
    let impact = match (row.impact.as_str(), row.recalls_from, row.recalls_until) {
        ("editorial", None, None) => Impact::Editorial,
        ("new_content", None, None) => Impact::NewContent,
        ("retraining", Some(from), Some(until)) => Impact::Retraining {
            from: day(from).ok_or(corrupt("recalls_from"))?,
            until: day(until).ok_or(corrupt("recalls_until"))?,
        },
        _ => return Err(corrupt("impact")),
    };
    Ok(Release { note: row.change_note.map(ChangeNote::restore), impact })
}

pub(super) fn to_domain(row: Model) -> Result<Versioned<Module>, Corrupt> {
    let corrupt = |column| Corrupt { table: "training_modules", column };
    let draft = match row.draft {
        None => None,
        Some(json) => Some(document::read(&json).ok_or(corrupt("draft"))?),
    };
    let state = match (status(&row.status)?, number(row.number)?, draft) {
        (ModuleStatus::Draft, None, Some(draft)) => ModuleState::Unpublished { draft },
        (ModuleStatus::Published, Some(number), draft) => ModuleState::Published { number, draft },
        (ModuleStatus::Retired, Some(number), None) => ModuleState::Retired { number },
        _ => return Err(corrupt("status")),
    };
    let value = Module::restore(Id::from_uuid(row.id), state);
    Ok(Versioned { value, version: Version::new(unsigned(row.version, corrupt("version"))?) })
}

pub(super) fn to_version(
    module: Uuid,
    number: i32,
    published: i64,
    lesson: &str,
) -> Result<ModuleVersion, Corrupt> {
    let corrupt = |column| Corrupt { table: "training_versions", column };
    let number = VersionNumber::new(unsigned(number, corrupt("number"))?);
    let lesson = document::read(lesson).ok_or(corrupt("lesson"))?;
    let published = Timestamp::from_micros(published);
    Ok(ModuleVersion::restore(Id::from_uuid(module), number, published, lesson))
}

pub(crate) fn status(name: &str) -> Result<ModuleStatus, Corrupt> {
    let status = ModuleStatus::parse(name);
    status.ok_or(Corrupt { table: "training_modules", column: "status" })
}

pub(super) fn number(number: Option<i32>) -> Result<Option<VersionNumber>, Corrupt> {
    let corrupt = Corrupt { table: "training_modules", column: "number" };
    number.map(|it| unsigned(it, corrupt).map(VersionNumber::new)).transpose()
}

/// The title only of a module that nothing is published of yet: after that it is its version's.
fn to_row(company: Uuid, module: &Module, version: Version) -> Result<ActiveModel, StoreError> {
    let title = match module.state() {
        ModuleState::Unpublished { draft } => Some(draft.about().title.as_str()),
        ModuleState::Published { .. } | ModuleState::Retired { .. } => None,
    };
    Ok(ActiveModel {
        company_id: Set(company),
        id: Set(module.id().uuid()),
        status: Set(module.status().name().to_owned()),
        number: Set(module.latest().map(|it| signed(it.get()))),
        title: title.map_or(NotSet, |it| Set(it.to_owned())),
        sort_title: title.map_or(NotSet, |it| Set(fold(it))),
        version: Set(signed(version.get())),
        draft: Set(module.draft().map(document::write).transpose()?),
    })
}

fn to_version_row(
    company: Uuid,
    version: &ModuleVersion,
    release: &Release,
) -> Result<training_versions::ActiveModel, StoreError> {
    let lesson: &Lesson = version.lesson();
    let about = lesson.about();
    let milli = |points: Option<Points>| signed(points.map_or(0, Points::milli));
    let needed = lesson.needed();
    let recall = release.impact.recall(version.number());
    let rules = lesson.quiz().map(|it| it.rules);
    Ok(training_versions::ActiveModel {
        company_id: Set(company),
        module_id: Set(version.module().uuid()),
        number: Set(signed(version.number().get())),
        published_at: Set(version.published().micros()),
        title: Set(about.title.as_str().to_owned()),
        kind: Set(lesson.kind().of_type().name().to_owned()),
        minutes: Set(about.minutes.get().into()),
        n_questions: Set(i32::try_from(lesson.n_asked()).unwrap_or(i32::MAX)),
        needed_milli: Set(milli(needed.map(|it| it.least))),
        max_milli: Set(milli(needed.map(|it| it.max))),
        is_open_to_all: Set(about.is_open_to_all),
        impact: Set(release.impact.name().to_owned()),
        change_note: Set(release.note.as_ref().map(|it| it.as_str().to_owned())),
        recalls_from: Set(recall.map(|it| day_column(it.from)).transpose()?),
        recalls_until: Set(recall.map(|it| day_column(it.until)).transpose()?),
        lesson: Set(document::write(lesson)?),
        most_tries: Set(rules.and_then(|it| it.tries.most).map(|it| it.get().into())),
        wait_minutes: Set(rules.map(|it| signed(it.tries.wait.minutes()))),
        time_limit_minutes: Set(rules.and_then(|it| it.time_limit).map(|it| it.minutes().into())),
    })
}
