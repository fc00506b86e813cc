//! A table is imported after a look at every line of it: all of it, or nothing.

mod page;
pub(crate) mod upload;

use application::{App, Failure, Message, identity::Table};
use axum::{
    body::Bytes,
    extract::{DefaultBodyLimit, Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use domain_kernel::{Actor, Date, Id, Permission, Realm};

use crate::{
    Web,
    courses::{DayNames, optional_day},
    form::{Draft, FieldErrors, Refusal},
    parts::count,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    visitor::Signed,
};

pub(crate) use page::{CellText, ImportTablePage};

/// What tables of one kind become.
pub(crate) trait TableImport: 'static {
    const WORDS: Words;
    /// What would become of one.
    type Checked: Send + Sync;

    fn check(
        app: &App,
        actor: &Actor,
        asked: &Asked,
    ) -> impl Future<Output = Result<Self::Checked, Problem>> + Send;

    /// Does it, and says what it did.
    fn import(
        app: &App,
        actor: &Actor,
        asked: &Asked,
    ) -> impl Future<Output = Result<Message, Refusal>> + Send;

    fn look(checked: &Self::Checked, reader: &Reader) -> Looked;

    /// One that is good, and one that is not.
    fn samples() -> [Self::Checked; 2];
}

/// What differs from one page to another: addresses, and keys of texts.
pub(crate) struct Words {
    pub(crate) permission: Permission,
    /// Where the form is.
    pub(crate) path: &'static str,
    /// Where it came from, and what is there.
    pub(crate) back: (&'static str, &'static str),
    /// Where it leads when it is done.
    pub(crate) done: &'static str,
    pub(crate) title: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) file_hint: &'static str,
    pub(crate) check: &'static str,
    pub(crate) apply: &'static str,
    pub(crate) caption: &'static str,
    /// What is above the cells of a line, of which the number of the line is the second.
    pub(crate) heads: &'static [&'static str],
    /// How many lines are good, and how many things are wrong.
    pub(crate) good: &'static str,
    pub(crate) faults: &'static str,
    /// What else happens when it is done.
    pub(crate) note: Option<&'static str>,
    /// What is asked where the lines have a day each that they need not say.
    pub(crate) day: Option<&'static str>,
    /// What else may be done with it, where its reader says so.
    pub(crate) choice: Option<&'static str>,
    /// What the program brings along.
    pub(crate) catalog: Option<Catalog>,
    /// Where something is imported that goes with it.
    pub(crate) other: Option<(&'static str, &'static str)>,
}

/// A table that nobody has to have.
pub(crate) struct Catalog {
    pub(crate) file: &'static [u8],
    /// What the button says.
    pub(crate) take: &'static str,
    /// Whose it is.
    pub(crate) source: &'static str,
}

/// What a form asks for.
pub(crate) struct Asked {
    pub(crate) realm: Realm,
    /// Of the first that is made. Handed out with the form, so that a form sent twice makes all once
    /// and is answered twice.
    pub(crate) first: Id<Table>,
    pub(crate) table: Table,
    /// Of the lines that do not say one.
    pub(crate) on: Option<Date>,
    /// Whether the choice of the form was made.
    pub(crate) is_chosen: bool,
}

/// What would become of a table, in words.
#[derive(Default)]
pub(crate) struct Looked {
    n_new: usize,
    n_faults: usize,
    rows: Vec<LookedRow>,
    faults: Vec<LookedFault>,
    notes: Vec<String>,
}

/// A line of which something would become.
pub(crate) struct LookedRow {
    pub(crate) line: u32,
    pub(crate) name: String,
    /// What stands below the name.
    pub(crate) detail: Option<String>,
    pub(crate) cells: Vec<CellText>,
}

/// Something that keeps the table out.
pub(crate) struct LookedFault {
    line: u32,
    column: String,
    text: String,
}

