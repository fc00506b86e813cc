use application::{
    App, Message, Page as Lines,
    training::{ListModules, ModuleLine, ModulesSortedBy, list_modules},
};
use axum::{extract::State, response::Response};
use domain_training::{KindType, ModuleStatus};
use serde::Serialize;

use super::{
    PATH,
    kinds::{self, StateText},
    url,
};
use crate::{
    form::{Choice, Draft, Field},
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

/// All modules of the company.
#[derive(Debug, Serialize)]
pub(crate) struct ModulesPage {
    lead: String,
    matches: String,
    search: Field,
    status: Field,
    statuses: Vec<Choice>,
    kind: Field,
    kinds: Vec<Choice>,
    draft: Field,
    drafts: Vec<Choice>,
    /// How it is sorted goes along with a search.
    hidden: Vec<Hidden>,
    heads: Vec<SortHead>,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    modules: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    title: String,
    state: StateText,
    /// That the next version is being written.
    note: Option<String>,
    published: Option<String>,
    n_questions: Option<String>,
    n_in_progress: String,
    n_completed: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = ListModules {
        search: query.text("q").to_owned(),
        status: ModuleStatus::parse(query.text("status")),
        kind: KindType::parse(query.text("kind")),
        has_draft: has_draft(query.text("draft")),
        sorted_by: ModulesSortedBy::parse(query.text("sort")).unwrap_or_default(),
        direction: sort::direction(query.text("direction")),
        page: query.page(),
    };
    let modules = list_modules(&app, &actor, asked.clone()).await?;
    Ok(screen.show(&ModulesPage::new(&modules, &asked, screen.reader())))
}

impl ModulesPage {
    fn new(modules: &Lines<ModuleLine>, asked: &ListModules, reader: &Reader) -> Self {
        let wanted = asked.status.map(ModuleStatus::name).unwrap_or_default();
        let fields = [
            ("q", asked.search.as_str()),
            ("status", wanted),
            ("kind", asked.kind.map(KindType::name).unwrap_or_default()),
            ("draft", word(asked.has_draft)),
        ];
        let is_by_title = asked.sorted_by == ModulesSortedBy::Title;
        let sorted = if is_by_title { "" } else { asked.sorted_by.name() };
        let order = [("sort", sorted), ("direction", sort::word(asked.direction))];
        let draft = Draft::filled(fields);
        let statuses =
            ModuleStatus::ALL.map(|it| (it.name().to_owned(), StateText::word(it, reader)));
        let all = (String::new(), reader.say("modules-all-states"));
        let kinds = KindType::ALL.map(|it| (it.name().to_owned(), kinds::kind(it, reader)));
        let all_kinds = (String::new(), reader.say("modules-all-kinds"));
        let drafts = [None, Some(true), Some(false)];
        let drafts = drafts.map(|it| (word(it).to_owned(), reader.say(drafted(it))));
        let heads = ModulesSortedBy::ALL.map(|it| {
            let current = (it == asked.sorted_by).then_some(asked.direction);
            SortHead::new(it.name(), reader.say(head(it)), current, PATH, &fields)
        });
        let matches = reader.count("modules-match", "modules-match-many", modules.n_matches);
        let is_part = query::url(PATH, &fields) != PATH;
        Self {
            lead: matches.clone(),
            matches,
            search: draft.field("q", reader),
            status: draft.field("status", reader),
            statuses: draft.choices("status", [all].into_iter().chain(statuses)),
            kind: draft.field("kind", reader),
            kinds: draft.choices("kind", [all_kinds].into_iter().chain(kinds)),
            draft: draft.field("draft", reader),
            drafts: draft.choices("draft", drafts),
            hidden: order
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| Hidden::new(name, value))
                .collect(),
            heads: heads.into(),
            all_url: is_part.then_some(PATH),
            modules: modules.items.iter().map(|it| Line::new(it, reader)).collect(),
            pager: Pager::new(modules, PATH, &[&fields[..], &order].concat()),
        }
    }
}

/// The word of query strings.
fn word(has_draft: Option<bool>) -> &'static str {
    match has_draft {
        None => "",
        Some(true) => "yes",
        Some(false) => "no",
    }
}

/// The opposite of [`word`].
fn has_draft(text: &str) -> Option<bool> {
    let all = [Some(true), Some(false)];
    all.into_iter().find(|it| word(*it) == text).flatten()
}

fn drafted(has_draft: Option<bool>) -> &'static str {
    match has_draft {
        None => "modules-drafts-all",
        Some(true) => "modules-drafts-with",
        Some(false) => "modules-drafts-without",
    }
}

fn head(column: ModulesSortedBy) -> &'static str {
    match column {
        ModulesSortedBy::Title => "module-title",
        ModulesSortedBy::Published => "modules-published",
        ModulesSortedBy::InProgress => "modules-in-progress",
        ModulesSortedBy::Completed => "modules-completed",
    }
}

impl Line {
    fn new(module: &ModuleLine, reader: &Reader) -> Self {
        let is_next = module.has_draft && module.version.is_some();
        let version = module.version.map(|it| Message::new("module-version").number("n", it.get()));
        let next = is_next.then(|| reader.say("modules-next"));
        Self {
            href: url(module.id),
            title: module.title.as_str().to_owned(),
            state: StateText::of(module.status, reader),
            note: next.or_else(|| version.map(|it| reader.text(&it))),
            published: module.published.and_then(|it| reader.date_of(it)).map(|it| reader.date(it)),
            n_questions: module.n_questions.map(|it| reader.number(it)),
            n_in_progress: reader.number(module.n_in_progress),
            n_completed: reader.number(module.n_completed),
        }
    }
}

impl Page for ModulesPage {
    const TEMPLATE: &'static str = "training/modules/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("modules-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::{PageNumber, identity::Direction};
        use domain_kernel::Timestamp;
        use domain_training::{ModuleTitle, VersionNumber};

        let line = |number, status, version: Option<u32>, has_draft| ModuleLine {
            id: crate::training::sample::id(number),
            title: ModuleTitle::restore("Lock-out & tag-out <b>".to_owned()),
            status,
            version: version.map(VersionNumber::new),
            published: version.map(|_| Timestamp::from_micros(1_795_521_600_000_000)),
            has_draft,
            n_questions: version.map(|_| 12),
            n_in_progress: 3,
            n_completed: 1_204,
        };
        let asked = |search: &str, page| ListModules {
            search: search.to_owned(),
            sorted_by: if page == 1 { ModulesSortedBy::Title } else { ModulesSortedBy::Completed },
            direction: if page == 1 { Direction::Ascending } else { Direction::Descending },
            page: PageNumber::parse(page).unwrap_or(PageNumber::FIRST),
            ..ListModules::default()
        };
        let lines = vec![
            line(1, ModuleStatus::Draft, None, true),
            line(2, ModuleStatus::Published, Some(2), true),
            line(3, ModuleStatus::Published, Some(1), false),
            line(4, ModuleStatus::Retired, Some(1), false),
        ];
        let page = |items, number, n_matches| Lines { items, number, n_matches };
        let second = asked("", 2);
        let full = page(lines, second.page, 10_001);
        let none = || page(Vec::new(), PageNumber::FIRST, 0);
        vec![
            Self::new(&full, &second, reader),
            Self::new(&none(), &asked("\"x\"", 1), reader),
            Self::new(&none(), &asked("", 1), reader),
        ]
    }
}
