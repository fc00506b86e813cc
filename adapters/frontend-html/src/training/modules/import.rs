use application::{
    App, Message,
    training::{CheckedFile, ImportQuestions, ModuleView, Placement, import_questions},
};
use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
};
use domain_kernel::Actor;
use domain_training::{Module, ModuleId};
use serde::Serialize;

use super::{
    edit::{edited, see_quiz, title},
    upload, url,
    verdicts::{FileFields, Verdicts, check, question_file},
};
use crate::{
    form::{Choice, Draft, FieldErrors, Form, Mistake, Refusal},
    parts::{Link, count, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// Questions of a file, before they are put into a module.
#[derive(Debug, Serialize)]
pub(crate) struct ImportPage {
    back: Link,
    action: String,
    version: String,
    file: FileFields,
    /// What becomes of the questions that are there; nothing if there are none.
    placements: Vec<Choice>,
    verdicts: Option<Verdicts>,
    /// What the button that does it says, if it can be done.
    apply: Option<String>,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 6] = ["version", "text", "file_name", "format", "placement", "action"];

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
) -> Result<Response, Problem> {
    let module = see_quiz(&app, &actor, id).await?;
    Ok(screen.show(&ImportPage::new(&module, None, &Draft::blank(), screen.reader())))
}

pub(crate) async fn import(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let module = see_quiz(&app, &actor, id).await?;
    let mut errors = FieldErrors::default();
    let upload = upload::read(body).await?;
    let is_checked = upload.file.is_none();
    let form = upload.into_form(&mut errors).only(&FIELDS)?;
    // A file that was only just chosen is shown first.
    let is_asked = form.text("action") == "apply" && is_checked;
    if is_asked {
        match save(&app, &actor, id, &form).await {
            Ok(n) => {
                let notice = Message::new("questions-imported").number("n", count(n));
                return Ok(SeeOther::to(url(id)).notice(notice).into_response());
            }
            Err(refusal) => errors = refusal.mistakes()?,
        }
    }
    let mut found = FieldErrors::default();
    let checked = check(&actor, &form, if is_asked { &mut found } else { &mut errors })?;
    let draft = Draft::refused(form, errors);
    Ok(screen.show(&ImportPage::new(&module, checked.as_ref(), &draft, screen.reader())))
}

async fn save(app: &App, actor: &Actor, module: ModuleId, form: &Form) -> Result<usize, Refusal> {
    let (expected, file) = (version(form)?, question_file(form));
    let placement = match form.text("placement") {
        "replace" => Placement::Replace,
        _ => Placement::Append,
    };
    let command = ImportQuestions { module, expected, file, placement };
    Ok(import_questions(app, actor, command).await?)
}

impl ImportPage {
    fn new(
        module: &ModuleView,
        checked: Option<&CheckedFile>,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let id = module.module.value.id();
        let n_before = edited(module).map(|it| it.questions().len()).unwrap_or_default();
        let placements = [("append", "import-append"), ("replace", "import-replace")];
        let placements = placements.map(|(value, key)| {
            let text = Message::new(key).number("n", count(n_before));
            (value.to_owned(), reader.text(&text))
        });
        let apply = checked.filter(|it| it.n_rejected() == 0).map(|it| {
            reader.text(&Message::new("import-apply").number("n", count(it.verdicts.len())))
        });
        let has_any = 0 < n_before;
        Self {
            back: Link { href: url(id), text: title(module).to_owned() },
            action: format!("{}/import", url(id)),
            version: draft.version(module.module.version),
            file: FileFields::new(draft, reader),
            placements: if has_any { draft.choices("placement", placements) } else { Vec::new() },
            verdicts: checked.map(|it| Verdicts::new(it, reader)),
            apply,
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for ImportPage {
    const TEMPLATE: &'static str = "training/modules/import.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", reader.say("import-title"), self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::{Failure, training::CheckImportError};

        use super::sample;

        let page = |text: &str, errors: FieldErrors| {
            let form = Form::from_iter([("text", text), ("placement", "replace")]);
            let checked = errors.is_empty().then(|| sample::checked(text));
            let draft = Draft::refused(form, errors);
            Self::new(&sample::next(), checked.as_ref(), &draft, reader)
        };
        let mut errors = FieldErrors::default();
        errors.add("text", CheckImportError::UnknownFormat.message());
        let all_good = "Is this <b>so</b>? {TRUE}\n\n::Q2:: Which? {=a ~b}";
        let some_bad = "Which? {=a ~b}\n\n::<i>:: Describe it. {}\n\nHow many {#x}";
        vec![
            Self::new(&sample::empty(), None, &Draft::blank(), reader),
            page(all_good, FieldErrors::default()),
            page(some_bad, FieldErrors::default()),
            page("neither", errors),
        ]
    }
}
