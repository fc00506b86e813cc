//! What the answers of many people say about the questions of a module, for its authors.

mod question;

use application::{
    App, Message, Page as Lines, PageNumber,
    training::{ModuleStatistics, SeeStatistics, VersionLine, see_statistics},
};
use axum::{extract::State, response::Response};
use domain_training::{Module, ModuleId, VersionNumber};
use serde::Serialize;

use super::url;
use crate::{
    form::{Choice, Draft, Field},
    pager::Pager,
    parts::{Link, count},
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{PathId, Signed},
};
use question::QuestionFigures;

/// How hard the questions of a version are, and what is answered.
#[derive(Debug, Serialize)]
pub(crate) struct StatisticsPage {
    title: String,
    back: Link,
    lead: String,
    /// Where this page is without its query.
    action: String,
    version: Field,
    /// None where there is only one to choose from.
    versions: Vec<Choice>,
    /// Why there are no figures.
    nothing: Option<String>,
    concerns: Vec<Concern>,
    questions: Vec<QuestionFigures>,
    pager: Option<Pager>,
}

/// A question that its author should look at.
#[derive(Debug, Serialize)]
struct Concern {
    href: String,
    question: String,
    text: String,
}

const N_QUESTIONS: usize = Lines::<()>::N_LINES as usize;

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(module): PathId<Module>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let version = query.text("version").parse().ok().map(VersionNumber::new);
    let found = see_statistics(&app, &actor, SeeStatistics { module, version }).await?;
    Ok(screen.show(&StatisticsPage::new(&found, query.page(), screen.reader())))
}

pub(super) fn statistics_url(module: ModuleId) -> String {
    format!("{}/statistics", url(module))
}

impl StatisticsPage {
    fn new(found: &ModuleStatistics, page: PageNumber, reader: &Reader) -> Self {
        let (version, lesson) = (&found.version, found.version.lesson());
        let number = version.number().get().to_string();
        let questions = lesson.questions();
        let action = statistics_url(version.module());
        let n_skipped = page.n_skipped() as usize;
        let shown = questions.iter().enumerate().skip(n_skipped).take(N_QUESTIONS);
        let is_told = ModuleStatistics::LEAST_PEOPLE <= found.n_people;
        let shown = shown.filter(|_| is_told);
        let figures = shown.map(|(place, it)| match found.item(it.id()) {
            Some(item) => QuestionFigures::new(place, it, item, reader),
            None => QuestionFigures::unknown(place, it, reader),
        });
        let draft = Draft::filled([("version", number.as_str())]);
        let versions = found.versions.iter().map(|it| choice(it, reader));
        let n_lines = if is_told { count(questions.len()) } else { 0 };
        let lines = Lines { items: Vec::<()>::new(), number: page, n_matches: n_lines };
        let fields = [("version", number.as_str())];
        Self {
            title: lesson.about().title.as_str().to_owned(),
            back: Link {
                href: url(version.module()),
                text: lesson.about().title.as_str().to_owned(),
            },
            lead: reader.text(&lead(found)),
            version: draft.field("version", reader),
            versions: if found.versions.len() < 2 {
                Vec::new()
            } else {
                draft.choices("version", versions)
            },
            nothing: nothing(found).map(|it| reader.text(&it)),
            concerns: concerns(found, &action, &number, reader),
            questions: figures.collect(),
            pager: Pager::new(&lines, &action, &fields),
            action,
        }
    }
}

fn choice(version: &VersionLine, reader: &Reader) -> (String, String) {
    let number = version.number.get();
    let text = Message::new("statistics-version")
        .number("n", number)
        .text("when", &reader.date_time(version.published));
    (number.to_string(), reader.text(&text))
}

fn lead(found: &ModuleStatistics) -> Message {
    let key = if found.is_part() { "statistics-lead-part" } else { "statistics-lead" };
    Message::new(key)
        .number("people", count(found.n_people))
        .number("n", found.version.number().get())
}

fn nothing(found: &ModuleStatistics) -> Option<Message> {
    if found.version.quiz().is_none() {
        return Some(Message::new("statistics-no-questions"));
    }
    let least = count(ModuleStatistics::LEAST_PEOPLE);
    let too_few = || Message::new("statistics-too-few").number("n", least);
    (found.n_people < ModuleStatistics::LEAST_PEOPLE).then(too_few)
}

fn concerns(
    found: &ModuleStatistics,
    action: &str,
    version: &str,
    reader: &Reader,
) -> Vec<Concern> {
    let questions = found.version.lesson().questions().iter().enumerate();
    let concerns = questions.filter_map(|(place, it)| {
        let concern = found.item(it.id())?.concern()?;
        let page = place / N_QUESTIONS + 1;
        Some(Concern {
            href: format!("{action}?version={version}&page={page}#q{}", place + 1),
            question: reader.text(&question::heading(place)),
            text: reader.say(question::concern(concern)),
        })
    });
    concerns.collect()
}

impl Page for StatisticsPage {
    const TEMPLATE: &'static str = "training/modules/statistics.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", reader.say("statistics-title"), self.title)
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let page = |it: &ModuleStatistics, page| Self::new(it, page, reader);
        let (first, second) = (PageNumber::FIRST, PageNumber::parse(2));
        vec![
            page(&super::sample::statistics(20, 1), first),
            page(&super::sample::statistics(0, 1), first),
            page(&super::sample::statistics(500, 6), second.unwrap_or(first)),
        ]
    }
}
