use application::Message;
use axum::{
    Extension,
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderValue, header::CONTENT_TYPE};

use crate::flash::{Flash, Tone};

/// The answer to every form that worked: go and look at the result, and here is what happened.
#[must_use]
pub(crate) struct SeeOther {
    url: String,
    flash: Option<Flash>,
}

impl SeeOther {
    pub(crate) fn to(url: impl Into<String>) -> Self {
        Self { url: url.into(), flash: None }
    }

    /// Says that it is done.
    pub(crate) fn notice(self, message: Message) -> Self {
        Self { flash: Some(Flash { tone: Tone::Positive, message: message.into() }), ..self }
    }

    /// Says that it is done, and that something is left to do.
    pub(crate) fn warning(self, message: Message) -> Self {
        Self { flash: Some(Flash { tone: Tone::Warning, message: message.into() }), ..self }
    }

    /// The same for a script, which goes there by itself: if it followed a redirect, nobody would
    /// see the message.
    pub(crate) fn for_script(self) -> Response {
        let body = serde_json::json!({ "location": self.url }).to_string();
        let go = ([(CONTENT_TYPE, HeaderValue::from_static("application/json"))], body);
        match self.flash {
            Some(flash) => (Extension(flash), go).into_response(),
            None => go.into_response(),
        }
    }
}

impl IntoResponse for SeeOther {
    fn into_response(self) -> Response {
        let go = Redirect::to(&self.url);
        match self.flash {
            Some(flash) => (Extension(flash), go).into_response(),
            None => go.into_response(),
        }
    }
}
