use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use domain_kernel::Id;
use http::request::Parts;

use crate::{Api, problem::Problem};

/// The `{id}` of a path. A malformed id names nothing, so it is not found.
pub(crate) struct PathId<T>(pub(crate) Id<T>);

impl<T> FromRequestParts<Api> for PathId<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let path: Result<Path<HashMap<String, String>>, _> =
            Path::from_request_parts(parts, api).await;
        let path = path.map_err(|_| Problem::not_found())?;
        let id = path.get("id").and_then(|it| it.parse().ok());
        id.map(Self).ok_or_else(Problem::not_found)
    }
}
