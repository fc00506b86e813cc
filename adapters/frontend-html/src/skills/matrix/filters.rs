//! What the matrix can be narrowed to, out of what there is.

use application::{
    Message,
    skills::{Matrix, MatrixSkill},
};
use domain_kernel::{Id, Line};
use domain_skills::Level;
use serde::Serialize;

use super::asked::Asked;
use crate::{
    form::{Choice, Draft, Field},
    reader::Reader,
};

/// One list to choose from.
#[derive(Debug, Serialize)]
pub(super) struct Filter {
    of: Field,
    label: String,
    choices: Vec<Choice>,
}

/// So many days can be chosen within which something lapses.
const DAYS: [u16; 5] = [30, 60, 90, 180, 365];

/// What there is to choose from, and what was chosen.
pub(super) struct Filters<'a> {
    pub(super) matrix: &'a Matrix,
    pub(super) asked: &'a Asked,
    pub(super) draft: &'a Draft,
    pub(super) reader: &'a Reader,
}

impl Filters<'_> {
    pub(super) fn first(&self, is_manager: bool) -> Vec<Filter> {
        let choices = &self.matrix.choices;
        let team = match is_manager {
            true => None,
            false => {
                self.filter("team", "matrix-team", "matrix-everybody", named(&choices.leaders))
            }
        };
        let job_role =
            self.filter("job_role", "matrix-job-role", "matrix-any", named(&choices.job_roles));
        let category = named(&choices.categories);
        let category = self.filter("category", "skill-category", "skills-all-categories", category);
        [team, job_role, category].into_iter().flatten().collect()
    }

    /// Those that are asked for less often.
    pub(super) fn more(&self) -> Vec<Filter> {
        let choices = &self.matrix.choices;
        let departments = named(&choices.departments);
        // To begin with those that can be seen.
        let mut skills: Vec<(String, String)> = self.matrix.skills.iter().map(option).collect();
        let chosen = choices.skill.iter().map(|(id, it)| (id.to_string(), it.as_str().to_owned()));
        skills.extend(chosen.filter(|it| !skills.contains(it)).collect::<Vec<_>>());
        let levels = Level::ALL.iter().skip(1).map(|it| {
            let text = Message::new("person-skill-level-n").number("level", it.get().into());
            (it.get().to_string(), self.reader.text(&text))
        });
        let mut days: Vec<u16> = DAYS.into();
        days.extend(self.asked.query.filter.lapsing.filter(|it| !DAYS.contains(it)));
        let days = days.into_iter().map(|it| {
            let text = Message::new("matrix-within").number("n", it.into());
            (it.to_string(), self.reader.text(&text))
        });
        let level = Filter {
            of: self.draft.field("level", self.reader),
            label: self.reader.say("job-role-level"),
            choices: self.draft.choices("level", levels),
        };
        [
            self.filter("department", "person-department", "people-all-departments", departments),
            self.filter("project", "matrix-project", "matrix-any", named(&choices.projects)),
            self.filter("grade", "skill-profile-grade", "matrix-any", named(&choices.grades)),
            self.filter("skill", "matrix-has-skill", "matrix-any", skills),
            (!self.matrix.skills.is_empty()).then_some(level),
            self.filter("lapsing", "matrix-lapsing", "matrix-whenever", days.collect()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Nothing where there is nothing to choose.
    fn filter(
        &self,
        name: &'static str,
        label: &str,
        all: &str,
        options: Vec<(String, String)>,
    ) -> Option<Filter> {
        let none = (String::new(), self.reader.say(all));
        (!options.is_empty()).then(|| Filter {
            of: self.draft.field(name, self.reader),
            label: self.reader.say(label),
            choices: self.draft.choices(name, [none].into_iter().chain(options)),
        })
    }
}

fn named<T, const N: usize>(of: &[(Id<T>, Line<N>)]) -> Vec<(String, String)> {
    of.iter().map(|(id, it)| (id.to_string(), it.as_str().to_owned())).collect()
}

fn option(skill: &MatrixSkill) -> (String, String) {
    (skill.id.to_string(), skill.name.as_str().to_owned())
}
