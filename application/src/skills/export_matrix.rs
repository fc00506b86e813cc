use std::collections::BTreeMap;

use domain_kernel::{Actor, Date, Denied, Facts, Permission, Permit, PersonId, StoreError};
use domain_skills::{MatrixExported, SkillId};
use thiserror::Error;

use super::{
    matrix_reads::{Columns, MatrixCell, MatrixFilter, MatrixOrder, MatrixPerson, MatrixSkill},
    see_matrix::{SeeMatrixError, seen_by},
};
use crate::{App, PageNumber, exports::may_export, failure::failure, identity::TooOften, repeat};

/// The matrix by name, some people at a time, so that ten thousand need no more room than a few.
pub struct MatrixExport {
    app: App,
    permit: Permit,
    filter: MatrixFilter,
    /// All of them, by name.
    pub skills: Vec<MatrixSkill>,
    /// Where each of them stands.
    places: BTreeMap<SkillId, usize>,
    last: Option<MatrixPerson>,
    is_done: bool,
}

/// Somebody of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    pub person: MatrixPerson,
    /// One for each of the skills.
    pub cells: Vec<Option<MatrixCell>>,
}

#[derive(Debug, Error)]
pub enum ExportMatrixError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Matrix(#[from] SeeMatrixError),
}

/// A manager takes away what the people below can do, an admin what everybody can. That is on record
/// before the first one goes.
pub async fn export_matrix(
    app: &App,
    actor: &Actor,
    filter: MatrixFilter,
    today: Date,
) -> Result<MatrixExport, ExportMatrixError> {
    let permit = actor.permit(Permission::RateSkills)?;
    let filter = seen_by(actor, filter, today)?;
    may_export(app, actor).await??;
    let (order, first) = (MatrixOrder::default(), PageNumber::FIRST);
    let n_people = app.matrix.matrix_people(&permit, &filter, order, first).await?.n_matches;
    let (skills, n_skills) = app.matrix.matrix_skills(&permit, &filter, Columns::ALL).await?;
    repeat(|| record(app, &permit, (n_people, n_skills))).await?;
    let app = app.clone();
    let places = skills.iter().enumerate().map(|(place, it)| (it.id, place)).collect();
    Ok(MatrixExport { app, permit, filter, skills, places, last: None, is_done: false })
}

async fn record(
    app: &App,
    permit: &Permit,
    (n_people, n_skills): (u32, u32),
) -> Result<(), ExportMatrixError> {
    let exported = MatrixExported { company: permit.realm().company(), n_people, n_skills };
    let tx = app.store.begin(permit).await?;
    tx.commit(Facts::new(app.clock.now(), &exported)).await?;
    Ok(())
}

impl MatrixExport {
    const N_AT_ONCE: u32 = 200;

    /// The next ones, or nothing when there are no more.
    pub async fn next(&mut self) -> Result<Vec<MatrixRow>, StoreError> {
        if self.is_done {
            return Ok(Vec::new());
        }
        let (reads, last) = (&self.app.matrix, self.last.as_ref());
        let (permit, filter) = (&self.permit, &self.filter);
        let people = reads.matrix_people_after(permit, filter, last, Self::N_AT_ONCE).await?;
        self.last = people.last().cloned();
        self.is_done = people.len() < Self::N_AT_ONCE as usize;
        let ids: Vec<PersonId> = people.iter().map(|it| it.id).collect();
        let found = reads.matrix_cells(permit, &ids, None, filter.on).await?;
        let none = vec![None; self.skills.len()];
        let rows = people.into_iter().map(|person| MatrixRow { person, cells: none.clone() });
        let mut rows: Vec<MatrixRow> = rows.collect();
        let lines: BTreeMap<PersonId, usize> =
            ids.iter().enumerate().map(|(line, id)| (*id, line)).collect();
        for cell in found {
            let row = lines.get(&cell.person).and_then(|it| rows.get_mut(*it));
            let place = self.places.get(&cell.skill);
            if let Some(place) = row.zip(place).and_then(|(row, it)| row.cells.get_mut(*it)) {
                *place = Some(cell);
            }
        }
        Ok(rows)
    }
}

failure!(ExportMatrixError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    Matrix(SeeMatrixError),
});
