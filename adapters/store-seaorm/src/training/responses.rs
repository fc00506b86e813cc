//! The answers of an attempt as a document. Its words are never renamed.

use std::borrow::Cow;

use domain_kernel::{Id, StoreError};
use domain_training::{Answer, Decimal, QuestionId, Response, Responses, Revision, ShortAnswer};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ResponseDocument<'a> {
    question: Uuid,
    revision: u32,
    /// Without one, it was cleared.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<AnswerDocument<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AnswerDocument<'a> {
    Chosen(Vec<Uuid>),
    Said(bool),
    /// An exact number, as it is written.
    Number(String),
    Text(Cow<'a, str>),
}

pub(super) fn write(responses: &Responses) -> Result<String, StoreError> {
    let documents: Vec<_> =
        responses.iter().map(|(question, it)| ResponseDocument::of(*question, it)).collect();
    serde_json::to_string(&documents).map_err(StoreError::corrupt)
}

/// `None` if something in it is not known.
pub(super) fn read(json: &str) -> Option<Responses> {
    let documents: Vec<ResponseDocument> = serde_json::from_str(json).ok()?;
    documents.into_iter().map(ResponseDocument::into_response).collect()
}

pub(super) fn n_answered(responses: &Responses) -> i32 {
    let n_answered = responses.values().filter(|it| it.answer.is_some()).count();
    i32::try_from(n_answered).unwrap_or(i32::MAX)
}

impl<'a> ResponseDocument<'a> {
    fn of(question: QuestionId, response: &'a Response) -> Self {
        let answer = response.answer.as_ref().map(|it| match it {
            Answer::Chosen(options) => {
                AnswerDocument::Chosen(options.iter().map(|it| it.uuid()).collect())
            }
            Answer::Said(said) => AnswerDocument::Said(*said),
            Answer::Number(number) => AnswerDocument::Number(number.to_string()),
            Answer::Text(text) => AnswerDocument::Text(text.as_str().into()),
        });
        Self { question: question.uuid(), revision: response.revision.get(), answer }
    }

    fn into_response(self) -> Option<(QuestionId, Response)> {
        let answer = match self.answer {
            None => None,
            Some(answer) => Some(match answer {
                AnswerDocument::Chosen(options) => {
                    Answer::Chosen(options.into_iter().map(Id::from_uuid).collect())
                }
                AnswerDocument::Said(said) => Answer::Said(said),
                AnswerDocument::Number(number) => Answer::Number(Decimal::parse(&number).ok()?),
                AnswerDocument::Text(text) => Answer::Text(ShortAnswer::restore(text.into_owned())),
            }),
        };
        let response = Response { answer, revision: Revision::new(self.revision) };
        Some((Id::from_uuid(self.question), response))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is in databases already. If this test fails, it can no longer be read.
    const KEPT: &str = r#"[{"question":"00000000-0000-0000-0000-000000000001","revision":1,"answer":{"chosen":["00000000-0000-0000-0000-000000000011"]}},{"question":"00000000-0000-0000-0000-000000000002","revision":2,"answer":{"said":false}},{"question":"00000000-0000-0000-0000-000000000003","revision":3,"answer":{"number":"-0.5"}},{"question":"00000000-0000-0000-0000-000000000004","revision":4,"answer":{"text":"red"}},{"question":"00000000-0000-0000-0000-000000000005","revision":5}]"#;

    #[test]
    fn what_was_kept_is_read_and_written_as_it_was() {
        let responses = read(KEPT).expect("responses");
        assert_eq!(n_answered(&responses), 4);
        assert_eq!(write(&responses).expect("a document"), KEPT);
    }

    #[test]
    fn what_is_not_known_is_not_read() {
        for (known, unknown) in [
            (r#""said":false"#, r#""drawn":false"#),
            (r#""revision":5"#, r#""revision":5,"flag":true"#),
            (r#""-0.5""#, r#""minus a half""#),
            ("]", ""),
        ] {
            assert_eq!(read(&KEPT.replace(known, unknown)), None, "{unknown}");
        }
    }
}
