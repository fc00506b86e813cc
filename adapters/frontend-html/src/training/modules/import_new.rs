use application::{
    App, Message,
    training::{CheckedFile, ImportModule, import_module},
};
use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Permission};
use domain_training::{ModuleId, ModuleTitle};
use serde::Serialize;

use super::{
    show::list_link,
    upload, url,
    verdicts::{FileFields, Verdicts, check, question_file},
};
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

/// Questions of a file, before a module is made of them.
#[derive(Debug, Serialize)]
pub(crate) struct ImportNewPage {
    back: Link,
    id: String,
    title: Field,
    file: FileFields,
    verdicts: Option<Verdicts>,
    /// What the button that does it says, if it can be done.
    apply: Option<String>,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 6] = ["id", "title", "text", "file_name", "format", "action"];

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    actor.permit(Permission::AuthorTraining)?;
    let page = ImportNewPage::new(app.ids.next(), None, &Draft::blank(), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn import(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    actor.permit(Permission::AuthorTraining)?;
    let mut errors = FieldErrors::default();
    let upload = upload::read(body).await?;
    let is_checked = upload.file.is_none();
    let form = upload.into_form(&mut errors).only(&FIELDS)?;
    let id: ModuleId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    // A file that was only just chosen is shown first.
    let is_asked = form.text("action") == "apply" && is_checked;
    if is_asked {
        match save(&app, &actor, id, &form).await {
            Ok(title) => {
                let notice = Message::new("module-imported").text("title", title.as_str());
                return Ok(SeeOther::to(url(id)).notice(notice).into_response());
            }
            Err(refusal) => errors = refusal.mistakes()?,
        }
    }
    let mut found = FieldErrors::default();
    let checked = check(&actor, &form, if is_asked { &mut found } else { &mut errors })?;
    let draft = Draft::refused(form, errors);
    Ok(screen.show(&ImportNewPage::new(id, checked.as_ref(), &draft, screen.reader())))
}

async fn save(app: &App, actor: &Actor, id: ModuleId, form: &Form) -> Result<ModuleTitle, Refusal> {
    let mut errors = FieldErrors::default();
    let title = errors.take("title", ModuleTitle::parse_optional(form.text("title")));
    let Some(title) = title else {
        return Err(errors.into());
    };
    let (file_name, file) = (form.text("file_name").to_owned(), question_file(form));
    Ok(import_module(app, actor, ImportModule { id, title, file_name, file }).await?)
}

impl ImportNewPage {
    fn new(id: ModuleId, checked: Option<&CheckedFile>, draft: &Draft, reader: &Reader) -> Self {
        let apply = checked.filter(|it| it.n_rejected() == 0).map(|it| {
            let n = count(it.verdicts.len());
            reader.text(&Message::new("import-new-apply").number("n", n))
        });
        Self {
            back: list_link(reader),
            id: id.to_string(),
            title: draft.field("title", reader),
            file: FileFields::new(draft, reader),
            verdicts: checked.map(|it| Verdicts::new(it, reader)),
            apply,
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for ImportNewPage {
    const TEMPLATE: &'static str = "training/modules/import_new.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("import-new-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use super::sample;

        let id = crate::training::sample::id(1);
        let form = Form::from_iter([("text", "Which? {=a ~b}"), ("title", "\"New\"")]);
        let checked = sample::checked("Which? {=a ~b}");
        let draft = Draft::refused(form, FieldErrors::default());
        vec![
            Self::new(id, None, &Draft::blank(), reader),
            Self::new(id, Some(&checked), &draft, reader),
        ]
    }
}
