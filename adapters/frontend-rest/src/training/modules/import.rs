//! Questions as other systems write them.

use application::{
    App, Message,
    training::{
        CheckImportError, CheckedFile, FindModuleError, ImportModule, ImportModuleError,
        ImportQuestions, ImportQuestionsError, Placement, QuestionFile, Remark, check_import,
        export_module, import_module, import_questions,
    },
};
use axum::extract::State;
use domain_training::{Format, Module, ModuleTitle, Ruling, Verdict};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::module::PATH;
use crate::{
    Api, RequestRefused,
    answer::{Answer, Created, count, created},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    path::PathId,
    problem::Problem,
    value::known,
};

/// Questions for a module.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleImport)]
pub(crate) struct ImportDocument {
    text: String,
    /// `gift` or `aiken`; without it, it is found out.
    #[schema(pattern = "^(gift|aiken)$")]
    format: Option<String>,
    /// `append`, which it is without it, or `replace`.
    #[schema(pattern = "^(append|replace)$")]
    placement: Option<String>,
    /// Whether it is only told what would become of it.
    #[serde(default)]
    dry_run: bool,
}

/// A module made of questions.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleFromText)]
pub(crate) struct NewImportDocument {
    /// Without it that of the first category in the text.
    title: Option<String>,
    text: String,
    /// `gift` or `aiken`; without it, it is found out.
    #[schema(pattern = "^(gift|aiken)$")]
    format: Option<String>,
}

/// What became of a text, or would.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleImported)]
pub(crate) struct ImportedDocument {
    /// `gift` or `aiken`.
    format: &'static str,
    /// How many cannot be taken; while there is one, none is.
    rejected: u32,
    questions: Vec<VerdictDocument>,
}

/// What becomes of one question.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleVerdict)]
pub(crate) struct VerdictDocument {
    /// Where it begins, counted from 1.
    line: u32,
    title: Option<String>,
    /// `taken`, `changed` or `rejected`.
    ruling: &'static str,
    remarks: Vec<RemarkDocument>,
}

/// How a question is changed, or why it is rejected.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleRemark)]
pub(crate) struct RemarkDocument {
    code: &'static str,
    /// Which part of the question it is about, if that is one.
    place: Option<String>,
    /// The same as a sentence, in the language of the person whose token it is.
    detail: String,
}

/// A module as a text for other systems.
#[derive(Serialize, ToSchema)]
#[schema(as = ModuleExported)]
pub(crate) struct ExportedDocument {
    title: String,
    /// GIFT.
    text: String,
}

/// Puts questions into a module, for authors: all of them, or none if one is rejected.
#[utoipa::path(
    post,
    path = "/api/v1/training/modules/{id}/import",
    operation_id = "import_questions",
    tag = "Modules",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = ImportDocument,
    responses(
        (status = 200, body = ImportedDocument),
        Refuses<CheckImportError, ImportQuestionsError>
    )
)]
pub(crate) async fn import(
    State(api): State<Api>,
    caller: Caller,
    PathId(module): PathId<Module>,
    Seen(expected): Seen,
    Body(document): Body<ImportDocument>,
) -> Result<Answer<ImportedDocument>, Problem> {
    let (app, actor) = (&api.app, caller.actor());
    let mut flaws = Flaws::default();
    let format = flaws.take("format", known(document.format.as_deref(), Format::parse));
    let placement = flaws.take("placement", placement(document.placement.as_deref()));
    flaws.none()?;
    let file = QuestionFile { text: document.text, format: format.flatten() };
    let checked = check_import(&actor, &file)?;
    if !document.dry_run {
        let placement = placement.unwrap_or_default();
        let command = ImportQuestions { module, expected, file, placement };
        import_questions(app, &actor, command).await.map_err(changed)?;
    }
    Ok(Answer::of(ImportedDocument::new(&checked, &api, &caller)))
}

/// Makes a module of questions, for authors. It is a draft until it is published.
#[utoipa::path(
    post,
    path = "/api/v1/training/module-imports",
    operation_id = "import_module",
    tag = "Modules",
    request_body = NewImportDocument,
    responses((status = 201, body = Created), Refuses<ImportModuleError>)
)]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(document): Body<NewImportDocument>,
) -> Result<Answer<Created>, Problem> {
    let mut flaws = Flaws::default();
    let title = document.title.as_deref().map(ModuleTitle::parse).transpose();
    let title = flaws.take("title", title);
    let format = flaws.take("format", known(document.format.as_deref(), Format::parse));
    flaws.none()?;
    let file = QuestionFile { text: document.text, format: format.flatten() };
    let (id, title) = (app.ids.next(), title.flatten());
    let command = ImportModule { id, title, file_name: String::new(), file };
    import_module(&app, &caller.actor(), command).await?;
    Ok(created(PATH, id.to_string()))
}

/// The questions of a module as GIFT, for authors: of the draft, or of the newest version if there
/// is none.
#[utoipa::path(
    get,
    path = "/api/v1/training/modules/{id}/export",
    operation_id = "export_module",
    tag = "Modules",
    params(("id" = String, Path)),
    responses((status = 200, body = ExportedDocument), Refuses<FindModuleError>)
)]
pub(crate) async fn export(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Module>,
) -> Result<Answer<ExportedDocument>, Problem> {
    let exported = export_module(&app, &caller.actor(), id).await?;
    let title = exported.title.as_str().to_owned();
    Ok(Answer::of(ExportedDocument { title, text: exported.text }))
}

fn placement(word: Option<&str>) -> Result<Placement, RequestRefused> {
    match word {
        None | Some("append") => Ok(Placement::Append),
        Some("replace") => Ok(Placement::Replace),
        Some(_) => Err(RequestRefused::WrongValue),
    }
}

impl ImportedDocument {
    fn new(checked: &CheckedFile, api: &Api, caller: &Caller) -> Self {
        let verdicts = checked.verdicts.iter();
        Self {
            format: checked.format.name(),
            rejected: count(checked.n_rejected()),
            questions: verdicts.map(|it| VerdictDocument::new(it, api, caller)).collect(),
        }
    }
}

impl VerdictDocument {
    fn new(verdict: &Verdict, api: &Api, caller: &Caller) -> Self {
        let say = |it: &Message| api.texts.text(caller.token().language, it);
        let remarks = Remark::about(&verdict.ruling).into_iter().map(|it| RemarkDocument {
            code: it.text.key,
            place: it.place.as_ref().map(say),
            detail: say(&it.text),
        });
        Self {
            line: verdict.line,
            title: verdict.title.clone(),
            ruling: match verdict.ruling {
                Ruling::Taken(_) => "taken",
                Ruling::Changed(..) => "changed",
                Ruling::Rejected(_) => "rejected",
            },
            remarks: remarks.collect(),
        }
    }
}
