//! The fields of a module that an author fills in.

use application::Message;
use domain_kernel::Date;
use domain_training::{
    About, Content, FeedbackPolicy, KindType, Lesson, Minutes, ModuleTitle, MostTries, PassMark,
    QuizRules, TimeLimit, Tries, Wait,
};
use serde::Serialize;

use super::{
    kinds,
    validity_form::{self, ValidityFields},
};
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, Tick},
    reader::Reader,
};

pub(super) const FIELDS: [&str; 20] = [
    "title",
    "minutes",
    "content",
    "is_open_to_all",
    "gives_certificate",
    "valid_months",
    "valid_from",
    "yearly_on",
    "least_months",
    "opens_before",
    "grace",
    "kind",
    "pass_mark",
    "feedback",
    "reveals_key",
    "most_tries",
    "wait_minutes",
    "time_limit",
    "shuffles_questions",
    "shuffles_options",
];

/// As `training/modules/form.html` draws them.
#[derive(Debug, Serialize)]
pub(super) struct ModuleFields {
    title: Field,
    minutes: Field,
    content: Field,
    is_open_to_all: Tick,
    gives_certificate: Tick,
    validity: ValidityFields,
    kind: Field,
    kinds: Vec<Choice>,
    pass_mark: Field,
    feedback: Field,
    feedbacks: Vec<Choice>,
    reveals_key: Tick,
    most_tries: Field,
    wait_minutes: Field,
    time_limit: Field,
    shuffles_questions: Tick,
    shuffles_options: Tick,
}

/// What was filled in.
pub(super) struct FilledIn {
    pub(super) about: About,
    pub(super) rules: Option<QuizRules>,
}

impl ModuleFields {
    pub(super) fn new(draft: &Draft, today: Date, reader: &Reader) -> Self {
        let kinds = [KindType::Quiz, KindType::Acknowledge];
        let kinds = kinds.map(|it| (it.name().to_owned(), kinds::kind(it, reader)));
        let feedbacks = FeedbackPolicy::ALL;
        let feedbacks = feedbacks.map(|it| (it.name().to_owned(), kinds::feedback(it, reader)));
        Self {
            title: draft.field("title", reader),
            minutes: draft.field("minutes", reader),
            content: draft.field("content", reader),
            is_open_to_all: draft.tick("is_open_to_all", reader),
            gives_certificate: draft.tick("gives_certificate", reader),
            validity: ValidityFields::new(draft, today, reader),
            kind: draft.field("kind", reader),
            kinds: draft.choices("kind", kinds),
            pass_mark: draft.field("pass_mark", reader),
            feedback: draft.field("feedback", reader),
            feedbacks: draft.choices("feedback", feedbacks),
            reveals_key: draft.tick("reveals_key", reader),
            most_tries: draft.field("most_tries", reader),
            wait_minutes: draft.field("wait_minutes", reader),
            time_limit: draft.field("time_limit", reader),
            shuffles_questions: draft.tick("shuffles_questions", reader),
            shuffles_options: draft.tick("shuffles_options", reader),
        }
    }
}

impl FilledIn {
    pub(super) fn parse(form: &Form) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", ModuleTitle::parse(form.text("title")));
        let minutes = errors.take("minutes", Minutes::parse(form.text("minutes")));
        let content = errors.take("content", Content::parse_optional(form.text("content")));
        let validity = validity_form::parse(form, &mut errors).ok();
        let rules = match KindType::parse(form.text("kind")) {
            Some(KindType::Acknowledge) => Some(None),
            Some(KindType::Quiz) => rules(form, &mut errors).map(Some),
            None => {
                errors.add("kind", Message::new("choice-unknown"));
                None
            }
        };
        let (Some(title), Some(minutes), Some(content), Some(validity), Some(rules)) =
            (title, minutes, content, validity, rules)
        else {
            return Err(errors);
        };
        let is_open_to_all = form.is_ticked("is_open_to_all");
        let gives_certificate = form.is_ticked("gives_certificate");
        let about = About { title, content, minutes, is_open_to_all, validity, gives_certificate };
        Ok(Self { about, rules })
    }
}

fn rules(form: &Form, errors: &mut FieldErrors) -> Option<QuizRules> {
    let pass_mark = errors.take("pass_mark", PassMark::parse(form.text("pass_mark")));
    let feedback = FeedbackPolicy::parse(form.text("feedback"));
    if feedback.is_none() {
        errors.add("feedback", Message::new("choice-unknown"));
    }
    let most = errors.take("most_tries", MostTries::parse_optional(form.text("most_tries")));
    let wait = errors.take("wait_minutes", Wait::parse(form.text("wait_minutes")));
    let limit = errors.take("time_limit", TimeLimit::parse_optional(form.text("time_limit")));
    Some(QuizRules {
        pass_mark: pass_mark?,
        feedback: feedback?,
        reveals_key_after_failure: form.is_ticked("reveals_key"),
        tries: Tries { most: most?, wait: wait? },
        time_limit: limit?,
        shuffles_questions: form.is_ticked("shuffles_questions"),
        shuffles_options: form.is_ticked("shuffles_options"),
    })
}

/// A new module's fields.
pub(super) fn blank() -> Draft {
    stored_fields(KindType::Quiz, QuizRules::default(), validity_form::stored(None))
}

/// The fields as they are stored.
pub(super) fn stored(lesson: &Lesson) -> Draft {
    let about = lesson.about();
    let content = about.content.as_ref().map(Content::as_str).unwrap_or_default();
    let mut fields = vec![
        ("title", about.title.as_str().to_owned()),
        ("minutes", about.minutes.get().to_string()),
        ("content", content.to_owned()),
    ];
    fields.extend(validity_form::stored(about.validity.as_ref()));
    if about.gives_certificate {
        fields.push(("gives_certificate", "1".to_owned()));
    }
    if about.is_open_to_all {
        fields.push(("is_open_to_all", "1".to_owned()));
    }
    let rules = lesson.quiz().map(|it| it.rules).unwrap_or_default();
    stored_fields(lesson.kind().of_type(), rules, fields)
}

fn stored_fields(
    kind: KindType,
    rules: QuizRules,
    mut fields: Vec<(&'static str, String)>,
) -> Draft {
    fields.push(("kind", kind.name().to_owned()));
    fields.push(("pass_mark", rules.pass_mark.to_string()));
    fields.push(("feedback", rules.feedback.name().to_owned()));
    let wait = Some(rules.tries.wait.minutes()).filter(|it| 0 < *it);
    let numbers = [
        ("most_tries", rules.tries.most.map(|it| it.to_string())),
        ("wait_minutes", wait.map(|it| it.to_string())),
        ("time_limit", rules.time_limit.map(|it| it.to_string())),
    ];
    fields.extend(numbers.into_iter().filter_map(|(name, number)| Some((name, number?))));
    let ticks = [
        ("reveals_key", rules.reveals_key_after_failure),
        ("shuffles_questions", rules.shuffles_questions),
        ("shuffles_options", rules.shuffles_options),
    ];
    let ticked = ticks.into_iter().filter(|(_, is_ticked)| *is_ticked);
    fields.extend(ticked.map(|(name, _)| (name, "1".to_owned())));
    Draft::filled(fields)
}
