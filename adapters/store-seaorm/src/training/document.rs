//! A lesson as a document, for drafts and for versions. Its words are never renamed, since a
//! version is kept for ever.

mod question;
mod section;
mod validity;

use std::borrow::Cow;

use domain_kernel::StoreError;
use domain_training::{
    About, Content, FeedbackPolicy, Kind, Lesson, Minutes, ModuleTitle, MostTries, PassMark,
    Points, Quiz, QuizRules, TimeLimit, Tries, Wait,
};
use serde::{Deserialize, Serialize};

use question::QuestionDocument;
use section::SectionDocument;
use validity::ValidityDocument;

/// Taken from the domain to be written, and given to it when read, without a copy.
type Text<'a> = Cow<'a, str>;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LessonDocument<'a> {
    title: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Text<'a>>,
    minutes: u16,
    is_open_to_all: bool,
    /// Without one, it is good for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    validity: Option<ValidityDocument>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    gives_certificate: bool,
    /// Without one, there is something to acknowledge.
    #[serde(skip_serializing_if = "Option::is_none")]
    quiz: Option<QuizDocument<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct QuizDocument<'a> {
    /// A part of the points, or a number of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pass_mark: Option<(u32, u32)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pass_points_milli: Option<u32>,
    feedback: Text<'a>,
    reveals_key_after_failure: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    most_tries: Option<u8>,
    #[serde(default, skip_serializing_if = "is_default")]
    wait_minutes: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_limit_minutes: Option<u16>,
    #[serde(default, skip_serializing_if = "is_default")]
    shuffles_questions: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    shuffles_options: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sections: Vec<SectionDocument<'a>>,
    questions: Vec<QuestionDocument<'a>>,
}

pub(super) fn write(lesson: &Lesson) -> Result<String, StoreError> {
    serde_json::to_string(&LessonDocument::of(lesson)).map_err(StoreError::corrupt)
}

/// `None` if something in it is not known.
pub(super) fn read(json: &str) -> Option<Lesson> {
    serde_json::from_str::<LessonDocument>(json).ok()?.into_lesson()
}

impl<'a> LessonDocument<'a> {
    fn of(lesson: &'a Lesson) -> Self {
        let about = lesson.about();
        Self {
            title: about.title.as_str().into(),
            content: about.content.as_ref().map(|it| it.as_str().into()),
            minutes: about.minutes.get(),
            is_open_to_all: about.is_open_to_all,
            validity: about.validity.as_ref().map(ValidityDocument::of),
            gives_certificate: about.gives_certificate,
            quiz: lesson.quiz().map(QuizDocument::of),
        }
    }

    fn into_lesson(self) -> Option<Lesson> {
        let about = About {
            title: ModuleTitle::restore(self.title.into_owned()),
            content: self.content.map(|it| Content::restore(it.into_owned())),
            minutes: Minutes::restore(self.minutes),
            is_open_to_all: self.is_open_to_all,
            validity: match self.validity {
                None => None,
                Some(validity) => Some(validity.into_validity()?),
            },
            gives_certificate: self.gives_certificate,
        };
        let kind = match self.quiz {
            None => Kind::Acknowledge,
            Some(quiz) => Kind::Quiz(quiz.into_quiz()?),
        };
        Some(Lesson::restore(about, kind))
    }
}

impl<'a> QuizDocument<'a> {
    fn of(quiz: &'a Quiz) -> Self {
        let QuizRules {
            pass_mark,
            feedback,
            reveals_key_after_failure,
            tries,
            time_limit,
            shuffles_questions,
            shuffles_options,
        } = quiz.rules;
        Self {
            pass_mark: pass_mark.part(),
            pass_points_milli: pass_mark.points().map(Points::milli),
            feedback: feedback.name().into(),
            reveals_key_after_failure,
            most_tries: tries.most.map(MostTries::get),
            wait_minutes: tries.wait.minutes(),
            time_limit_minutes: time_limit.map(TimeLimit::minutes),
            shuffles_questions,
            shuffles_options,
            sections: quiz.sections().iter().map(SectionDocument::of).collect(),
            questions: quiz.questions().iter().map(QuestionDocument::of).collect(),
        }
    }

    fn into_quiz(self) -> Option<Quiz> {
        let rules = self.rules()?;
        let sections = self.sections.into_iter().map(SectionDocument::into_section);
        let questions = self.questions.into_iter().map(QuestionDocument::into_question);
        let sections = sections.collect::<Option<_>>()?;
        Some(Quiz::restore(rules, sections, questions.collect::<Option<_>>()?))
    }

    fn rules(&self) -> Option<QuizRules> {
        let most = self.most_tries.map(MostTries::new).transpose().ok()?;
        let limit = self.time_limit_minutes.map(TimeLimit::from_minutes).transpose().ok()?;
        Some(QuizRules {
            pass_mark: pass_mark(self.pass_mark, self.pass_points_milli)?,
            feedback: FeedbackPolicy::parse(&self.feedback)?,
            reveals_key_after_failure: self.reveals_key_after_failure,
            tries: Tries { most, wait: Wait::from_minutes(self.wait_minutes).ok()? },
            time_limit: limit,
            shuffles_questions: self.shuffles_questions,
            shuffles_options: self.shuffles_options,
        })
    }
}

