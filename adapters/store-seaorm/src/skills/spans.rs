//! What follows from ratings, kept so that it can be asked about many people at once.

use std::collections::BTreeMap;

use domain_kernel::{PersonId, StoreError};
use domain_skills::{Rating, SkillId, Span, spans};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter};
use uuid::Uuid;

use super::ratings::{people_of, skills_of, to_rating};
use crate::{
    SeaTx,
    rules::store_error,
    stored::{day_column, pieces},
    tables::{
        skill_ratings::{Column, Entity},
        skill_spans,
    },
};

/// Of so many people ratings are in memory at a time.
const N_PEOPLE: usize = 25;

impl SeaTx {
    /// Anew, of these people in these skills.
    pub(super) async fn write_spans(&self, ratings: &[Rating]) -> Result<(), StoreError> {
        for people in people_of(ratings).chunks(N_PEOPLE) {
            for skills in pieces(skills_of(ratings)) {
                self.write_spans_of(people, &skills).await?;
            }
        }
        Ok(())
    }

    async fn write_spans_of(&self, people: &[Uuid], skills: &[Uuid]) -> Result<(), StoreError> {
        let query = self
            .scope
            .select::<Entity>()?
            .filter(Column::PersonId.is_in(people.iter().copied()))
            .filter(Column::SkillId.is_in(skills.iter().copied()));
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        let mut ratings = BTreeMap::<_, Vec<Rating>>::new();
        for row in rows {
            let rating = to_rating(row)?;
            ratings.entry((rating.person, rating.skill)).or_default().push(rating);
        }
        let before = self
            .scope
            .delete::<skill_spans::Entity>()?
            .filter(skill_spans::Column::PersonId.is_in(people.iter().copied()))
            .filter(skill_spans::Column::SkillId.is_in(skills.iter().copied()));
        before.exec(&self.txn).await.map_err(store_error)?;
        let company = self.scope.company()?;
        let mut rows = Vec::new();
        for (about, ratings) in &ratings {
            for span in spans(ratings) {
                rows.push(to_span_row(company, *about, &span)?);
            }
        }
        for rows in pieces(rows) {
            self.scope.insert_many(&self.txn, rows).await?;
        }
        Ok(())
    }
}

fn to_span_row(
    company: Uuid,
    (person, skill): (PersonId, SkillId),
    span: &Span,
) -> Result<skill_spans::ActiveModel, StoreError> {
    let lapse = span.lapse;
    Ok(skill_spans::ActiveModel {
        company_id: Set(company),
        person_id: Set(person.uuid()),
        skill_id: Set(skill.uuid()),
        from_on: Set(day_column(span.from)?),
        until_on: Set(day_column(span.until)?),
        level: Set(span.level.get().into()),
        falls_on: Set(span.falls_on.map(day_column).transpose()?),
        lapsed_on: Set(lapse.map(|it| day_column(it.last)).transpose()?),
        lapsed_level: Set(lapse.map(|it| it.level.get().into())),
        rating_id: Set(span.reason.map(|(id, _)| id.uuid())),
        source: Set(span.reason.map(|(_, it)| it.name().to_owned())),
    })
}
