use application::{
    App, Message,
    training::{
        AddQuestion, AddedQuestion, EditQuestion, MoveQuestion, add_question, edit_question,
        move_question, see_module,
    },
};
use axum::{
    extract::{FromRequestParts, State},
    response::{IntoResponse, Response},
};
use domain_kernel::Actor;
use domain_training::{Module, ModuleId, Question, QuestionId, QuestionType};
use http::request::Parts;

use super::{
    edit::{edited, see_quiz},
    question_form,
    question_page::{QuestionPage, Shown},
    question_stored,
    remove_question::find,
    show::page_of,
    url,
};
use crate::{
    Web,
    form::{Draft, FieldErrors, Form, FormError, Refusal},
    parts::{count, version},
    problem::Problem,
    query::{self, Query},
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed, two_ids},
};

/// The `{id}` and `{question}` of a path. Malformed ids name nothing, so they are not found.
pub(crate) struct QuestionPath {
    pub(crate) module: ModuleId,
    pub(crate) question: QuestionId,
}

pub(crate) async fn new(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let module = see_quiz(&app, &actor, id).await?;
    let of_type = QuestionType::parse(query.text("type")).unwrap_or(QuestionType::SingleChoice);
    let draft = question_stored::blank(of_type);
    let shown = Shown { module: &module, of_type, is_one_more: false };
    Ok(screen.show(&QuestionPage::create(&shown, app.ids.next(), &draft, screen.reader())))
}

pub(crate) async fn create(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(module_id): PathId<Module>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let module = see_quiz(&app, &actor, module_id).await?;
    let form = question_form::only(form)?;
    let of_type = QuestionType::parse(form.text("type")).ok_or(FormError::Unreadable)?;
    let id: QuestionId = form.text("id").parse().map_err(|_| FormError::Unreadable)?;
    let is_one_more = form.text("action") == ADD_ROW;
    let shown = Shown { module: &module, of_type, is_one_more };
    if is_one_more {
        let draft = Draft::refused(form, FieldErrors::default());
        return Ok(screen.show(&QuestionPage::create(&shown, id, &draft, screen.reader())));
    }
    match save_new(&app, &actor, module_id, id, of_type, &form).await {
        Ok(AddedQuestion { place, is_new }) => {
            let key = if is_new { "question-added" } else { "question-added-before" };
            let notice = Message::new(key).number("n", count(place + 1));
            Ok(SeeOther::to(place_url(module_id, place)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&QuestionPage::create(&shown, id, &draft, screen.reader())))
        }
    }
}

async fn save_new(
    app: &App,
    actor: &Actor,
    module: ModuleId,
    id: QuestionId,
    of_type: QuestionType,
    form: &Form,
) -> Result<AddedQuestion, Refusal> {
    let question = question_form::parse(of_type, form)?;
    Ok(add_question(app, actor, AddQuestion { module, id, question }).await?)
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    path: QuestionPath,
    screen: Screen,
) -> Result<Response, Problem> {
    let module = see_quiz(&app, &actor, path.module).await?;
    let (place, question) = find(&module, path.question)?;
    let draft = question_stored::stored(question);
    let page = QuestionPage::edit(&module, (place, question), &draft, false, screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn save(
    State(app): State<App>,
    Signed(actor): Signed,
    path: QuestionPath,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let module = see_quiz(&app, &actor, path.module).await?;
    let (place, question) = find(&module, path.question)?;
    let form = question_form::only(form)?;
    let is_one_more = form.text("action") == ADD_ROW;
    let errors = match is_one_more {
        true => FieldErrors::default(),
        false => match save_edited(&app, &actor, path.module, question, &form).await {
            Ok(()) => {
                let notice = Message::new("question-saved").number("n", count(place + 1));
                let go = SeeOther::to(place_url(path.module, place)).notice(notice);
                return Ok(go.into_response());
            }
            Err(refusal) => refusal.mistakes()?,
        },
    };
    let draft = Draft::refused(form, errors);
    let page = QuestionPage::edit(&module, (place, question), &draft, is_one_more, screen.reader());
    Ok(screen.show(&page))
}

async fn save_edited(
    app: &App,
    actor: &Actor,
    module: ModuleId,
    question: &Question,
    form: &Form,
) -> Result<(), Refusal> {
    let (expected, id) = (version(form)?, question.id());
    let question = question_form::parse(question.kind().of_type(), form)?;
    Ok(edit_question(app, actor, EditQuestion { module, id, expected, question }).await?)
}

pub(crate) async fn shift(
    State(app): State<App>,
    Signed(actor): Signed,
    path: QuestionPath,
    form: Form,
) -> Result<SeeOther, Problem> {
    let QuestionPath { module, question } = path;
    let view = see_module(&app, &actor, module).await?;
    find(&view, question)?;
    let last = edited(&view)?.questions().len().saturating_sub(1);
    let form = form.only(&["to"])?;
    let to: u16 = form.text("to").parse().map_err(|_| FormError::Unreadable)?;
    let to = usize::from(to).min(last);
    move_question(&app, &actor, MoveQuestion { module, question, to }).await?;
    let notice = Message::new("question-moved").number("n", count(to + 1));
    Ok(SeeOther::to(place_url(module, to)).notice(notice))
}

const ADD_ROW: &str = "add_row";

/// The page of the module that has the question at this place.
fn place_url(module: ModuleId, place: usize) -> String {
    let page = match page_of(place) {
        1 => String::new(),
        page => page.to_string(),
    };
    query::url(&url(module), &[("page", &page)])
}

impl FromRequestParts<Web> for QuestionPath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (module, question) = two_ids(parts, web).await?;
        Ok(Self { module, question })
    }
}
