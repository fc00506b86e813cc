//! Whether somebody comes in, how long they have, and that nothing says who they were.

use application::{
    App, Message,
    identity::{
        ErasePerson, ErasePersonError, GiveTime, GiveTimeError, ReactivatePerson,
        ReactivatePersonError, SendInvitation, SendInvitationError, erase_person, give_time,
        reactivate_person, send_invitation,
    },
};
use axum::extract::State;
use domain_identity::PersonName;
use domain_kernel::{Person, TimeFactor};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    Api,
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    path::PathId,
    problem::Problem,
};

/// How long somebody has where time is limited.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PersonTime)]
pub(crate) struct TimeDocument {
    /// From 100, as long as others, to 400.
    #[schema(example = 150, minimum = 100, maximum = 400)]
    percent: u16,
}

/// Who is to be erased.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PersonErasure)]
pub(crate) struct ErasureDocument {
    /// Their name as it is, so that nobody erases somebody else.
    name: String,
}

/// Mails somebody who has not come yet another link to choose their first password, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/people/{id}/invitation",
    operation_id = "send_invitation",
    tag = "People",
    params(("id" = String, Path)),
    responses((status = 204), Refuses<SendInvitationError>)
)]
pub(crate) async fn send_again(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
) -> Result<StatusCode, Problem> {
    send_invitation(&app, &caller.actor(), SendInvitation { id }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says how long somebody has where time is limited, for admins. Attempts that were begun keep the
/// time they have.
#[utoipa::path(
    put,
    path = "/api/v1/people/{id}/time",
    operation_id = "give_person_time",
    tag = "People",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = TimeDocument,
    responses((status = 204), Refuses<GiveTimeError>)
)]
pub(crate) async fn time(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
    Seen(expected): Seen,
    Body(TimeDocument { percent }): Body<TimeDocument>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let factor = flaws.take("percent", TimeFactor::new(percent)).ok_or(flaws)?;
    let command = GiveTime { id, expected, factor };
    give_time(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets somebody in again, for admins. Of somebody who is active it changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/people/{id}/reactivate",
    operation_id = "reactivate_person",
    tag = "People",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<ReactivatePersonError>)
)]
pub(crate) async fn reactivate(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = ReactivatePerson { id, expected };
    reactivate_person(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes whatever says who somebody was who is deactivated, for admins. Nobody can take this back.
#[utoipa::path(
    post,
    path = "/api/v1/people/{id}/erase",
    operation_id = "erase_person",
    tag = "People",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = ErasureDocument,
    responses((status = 204), Refuses<ErasePersonError>)
)]
pub(crate) async fn erase(
    State(api): State<Api>,
    caller: Caller,
    PathId(id): PathId<Person>,
    Seen(expected): Seen,
    Body(ErasureDocument { name: typed_name }): Body<ErasureDocument>,
) -> Result<StatusCode, Problem> {
    let former = api.texts.text(caller.token().language, &Message::new("erase-former-person"));
    let former = PersonName::restore(former);
    let command = ErasePerson { id, expected, typed_name, called: former };
    erase_person(&api.app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}
