use application::{
    App, Message, Page as Lines, PageNumber,
    training::{ModuleView, see_module},
};
use axum::{extract::State, response::Response};
use domain_kernel::Permission;
use domain_training::{
    Content, Lesson, Module, ModuleId, ModuleStatus, ModuleVersion, Question, QuestionType, Quiz,
    QuizRules,
};
use serde::Serialize;

use super::{
    PATH,
    actions::Actions,
    edit::title,
    kinds::{self, StateText},
    question_text::QuestionLine,
    url,
};
use crate::{
    pager::Pager,
    parts::{Fact, Hidden, Link, count},
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    training::{
        needs::span,
        player::{Track, tracks_in},
        validity_rule,
    },
    views::Page,
    visitor::{PathId, Signed},
};

/// A module as its authors see it: what is published of it, and what is being written.
#[derive(Debug, Serialize)]
pub(crate) struct ModulePage {
    title: String,
    lead: String,
    state: StateText,
    facts: Vec<Fact>,
    /// What was said against its questions and nobody has answered.
    challenged: Option<String>,
    /// What its author has likely not meant.
    warning: Option<String>,
    content: Option<String>,
    tracks: Vec<Track>,
    is_quiz: bool,
    questions: Vec<QuestionLine>,
    pager: Option<Pager>,
    /// One for each type of question; none while nothing can be changed.
    add: Vec<Link>,
    actions: Actions,
    /// What the form sends along that makes a copy.
    copy: Vec<Hidden>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let module = see_module(&app, &actor, id).await?;
    let may_correct = actor.permit(Permission::CorrectResults).is_ok();
    let copy = app.ids.next();
    let mut page = ModulePage::new(&module, query.page(), copy, may_correct, screen.reader());
    page.tracks = tracks_in(&app, &actor, content(shown(&module)), screen.reader()).await?;
    Ok(screen.show(&page))
}

/// The page of the list that a question stands on.
pub(super) fn page_of(place: usize) -> usize {
    place / N_QUESTIONS + 1
}

const N_QUESTIONS: usize = Lines::<()>::N_LINES as usize;

impl ModulePage {
    fn new(
        module: &ModuleView,
        page: PageNumber,
        copy: ModuleId,
        may_correct: bool,
        reader: &Reader,
    ) -> Self {
        let id = module.module.value.id();
        let (draft, lesson) = (module.module.value.draft(), shown(module));
        let all = lesson.map(Lesson::questions).unwrap_or_default();
        let n_skipped = page.n_skipped() as usize;
        let shown = all.iter().enumerate().skip(n_skipped).take(N_QUESTIONS);
        let lines = Lines { items: Vec::<()>::new(), number: page, n_matches: count(all.len()) };
        let line = |(place, it): (usize, &Question)| {
            let section = it.rules().section.and_then(|id| lesson?.quiz()?.section(id));
            QuestionLine::new(id, (place, all.len()), it, section, draft.is_some(), reader)
        };
        let is_quiz = lesson.is_some_and(|it| it.quiz().is_some());
        Self {
            title: title(module).to_owned(),
            lead: reader.text(&standing(module, reader)),
            state: StateText::of(module.module.value.status(), reader),
            facts: lesson.map(|it| facts(it, module, reader)).unwrap_or_default(),
            challenged: (0 < module.n_challenges).then(|| {
                reader.text(&Message::new("challenges-open").number("n", module.n_challenges))
            }),
            warning: lesson.and_then(|it| warning(it, reader)),
            content: content(lesson).map(|it| it.as_str().to_owned()),
            tracks: Vec::new(),
            is_quiz,
            questions: shown.map(line).collect(),
            pager: Pager::new(&lines, &url(id), &[]),
            add: if draft.is_some() && is_quiz { add_links(module, reader) } else { Vec::new() },
            actions: Actions::new(module, is_quiz, all.is_empty(), may_correct),
            copy: vec![Hidden::new("id", &copy)],
        }
    }
}

/// What is being written, or else what is published.
fn shown(module: &ModuleView) -> Option<&Lesson> {
    let published = module.latest.as_ref().map(ModuleVersion::lesson);
    module.module.value.draft().or(published)
}

fn content(lesson: Option<&Lesson>) -> Option<&Content> {
    lesson?.about().content.as_ref()
}

/// What is true of it now, in a sentence.
fn standing(module: &ModuleView, reader: &Reader) -> Message {
    let n = module.latest.as_ref().map(|it| it.number().get()).unwrap_or_default();
    let when = module.latest.as_ref().map(|it| reader.date_time(it.published()));
    let has_draft = module.module.value.draft().is_some();
    let key = match (module.module.value.status(), has_draft) {
        (ModuleStatus::Draft, _) => return Message::new("module-lead-draft"),
        (ModuleStatus::Published, false) => "module-lead-published",
        (ModuleStatus::Published, true) => "module-lead-next",
        (ModuleStatus::Retired, _) => "module-lead-retired",
    };
    Message::new(key).number("n", n).text("when", &when.unwrap_or_default())
}

