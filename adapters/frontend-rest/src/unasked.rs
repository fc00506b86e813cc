//! What an operation does not take: parameters where it has none, and a document where it has none.
//! Whoever sends one means something by it, so that it is refused and not left out in silence.

use std::{collections::HashMap, sync::Arc};

use axum::{
    body::{Body, to_bytes},
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{Method, StatusCode};
use utoipa::openapi::{
    OpenApi, RefOr,
    path::{Operation, Parameter, ParameterIn},
};

use crate::{MOST_BODY_BYTES, body, params::Params, problem::Problem};

/// What each operation takes, by its method and its path.
pub(crate) struct Taken(HashMap<(Method, String), Takes>);

#[derive(Clone, Copy)]
struct Takes {
    params: bool,
    document: bool,
}

pub(crate) async fn refuse(
    State(taken): State<Arc<Taken>>,
    request: Request,
    next: Next,
) -> Response {
    let Some(operation) = taken.by(&request) else {
        return next.run(request).await;
    };
    let params = if operation.params { Params::default() } else { Params::of(request.uri()) };
    if let Err(problem) = params.only(&[], &[]) {
        return problem.into_response();
    }
    if operation.document || request.method().is_safe() {
        return next.run(request).await;
    }
    match without_document(request).await {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

async fn without_document(request: Request) -> Result<Request, Problem> {
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, MOST_BODY_BYTES).await;
    let bytes = bytes.map_err(|_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE))?;
    if !bytes.is_empty() {
        body::says_nothing(&parts.headers, &bytes)?;
    }
    Ok(Request::from_parts(parts, Body::empty()))
}

impl Taken {
    pub(crate) fn of(document: &OpenApi) -> Self {
        let paths = document.paths.paths.iter();
        let operations = paths.flat_map(|(path, item)| {
            let each = [
                (Method::GET, &item.get),
                (Method::POST, &item.post),
                (Method::PUT, &item.put),
                (Method::DELETE, &item.delete),
            ];
            let takes = move |(method, it): (Method, &Option<Operation>)| {
                Some(((method, path.clone()), Takes::of(it.as_ref()?)))
            };
            each.into_iter().filter_map(takes)
        });
        Self(operations.collect())
    }

    /// Nothing where there is no such operation.
    fn by(&self, request: &Request) -> Option<Takes> {
        let path = request.extensions().get::<MatchedPath>()?;
        // Whoever asks for a head asks as they would for the whole.
        let method = match *request.method() {
            Method::HEAD => Method::GET,
            _ => request.method().clone(),
        };
        self.0.get(&(method, path.as_str().to_owned())).copied()
    }
}

impl Takes {
    fn of(operation: &Operation) -> Self {
        let is_of_query = |it: &RefOr<Parameter>| match it {
            RefOr::T(parameter) => matches!(parameter.parameter_in, ParameterIn::Query),
            RefOr::Ref(_) => false,
        };
        let params = operation.parameters.iter().flatten().any(is_of_query);
        Self { params, document: operation.request_body.is_some() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_operation_takes_is_what_its_description_says() {
        let taken = Taken::of(&crate::resources().into_openapi());
        let of = |method: Method, path: &str| {
            let path = format!("/api/v1/{path}");
            taken.0.get(&(method, path)).map(|it| (it.params, it.document))
        };
        assert_eq!(of(Method::GET, "me"), Some((false, false)));
        assert_eq!(of(Method::GET, "people"), Some((true, false)));
        assert_eq!(of(Method::POST, "people"), Some((false, true)));
        assert_eq!(of(Method::DELETE, "people"), None);
    }
}
