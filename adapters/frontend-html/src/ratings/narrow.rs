//! To whom lists of what people can do are narrowed.

use application::skills::{TeamChoices, WhichPeople};
use serde::Serialize;

use crate::{
    form::{Choice, Draft, Field},
    query::Query,
    reader::Reader,
};

/// As `components/narrow.html` draws it.
#[derive(Debug, Serialize)]
pub(super) struct Narrow {
    team: Field,
    teams: Vec<Choice>,
    department: Field,
    departments: Vec<Choice>,
    job_role: Field,
    job_roles: Vec<Choice>,
}

pub(super) fn asked(query: &Query) -> WhichPeople {
    WhichPeople {
        team: query.text("team").parse().ok(),
        department: query.text("department").parse().ok(),
        job_role: query.text("job_role").parse().ok(),
    }
}

/// The same as fields of a query string.
pub(super) fn fields(people: &WhichPeople) -> [(&'static str, String); 3] {
    [
        ("team", people.team.map(|it| it.to_string()).unwrap_or_default()),
        ("department", people.department.map(|it| it.to_string()).unwrap_or_default()),
        ("job_role", people.job_role.map(|it| it.to_string()).unwrap_or_default()),
    ]
}

impl Narrow {
    pub(super) fn new(choices: &TeamChoices, draft: &Draft, reader: &Reader) -> Self {
        let teams = choices.teams.iter().map(|(id, it)| (id.to_string(), it.as_str().to_owned()));
        let departments =
            choices.departments.iter().map(|(id, it)| (id.to_string(), it.as_str().to_owned()));
        let job_roles =
            choices.job_roles.iter().map(|(id, it)| (id.to_string(), it.as_str().to_owned()));
        let all = |key| [(String::new(), reader.say(key))].into_iter();
        Self {
            team: draft.field("team", reader),
            teams: draft.choices("team", all("gap-all-teams").chain(teams)),
            department: draft.field("department", reader),
            departments: draft
                .choices("department", all("people-all-departments").chain(departments)),
            job_role: draft.field("job_role", reader),
            job_roles: draft.choices("job_role", all("gap-all-job-roles").chain(job_roles)),
        }
    }
}
