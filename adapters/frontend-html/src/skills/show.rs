use application::{
    App, Message,
    skills::{SkillView, see_skill},
};
use axum::{extract::State, response::Response};
use domain_skills::Skill;
use serde::Serialize;

use super::{sample, url};
use crate::{
    parts::Fact,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{PathId, Signed},
};

/// One skill, and what its levels mean.
#[derive(Debug, Serialize)]
pub(crate) struct SkillPage {
    name: String,
    lead: String,
    is_critical: bool,
    levels: Vec<Level>,
    facts: Vec<Fact>,
    edit_url: String,
    grants_url: String,
    delete_url: String,
}

#[derive(Debug, Serialize)]
struct Level {
    name: String,
    text: Option<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Skill>,
    screen: Screen,
) -> Result<Response, Problem> {
    let skill = see_skill(&app, &actor, id).await?;
    Ok(screen.show(&SkillPage::new(&skill, screen.reader())))
}

impl SkillPage {
    fn new(skill: &SkillView, reader: &Reader) -> Self {
        let (settings, url) = (&skill.settings, url(skill.id));
        let lead = Message::new("skill-lead").number("n", skill.n_job_roles);
        let levels = (1..).zip(&settings.levels).map(|(number, text)| Level {
            name: reader.text(&Message::new("skill-level").number("n", number)),
            text: text.as_ref().map(|it| it.as_str().to_owned()),
        });
        Self {
            name: settings.name.as_str().to_owned(),
            lead: reader.text(&lead),
            is_critical: settings.is_critical,
            levels: levels.collect(),
            facts: facts(skill, reader),
            edit_url: format!("{url}/edit"),
            grants_url: format!("{url}/grants"),
            delete_url: format!("{url}/delete"),
        }
    }
}

fn facts(skill: &SkillView, reader: &Reader) -> Vec<Fact> {
    let fact = |key, value: String| Fact { name: reader.say(key), value };
    let category = skill.category.as_ref().map(|it| it.as_str().to_owned());
    let created = reader.date_of(skill.created).map(|it| reader.date(it));
    let category = category.unwrap_or_else(|| reader.say("skill-no-category"));
    let facts =
        [Some(fact("skill-category", category)), created.map(|it| fact("course-since", it))];
    facts.into_iter().flatten().collect()
}

impl Page for SkillPage {
    const TEMPLATE: &'static str = "skills/show.html";

    fn title(&self, _: &Reader) -> String {
        self.name.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        vec![Self::new(&sample::skill(), reader), Self::new(&sample::bare(), reader)]
    }
}
