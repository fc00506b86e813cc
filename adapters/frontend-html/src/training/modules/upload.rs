//! Forms that may bring a file along.

use axum::extract::{
    Multipart,
    multipart::{MultipartError, MultipartRejection},
};
use bytes::Bytes;
use domain_training::{FileRefused, text_of_file};
use http::StatusCode;

use crate::{
    form::{FieldErrors, Form, FormError},
    problem::Problem,
};

/// A form, and the file that was chosen, if one was.
pub(super) struct Upload {
    pub(super) form: Form,
    pub(super) file: Option<File>,
}

pub(super) struct File {
    pub(super) name: String,
    pub(super) text: Result<String, FileRefused>,
}

/// No page of ours has as many.
const MOST_PARTS: usize = 20;

pub(super) async fn read(body: Result<Multipart, MultipartRejection>) -> Result<Upload, Problem> {
    let (form, file) = read_binary(body).await?;
    let file = file.map(|(name, bytes)| {
        let text = text_of_file(&bytes).map(str::to_owned);
        File { name, text }
    });
    Ok(Upload { form, file })
}

/// The same with the file as it is.
pub(super) async fn read_binary(
    body: Result<Multipart, MultipartRejection>,
) -> Result<(Form, Option<(String, Bytes)>), Problem> {
    let mut body = body.map_err(|_| Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE))?;
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut file = None;
    while let Some(part) = body.next_field().await.map_err(|err| refused(&err))? {
        if MOST_PARTS <= fields.len() {
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE));
        }
        let name = part.name().ok_or(FormError::UnknownField)?.to_owned();
        if name == "file" {
            if file.is_some() {
                return Err(FormError::SecondValue.into());
            }
            let name = part.file_name().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(|err| refused(&err))?;
            // A form without a file chosen has a part without name or content.
            let is_chosen = !(name.is_empty() && bytes.is_empty());
            file = Some(is_chosen.then_some((name, bytes)));
            continue;
        }
        let bytes = part.bytes().await.map_err(|err| refused(&err))?;
        let text = String::from_utf8(bytes.into()).map_err(|_| FormError::Unreadable)?;
        if text.contains('\0') {
            return Err(FormError::Unreadable.into());
        }
        fields.push((name, text));
    }
    Ok((fields.into_iter().collect(), file.flatten()))
}

impl Upload {
    /// The form with the text of the file in the place of the one that was typed, so that the page
    /// shows what it speaks of and sends it again.
    pub(super) fn into_form(self, errors: &mut FieldErrors) -> Form {
        let Self { form, file } = self;
        let Some(file) = file else {
            return form;
        };
        let text = errors.take("file", file.text).unwrap_or_default();
        let others = form.fields().filter(|(name, _)| !matches!(*name, "text" | "file_name"));
        let others: Vec<(String, String)> =
            others.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let own = [("text".to_owned(), text), ("file_name".to_owned(), file.name)];
        others.into_iter().chain(own).collect()
    }
}

fn refused(err: &MultipartError) -> Problem {
    Problem::new(err.status())
}
