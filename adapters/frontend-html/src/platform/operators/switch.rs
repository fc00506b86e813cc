//! Letting nobody in by an operator's account any more, and again.

use application::{
    App, Failure, Message,
    platform::{
        OperatorView, ResetOperatorSecondFactorError, SwitchOperator, deactivate_operator,
        plan_operator_deactivation, reactivate_operator, see_operator,
    },
};
use axum::{extract::State, response::Response};
use domain_identity::OperatorRefused;
use domain_kernel::{Operator, OperatorId, Version};

use super::{sample, second_factor, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, Link, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{Operating, PathId},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Operator>,
    screen: Screen,
) -> Result<Response, Problem> {
    let (operator, refused) = plan_operator_deactivation(&app, &actor, id).await?;
    let name = operator.value.profile.name.as_str();
    let change = deactivation(id, name, operator.version, refused);
    Ok(screen.show(&ConfirmPage::new(back(id, name), change, screen.reader())))
}

pub(crate) async fn deactivate(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Operator>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let operator = see_operator(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let deactivated = deactivate_operator(&app, &actor, SwitchOperator { id, expected }).await;
    deactivated.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(done("person-is-deactivated", &operator))
}

pub(crate) async fn ask_back(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Operator>,
    screen: Screen,
) -> Result<Response, Problem> {
    let operator = see_operator(&app, &actor, id).await?;
    let back = back(id, operator.name.as_str());
    Ok(screen.show(&ConfirmPage::new(back, reactivation(&operator), screen.reader())))
}

pub(crate) async fn reactivate(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Operator>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let operator = see_operator(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let reactivated = reactivate_operator(&app, &actor, SwitchOperator { id, expected }).await;
    reactivated.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(done("person-is-reactivated", &operator))
}

/// What can be asked about an operator before it is done, for the samples of the page that asks.
pub(crate) fn changes() -> Vec<(Link, Change)> {
    let operator = sample();
    let refused = Some(OperatorRefused::LastRoot);
    let name = operator.name.as_str();
    let all = [
        deactivation(operator.id, name, operator.version, None),
        deactivation(operator.id, name, operator.version, refused),
        reactivation(&operator),
    ];
    let off = ResetOperatorSecondFactorError::Off;
    let resets = [None, Some(&off)].map(|it| second_factor::change(&operator, it));
    let all = all.into_iter().chain(resets);
    all.map(|it| (back(operator.id, name), it)).collect()
}

fn done(key: &'static str, operator: &OperatorView) -> SeeOther {
    let message = Message::new(key).text("name", operator.name.as_str());
    SeeOther::to(url(operator.id)).notice(message)
}

pub(super) fn back(id: OperatorId, name: &str) -> Link {
    Link { href: url(id), text: name.to_owned() }
}

fn deactivation(
    id: OperatorId,
    name: &str,
    version: Version,
    refused: Option<OperatorRefused>,
) -> Change {
    Change {
        heading: Message::new("deactivate-title").text("name", name),
        lead: "deactivate-lead",
        points: vec![Message::new("deactivate-sessions"), Message::new("operator-deeds-stay")],
        stem: None,
        refused: refused.as_ref().map(Failure::message),
        action: format!("{}/deactivate", url(id)),
        hidden: vec![Hidden::new("version", &version.get())],
        button: Message::new("deactivate-submit"),
        is_destructive: true,
    }
}

fn reactivation(operator: &OperatorView) -> Change {
    Change {
        heading: Message::new("reactivate-title").text("name", operator.name.as_str()),
        lead: "reactivate-lead",
        points: vec![Message::new("reactivate-password")],
        stem: None,
        refused: None,
        action: format!("{}/reactivate", url(operator.id)),
        hidden: vec![Hidden::new("version", &operator.version.get())],
        button: Message::new("reactivate-submit"),
        is_destructive: false,
    }
}
