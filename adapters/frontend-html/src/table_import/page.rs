use application::{Message, identity::Table};
use domain_kernel::Id;
use serde::Serialize;
use uuid::Uuid;

use super::{CHOICE, Looked, MOST_LINES, ON, TableImport, Words};
use crate::{
    courses::{DayFields, StudentsImport},
    equipment::ItemsImport,
    form::{Draft, Field, FieldErrors, Form, Mistake, Tick},
    identity::PeopleImport,
    parts::{Link, count},
    ratings::RatingsImport,
    reader::Reader,
    skills::SkillsImport,
    views::Page,
};

/// A table, before anything becomes of it.
#[derive(Debug, Serialize)]
pub(crate) struct ImportTablePage {
    title: String,
    lead: String,
    back: Link,
    action: &'static str,
    file: Field,
    file_hint: String,
    text: Field,
    /// The day of lines that do not say one, with what it is for.
    on: Option<(DayFields, String)>,
    /// What else may be done with it, and what that is.
    choice: Option<(Tick, String)>,
    checked: Option<Checked>,
    apply: Option<Apply>,
    /// What the button says that looks at it.
    check: String,
    catalog: Option<Catalog>,
    other: Option<Link>,
    mistakes: Vec<Mistake>,
}

/// What would become of it.
#[derive(Debug, Serialize)]
struct Checked {
    summary: String,
    notes: Vec<String>,
    faults: Vec<FaultRow>,
    caption: String,
    heads: Vec<String>,
    rows: Vec<Row>,
    /// How many lines are not shown.
    more: Option<String>,
}

#[derive(Debug, Serialize)]
struct FaultRow {
    line: u32,
    column: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct Row {
    line: u32,
    name: String,
    detail: Option<String>,
    cells: Vec<CellText>,
}

/// A cell, with what stands below it.
#[derive(Debug, Serialize)]
pub(crate) struct CellText {
    pub(crate) text: Option<String>,
    pub(crate) detail: Option<String>,
}

/// The button that does it, if it can be done.
#[derive(Debug, Serialize)]
struct Apply {
    button: String,
    /// The id that it sends along.
    first: String,
    /// What else happens then.
    note: Option<String>,
}

/// The button that takes what the program brings along.
#[derive(Debug, Serialize)]
struct Catalog {
    take: String,
    source: String,
}

impl ImportTablePage {
    pub(super) fn new(
        words: &Words,
        looked: Option<(Looked, Id<Table>)>,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let n_new = looked.as_ref().filter(|(it, _)| it.n_faults == 0).map(|(it, _)| it.n_new);
        let n_new = n_new.filter(|it| 0 < *it);
        let apply = n_new.zip(looked.as_ref()).map(|(n_new, (_, first))| Apply {
            button: reader.text(&Message::new(words.apply).number("n", count(n_new))),
            first: first.to_string(),
            note: words.note.map(|it| reader.say(it)),
        });
        let (href, back) = words.back;
        Self {
            title: reader.say(words.title),
            lead: reader.say(words.lead),
            back: Link { href: href.to_owned(), text: reader.say(back) },
            action: words.path,
            file: draft.field("file", reader),
            file_hint: reader.say(words.file_hint),
            text: draft.field("text", reader),
            on: words.day.map(|it| (DayFields::new(ON, draft, reader), reader.say(it))),
            choice: words.choice.map(|it| (draft.tick(CHOICE, reader), reader.say(it))),
            check: reader.say(if looked.is_some() {
                "import-people-check-again"
            } else {
                words.check
            }),
            checked: looked.map(|(it, _)| Checked::new(it, words, reader)),
            apply,
            catalog: words
                .catalog
                .as_ref()
                .map(|it| Catalog { take: reader.say(it.take), source: reader.say(it.source) }),
            other: words
                .other
                .map(|(href, text)| Link { href: href.to_owned(), text: reader.say(text) }),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Checked {
    fn new(looked: Looked, words: &Words, reader: &Reader) -> Self {
        let (key, n_lines) = match looked.n_faults {
            0 => (words.good, looked.n_new),
            n_faults => (words.faults, n_faults),
        };
        let more = n_lines.checked_sub(MOST_LINES).filter(|it| 0 < *it);
        let more = more.map(|it| Message::new("import-people-more").number("n", count(it)));
        let faults = looked.faults.into_iter();
        let rows = looked.rows.into_iter();
        Self {
            summary: reader.text(&Message::new(key).number("n", count(n_lines))),
            notes: looked.notes,
            faults: faults
                .map(|it| FaultRow { line: it.line, column: it.column, text: it.text })
                .collect(),
            caption: reader.say(words.caption),
            heads: words.heads.iter().map(|it| reader.say(it)).collect(),
            rows: rows
                .map(|it| Row { line: it.line, name: it.name, detail: it.detail, cells: it.cells })
                .collect(),
            more: more.map(|it| reader.text(&it)),
        }
    }
}

impl CellText {
    pub(crate) fn of(text: Option<String>) -> Self {
        Self { text, detail: None }
    }
}

impl Page for ImportTablePage {
    const TEMPLATE: &'static str = "import_table.html";

    fn title(&self, _: &Reader) -> String {
        self.title.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut pages = samples::<PeopleImport>(reader);
        pages.extend(samples::<StudentsImport>(reader));
        pages.extend(samples::<SkillsImport>(reader));
        pages.extend(samples::<RatingsImport>(reader));
        pages.extend(samples::<ItemsImport>(reader));
        pages
    }
}

fn samples<T: TableImport>(reader: &Reader) -> Vec<ImportTablePage> {
    let words = T::WORDS;
    let first = Id::from_uuid(Uuid::from_u128(1));
    let [good, bad] = T::samples();
    let mut errors = FieldErrors::default();
    errors.add("verdicts", Message::new(words.faults).number("n", 2));
    let typed = || Form::from_iter([("text", "name,email\r\n<b>,b@x.example")]);
    let refused = Draft::refused(typed(), errors);
    let read = Draft::refused(typed(), FieldErrors::default());
    let page = |looked: Option<Looked>, draft: &Draft| {
        ImportTablePage::new(&words, looked.map(|it| (it, first)), draft, reader)
    };
    vec![
        page(None, &Draft::blank()),
        page(Some(T::look(&good, reader)), &read),
        page(Some(T::look(&bad, reader)), &refused),
    ]
}
