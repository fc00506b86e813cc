//! Many files of questions at once, in a ZIP archive: what would become of each, then a module of
//! each or none.

use application::{
    App, Failure, Message,
    training::{
        CheckedArchive, CheckedMember, ImportArchive, ImportArchiveError, Remark, check_archive,
        import_archive,
    },
};
use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use domain_kernel::{Actor, Permission};
use domain_training::{ModuleId, ModuleTitle, Ruling, Verdict};
use serde::Serialize;

use super::{PATH, kinds::StateText, show::list_link, upload};
use crate::{
    form::{Draft, Field, FieldErrors, Form, FormError, Mistake, Refusal},
    parts::{Link, count},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Signed,
};

#[derive(Debug, Serialize)]
pub(crate) struct ImportFilesPage {
    back: Link,
    first: String,
    file: Field,
    /// The archive that was looked at, so that what is done is what was shown.
    archive: Option<String>,
    summary: Option<String>,
    files: Vec<Member>,
    /// What the button that does it says, if it can be done.
    apply: Option<String>,
    mistakes: Vec<Mistake>,
}

/// What would become of one file.
#[derive(Debug, Serialize)]
struct Member {
    name: String,
    state: StateText,
    /// What the module would be called and has, or why there would be none.
    text: String,
    /// What is said of its questions, by line; the first of them.
    remarks: Vec<String>,
}

/// Of one file, so that the page stays one that can be read.
const MOST_REMARKS: usize = 10;

