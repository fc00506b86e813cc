//! A form that may bring a table along.

use application::identity::{Cell, Table};
use axum::{
    body::Bytes,
    extract::{
        Multipart,
        multipart::{MultipartError, MultipartRejection},
    },
};
use http::StatusCode;

use crate::{
    csv::Csv,
    form::{Form, FormError},
    problem::Problem,
};

pub(crate) struct Upload {
    pub(crate) form: Form,
    /// If one was chosen.
    pub(crate) file: Option<Bytes>,
    /// As the browser calls it.
    pub(crate) file_name: Option<String>,
}

/// No page of ours has as many, also if everybody on it is ticked.
const MOST_PARTS: usize = 60;

pub(crate) async fn read(body: Result<Multipart, MultipartRejection>) -> Result<Upload, Problem> {
    let mut body = body.map_err(|_| Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE))?;
    let (mut fields, mut file, mut file_name) = (Vec::new(), None, None);
    while let Some(part) = body.next_field().await.map_err(|err| refused(&err))? {
        if MOST_PARTS <= fields.len() {
            return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE));
        }
        let name = part.name().ok_or(FormError::UnknownField)?.to_owned();
        let called = part.file_name().map(ToOwned::to_owned);
        let bytes = part.bytes().await.map_err(|err| refused(&err))?;
        if name == "file" {
            if file.is_some() {
                return Err(FormError::SecondValue.into());
            }
            // A form without a file chosen has a part without content.
            file_name = called;
            file = Some(bytes).filter(|it| !it.is_empty());
            continue;
        }
        let text = String::from_utf8(bytes.into()).map_err(|_| FormError::Unreadable)?;
        if text.contains('\0') {
            return Err(FormError::Unreadable.into());
        }
        fields.push((name, text));
    }
    Ok(Upload { form: fields.into_iter().collect(), file, file_name })
}

/// The table as the page shows it and sends it again, each row on the line where it was.
pub(crate) fn text(table: &Table) -> String {
    let mut csv = Csv::default();
    let mut next = 1;
    for row in &table.rows {
        for _ in next..row.line {
            csv.line([]);
        }
        let cells = row.cells.iter().map(|it| match it {
            Cell::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Cell::Formula => "=".to_owned(),
        });
        let cells: Vec<String> = cells.collect();
        csv.plain_line(cells.iter().map(String::as_str));
        next = row.line.saturating_add(1);
    }
    csv.into_text()
}

fn refused(err: &MultipartError) -> Problem {
    Problem::new(err.status())
}
