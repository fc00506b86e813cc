//! Who is looking, as the session layer found out.

use std::{collections::HashMap, convert::Infallible, sync::Arc, time::Duration};

use application::identity::{CompanyFace, Resumed, Whose};
use axum::{
    extract::{FromRequestParts, Path, Request},
    middleware::Next as Inner,
    response::{IntoResponse, Redirect, Response},
};
use domain_identity::{Appearance, Language, Lifetime, PhotoId};
use domain_kernel::{Actor, Id, PersonId, Timestamp};
use http::{Method, request::Parts};

use crate::{Web, next::Next, problem::Problem, query, see_other::SeeOther};

/// Someone with or without an account. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Visitor(Option<Arc<SignedIn>>);

/// As much of a person as the frame of every page shows.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question that a layer asks")]
pub(crate) struct SignedIn {
    pub(crate) actor: Actor,
    pub(crate) name: String,
    /// The company that the person works for, or looks into.
    pub(crate) company: Option<CompanyFace>,
    pub(crate) appearance: Appearance,
    /// `None` follows the browser.
    pub(crate) language: Option<Language>,
    pub(crate) photo_url: Option<String>,
    /// When an operator stops looking into the company.
    pub(crate) visit_ends: Option<Timestamp>,
    /// Signed in with a temporary password.
    pub(crate) must_change_password: bool,
    /// Their company asks for a second factor, and there is none yet.
    pub(crate) must_set_up_second_factor: bool,
    /// Their password was typed a moment ago.
    pub(crate) has_confirmed: bool,
    /// When they are signed out if they do nothing more, counted from this request.
    pub(crate) ends_after: Duration,
    /// Whether doing something puts that off.
    pub(crate) can_stay: bool,
}

/// The signed-in person. A handler that takes this cannot be reached without signing in.
pub(crate) struct Signed(pub(crate) Actor);

/// The signed-in person, who has typed their password a moment ago. Whoever has not is asked for it
/// first and led back (spec: equipment, "People and sign-in").
pub(crate) struct Confirmed(pub(crate) Actor);

/// Whether somebody has typed their password a moment ago, for handlers that find out first whether
/// they may do it at all.
pub(crate) struct Confirmation {
    /// Where to go on once they have.
    missing: Option<Next>,
}

/// The signed-in operator. Nobody else sees that there is anything.
pub(crate) struct Operating(pub(crate) Actor);

/// The `{id}` of a path. A malformed id names nothing, so it is not found.
pub(crate) struct PathId<T>(pub(crate) Id<T>);

impl SignedIn {
    pub(crate) fn new(resumed: Resumed, now: Timestamp) -> Self {
        let session = resumed.session;
        let left = session.ends.since(now);
        let photo = session.account.photo;
        let (company, photo_url, visit_ends) = match session.whose {
            Whose::Person { id, face, .. } => (Some(face), photo.map(|it| photo_url(id, it)), None),
            Whose::Operator { visiting: Some(visit), .. } => {
                (Some(visit.face), None, Some(visit.ends))
            }
            Whose::Operator { visiting: None, .. } => (None, None, None),
        };
        Self {
            actor: resumed.actor,
            name: session.name.as_str().to_owned(),
            company,
            visit_ends,
            appearance: session.account.appearance,
            language: session.account.language,
            must_change_password: session.must_change_password,
            must_set_up_second_factor: session.must_set_up_second_factor,
            has_confirmed: now < session.confirmed.plus(Lifetime::CONFIRMED_FOR),
            ends_after: left.min(session.idle),
            can_stay: session.idle < left,
            photo_url,
        }
    }
}

/// Where the small photo of a person lies. Another photo has another address, so that browsers may
/// keep it.
pub(crate) fn photo_url(person: PersonId, photo: PhotoId) -> String {
    format!("/people/{person}/photo?size=small&v={photo}")
}

impl Visitor {
    pub(crate) fn signed_in(person: SignedIn) -> Self {
        Self(Some(Arc::new(person)))
    }

    pub(crate) fn nobody() -> Self {
        Self(None)
    }

    pub(crate) fn person(&self) -> Option<&SignedIn> {
        self.0.as_deref()
    }
}

/// Lets a request in as `visitor`: the last step of the session layer. The answer carries the
/// visitor too, so that a problem page, which is drawn further out, has the person's navigation.
pub(crate) async fn admit(visitor: Visitor, mut request: Request, inner: Inner) -> Response {
    request.extensions_mut().insert(visitor.clone());
    let mut response = inner.run(request).await;
    response.extensions_mut().insert(visitor);
    response
}

impl FromRequestParts<Web> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

impl FromRequestParts<Web> for Signed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Self::Rejection> {
        let visitor = parts.extensions.get::<Visitor>();
        if let Some(person) = visitor.and_then(Visitor::person) {
            return Ok(Self(person.actor));
        }
        Err(Redirect::to(&way_back(parts, web).sign_in_url()).into_response())
    }
}

/// Where to go on after something that has to come first. What was posted is lost, so it is the
/// page with the form.
fn way_back(parts: &Parts, web: &Web) -> Next {
    match parts.method {
        Method::GET | Method::HEAD => {
            Next::parse(parts.uri.path_and_query().map_or("/", |it| it.as_str()))
        }
        _ => Next::referring(&parts.headers, &web.settings),
    }
}

impl FromRequestParts<Web> for Confirmed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Self::Rejection> {
        let Signed(actor) = Signed::from_request_parts(parts, web).await?;
        match Confirmation::of(parts, web).missing() {
            None => Ok(Self(actor)),
            Some(ask) => Err(ask),
        }
    }
}

impl Confirmation {
    fn of(parts: &Parts, web: &Web) -> Self {
        let person = parts.extensions.get::<Visitor>().and_then(Visitor::person);
        let has_confirmed = person.is_some_and(|it| it.has_confirmed);
        Self { missing: (!has_confirmed).then(|| way_back(parts, web)) }
    }

    /// What to answer with before anything else, unless they have.
    pub(crate) fn missing(self) -> Option<Response> {
        let next = self.missing?;
        let ask = query::url("/account/confirm", &[("next", next.as_str())]);
        Some(SeeOther::to(ask).into_response())
    }
}

impl FromRequestParts<Web> for Confirmation {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        Ok(Self::of(parts, web))
    }
}

impl FromRequestParts<Web> for Operating {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Self::Rejection> {
        let Signed(actor) = Signed::from_request_parts(parts, web).await?;
        match actor.operator_id() {
            Some(_) => Ok(Self(actor)),
            None => Err(Problem::not_found().into_response()),
        }
    }
}

impl<T> FromRequestParts<Web> for PathId<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let path: Result<Path<HashMap<String, String>>, _> =
            Path::from_request_parts(parts, web).await;
        let path = path.map_err(|_| Problem::not_found())?;
        let id = path.get("id").and_then(|it| it.parse().ok());
        id.map(Self).ok_or_else(Problem::not_found)
    }
}

/// The two ids of a path, in its order. Malformed ids name nothing, so they are not found.
pub(crate) async fn two_ids<A, B>(parts: &mut Parts, web: &Web) -> Result<(Id<A>, Id<B>), Problem> {
    let path: Result<Path<(String, String)>, _> = Path::from_request_parts(parts, web).await;
    let Path((one, other)) = path.map_err(|_| Problem::not_found())?;
    let one = one.parse().map_err(|_| Problem::not_found())?;
    let other = other.parse().map_err(|_| Problem::not_found())?;
    Ok((one, other))
}
