//! The ids of a path. Malformed ones name nothing, so they are not found.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use domain_kernel::Id;
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::{Api, problem::Problem};

/// The `{id}` of a path.
pub(crate) struct PathId<T>(pub(crate) Id<T>);

/// The two ids of a path, in their order.
pub(crate) struct PathIds<A, B>(pub(crate) Id<A>, pub(crate) Id<B>);

/// The three ids of a path, in their order.
pub(crate) struct ThreePathIds<A, B, C>(pub(crate) Id<A>, pub(crate) Id<B>, pub(crate) Id<C>);

impl<T> FromRequestParts<Api> for PathId<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let path: HashMap<String, String> = texts(parts, api).await?;
        path.get("id").and_then(|it| it.parse().ok()).map(Self).ok_or_else(Problem::not_found)
    }
}

impl<A, B> FromRequestParts<Api> for PathIds<A, B> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let (first, second): (String, String) = texts(parts, api).await?;
        Ok(Self(parsed(&first)?, parsed(&second)?))
    }
}

impl<A, B, C> FromRequestParts<Api> for ThreePathIds<A, B, C> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let (first, second, third): (String, String, String) = texts(parts, api).await?;
        Ok(Self(parsed(&first)?, parsed(&second)?, parsed(&third)?))
    }
}

/// What stands in a path for its names.
pub(crate) async fn texts<T>(parts: &mut Parts, api: &Api) -> Result<T, Problem>
where
    T: DeserializeOwned + Send,
{
    let path: Result<Path<T>, _> = Path::from_request_parts(parts, api).await;
    path.map(|Path(texts)| texts).map_err(|_| Problem::not_found())
}

/// One of them.
pub(crate) fn parsed<T>(text: &str) -> Result<Id<T>, Problem> {
    text.parse().map_err(|_| Problem::not_found())
}