fn facts(lesson: &Lesson, module: &ModuleView, reader: &Reader) -> Vec<Fact> {
    let fact = |key, value| Fact { name: reader.say(key), value };
    let minutes =
        Message::new("module-minutes-value").number("n", u32::from(lesson.about().minutes.get()));
    let whom = if lesson.about().is_open_to_all { "module-for-all" } else { "module-for-assigned" };
    let mut facts = vec![
        fact("module-kind", kinds::kind(lesson.kind().of_type(), reader)),
        fact("module-minutes-name", reader.text(&minutes)),
        fact("module-for", reader.say(whom)),
    ];
    if lesson.about().gives_certificate {
        facts.push(fact("certificate", reader.say("module-certificate-given")));
    }
    if let Some(validity) = &lesson.about().validity {
        facts.push(fact("module-good-for", validity_rule(validity, reader)));
    }
    if let Some(quiz) = lesson.quiz() {
        let (needed, mark) = (quiz.needed(), quiz.rules.pass_mark);
        let key =
            if mark.part().is_some() { "module-passes-value" } else { "module-passes-points" };
        let passes = Message::new(key)
            .text("part", &mark.to_string())
            .text("needed", &reader.points(needed.least))
            .text("max", &reader.points(needed.max));
        facts.push(fact("module-passes", reader.text(&passes)));
        facts.extend(policies(quiz, reader));
        facts.push(fact("module-feedback", kinds::feedback(quiz.rules.feedback, reader)));
    }
    facts.push(fact("modules-in-progress", reader.number(module.n_in_progress)));
    facts.push(fact("modules-completed", reader.number(module.n_completed)));
    facts
}

/// What else its author has decided.
fn policies(quiz: &Quiz, reader: &Reader) -> Vec<Fact> {
    let QuizRules { tries, time_limit, shuffles_questions, shuffles_options, .. } = quiz.rules;
    let number = |key, n: usize| Message::new(key).number("n", count(n));
    let n_critical = quiz.questions().iter().filter(|it| it.rules().is_critical).count();
    let n_sections = quiz.sections().len();
    let shuffles = match (shuffles_questions, shuffles_options) {
        (true, true) => Some("module-shuffles-both"),
        (true, false) => Some("module-shuffles-questions"),
        (false, true) => Some("module-shuffles-options"),
        (false, false) => None,
    };
    let values = [
        (
            "module-asked",
            (quiz.n_asked() < quiz.questions().len()).then(|| {
                reader.text(
                    &number("module-asked-value", quiz.n_asked())
                        .number("of", count(quiz.questions().len())),
                )
            }),
        ),
        ("module-tries", tries.most.map(|it| it.to_string())),
        ("module-wait", Some(tries.wait.minutes()).filter(|it| 0 < *it).map(|it| span(it, reader))),
        ("module-time", time_limit.map(|it| span(it.minutes().into(), reader))),
        ("module-order", shuffles.map(|it| reader.say(it))),
        ("module-sections", (0 < n_sections).then(|| reader.number(count(n_sections)))),
        ("module-critical", (0 < n_critical).then(|| reader.number(count(n_critical)))),
    ];
    let values = values.into_iter().filter_map(|(key, value)| Some((key, value?)));
    values.map(|(key, value)| Fact { name: reader.say(key), value }).collect()
}

/// "2 of 3 is 66.6 % and fails": that 67 % was likely meant to be two thirds.
fn warning(lesson: &Lesson, reader: &Reader) -> Option<String> {
    let quiz = lesson.quiz()?;
    let (below, needed) = (quiz.near_miss()?, quiz.needed());
    let warning = Message::new("module-near-miss")
        .text("part", &quiz.rules.pass_mark.to_string())
        .text("below", &reader.points(below))
        .text("needed", &reader.points(needed.least))
        .text("max", &reader.points(needed.max));
    Some(reader.text(&warning))
}

fn add_links(module: &ModuleView, reader: &Reader) -> Vec<Link> {
    let url = url(module.module.value.id());
    let link = |it: QuestionType| Link {
        href: format!("{url}/questions/new?type={}", it.name()),
        text: kinds::question_type(it, reader),
    };
    QuestionType::ALL.map(link).into()
}

impl Page for ModulePage {
    const TEMPLATE: &'static str = "training/modules/author.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", self.title, reader.say("nav-modules"))
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use super::sample;

        let second = PageNumber::parse(2).unwrap_or(PageNumber::FIRST);
        let copy = crate::training::sample::id(7);
        let page = |it: &ModuleView, page| Self::new(it, page, copy, true, reader);
        vec![
            page(&sample::draft(), PageNumber::FIRST),
            page(&sample::next(), PageNumber::FIRST),
            page(&sample::published(), PageNumber::FIRST),
            page(&sample::retired(), PageNumber::FIRST),
            page(&sample::reading(), PageNumber::FIRST),
            page(&sample::long(), second),
            page(&sample::empty(), PageNumber::FIRST),
            page(&sample::strict(), PageNumber::FIRST),
        ]
    }
}

/// The way back to the list.
pub(super) fn list_link(reader: &Reader) -> Link {
    Link { href: PATH.to_owned(), text: reader.say("modules-title") }
}
