use std::collections::BTreeMap;

use domain_kernel::{Actor, Date, Denied, Permission, PersonId, StoreError};
use domain_skills::SkillId;
use thiserror::Error;

use super::matrix_reads::{
    Columns, MatrixCell, MatrixChoices, MatrixFilter, MatrixOrder, MatrixPerson, MatrixSkill,
};
use crate::{App, Page, PageNumber, failure::failure, onboarding::manager};

/// A manager looks at what the people below can do, an admin at what everybody can: a page of people,
/// and of skills.
#[derive(Clone, Debug)]
pub struct SeeMatrix {
    /// A manager's team is their own, whatever it says.
    pub filter: MatrixFilter,
    pub order: MatrixOrder,
    pub page: PageNumber,
    pub skills_page: PageNumber,
}

/// A part of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    pub choices: MatrixChoices,
    pub people: Page<MatrixPerson>,
    pub skills: Vec<MatrixSkill>,
    /// In all, whichever of them are here.
    pub n_skills: u32,
    pub cells: BTreeMap<(PersonId, SkillId), MatrixCell>,
}

#[derive(Debug, Error)]
pub enum SeeMatrixError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("nobody knows what people can do after today")]
    NotYet,
}

pub async fn see_matrix(
    app: &App,
    actor: &Actor,
    query: SeeMatrix,
    today: Date,
) -> Result<Matrix, SeeMatrixError> {
    let permit = actor.permit(Permission::RateSkills)?;
    let filter = seen_by(actor, query.filter, today)?;
    let choices = app.matrix.matrix_choices(&permit, filter.skill.map(|(it, _)| it)).await?;
    let people = app.matrix.matrix_people(&permit, &filter, query.order, query.page).await?;
    let place = Matrix::columns(query.skills_page);
    let (skills, n_skills) = app.matrix.matrix_skills(&permit, &filter, place).await?;

    let people_ids: Vec<PersonId> = people.items.iter().map(|it| it.id).collect();
    let skill_ids: Vec<SkillId> = skills.iter().map(|it| it.id).collect();
    let cells = app.matrix.matrix_cells(&permit, &people_ids, Some(&skill_ids), filter.on).await?;
    let cells = cells.into_iter().map(|it| ((it.person, it.skill), it)).collect();
    Ok(Matrix { choices, people, skills, n_skills, cells })
}

/// What somebody may see of what is asked for.
pub(super) fn seen_by(
    actor: &Actor,
    filter: MatrixFilter,
    today: Date,
) -> Result<MatrixFilter, SeeMatrixError> {
    if today < filter.on {
        return Err(SeeMatrixError::NotYet);
    }
    Ok(MatrixFilter { team: manager(actor).or(filter.team), ..filter })
}

impl Matrix {
    /// Columns of one page.
    pub const N_COLUMNS: u32 = 40;

    fn columns(page: PageNumber) -> Columns {
        Columns { n_skipped: (page.get() - 1) * Self::N_COLUMNS, limit: Self::N_COLUMNS }
    }
}

failure!(SeeMatrixError {
    Denied(Denied),
    Store(StoreError),
    ;
    NotYet => Invalid "matrix-not-yet" at "as_of",
});
