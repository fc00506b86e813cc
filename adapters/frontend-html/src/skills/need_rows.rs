//! The rows of a form that says what is needed: a skill and a level each, and what can be done to
//! them.

use domain_skills::{JobRoleSettings, Level, Need, SkillId, SkillName};
use serde::Serialize;

use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, FormError, Refusal},
    reader::Reader,
};

const PARTS: [&str; 2] = ["skill", "level"];

/// A skill as `components/need_rows.html` draws it.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    place: usize,
    skill: Field,
    skills: Vec<Choice>,
    level: Field,
    levels: Vec<Choice>,
    /// Whether it has just been asked for.
    is_new: bool,
}

/// What a button other than "save" does to the rows. Places count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rearrange {
    Add,
    Remove(usize),
}

/// Every field that the rows may have.
pub(crate) fn names() -> impl Iterator<Item = String> {
    (1..=JobRoleSettings::MOST_NEEDS).flat_map(|place| PARTS.map(|part| name(part, place)))
}

pub(crate) fn name(part: &str, place: usize) -> String {
    format!("{part}_{place}")
}

/// How many rows the form has.
fn n_rows(form: &Form) -> usize {
    let has = |it: &usize| form.is_ticked(&name("skill", *it));
    (1..=JobRoleSettings::MOST_NEEDS).rev().find(has).unwrap_or_default()
}

fn texts(form: &Form) -> Vec<[String; 2]> {
    let row = |place| PARTS.map(|part| form.text(&name(part, place)).to_owned());
    (1..=n_rows(form)).map(row).collect()
}

/// The fields of rows, in their order.
pub(crate) fn fields(rows: Vec<[String; 2]>) -> impl Iterator<Item = (String, String)> {
    (1..).zip(rows).flat_map(|(place, row)| {
        PARTS.into_iter().zip(row).map(move |(part, value)| (name(part, place), value))
    })
}

/// What was chosen; a row without a skill says nothing.
pub(crate) fn parse(form: &Form) -> Result<Vec<Need>, Refusal> {
    let (mut errors, mut needs) = (FieldErrors::default(), Vec::new());
    for (place, [skill, level]) in (1..).zip(texts(form)) {
        if skill.is_empty() {
            continue;
        }
        let skill: SkillId = skill.parse().map_err(|_| FormError::Unreadable)?;
        let level = errors.take(name("level", place), Level::parse(&level));
        needs.extend(level.map(|level| Need { skill, level }));
    }
    if errors.is_empty() { Ok(needs) } else { Err(errors.into()) }
}

impl Rearrange {
    pub(crate) fn parse(form: &Form) -> Option<Self> {
        match form.text("action").split_once('_')? {
            ("add", "skill") => Some(Self::Add),
            ("remove", place) => {
                let place = place.parse().ok()?;
                (1..=n_rows(form)).contains(&place).then_some(Self::Remove(place))
            }
            _ => None,
        }
    }

    /// The same form with other rows.
    pub(crate) fn apply(self, form: &Form) -> Form {
        let mut rows = texts(form);
        match self {
            Self::Add if rows.len() < JobRoleSettings::MOST_NEEDS => {
                rows.push([String::new(), "1".to_owned()]);
            }
            Self::Add => {}
            Self::Remove(place) => {
                rows.remove(place - 1);
            }
        }
        let of_rows: Vec<String> = names().collect();
        let own = |it: &(&str, &str)| !of_rows.iter().any(|name| name == it.0);
        let others =
            form.fields().filter(own).map(|(name, value)| (name.to_owned(), value.to_owned()));
        others.chain(fields(rows)).collect()
    }
}

impl Row {
    pub(crate) fn all(
        draft: &Draft,
        skills: &[(SkillId, SkillName)],
        rearranged: Option<Rearrange>,
        reader: &Reader,
    ) -> Vec<Self> {
        let n_rows = n_rows(draft.form());
        let row = |place: usize| Self {
            is_new: rearranged == Some(Rearrange::Add) && place == n_rows,
            ..Self::new(draft, skills, place, reader)
        };
        (1..=n_rows).map(row).collect()
    }

    fn new(draft: &Draft, skills: &[(SkillId, SkillName)], place: usize, reader: &Reader) -> Self {
        let field = |part| draft.field(name(part, place), reader);
        let none = (String::new(), reader.say("job-role-no-skill"));
        let skills = skills.iter().map(|(id, it)| (id.to_string(), it.as_str().to_owned()));
        let levels = Level::ALL.into_iter().filter(|it| *it != Level::NONE);
        let levels = levels.map(|it| (it.get().to_string(), reader.number(it.get())));
        Self {
            place,
            skill: field("skill"),
            skills: draft.choices(&name("skill", place), [none].into_iter().chain(skills)),
            level: field("level"),
            levels: draft.choices(&name("level", place), levels),
            is_new: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows_after(action: &str) -> Vec<String> {
        let rows = [("skill_1", "a"), ("level_1", "2"), ("skill_2", ""), ("level_2", "1")];
        let form: Form = [("title", "T"), ("action", action)].into_iter().chain(rows).collect();
        let form = Rearrange::parse(&form).map_or(form.clone(), |it| it.apply(&form));
        assert_eq!(form.text("title"), "T");
        texts(&form).into_iter().map(|it| it.concat()).collect()
    }

    #[test]
    fn rows_are_added_and_removed() {
        assert_eq!(rows_after(""), ["a2", "1"]);
        assert_eq!(rows_after("add_skill"), ["a2", "1", "1"]);
        assert_eq!(rows_after("remove_1"), ["1"]);
        for none in ["remove_0", "remove_3", "remove_x", "up_1", "add"] {
            assert_eq!(rows_after(none), ["a2", "1"], "{none}");
        }
    }
}
