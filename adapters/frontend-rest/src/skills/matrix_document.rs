use application::skills::{Matrix, MatrixCell, MatrixChoices, MatrixPerson, MatrixSkill};
use domain_kernel::Date;
use domain_skills::Lapse;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::counted,
    me::{NamedDocument, named},
};

/// A part of the people, a part of the skills, and how the ones stand with the others.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillMatrix)]
pub(crate) struct MatrixDocument {
    /// The day on which it is so.
    on: String,
    people: Vec<MatrixPersonDocument>,
    /// The `cursor` of the next people, if there are more.
    next: Option<String>,
    /// How many people there are in all; nothing above 10,000.
    total: Option<u32>,
    skills: Vec<MatrixSkillDocument>,
    /// The `skills_cursor` of the next skills, if there are more.
    skills_next: Option<String>,
    skills_total: u32,
    /// There is none where nobody has said anything and nothing is needed.
    cells: Vec<MatrixCellDocument>,
    choices: MatrixChoicesDocument,
}

/// A row of the matrix.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillMatrixPerson)]
pub(crate) struct MatrixPersonDocument {
    id: String,
    name: String,
    job_title: Option<String>,
    department: Option<String>,
}

/// A column of the matrix.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillMatrixSkill)]
pub(crate) struct MatrixSkillDocument {
    id: String,
    name: String,
    category: Option<String>,
}

/// How somebody stands with a skill.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillMatrixCell)]
pub(crate) struct MatrixCellDocument {
    person: String,
    skill: String,
    level: u8,
    /// 0 if no job role of theirs needs it.
    needed: u8,
    /// The last day of a level as high as this if nothing else happens.
    falls_on: Option<String>,
    lapse: Option<LapseDocument>,
}

/// That the level was higher until something ended.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillLapse)]
pub(crate) struct LapseDocument {
    /// The last day of the higher one.
    last: String,
    level: u8,
}

/// What the matrix, gaps and coverage can be narrowed to, by name.
#[derive(Serialize, ToSchema)]
#[schema(as = SkillMatrixChoices)]
pub(crate) struct MatrixChoicesDocument {
    departments: Vec<NamedDocument>,
    /// Those who lead somebody.
    teams: Vec<NamedDocument>,
    job_roles: Vec<NamedDocument>,
    categories: Vec<NamedDocument>,
    grades: Vec<NamedDocument>,
    projects: Vec<NamedDocument>,
}

impl MatrixDocument {
    pub(super) fn new(
        matrix: &Matrix,
        on: Date,
        next: Option<String>,
        skills_next: Option<String>,
    ) -> Self {
        let n_people = matrix.people.n_matches;
        Self {
            on: on.to_string(),
            people: matrix.people.items.iter().map(MatrixPersonDocument::new).collect(),
            next,
            total: counted(n_people),
            skills: matrix.skills.iter().map(MatrixSkillDocument::new).collect(),
            skills_next,
            skills_total: matrix.n_skills,
            cells: matrix.cells.values().map(MatrixCellDocument::new).collect(),
            choices: MatrixChoicesDocument::new(&matrix.choices),
        }
    }
}

impl MatrixPersonDocument {
    fn new(person: &MatrixPerson) -> Self {
        Self {
            id: person.id.to_string(),
            name: person.name.as_str().to_owned(),
            job_title: person.job_title.as_ref().map(|it| it.as_str().to_owned()),
            department: person.department.as_ref().map(|it| it.as_str().to_owned()),
        }
    }
}

impl MatrixSkillDocument {
    fn new(skill: &MatrixSkill) -> Self {
        Self {
            id: skill.id.to_string(),
            name: skill.name.as_str().to_owned(),
            category: skill.category.as_ref().map(|it| it.as_str().to_owned()),
        }
    }
}

impl MatrixCellDocument {
    fn new(cell: &MatrixCell) -> Self {
        Self {
            person: cell.person.to_string(),
            skill: cell.skill.to_string(),
            level: cell.level.get(),
            needed: cell.needed.get(),
            falls_on: cell.falls_on.map(|it| it.to_string()),
            lapse: cell.lapse.map(LapseDocument::new),
        }
    }
}

impl LapseDocument {
    pub(crate) fn new(lapse: Lapse) -> Self {
        Self { last: lapse.last.to_string(), level: lapse.level.get() }
    }
}

impl MatrixChoicesDocument {
    fn new(choices: &MatrixChoices) -> Self {
        let departments = choices.departments.iter().map(|(id, it)| named(*id, it.as_str()));
        let teams = choices.leaders.iter().map(|(id, it)| named(*id, it.as_str()));
        let job_roles = choices.job_roles.iter().map(|(id, it)| named(*id, it.as_str()));
        let categories = choices.categories.iter().map(|(id, it)| named(*id, it.as_str()));
        let grades = choices.grades.iter().map(|(id, it)| named(*id, it.as_str()));
        let projects = choices.projects.iter().map(|(id, it)| named(*id, it.as_str()));
        Self {
            departments: departments.collect(),
            teams: teams.collect(),
            job_roles: job_roles.collect(),
            categories: categories.collect(),
            grades: grades.collect(),
            projects: projects.collect(),
        }
    }
}
