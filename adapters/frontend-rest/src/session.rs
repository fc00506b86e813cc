//! Sessions as they stand in addresses and documents.

use application::identity::SessionKey;
use axum::extract::FromRequestParts;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use domain_kernel::PersonId;
use http::request::Parts;

use crate::{Api, path::texts, problem::Problem};

/// The person and the session of a path. What is malformed names nothing, so it is not found.
pub(crate) struct PathSession {
    pub(crate) person: PersonId,
    pub(crate) session: SessionKey,
}

impl FromRequestParts<Api> for PathSession {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let (person, session): (String, String) = texts(parts, api).await?;
        let both = person.parse().ok().zip(read(&session));
        let (person, session) = both.ok_or_else(Problem::not_found)?;
        Ok(Self { person, session })
    }
}

/// It names the session, and opens nothing.
pub(crate) fn written(key: &SessionKey) -> String {
    BASE64.encode(key.0)
}

fn read(text: &str) -> Option<SessionKey> {
    BASE64.decode(text).ok()?.try_into().ok().map(SessionKey)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_read_back_and_nothing_else_is_one() {
        let key = SessionKey([7; 32]);
        assert_eq!(read(&written(&key)), Some(key));
        for bad in ["", "x", "é", &BASE64.encode([7; 31]), &BASE64.encode([7; 33])] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
