use std::borrow::Cow;

use application::{Class, Failure, Message};
use http::StatusCode;
use serde::Serialize;

use crate::{problem::Problem, reader::Reader};

/// All that is wrong with a form, in the order of its fields.
#[derive(Debug, Default)]
pub(crate) struct FieldErrors {
    errors: Vec<(Option<Cow<'static, str>>, Message)>,
    moment: Option<Box<Moment>>,
    /// What the answer is, if it says more than that there is something to correct.
    status: Option<StatusCode>,
}

/// Why a form could not be taken that has nothing wrong: somebody was quicker, it was too soon, or
/// something does not answer.
#[derive(Debug)]
struct Moment {
    problem: Problem,
    text: Message,
    is_stale: bool,
}

/// A line of the summary above a form.
#[derive(Debug, Serialize)]
pub(crate) struct Mistake {
    /// Where to correct it, if that is one field.
    href: Option<String>,
    text: String,
    /// The page of the form shows what somebody else has made of it.
    is_stale: bool,
    /// What the whole answer is because of it, if not a form to correct.
    #[serde(skip)]
    problem: Option<Problem>,
}

impl Mistake {
    pub(crate) fn new(href: Option<String>, text: String) -> Self {
        Self { href, text, is_stale: false, problem: None }
    }

    pub(crate) fn problem(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }
}

impl FieldErrors {
    /// Notes what is wrong with one field.
    pub(crate) fn add(&mut self, field: impl Into<Cow<'static, str>>, message: Message) {
        self.errors.push((Some(field.into()), message));
    }

    /// The value of one field, or a note of what is wrong with it.
    pub(crate) fn take<T, E: Failure>(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        parsed: Result<T, E>,
    ) -> Option<T> {
        parsed.map_err(|err| self.add(field, err.message())).ok()
    }

    /// What a use case found, if it is something to correct on the form, or if the form can be sent
    /// again; else a page of its own.
    pub(crate) fn try_from_failure<E: Failure + 'static>(err: E) -> Result<Self, Problem> {
        let (class, text) = (err.class(), err.message());
        let status = match class {
            Class::TooLarge => Some(StatusCode::PAYLOAD_TOO_LARGE),
            Class::WrongType => Some(StatusCode::UNSUPPORTED_MEDIA_TYPE),
            _ => None,
        };
        let (errors, moment) = match class {
            Class::Stale
            | Class::Busy
            | Class::Unavailable
            | Class::Undecided
            | Class::Throttled(_) => {
                let (problem, is_stale) = (Problem::from(err), class == Class::Stale);
                (Vec::new(), Some(Box::new(Moment { problem, text, is_stale })))
            }
            Class::Refused if err.field().is_none() => return Err(Problem::from(err)),
            Class::Invalid | Class::TooLarge | Class::WrongType | Class::Refused => {
                (vec![(err.field().map(Cow::Borrowed), text)], None)
            }
            Class::NotFound | Class::Denied | Class::Broken => return Err(Problem::from(err)),
        };
        Ok(Self { errors, moment, status })
    }

    /// Notes what is wrong with some more fields.
    pub(crate) fn append(&mut self, mut more: Self) {
        self.errors.append(&mut more.errors);
        self.moment = self.moment.take().or(more.moment);
        self.status = self.status.or(more.status);
    }

    /// Whether nothing is wrong.
    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty() && self.moment.is_none()
    }

    /// The first thing that is wrong with a field: one at a time is enough to go on.
    pub(super) fn at(&self, field: &str, reader: &Reader) -> Option<String> {
        let mut here = self.errors.iter().filter(|(it, _)| it.as_deref() == Some(field));
        here.next().map(|(_, message)| reader.text(message))
    }

    pub(crate) fn summary(&self, reader: &Reader) -> Vec<Mistake> {
        let moment = self.moment.iter().map(|it| Mistake {
            href: None,
            text: reader.text(&it.text),
            is_stale: it.is_stale,
            problem: Some(it.problem.clone()),
        });
        let lines = self.errors.iter().map(|(field, message)| Mistake {
            problem: self.status.map(Problem::new),
            ..Mistake::new(field.as_ref().map(|it| format!("#{it}")), reader.text(message))
        });
        moment.chain(lines).collect()
    }
}

#[cfg(test)]
mod tests {
    use application::courses::UploadError;
    use domain_identity::Language;
    use domain_kernel::{Denied, LineError, Permission, StoreError};

    use super::*;
    use crate::tests::given;

    #[test]
    fn all_mistakes_are_collected() {
        let reader = given::reader(Language::English);
        let mut errors = FieldErrors::default();
        let name: Option<()> = errors.take("name", Err(LineError::Empty));
        let title = errors.take("title", Ok::<_, LineError>("x"));
        errors.add("phone", Message::new("line-unprintable"));

        assert_eq!((name, title), (None, Some("x")));
        let summary = errors.summary(&reader);
        let links: Vec<&str> = summary.iter().filter_map(|it| it.href.as_deref()).collect();
        assert_eq!(links, ["#name", "#phone"]);
        assert_eq!(errors.at("name", &reader), Some(reader.say("line-empty")));
        assert_eq!(errors.at("title", &reader), None);
    }

    #[test]
    fn what_a_form_cannot_mend_gets_a_page_of_its_own() {
        let status = |it: Result<FieldErrors, Problem>| it.expect_err("a page").status();
        let denied = Denied { permission: Permission::TakeTraining };
        assert_eq!(status(FieldErrors::try_from_failure(denied)), StatusCode::FORBIDDEN);
        let broken = FieldErrors::try_from_failure(StoreError::corrupt("no such role"));
        assert_eq!(status(broken), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(FieldErrors::try_from_failure(LineError::Empty).is_ok());
    }

    #[test]
    fn a_file_that_is_not_taken_comes_back_at_its_field_with_its_status() {
        let reader = given::reader(Language::English);
        for (err, status) in [
            (UploadError::TooLarge { most_mb: 25 }, StatusCode::PAYLOAD_TOO_LARGE),
            (UploadError::BrokenOff, StatusCode::UNPROCESSABLE_ENTITY),
            (UploadError::OthersUnderWay, StatusCode::TOO_MANY_REQUESTS),
        ] {
            let summary = FieldErrors::try_from_failure(err).expect("a form").summary(&reader);
            let [mistake] = &summary[..] else { panic!("one line") };
            let said = mistake.problem().map_or(StatusCode::UNPROCESSABLE_ENTITY, Problem::status);
            assert_eq!(said, status);
        }
    }

    #[test]
    fn what_somebody_can_send_again_comes_back_with_its_status() {
        let reader = given::reader(Language::English);
        for (err, status, is_stale) in [
            (StoreError::Stale, StatusCode::CONFLICT, true),
            (StoreError::Busy, StatusCode::SERVICE_UNAVAILABLE, false),
            (StoreError::unavailable("full"), StatusCode::SERVICE_UNAVAILABLE, false),
            (StoreError::undecided("cut"), StatusCode::SERVICE_UNAVAILABLE, false),
        ] {
            let text = reader.text(&err.message());
            let summary = FieldErrors::try_from_failure(err).expect("a form").summary(&reader);
            let [mistake] = &summary[..] else { panic!("one line") };
            assert_eq!((mistake.text.as_str(), mistake.is_stale), (text.as_str(), is_stale));
            assert_eq!(mistake.problem().map(Problem::status), Some(status));
        }
    }
}
