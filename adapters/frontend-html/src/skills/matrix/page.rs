use application::{
    Message,
    skills::{Matrix, MatrixPerson, MatrixSkill, MatrixSortedBy},
};
use domain_identity::{DepartmentName, JobTitle};
use domain_kernel::{Actor, Role};
use serde::Serialize;

use super::{
    PATH,
    asked::Asked,
    cells::{Cell, Coverage, Words},
    filters::{Filter, Filters},
    sample,
};
use crate::{
    form::{Draft, Field, FieldErrors, Mistake},
    pager::Pager,
    parts::{self, Export, Hidden},
    query, ratings,
    reader::Reader,
    sort::SortHead,
    views::Page,
};

/// Who can do what.
#[derive(Debug, Serialize)]
pub(crate) struct MatrixPage {
    lead: String,
    matches: String,
    shown: String,
    search: String,
    filters: Vec<Filter>,
    /// Those that are asked for less often, and whether one of them is.
    more: Vec<Filter>,
    as_of: Field,
    is_more_open: bool,
    only_gaps: bool,
    /// How it is sorted goes along with a search.
    hidden: Vec<Hidden>,
    heads: Vec<SortHead>,
    skills: Vec<Column>,
    rows: Vec<Row>,
    coverage: Vec<Coverage>,
    /// Where the whole matrix is, if this is part of it.
    all_url: Option<&'static str>,
    pager: Option<Pager>,
    previous_skills: Option<String>,
    next_skills: Option<String>,
    export: Export,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
struct Column {
    href: String,
    name: String,
    category: Option<String>,
}

#[derive(Debug, Serialize)]
struct Row {
    href: String,
    name: String,
    note: Option<String>,
    cells: Vec<Option<Cell>>,
}

impl MatrixPage {
    pub(super) fn new(
        matrix: &Matrix,
        asked: &Asked,
        errors: FieldErrors,
        actor: &Actor,
        reader: &Reader,
    ) -> Self {
        let fields = asked.fields();
        let fields: Vec<(&str, &str)> = fields.iter().map(|(it, value)| (*it, &**value)).collect();
        let order = asked.order();
        let draft = Draft::refused(fields.iter().copied().collect(), errors);
        let words = Words::new(asked.query.filter.on, reader);
        let filters = Filters { matrix, asked, draft: &draft, reader };
        let is_part = fields.iter().any(|(_, value)| !value.is_empty());
        let more = filters.more();
        let is_more_open = ["department", "project", "grade", "skill", "lapsing", "as_of"]
            .iter()
            .any(|it| !draft.form().text(it).is_empty());
        let heads = MatrixSortedBy::ALL.map(|it| {
            let current =
                (it == asked.query.order.sorted_by).then_some(asked.query.order.direction);
            SortHead::new(it.name(), reader.say(head(it)), current, PATH, &fields)
        });
        let url = |page: u32, skills_page: u32| {
            let number = |it: u32| if it == 1 { String::new() } else { it.to_string() };
            let (page, skills) = (number(page), number(skills_page));
            let pages = [("page", page.as_str()), ("skills_page", skills.as_str())];
            query::url(PATH, &[&fields[..], &order, &pages].concat())
        };
        let (page, skills_page) = (asked.query.page.get(), asked.query.skills_page.get());
        let last = matrix.n_skills.div_ceil(Matrix::N_COLUMNS).max(1);
        let skills_number = Asked::number(asked.query.skills_page);
        let beside = [("skills_page", skills_number.as_str())];
        Self {
            lead: lead(matrix, asked, reader),
            matches: reader.count("people-match", "people-match-many", matrix.people.n_matches),
            shown: shown(matrix, asked, reader),
            search: asked.query.filter.search.clone(),
            filters: filters.first(actor.role() == Some(Role::Manager)),
            more,
            as_of: draft.field("as_of", reader),
            is_more_open,
            only_gaps: asked.query.filter.only_gaps,
            hidden: order
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| Hidden::new(name, value))
                .collect(),
            heads: heads.into(),
            skills: matrix.skills.iter().map(Column::new).collect(),
            rows: matrix
                .people
                .items
                .iter()
                .map(|it| Row::new(it, (matrix, asked), actor, &words))
                .collect(),
            coverage: matrix.skills.iter().map(|it| Coverage::of(it, matrix, reader)).collect(),
            all_url: is_part.then_some(PATH),
            pager: Pager::new(&matrix.people, PATH, &[&fields[..], &order, &beside].concat()),
            previous_skills: (1 < skills_page).then(|| url(page, last.min(skills_page - 1))),
            next_skills: (skills_page < last).then(|| url(page, skills_page + 1)),
            export: Export {
                csv: query::url("/skills/matrix.csv", &fields),
                xlsx: query::url("/skills/matrix.xlsx", &fields),
            },
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Column {
    fn new(skill: &MatrixSkill) -> Self {
        Self {
            href: crate::skills::url(skill.id),
            name: skill.name.as_str().to_owned(),
            category: skill.category.as_ref().map(|it| it.as_str().to_owned()),
        }
    }
}

impl Row {
    fn new(
        person: &MatrixPerson,
        (matrix, asked): (&Matrix, &Asked),
        actor: &Actor,
        words: &Words<'_>,
    ) -> Self {
        let href = match Some(person.id) == actor.person_id() {
            true => ratings::OWN_PATH.to_owned(),
            false => ratings::member_url(person.id),
        };
        let cell = |skill: &MatrixSkill| matrix.cells.get(&(person.id, skill.id));
        let title = person.job_title.as_ref().map(JobTitle::as_str);
        // Whoever sorts by it wants to see it.
        let is_shown = asked.query.order.sorted_by == MatrixSortedBy::Department;
        let department = person.department.as_ref().filter(|_| is_shown);
        let department = department.map(DepartmentName::as_str);
        let note: Vec<&str> = title.into_iter().chain(department).collect();
        Self {
            href,
            name: person.name.as_str().to_owned(),
            note: (!note.is_empty()).then(|| note.join(" · ")),
            cells: matrix.skills.iter().map(|it| cell(it).map(|it| words.cell(it))).collect(),
        }
    }
}

/// How many gaps there are to be seen, and of which day.
fn lead(matrix: &Matrix, asked: &Asked, reader: &Reader) -> String {
    let n_gaps = matrix.cells.values().filter(|it| it.standing().is_gap()).count();
    let gaps = reader.text(&Message::new("matrix-gaps").number("n", parts::count(n_gaps)));
    let on = asked.query.filter.on;
    match on == asked.today {
        true => gaps,
        false => {
            let date = Message::new("matrix-was").text("date", &reader.date(on));
            format!("{} {gaps}", reader.text(&date))
        }
    }
}

/// "Skills 41 to 80 of 400"
fn shown(matrix: &Matrix, asked: &Asked, reader: &Reader) -> String {
    let before = (asked.query.skills_page.get() - 1).saturating_mul(Matrix::N_COLUMNS);
    let message = Message::new("matrix-skills-shown")
        .number("first", before + 1)
        .number("last", before + parts::count(matrix.skills.len()))
        .number("all", matrix.n_skills);
    reader.text(&message)
}

fn head(column: MatrixSortedBy) -> &'static str {
    match column {
        MatrixSortedBy::Name => "people-person",
        MatrixSortedBy::Department => "person-department",
    }
}

impl Page for MatrixPage {
    const TEMPLATE: &'static str = "skills/matrix.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("matrix-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let late = FieldErrors::try_from_failure(application::skills::SeeMatrixError::NotYet);
        let cases = [
            (sample::matrix(), sample::asked(&[]), FieldErrors::default()),
            (
                sample::wide(),
                sample::asked(&[
                    ("q", "<a>"),
                    ("skill", &sample::id::<()>(1).to_string()),
                    ("gaps", "1"),
                    ("lapsing", "45"),
                    ("as_of", "2026-03-03"),
                    ("sort", "department"),
                    ("skills_page", "2"),
                ]),
                FieldErrors::default(),
            ),
            (
                sample::nobody(),
                sample::asked(&[("q", "\"x\""), ("as_of", "2027-01-01")]),
                late.unwrap_or_default(),
            ),
            (sample::nothing(), sample::asked(&[]), FieldErrors::default()),
        ];
        let actor = Actor::nobody(domain_kernel::Origin::default());
        let pages = cases
            .into_iter()
            .map(|(matrix, asked, errors)| Self::new(&matrix, &asked, errors, &actor, reader));
        pages.collect()
    }
}
