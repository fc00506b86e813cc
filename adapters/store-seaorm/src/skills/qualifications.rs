//! What says whether somebody may do what needs skills.

use application::skills::{Closing, Qualifications};
use async_trait::async_trait;
use domain_kernel::{Date, Id, Permit, PersonId, StoreError};
use domain_skills::{Lapse, Need, RatingSource, SkillId, Span};
use sea_orm::{FromQueryResult, QueryResult};
use uuid::Uuid;

use super::{
    gaps::{BY_GIVER, CLOSING, closing},
    rating_reads::a_level,
    whose::Values,
};
use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    stored::{day, day_column},
    tables::skill_spans,
};

#[async_trait]
impl Qualifications for SeaStore {
    async fn spans(
        &self,
        permit: &Permit,
        person: PersonId,
        skills: &[SkillId],
        from: Date,
    ) -> Result<Vec<(SkillId, Span)>, StoreError> {
        if skills.is_empty() {
            return Ok(Vec::new());
        }
        let mut values = Values::default();
        let (person, from) = (values.mark(person.uuid()), values.mark(day_column(from)?));
        let skills: Vec<String> = skills.iter().map(|it| values.mark(it.uuid())).collect();
        let list = format!(
            "SELECT p.* FROM skill_spans p \
            WHERE p.company_id = $1 AND p.person_id = {person} AND p.until_on >= {from} \
                AND p.skill_id IN ({}) \
            ORDER BY p.skill_id, p.from_on",
            skills.join(", ")
        );
        self.rows(permit, &list, values.0).await?.iter().map(span).collect()
    }

    async fn closings(
        &self,
        permit: &Permit,
        person: PersonId,
        needs: &[Need],
        day: Date,
    ) -> Result<Vec<(SkillId, Closing)>, StoreError> {
        if needs.is_empty() {
            return Ok(Vec::new());
        }
        let mut values = Values::default();
        values.mark(day_column(day)?);
        let person = values.mark(person.uuid());
        // Levels are numbers of ours.
        let levels = needs.iter().map(|it| {
            format!("WHEN s.id = {} THEN {}", values.mark(it.skill.uuid()), it.level.get())
        });
        let levels = levels.collect::<Vec<_>>().join(" ");
        let skills: Vec<String> = needs.iter().map(|it| values.mark(it.skill.uuid())).collect();
        let missing = format!(
            "SELECT p.id AS person_id, p.sort_name, s.id AS skill_id, s.sort_name AS sort_skill, \
                CASE {levels} END AS needed \
            FROM people p \
            CROSS JOIN skills s \
            WHERE p.company_id = $1 AND p.id = {person} \
                AND s.company_id = $1 AND s.id IN ({})",
            skills.join(", ")
        );
        let list = ["SELECT x.skill_id, ", CLOSING, &missing, BY_GIVER].concat();
        let mut closings = Vec::new();
        for row in self.rows(permit, &list, values.0).await? {
            let skill: Uuid = row.try_get("", "skill_id").map_err(store_error)?;
            closings.extend(closing(&row)?.map(|it| (Id::from_uuid(skill), it)));
        }
        Ok(closings)
    }
}

fn span(row: &QueryResult) -> Result<(SkillId, Span), StoreError> {
    let row = skill_spans::Model::from_query_result(row, "").map_err(store_error)?;
    let corrupt = |column| Corrupt { table: "skill_spans", column };
    let date = |it, column| day(it).ok_or(corrupt(column));
    let lapse = match (row.lapsed_on, row.lapsed_level) {
        (Some(last), Some(level)) => {
            Some(Lapse { last: date(last, "lapsed_on")?, level: a_level(level, "skill_spans")? })
        }
        _ => None,
    };
    let source = row.source.as_deref().and_then(RatingSource::parse);
    let span = Span {
        from: date(row.from_on, "from_on")?,
        until: date(row.until_on, "until_on")?,
        level: a_level(row.level, "skill_spans")?,
        falls_on: row.falls_on.map(|it| date(it, "falls_on")).transpose()?,
        lapse,
        reason: row.rating_id.map(Id::from_uuid).zip(source),
    };
    Ok((Id::from_uuid(row.skill_id), span))
}
