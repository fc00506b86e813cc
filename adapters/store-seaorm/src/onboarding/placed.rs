//! Whoever was chosen to be put on a path, and the paths to choose from.

use application::onboarding::Placed;
use domain_kernel::{Id, Line, Permit, PersonId, StoreError};
use domain_onboarding::{PathId, PathTitle};
use sea_orm::{FromQueryResult, QueryResult, prelude::TimeDate};
use uuid::Uuid;

use super::{dates::to_date, on_path::Place};
use crate::{SeaStore, rules::store_error, stored::MOST_ROWS};

/// Goes on with the ids.
const PLACED: &str = "\
    SELECT p.id, p.name, p.deactivated_at, o.starts_on \
    FROM team \
    JOIN people p ON p.company_id = $1 AND p.id = team.id \
    LEFT JOIN onboarding_assignments o ON o.company_id = $1 AND o.path_id = $3 \
        AND o.person_id = p.id \
    WHERE p.id IN (";

const BY_NAME: &str = ") ORDER BY p.sort_name, p.id";

/// The first two values and the path come before the ids.
const FIRST_ID: usize = 4;

const TITLES: &str = "\
    SELECT p.id, p.title FROM onboarding_paths p \
    WHERE p.company_id = $1 \
    ORDER BY p.sort_title, p.id";

#[derive(FromQueryResult)]
struct PlacedRow {
    id: Uuid,
    name: String,
    deactivated_at: Option<i64>,
    starts_on: Option<TimeDate>,
}

#[derive(FromQueryResult)]
struct TitleRow {
    id: Uuid,
    title: String,
}

impl SeaStore {
    pub(super) async fn those_placed(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: Option<PathId>,
        people: &[PersonId],
    ) -> Result<Vec<Placed>, StoreError> {
        let place = Place::new(manager, path.unwrap_or(Id::from_uuid(Uuid::nil())));
        let mut placed = Vec::new();
        // More than so many are not asked for, and would come in several lists by name.
        for piece in people.chunks(MOST_ROWS) {
            let marks = (FIRST_ID..).take(piece.len()).map(|it| format!("${it}"));
            let marks = marks.collect::<Vec<_>>().join(", ");
            let sql = place.sql(&[PLACED, &marks, BY_NAME]);
            let values = place.and(piece.iter().map(|it| it.uuid().into()));
            let rows = self.rows(permit, &sql, values).await?;
            for row in &rows {
                placed.push(to_placed(row)?);
            }
        }
        Ok(placed)
    }

    pub(super) async fn titles_of_paths(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(PathId, PathTitle)>, StoreError> {
        let rows = self.rows(permit, TITLES, []).await?;
        let rows = rows.iter().map(|it| TitleRow::from_query_result(it, "").map_err(store_error));
        rows.map(|it| it.map(|it| (Id::from_uuid(it.id), Line::restore(it.title)))).collect()
    }
}

fn to_placed(row: &QueryResult) -> Result<Placed, StoreError> {
    let row = PlacedRow::from_query_result(row, "").map_err(store_error)?;
    Ok(Placed {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        is_active: row.deactivated_at.is_none(),
        starts_on: row.starts_on.map(to_date).transpose()?,
    })
}