const FIELDS: [&str; 3] = ["first", "archive", "action"];

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    actor.permit(Permission::AuthorTraining)?;
    let page = ImportFilesPage::new(app.ids.next(), None, &Draft::blank(), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn import(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    actor.permit(Permission::AuthorTraining)?;
    let (form, file) = upload::read_binary(body).await?;
    let form = form.only(&FIELDS)?;
    let first: ModuleId = form.text("first").parse().map_err(|_| FormError::Unreadable)?;
    let kept = STANDARD.decode(form.text("archive")).map_err(|_| FormError::Unreadable)?;
    // A file that was only just chosen is shown first.
    let is_asked = form.text("action") == "apply" && file.is_none();
    let archive = file.map_or_else(|| Bytes::from(kept), |(_, bytes)| bytes);
    let mut errors = FieldErrors::default();
    if is_asked {
        match save(&app, &actor, first, archive.clone()).await {
            Ok(titles) => {
                let notice = Message::new("modules-imported").number("n", count(titles.len()));
                return Ok(SeeOther::to(PATH).notice(notice).into_response());
            }
            Err(refusal) => errors = refusal.mistakes()?,
        }
    }
    let checked = match check_archive(&app, &actor, archive.clone()).await {
        Ok(checked) => Some((checked, archive)),
        Err(err @ ImportArchiveError::Denied(_)) => return Err(err.into()),
        Err(err) => {
            errors.add("file", err.message());
            None
        }
    };
    let draft = Draft::refused(Form::default(), errors);
    Ok(screen.show(&ImportFilesPage::new(first, checked.as_ref(), &draft, screen.reader())))
}

async fn save(
    app: &App,
    actor: &Actor,
    first: ModuleId,
    archive: Bytes,
) -> Result<Vec<ModuleTitle>, Refusal> {
    Ok(import_archive(app, actor, ImportArchive { first, archive }).await?)
}

impl ImportFilesPage {
    fn new(
        first: ModuleId,
        checked: Option<&(CheckedArchive, Bytes)>,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let (archive, bytes) = checked.map(|(it, bytes)| (it, bytes)).unzip();
        let files = archive.map(|it| it.files.as_slice()).unwrap_or_default();
        let good = archive.filter(|it| it.is_good());
        let apply = good.map(|it| {
            reader.text(&Message::new("import-files-apply").number("n", count(it.files.len())))
        });
        Self {
            back: list_link(reader),
            first: first.to_string(),
            file: draft.field("file", reader),
            archive: bytes.map(|it| STANDARD.encode(it)),
            summary: archive.map(|it| reader.text(&summary(it))),
            files: files.iter().map(|it| Member::new(it, reader)).collect(),
            apply,
            mistakes: draft.mistakes(reader),
        }
    }
}

fn summary(archive: &CheckedArchive) -> Message {
    let n_bad = archive.files.iter().filter(|it| !it.is_good()).count();
    let key = if n_bad == 0 { "import-files-good" } else { "import-files-bad" };
    Message::new(key)
        .number("n", count(archive.files.len()))
        .number("bad", count(n_bad))
        .number("others", count(archive.n_others))
}

impl Member {
    fn new(file: &CheckedMember, reader: &Reader) -> Self {
        let (key, tone, icon) = match file.is_good() {
            true => ("verdict-taken", "positive", "check-circle"),
            false => ("verdict-rejected", "negative", "x-circle"),
        };
        let text = match (&file.title, &file.checked) {
            (_, Err(refused)) => refused.message(),
            (None, Ok(_)) => Message::new("import-files-no-name"),
            (Some(title), Ok(checked)) => Message::new("import-files-becomes")
                .text("title", title.as_str())
                .number("n", count(checked.verdicts.len())),
        };
        let verdicts = file.checked.as_ref().map(|it| it.verdicts.as_slice()).unwrap_or_default();
        let mut remarks: Vec<String> = verdicts.iter().flat_map(|it| remarks(it, reader)).collect();
        let n_more = remarks.len().saturating_sub(MOST_REMARKS);
        if 0 < n_more {
            remarks.truncate(MOST_REMARKS);
            let more = Message::new("import-files-more").number("n", count(n_more));
            remarks.push(reader.text(&more));
        }
        Self {
            name: file.name.clone(),
            state: StateText::of_verdict(reader.say(key), tone, icon),
            text: reader.text(&text),
            remarks,
        }
    }
}

/// "Line 3: …"
fn remarks(verdict: &Verdict, reader: &Reader) -> Vec<String> {
    if matches!(verdict.ruling, Ruling::Taken(_)) {
        return Vec::new();
    }
    let remarks = Remark::about(&verdict.ruling);
    let line = |it: &Remark| {
        let text = super::verdicts::said(it, reader);
        let at = Message::new("import-files-line").number("line", verdict.line);
        reader.text(&at.text("text", &text))
    };
    remarks.iter().map(line).collect()
}

impl Page for ImportFilesPage {
    const TEMPLATE: &'static str = "training/modules/import_files.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("import-files-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::training::{ArchiveError, MemberRefused};

        use super::sample;

        let first = crate::training::sample::id(1);
        let member = |name: &str, checked| CheckedMember {
            name: name.to_owned(),
            title: application::training::title_of_file(name),
            text: String::new(),
            checked,
        };
        let good = member("safety/Fork_lift <b>.gift", Ok(sample::checked("Safe? {T}")));
        let bad = "Which? {=a ~b}\n\nWrite. {}\n\n".to_owned() + &"Write. {}\n\n".repeat(12);
        let bad = member("Locks.txt", Ok(sample::checked(&bad)));
        let none = member("Notes.txt", Err(MemberRefused::UnknownFormat));
        let archive = |files, n_others| (CheckedArchive { files, n_others }, Bytes::from("PK"));
        let mut errors = FieldErrors::default();
        errors.add("file", ArchiveError::UnsafeName.message());
        let (blank, refused) = (Draft::blank(), Draft::refused(Form::default(), errors));
        vec![
            Self::new(first, None, &blank, reader),
            Self::new(first, Some(&archive(vec![good.clone()], 2)), &blank, reader),
            Self::new(first, Some(&archive(vec![good, bad, none], 0)), &blank, reader),
            Self::new(first, None, &refused, reader),
        ]
    }
}
