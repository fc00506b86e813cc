use application::{
    App, Page as Lines,
    skills::{LabelLine, ListSkills, SkillLine, SkillsSortedBy, list_labels, list_skills},
};
use axum::{extract::State, response::Response};
use domain_skills::LabelKind;
use serde::Serialize;

use super::{PATH, sample, url};
use crate::{
    form::{Choice, Draft},
    pager::Pager,
    parts::Hidden,
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    sort::{self, SortHead},
    views::Page,
    visitor::Signed,
};

/// All skills of the company.
#[derive(Debug, Serialize)]
pub(crate) struct SkillsPage {
    matches: String,
    search: String,
    categories: Vec<Choice>,
    /// How it is sorted goes along with a search.
    hidden: Vec<Hidden>,
    heads: Vec<SortHead>,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    skills: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    category: Option<String>,
    is_critical: bool,
    n_job_roles: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = ListSkills {
        search: query.text("q").to_owned(),
        category: query.text("category").parse().ok(),
        sorted_by: SkillsSortedBy::parse(query.text("sort")).unwrap_or_default(),
        direction: sort::direction(query.text("direction")),
        page: query.page(),
    };
    let skills = list_skills(&app, &actor, asked.clone()).await?;
    let labels = list_labels(&app, &actor).await?;
    Ok(screen.show(&SkillsPage::new(&skills, &labels, &asked, screen.reader())))
}

impl SkillsPage {
    fn new(
        skills: &Lines<SkillLine>,
        labels: &[LabelLine],
        asked: &ListSkills,
        reader: &Reader,
    ) -> Self {
        let category = asked.category.map(|it| it.to_string()).unwrap_or_default();
        let fields = [("q", asked.search.as_str()), ("category", category.as_str())];
        let is_by_name = asked.sorted_by == SkillsSortedBy::Name;
        let sorted = if is_by_name { "" } else { asked.sorted_by.name() };
        let order = [("sort", sorted), ("direction", sort::word(asked.direction))];
        let heads = SkillsSortedBy::ALL.map(|it| {
            let current = (it == asked.sorted_by).then_some(asked.direction);
            SortHead::new(it.name(), reader.say(head(it)), current, PATH, &fields)
        });
        let is_part = query::url(PATH, &fields) != PATH;
        Self {
            matches: reader.count("skills-match", "skills-match-many", skills.n_matches),
            search: asked.search.clone(),
            categories: categories(labels, &Draft::filled([("category", category.as_str())]), {
                reader.say("skills-all-categories")
            }),
            hidden: order
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| Hidden::new(name, value))
                .collect(),
            heads: heads.into(),
            all_url: is_part.then_some(PATH),
            skills: skills.items.iter().map(|it| Line::new(it, reader)).collect(),
            pager: Pager::new(skills, PATH, &[&fields[..], &order].concat()),
        }
    }
}

/// The categories to choose from, after what stands for none of them.
pub(super) fn categories(labels: &[LabelLine], draft: &Draft, none: String) -> Vec<Choice> {
    let labels = labels.iter().filter(|it| it.kind == LabelKind::Category);
    let labels = labels.map(|it| (it.id.to_string(), it.name.as_str().to_owned()));
    draft.choices("category", [(String::new(), none)].into_iter().chain(labels))
}

impl Line {
    fn new(skill: &SkillLine, reader: &Reader) -> Self {
        Self {
            href: url(skill.id),
            name: skill.name.as_str().to_owned(),
            category: skill.category.as_ref().map(|it| it.as_str().to_owned()),
            is_critical: skill.is_critical,
            n_job_roles: reader.number(skill.n_job_roles),
        }
    }
}

fn head(column: SkillsSortedBy) -> &'static str {
    match column {
        SkillsSortedBy::Name => "skill-name",
        SkillsSortedBy::Category => "skill-category",
        SkillsSortedBy::JobRoles => "job-roles-title",
    }
}

impl Page for SkillsPage {
    const TEMPLATE: &'static str = "skills/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("skills-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::PageNumber;

        let asked =
            |search: &str| ListSkills { search: search.to_owned(), ..ListSkills::default() };
        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        let by_category = ListSkills {
            sorted_by: SkillsSortedBy::Category,
            category: Some(sample::id(11)),
            ..asked("")
        };
        let labels = sample::labels();
        vec![
            Self::new(&page(sample::lines(), 10_001), &labels, &by_category, reader),
            Self::new(&page(Vec::new(), 0), &labels, &asked("\"x\""), reader),
            Self::new(&page(Vec::new(), 0), &[], &asked(""), reader),
        ]
    }
}