const FIELDS: [&str; 7] = ["text", "action", "first", CHOICE, ON[0], ON[1], ON[2]];
const CHOICE: &str = "choice";
pub(crate) const ON: DayNames = ["on", "on_month", "on_year"];
/// As many as somebody reads; a page of ten thousand is no page.
const MOST_LINES: usize = 100;
/// A table of 10 MB, the same as text, and the form around them.
const MOST_BYTES: usize = 24 * 1024 * 1024;

/// The page of one kind of tables.
pub(crate) fn page<T: TableImport>() -> MethodRouter<Web> {
    get(ask::<T>).post(import::<T>).layer(DefaultBodyLimit::max(MOST_BYTES))
}

async fn ask<T: TableImport>(Signed(actor): Signed, screen: Screen) -> Result<Response, Problem> {
    actor.permit(T::WORDS.permission)?;
    Ok(screen.show(&ImportTablePage::new(&T::WORDS, None, &Draft::blank(), screen.reader())))
}

async fn import<T: TableImport>(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    actor.permit(T::WORDS.permission)?;
    let mut errors = FieldErrors::default();
    let upload = upload::read(body).await?;
    let mut form = upload.form.only(&FIELDS)?;
    let catalog = T::WORDS.catalog.filter(|_| form.text("action") == "catalog");
    let chosen = upload.file.or_else(|| catalog.map(|it| Bytes::from_static(it.file)));
    // What was only just chosen is shown first.
    let is_asked = form.text("action") == "apply" && chosen.is_none();
    let is_chosen = chosen.is_some();
    let field = if is_chosen { "file" } else { "text" };
    let bytes = chosen.unwrap_or_else(|| Bytes::from(form.text("text").to_owned()));
    let on = errors.take(ON[0], optional_day(&form, ON));
    let table = errors.take(field, app.tables.read(bytes).await);
    let (Some(table), Some(on)) = (table, on) else {
        let draft = Draft::refused(form, errors);
        return Ok(screen.show(&ImportTablePage::new(&T::WORDS, None, &draft, screen.reader())));
    };
    if is_chosen {
        let kept = [CHOICE, ON[0], ON[1], ON[2]].map(|it| (it, form.text(it).to_owned()));
        form = kept.into_iter().chain([("text", upload::text(&table))]).collect();
    }
    let first = form.text("first").parse().unwrap_or_else(|_| app.ids.next());
    let is_ticked = form.text(CHOICE) == "1";
    let mut asked = Asked { realm: actor.realm(), first, table, on, is_chosen: is_ticked };
    if is_asked {
        match T::import(&app, &actor, &asked).await {
            Ok(notice) => return Ok(SeeOther::to(T::WORDS.done).notice(notice).into_response()),
            Err(refusal) => errors = refusal.mistakes()?,
        }
    }
    asked.first = app.ids.next();
    let checked = T::check(&app, &actor, &asked).await?;
    let looked = T::look(&checked, screen.reader());
    if 0 < looked.n_faults && !is_asked {
        errors.add("verdicts", Message::new(T::WORDS.faults).number("n", count(looked.n_faults)));
    }
    let draft = Draft::refused(form, errors);
    let seen = Some((looked, asked.first));
    Ok(screen.show(&ImportTablePage::new(&T::WORDS, seen, &draft, screen.reader())))
}

impl Looked {
    /// As many lines of it as somebody reads. What has a fault has no other lines.
    pub(crate) fn new(
        (n_new, rows): (usize, impl Iterator<Item = LookedRow>),
        (n_faults, faults): (usize, impl Iterator<Item = LookedFault>),
        notes: impl IntoIterator<Item = String>,
    ) -> Self {
        let rows = rows.filter(|_| n_faults == 0).take(MOST_LINES).collect();
        let faults = faults.take(MOST_LINES).collect();
        Self { n_new, n_faults, rows, faults, notes: notes.into_iter().collect() }
    }
}

impl LookedFault {
    pub(crate) fn new(line: u32, column: String, why: &impl Failure, reader: &Reader) -> Self {
        Self { line, column, text: reader.text(&why.message()) }
    }
}
