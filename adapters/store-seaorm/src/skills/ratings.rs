use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_kernel::{Date, Id, Line, PersonId, StoreError, Timestamp, Version};
use domain_skills::{
    GivingModule, Granted, Level, Rated, Rating, RatingId, RatingSource, Ratings, Revocation,
    SkillId,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect,
    prelude::TimeDate, sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{day, day_column, pieces, signed},
    tables::{
        skill_profiles,
        skill_ratings::{ActiveModel, Column, Entity, Model},
        skills,
    },
};

#[async_trait]
impl Ratings for SeaTx {
    async fn find(&mut self, id: RatingId) -> Result<Option<Rating>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_rating).transpose()?)
    }

    async fn granted(
        &mut self,
        person: PersonId,
        granted: Granted,
    ) -> Result<Vec<Rating>, StoreError> {
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::PersonId.eq(person.uuid()))
            .filter(Column::RevokedOn.is_null());
        let query = match granted {
            Granted::Module(module, completion) => query
                .filter(Column::ModuleId.eq(module.uuid()))
                .filter(Column::CompletionId.eq(completion.uuid())),
            Granted::Course(course) => query.filter(Column::CourseId.eq(course.uuid())),
        };
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        Ok(rows.into_iter().map(to_rating).collect::<Result<_, _>>()?)
    }

    async fn outlasting(
        &mut self,
        module: GivingModule,
        until: Date,
    ) -> Result<Vec<Rating>, StoreError> {
        let is_longer = Condition::any()
            .add(Column::UntilOn.is_null())
            .add(Column::UntilOn.gt(day_column(until)?));
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::ModuleId.eq(module.uuid()))
            .filter(Column::RevokedOn.is_null())
            .filter(is_longer);
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        Ok(rows.into_iter().map(to_rating).collect::<Result<_, _>>()?)
    }

    async fn of_people(&mut self, people: &[PersonId]) -> Result<Vec<Rating>, StoreError> {
        let mut ratings = Vec::new();
        for ids in pieces(people.iter().map(|it| it.uuid()).collect()) {
            let query = self.scope.select::<Entity>()?.filter(Column::PersonId.is_in(ids));
            for row in query.all(&self.txn).await.map_err(store_error)? {
                ratings.push(to_rating(row)?);
            }
        }
        Ok(ratings)
    }

    async fn is_rated(&mut self, skill: SkillId) -> Result<bool, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::SkillId.eq(skill.uuid()));
        Ok(query.limit(1).one(&self.txn).await.map_err(store_error)?.is_some())
    }

    async fn add_all(&mut self, ratings: &[Rating]) -> Result<(), StoreError> {
        self.keep_people(ratings).await?;
        self.keep_skills(ratings).await?;
        let company = self.scope.company()?;
        let rows: Result<Vec<_>, _> = ratings.iter().map(|it| to_row(company, it)).collect();
        for rows in pieces(rows?) {
            self.scope.insert_many(&self.txn, rows).await?;
        }
        self.write_spans(ratings).await
    }

    async fn revoke_all(&mut self, ratings: &[Rating]) -> Result<(), StoreError> {
        for alike in ratings.chunk_by(|one, next| one.revoked == next.revoked) {
            let revocation = alike.first().and_then(|it| it.revoked.as_ref());
            let row = ActiveModel {
                revoked_on: Set(revocation.map(|it| day_column(it.on)).transpose()?),
                revoked_by: Set(revocation.and_then(|it| it.by).map(Id::uuid)),
                revoked_for: Set(revocation.map(|it| it.reason.as_str().to_owned())),
                ..ActiveModel::default()
            };
            for ids in pieces(alike.iter().map(|it| it.id.uuid()).collect()) {
                let n = ids.len();
                let changed = self
                    .scope
                    .change::<Entity>()?
                    .set(row.clone())
                    .filter(Column::Id.is_in(ids))
                    .filter(Column::RevokedOn.is_null());
                let changed = changed.exec(&self.txn).await.map_err(store_error)?;
                if usize::try_from(changed.rows_affected) != Ok(n) {
                    return Err(StoreError::Stale);
                }
            }
        }
        // What others add is waited for before all of it is read.
        self.keep_people(ratings).await?;
        self.write_spans(ratings).await
    }

    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError> {
        let nothing = || Expr::value(Option::<String>::None);
        let changed = self
            .scope
            .change::<Entity>()?
            .col_expr(Column::Note, nothing())
            .col_expr(Column::RevokedFor, nothing())
            .filter(Column::PersonId.eq(person.uuid()));
        changed.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }
}

