//! The document of a request, in which every field is known.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use http::{HeaderMap, header::CONTENT_TYPE};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, error::Category};
use serde_path_to_error::{Path, Segment};

use crate::{
    Api, RequestRefused,
    flaw::{Flaws, Place, cut},
    objects::Objects,
    problem::Problem,
};

/// A document that was sent.
pub(crate) struct Body<T>(pub(crate) T);

/// A document for what takes none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

/// Deeper than any document that is sent here.
const MOST_DEPTH: usize = 32;
const NUL: &[u8] = br"\u0000";

impl<T: DeserializeOwned> FromRequest<Api> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, api: &Api) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(RequestRefused::OtherType.into());
        }
        let bytes = Bytes::from_request(request, api).await;
        read(&bytes.map_err(|err| Problem::new(err.status()))?).map(Self)
    }
}

/// Refuses all but an empty document where none is taken.
pub(crate) fn says_nothing(headers: &HeaderMap, bytes: &[u8]) -> Result<(), Problem> {
    if !is_json(headers) {
        return Err(RequestRefused::OtherType.into());
    }
    read::<Nothing>(bytes).map(|_| ())
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    if MOST_DEPTH < depth(bytes) {
        return Err(RequestRefused::TooDeep.into());
    }
    let mut document = serde_json::Deserializer::from_slice(bytes);
    let read: T = serde_path_to_error::deserialize(Objects(&mut document)).map_err(|err| {
        let is_unknown = err.inner().to_string().starts_with("unknown field");
        match err.inner().classify() {
            Category::Data => refused(is_unknown, err.path()),
            Category::Io | Category::Syntax | Category::Eof => RequestRefused::NoJson.into(),
        }
    })?;
    document.end().map_err(|_| RequestRefused::NoJson)?;
    match nul(bytes) {
        Some(pointer) => Err(flaw(pointer, RequestRefused::WrongValue)),
        None => Ok(read),
    }
}

fn refused(is_unknown: bool, path: &Path) -> Problem {
    let why = match is_unknown {
        true => RequestRefused::UnknownField,
        false => RequestRefused::WrongValue,
    };
    flaw(pointer(path), why)
}

fn flaw(pointer: String, why: RequestRefused) -> Problem {
    let mut flaws = Flaws::default();
    flaws.add(Place::Pointer(pointer), application::Failure::message(&why));
    flaws.into()
}

/// Where the first text with a NUL is. Nothing that is stored has one, and not every database can
/// be asked for it, so that forms and addresses have none either.
fn nul(bytes: &[u8]) -> Option<String> {
    // Written in no other way it is JSON. What looks like one may be a backslash and a number.
    let may_be_there = bytes.windows(NUL.len()).any(|it| it == NUL);
    let document = may_be_there.then(|| serde_json::from_slice::<Value>(bytes));
    nul_in(&document?.ok()?)
}

fn nul_in(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => text.contains('\0').then(String::new),
        Value::Array(items) => {
            let mut items = items.iter().enumerate();
            items.find_map(|(index, it)| Some(format!("/{index}{}", nul_in(it)?)))
        }
        Value::Object(fields) => fields.iter().find_map(|(name, it)| {
            let inside = if name.contains('\0') { String::new() } else { nul_in(it)? };
            Some(format!("/{}{inside}", escaped(name)))
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// RFC 6901.
fn pointer(path: &Path) -> String {
    let parts = path.iter().map(|it| match it {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{}", escaped(key)),
        Segment::Enum { variant } => format!("/{variant}"),
        Segment::Unknown => String::new(),
    });
    parts.collect()
}

/// A name as it stands in a pointer.
fn escaped(name: &str) -> String {
    cut(name).replace('~', "~0").replace('/', "~1")
}

/// How deep the lists and objects of a document are nested, without reading more of it.
fn depth(bytes: &[u8]) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut is_text, mut is_escaped) = (false, false);
    for byte in bytes {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_text => is_escaped = true,
            b'"' => is_text = !is_text,
            b'[' | b'{' if !is_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !is_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "it is only read")]
    struct Sample {
        code: String,
        #[serde(default)]
        parts: Vec<Part>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "it is only read")]
    struct Part {
        n: u32,
    }

    fn said(text: &str) -> String {
        match read::<Sample>(text.as_bytes()) {
            Ok(_) => "taken".to_owned(),
            Err(problem) => problem.said(),
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_where_it_is() {
        for (text, expected) in [
            (r#"{"code":"A","parts":[{"n":1}]}"#, "taken"),
            (r#"{"code":"A","co~de/x":1}"#, "422 request-invalid /co~0de~1x:request-unknown-field"),
            (
                r#"{"code":"A","parts":[{"n":1},{"m":1}]}"#,
                "422 request-invalid /parts/1/m:request-unknown-field",
            ),
            (r#"{"code":7}"#, "422 request-invalid /code:request-wrong-value"),
            (
                r#"{"code":"A","parts":[{"n":-1}]}"#,
                "422 request-invalid /parts/0/n:request-wrong-value",
            ),
            (r#"{"code":"A","code":"B"}"#, "422 request-invalid :request-wrong-value"),
            ("{}", "422 request-invalid :request-wrong-value"),
            ("[1]", "422 request-invalid :request-wrong-value"),
            (r#"["A",[]]"#, "422 request-invalid :request-wrong-value"),
            (r#"{"code":"A","parts":[[1]]}"#, "422 request-invalid /parts/0:request-wrong-value"),
            ("{", "422 request-no-json "),
            ("", "422 request-no-json "),
            (r#"{"code":"A"} x"#, "422 request-no-json "),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn no_text_has_a_nul() {
        assert_eq!(nul(br#"{"a":"x\u0000"}"#).as_deref(), Some("/a"));
        assert_eq!(nul(br#"{"a":[1,{"b/c":["","\u0000"]}]}"#).as_deref(), Some("/a/1/b~1c/1"));
        assert_eq!(nul(br#"{"a":{"\u0000":1}}"#).as_deref(), Some("/a/\0"));
        // A backslash with something behind it.
        assert_eq!(nul(br#"{"a":"\\u0000"}"#), None);
        assert_eq!(said(r#"{"code":"A\u0000"}"#), "422 request-invalid /code:request-wrong-value");
        assert_eq!(said(r#"{"code":"A\\u0000"}"#), "taken");
    }

    #[test]
    fn of_a_long_name_its_beginning_is_said() {
        let sent = format!(r#"{{"{}":1}}"#, "ü".repeat(30_000));
        let said = said(&sent);
        assert_eq!(said, format!("422 request-invalid /{}:request-unknown-field", "ü".repeat(100)));
    }

    #[test]
    fn a_document_is_32_deep_at_most() {
        assert_eq!(depth(br#"{"a":["[[[\"[[","b"]}"#), 2);
        let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert_eq!(depth(deep(32).as_bytes()), 32);
        assert_eq!(said(&deep(33)), "422 request-too-deep ");
        assert_eq!(said(&deep(10_000)), "422 request-too-deep ");
    }
}
