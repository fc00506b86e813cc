//! Versions of things as entity tags (RFC 9110, 8.8.3), and edits of one version only.

use axum::extract::FromRequestParts;
use domain_kernel::Version;
use http::{
    HeaderName, StatusCode,
    header::{IF_MATCH, IF_NONE_MATCH},
    request::Parts,
};
use utoipa::{
    IntoParams, PartialSchema,
    openapi::{
        ObjectBuilder, Required, Type,
        path::{Parameter, ParameterIn},
    },
};

use crate::{Api, RequestRefused, problem::Problem};

/// What a tag of ours looks like.
const TAG: &str = r#"^"[0-9]+"$"#;

/// The version that whoever changes something has seen.
pub(crate) struct Seen(pub(crate) Version);

/// The version that whoever changes something has seen, or that there was none.
pub(crate) struct SeenOrNone(pub(crate) Option<Version>);

pub(crate) fn tag(version: Version) -> String {
    format!("\"{}\"", version.get())
}

impl IntoParams for Seen {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let header = Parameter::builder()
            .name(IF_MATCH.as_str())
            .parameter_in(ParameterIn::Header)
            .required(Required::True)
            .description(Some("The `etag` of what was seen"))
            .schema(Some(ObjectBuilder::new().schema_type(Type::String).pattern(Some(TAG))));
        vec![header.build()]
    }
}

impl FromRequestParts<Api> for Seen {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Api) -> Result<Self, Problem> {
        let Some(asked) = parts.headers.get(IF_MATCH) else {
            let refused = Problem::from(RequestRefused::NoVersion);
            return Err(refused.with_status(StatusCode::PRECONDITION_REQUIRED));
        };
        let number = asked.to_str().ok().and_then(read);
        // A tag that none of our answers had is that of no version.
        number.map(Self).ok_or_else(other_version)
    }
}

impl IntoParams for SeenOrNone {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let header = |name: HeaderName, text: &str| {
            Parameter::builder()
                .name(name.as_str())
                .parameter_in(ParameterIn::Header)
                .required(Required::False)
                .description(Some(text))
                .schema(Some(String::schema()))
                .build()
        };
        vec![
            header(IF_MATCH, "The `etag` of what was seen"),
            header(IF_NONE_MATCH, "`*`, if nothing had been said"),
        ]
    }
}

impl FromRequestParts<Api> for SeenOrNone {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        if parts.headers.get(IF_NONE_MATCH).is_some_and(|it| it.as_bytes() == b"*") {
            return Ok(Self(None));
        }
        let Seen(version) = Seen::from_request_parts(parts, api).await?;
        Ok(Self(Some(version)))
    }
}

/// Somebody has changed it since.
pub(crate) fn other_version() -> Problem {
    Problem::from(RequestRefused::OtherVersion).with_status(StatusCode::PRECONDITION_FAILED)
}

/// What a use case said of a change of one version.
pub(crate) fn changed<E>(err: E) -> Problem
where
    E: application::Failure + 'static,
{
    match err.class() {
        application::Class::Stale => other_version(),
        _ => Problem::from(err),
    }
}

fn read(tag: &str) -> Option<Version> {
    let number = tag.trim().strip_prefix('"')?.strip_suffix('"')?;
    let is_plain = number.bytes().all(|it| it.is_ascii_digit());
    number.parse().ok().filter(|_| is_plain).map(Version::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_back_and_nothing_else_is_one() {
        let version = Version::new(17);
        assert_eq!(read(&tag(version)), Some(version));
        for bad in ["17", "\"\"", "*", "W/\"17\"", "\"17\", \"18\"", "\"+17\"", "\"x\""] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
