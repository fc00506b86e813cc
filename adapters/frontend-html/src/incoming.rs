//! A form with a file that is handed on while it comes.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use application::{
    Message,
    courses::{Upload, UploadError},
};
use async_trait::async_trait;
use axum::{
    RequestExt,
    body::{Body, BodyDataStream},
    extract::{
        DefaultBodyLimit, Multipart, Request,
        multipart::{Field, MultipartError},
    },
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures_util::Stream;
use http::{
    HeaderMap, StatusCode,
    header::{ACCEPT, CONTENT_LENGTH},
};

use crate::{form::FormError, problem::Problem, see_other::SeeOther};

/// A form with a few short fields and then a file.
pub(crate) struct Incoming {
    body: Multipart,
    limits: Limits,
}

/// The file, as the application takes it.
pub(crate) struct FormFile<'a> {
    field: Field<'a>,
    /// As the browser sent it.
    pub(crate) name: String,
    limits: Limits,
}

#[derive(Clone, Copy)]
struct Limits {
    most_bytes: u64,
    /// Whether the form says already that it is more.
    is_exceeded: bool,
}

/// What a form takes besides its file: boundaries, headers and its fields.
const ROOM: u64 = 64 * 1024;
/// It holds an id, a number or a line.
const MOST_FIELD_BYTES: usize = 4 * 1024;

impl Incoming {
    /// Nothing of the body is read yet.
    pub(crate) async fn of(mut request: Request, most_bytes: u64) -> Result<Self, Problem> {
        let most = most_bytes.saturating_add(ROOM);
        let is_exceeded = length(request.headers()).is_some_and(|it| most < it);
        // The form ends there, whatever it says and whether it says anything.
        DefaultBodyLimit::max(usize::try_from(most).unwrap_or(usize::MAX)).apply(&mut request);
        let request = request.map(|it| Body::from_stream(Sips::of(it)));
        let body = request.extract::<Multipart, _>().await;
        let body = body.map_err(|_| Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE))?;
        Ok(Self { body, limits: Limits { most_bytes, is_exceeded } })
    }

    /// The value of the field that comes next.
    pub(crate) async fn field(&mut self, name: &str) -> Result<String, Problem> {
        let field = self.body.next_field().await.map_err(|err| refused(&err))?;
        let mut field =
            field.filter(|it| it.name() == Some(name)).ok_or(FormError::UnknownField)?;
        let mut value = Vec::new();
        while let Some(piece) = field.chunk().await.map_err(|err| refused(&err))? {
            value.extend(piece);
            if MOST_FIELD_BYTES < value.len() {
                return Err(FormError::Unreadable.into());
            }
        }
        Ok(String::from_utf8(value).map_err(|_| FormError::Unreadable)?)
    }

    /// The file after them, if one was chosen.
    pub(crate) async fn file(&mut self) -> Result<Option<FormFile<'_>>, Problem> {
        let limits = self.limits;
        let field = self.body.next_field().await.map_err(|err| refused(&err))?;
        let field = field.filter(|it| it.name() == Some("file")).ok_or(FormError::UnknownField)?;
        let name = field.file_name().unwrap_or_default().to_owned();
        // A form without a file chosen has a part without a name.
        Ok((!name.is_empty()).then_some(FormFile { field, name, limits }))
    }

    /// Takes what little there is after the file, so that the connection can go on.
    pub(crate) async fn end(&mut self) {
        let _ = self.body.next_field().await;
    }
}

#[async_trait]
impl Upload for FormFile<'_> {
    async fn next(&mut self) -> Result<Option<Bytes>, UploadError> {
        let too_large = UploadError::too_large(self.limits.most_bytes);
        if self.limits.is_exceeded {
            return Err(too_large);
        }
        self.field.chunk().await.map_err(|err| match err.status() {
            StatusCode::PAYLOAD_TOO_LARGE => too_large,
            _ => UploadError::BrokenOff,
        })
    }
}

/// A script goes on by itself: a redirect that it followed would have shown the message to nobody.
pub(crate) fn is_by_script(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).is_some_and(|it| it.as_bytes() == b"application/json")
}

/// The answer to a form whose file is there.
pub(crate) fn done(url: String, notice: Message, is_script: bool) -> Response {
    let go = SeeOther::to(url).notice(notice);
    if is_script { go.for_script() } else { go.into_response() }
}

/// A body of which one piece is taken at a time. The reader of forms takes as many as there are
/// before it looks at them, and holds them all.
struct Sips {
    body: BodyDataStream,
    has_taken: bool,
}

impl Sips {
    fn of(body: Body) -> Self {
        Self { body: body.into_data_stream(), has_taken: false }
    }
}

impl Stream for Sips {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.has_taken {
            self.has_taken = false;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let piece = ready!(Pin::new(&mut self.body).poll_next(cx));
        self.has_taken = true;
        Poll::Ready(piece)
    }
}

fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// What is wrong with a body is never our fault, whatever its reader says.
fn refused(err: &MultipartError) -> Problem {
    match err.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(StatusCode::PAYLOAD_TOO_LARGE),
        _ => Problem::new(StatusCode::BAD_REQUEST),
    }
}