/// `None` if it is neither, or both.
fn pass_mark(part: Option<(u32, u32)>, points_milli: Option<u32>) -> Option<PassMark> {
    match (part, points_milli) {
        (Some((numerator, denominator)), None) => Some(PassMark::restore(numerator, denominator)),
        (None, Some(milli)) => Some(PassMark::restore_points(Points::from_milli(milli))),
        (None, None) | (Some(_), Some(_)) => None,
    }
}

/// So that what is as it was before there was a choice is written as before.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is in databases already. If this test fails, they can no longer be read.
    const KEPT: &str = r#"{"title":"Lock-out","content":"Stop. \"Lock\" it.\nTry it.","minutes":5,"is_open_to_all":true,"quiz":{"pass_mark":[2,3],"feedback":"with_explanations","reveals_key_after_failure":true,"questions":[{"id":"00000000-0000-0000-0000-000000000001","stem":"Which?","points_milli":1000,"explanation":"Because.","kind":{"single_choice":{"options":[{"id":"00000000-0000-0000-0000-000000000011","text":"This","weight_ppm":1000000,"feedback":"Yes."},{"id":"00000000-0000-0000-0000-000000000012","text":"That","weight_ppm":-333333}]}}},{"id":"00000000-0000-0000-0000-000000000002","stem":"True?","points_milli":0,"kind":{"true_false":{"answer":false,"if_right":"Yes.","if_wrong":"No."}}},{"id":"00000000-0000-0000-0000-000000000003","stem":"All?","points_milli":2500,"kind":{"several_answers":{"options":[{"id":"00000000-0000-0000-0000-000000000013","text":"This","weight_ppm":1000000}],"credit":"partial"}}},{"id":"00000000-0000-0000-0000-000000000004","stem":"How much?","points_milli":1000,"kind":{"number":{"accepted":[{"value":"0.1","tolerance":"0.000000000000000001","weight_ppm":1000000,"feedback":"Yes."}],"otherwise":"No."}}},{"id":"00000000-0000-0000-0000-000000000005","stem":"Who?","points_milli":1000,"kind":{"short_text":{"accepted":[{"text":"A*","weight_ppm":500000}],"is_case_sensitive":true,"has_wildcards":true}}}]}}"#;

    /// What is in them of everything that an author can decide about a quiz.
    const RULES: &str = r#"{"title":"Lock-out","minutes":5,"is_open_to_all":true,"quiz":{"pass_points_milli":8000,"feedback":"nothing","reveals_key_after_failure":false,"most_tries":3,"wait_minutes":60,"time_limit_minutes":20,"shuffles_questions":true,"shuffles_options":true,"sections":[{"id":"00000000-0000-0000-0000-000000000051","title":"Electricity","draw":2,"pass_mark":[2,3]},{"id":"00000000-0000-0000-0000-000000000052","title":"Rest","pass_points_milli":1500},{"id":"00000000-0000-0000-0000-000000000053","title":"Empty"}],"questions":[{"id":"00000000-0000-0000-0000-000000000001","stem":"True?","points_milli":0,"section":"00000000-0000-0000-0000-000000000051","is_critical":true,"option_order":"last_stays","kind":{"true_false":{"answer":false}}},{"id":"00000000-0000-0000-0000-000000000002","stem":"True?","points_milli":0,"option_order":"as_written","kind":{"true_false":{"answer":false}}}]}}"#;

    #[test]
    fn what_was_kept_is_read_and_written_as_it_was() {
        let read_once = r#"{"title":"Read","minutes":1440,"is_open_to_all":false}"#;
        let again = |anchor: &str| {
            format!(
                r#"{{"title":"Read","minutes":5,"is_open_to_all":false,"validity":{{"months":12,"anchor":{anchor},"opens_days":30,"grace_days":0}},"gives_certificate":true}}"#
            )
        };
        let yearly = again(r#"{"yearly":{"month":2,"day":29,"least_months":3}}"#);
        let kept = [
            KEPT,
            RULES,
            read_once,
            &again(r#""completion""#),
            &again(r#""previous_end""#),
            &yearly,
        ];
        for json in kept {
            let lesson = read(json).expect("a lesson");
            assert_eq!(write(&lesson).expect("a document"), json);
        }
    }

    #[test]
    fn what_is_not_known_is_not_read() {
        for (known, unknown) in [
            (r#""feedback":"with_explanations""#, r#""feedback":"all""#),
            (r#""credit":"partial""#, r#""credit":"half""#),
            (r#""true_false""#, r#""matching""#),
            (r#""value":"0.1""#, r#""value":"0,1""#),
            (r#""weight_ppm":500000"#, r#""weight_ppm":1000001"#),
            (r#""minutes":5"#, r#""minutes":5,"seconds":3"#),
            (r#""minutes":5"#, r#""minutes":-5"#),
        ] {
            let json = KEPT.replace(known, unknown);
            assert_ne!(json, KEPT);
            assert_eq!(read(&json), None, "{unknown}");
        }
        for (known, unknown) in [
            (r#""pass_points_milli":8000,"#, ""),
            (r#""pass_points_milli":8000"#, r#""pass_points_milli":8000,"pass_mark":[1,2]"#),
            (r#""most_tries":3"#, r#""most_tries":0"#),
            (r#""time_limit_minutes":20"#, r#""time_limit_minutes":1441"#),
            (r#""draw":2"#, r#""draw":0"#),
            (r#""last_stays""#, r#""first_stays""#),
        ] {
            let json = RULES.replace(known, unknown);
            assert_ne!(json, RULES);
            assert_eq!(read(&json), None, "{unknown}");
        }
    }
}