impl SeaTx {
    /// Nobody else rates these people until the transaction ends, or what they add would be missing
    /// from what follows from all ratings.
    async fn keep_people(&self, ratings: &[Rating]) -> Result<(), StoreError> {
        for people in pieces(people_of(ratings)) {
            let query = self
                .scope
                .select::<skill_profiles::Entity>()?
                .filter(skill_profiles::Column::PersonId.is_in(people.iter().copied()))
                .order_by_asc(skill_profiles::Column::PersonId);
            let found = query.lock_exclusive().all(&self.txn).await.map_err(store_error)?;
            let found: BTreeSet<Uuid> = found.into_iter().map(|it| it.person_id).collect();
            let company = self.scope.company()?;
            let missing = people.into_iter().filter(|it| !found.contains(it));
            let rows = missing.map(|person| skill_profiles::ActiveModel {
                company_id: Set(company),
                person_id: Set(person),
                grade_id: Set(None),
                version: Set(signed(Version::FIRST.get())),
            });
            match self.scope.insert_many(&self.txn, rows.collect()).await {
                // Somebody else has just made it; the next time round it is there.
                Err(StoreError::Duplicate(_)) => return Err(StoreError::Busy),
                inserted => inserted?,
            }
        }
        Ok(())
    }

    /// Nobody deletes these skills until the transaction ends; if somebody just has, they were changed
    /// since they were read.
    async fn keep_skills(&self, ratings: &[Rating]) -> Result<(), StoreError> {
        for ids in pieces(skills_of(ratings)) {
            let n = ids.len();
            let query = self.scope.select::<skills::Entity>()?;
            let query = query.filter(skills::Column::Id.is_in(ids)).lock_shared();
            if query.all(&self.txn).await.map_err(store_error)?.len() != n {
                return Err(StoreError::Stale);
            }
        }
        Ok(())
    }
}

/// Each of them once, in order, so that of two who rate the same people neither waits for the other.
pub(super) fn people_of(ratings: &[Rating]) -> Vec<Uuid> {
    let all: BTreeSet<Uuid> = ratings.iter().map(|it| it.person.uuid()).collect();
    all.into_iter().collect()
}

pub(super) fn skills_of(ratings: &[Rating]) -> Vec<Uuid> {
    let all: BTreeSet<Uuid> = ratings.iter().map(|it| it.skill.uuid()).collect();
    all.into_iter().collect()
}

fn to_row(company: Uuid, rating: &Rating) -> Result<ActiveModel, StoreError> {
    let Rated { level, source, by, until, overrides, note, granted } = &rating.what;
    let (module, completion, course) = match granted {
        None => (None, None, None),
        Some(Granted::Module(module, completion)) => {
            (Some(module.uuid()), Some(completion.uuid()), None)
        }
        Some(Granted::Course(course)) => (None, None, Some(course.uuid())),
    };
    let revoked = rating.revoked.as_ref();
    Ok(ActiveModel {
        company_id: Set(company),
        id: Set(rating.id.uuid()),
        person_id: Set(rating.person.uuid()),
        skill_id: Set(rating.skill.uuid()),
        level: Set(level.get().into()),
        source: Set(source.name().to_owned()),
        by_id: Set(by.map(Id::uuid)),
        rated_on: Set(day_column(rating.on)?),
        recorded_at: Set(rating.recorded.micros()),
        until_on: Set(until.map(day_column).transpose()?),
        overrides: Set(*overrides),
        note: Set(note.as_ref().map(|it| it.as_str().to_owned())),
        module_id: Set(module),
        completion_id: Set(completion),
        course_id: Set(course),
        revoked_on: Set(revoked.map(|it| day_column(it.on)).transpose()?),
        revoked_by: Set(revoked.and_then(|it| it.by).map(Id::uuid)),
        revoked_for: Set(revoked.map(|it| it.reason.as_str().to_owned())),
    })
}

pub(super) fn to_rating(row: Model) -> Result<Rating, Corrupt> {
    let granted = match (row.module_id, row.completion_id, row.course_id) {
        (Some(module), Some(completion), _) => {
            Some(Granted::Module(Id::from_uuid(module), Id::from_uuid(completion)))
        }
        (_, _, Some(course)) => Some(Granted::Course(Id::from_uuid(course))),
        _ => None,
    };
    let revoked_on = row.revoked_on.map(|it| a_day(it, "revoked_on")).transpose()?;
    Ok(Rating {
        id: Id::from_uuid(row.id),
        person: Id::from_uuid(row.person_id),
        skill: Id::from_uuid(row.skill_id),
        what: Rated {
            level: level(row.level).ok_or(corrupt("level"))?,
            source: RatingSource::parse(&row.source).ok_or(corrupt("source"))?,
            by: row.by_id.map(Id::from_uuid),
            until: row.until_on.map(|it| a_day(it, "until_on")).transpose()?,
            overrides: row.overrides,
            note: row.note.map(Line::restore),
            granted,
        },
        on: a_day(row.rated_on, "rated_on")?,
        recorded: Timestamp::from_micros(row.recorded_at),
        revoked: revoked_on.map(|on| Revocation {
            on,
            by: row.revoked_by.map(Id::from_uuid),
            reason: Line::restore(row.revoked_for.unwrap_or_default()),
        }),
    })
}

pub(super) fn level(column: i32) -> Option<Level> {
    Level::new(u8::try_from(column).ok()?).ok()
}

fn a_day(column: TimeDate, name: &'static str) -> Result<Date, Corrupt> {
    day(column).ok_or(corrupt(name))
}

fn corrupt(column: &'static str) -> Corrupt {
    Corrupt { table: "skill_ratings", column }
}
