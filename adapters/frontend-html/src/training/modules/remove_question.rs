use application::{
    App, Message,
    training::{ModuleView, RemoveQuestion, remove_question, see_module},
};
use axum::{extract::State, response::Response};
use domain_training::{EditRefused, Question, QuestionId};

use super::{back, edit::edited, question::QuestionPath, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, count, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::Signed,
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    path: QuestionPath,
    screen: Screen,
) -> Result<Response, Problem> {
    let module = see_module(&app, &actor, path.module).await?;
    let (place, question) = find(&module, path.question)?;
    let change = change(&module, place, question);
    Ok(screen.show(&ConfirmPage::new(back(&module), change, screen.reader())))
}

pub(crate) async fn remove(
    State(app): State<App>,
    Signed(actor): Signed,
    path: QuestionPath,
    form: Form,
) -> Result<SeeOther, Problem> {
    let QuestionPath { module, question } = path;
    find(&see_module(&app, &actor, module).await?, question)?;
    let expected = version(&form.only(&["version"])?)?;
    remove_question(&app, &actor, RemoveQuestion { module, question, expected }).await?;
    Ok(SeeOther::to(url(module)).notice(Message::new("question-removed")))
}

/// A question that can be changed, and its place counted from 0.
pub(super) fn find(module: &ModuleView, id: QuestionId) -> Result<(usize, &Question), EditRefused> {
    let questions = edited(module)?.questions().iter().enumerate();
    let mut found = questions.filter(|(_, it)| it.id() == id);
    found.next().ok_or(EditRefused::NoSuchQuestion)
}

pub(super) fn change(module: &ModuleView, place: usize, question: &Question) -> Change {
    Change {
        heading: Message::new("question-remove-title").number("n", count(place + 1)),
        lead: "question-remove-lead",
        points: vec![Message::new("question-remove-goes"), Message::new("question-remove-stays")],
        stem: Some(question.stem().as_str().to_owned()),
        refused: None,
        action: format!("{}/questions/{}/delete", url(module.module.value.id()), question.id()),
        hidden: vec![Hidden::new("version", &module.module.version.get())],
        button: Message::new("question-remove-submit").number("n", count(place + 1)),
        is_destructive: true,
    }
}
