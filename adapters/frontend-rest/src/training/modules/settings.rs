//! What an author decides about a module beside its questions.

use application::Failure;
use domain_training::{
    About, Anchor, Content, DayOfYear, Days, FeedbackPolicy, LeastMonths, Lesson, Minutes,
    ModuleTitle, Months, MostTries, PassMark, QuizRules, TimeLimit, Tries, Validity, Wait,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    flaw::{Flaws, Place},
    problem::Problem,
};

/// What a module says, and what it takes.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleSettings)]
pub(crate) struct ModuleSettingsDocument {
    #[schema(min_length = 1, max_length = 120)]
    title: String,
    /// Markdown.
    #[schema(max_length = 100_000)]
    content: Option<String>,
    #[schema(minimum = 1, maximum = 1440)]
    minutes: u16,
    /// Whether everybody may take it, and not only those it was assigned to.
    #[serde(default)]
    is_open_to_all: bool,
    #[serde(default)]
    gives_certificate: bool,
    /// How long it is good to have completed it; without it for ever.
    validity: Option<ValidityDocument>,
    /// How its questions are asked; without it there are none, and it is to be acknowledged.
    quiz: Option<QuizDocument>,
}

/// How long it is good to have completed a module.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleValidity)]
pub(crate) struct ValidityDocument {
    #[schema(minimum = 1, maximum = 120)]
    months: u8,
    /// From where the end is counted: `completion`, `previous_end` or `yearly`.
    #[schema(pattern = "^(completion|previous_end|yearly)$")]
    anchor: String,
    /// On which day of the year it ends; only looked at where it is yearly.
    #[schema(example = "01-31")]
    yearly_on: Option<String>,
    /// How long it is good at least; only looked at where it is yearly.
    #[schema(maximum = 119)]
    least_months: Option<u8>,
    /// So many days before the end it can be done again.
    #[serde(default)]
    #[schema(maximum = 366)]
    opens_before: u16,
    /// So many days after the end it still counts as renewed.
    #[serde(default)]
    #[schema(maximum = 366)]
    grace: u16,
}

/// How a quiz is passed, and what is told afterwards.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleQuiz)]
pub(crate) struct QuizDocument {
    /// Like `2/3`, `80 %` or `8 points`.
    pass_mark: String,
    /// `nothing`, `right_or_wrong` or `with_explanations`.
    #[schema(pattern = "^(nothing|right_or_wrong|with_explanations)$")]
    feedback: String,
    #[serde(default)]
    reveals_key_after_failure: bool,
    /// Without it there is no end to tries.
    #[schema(minimum = 1, maximum = 100)]
    most_tries: Option<u8>,
    #[serde(default)]
    #[schema(maximum = 527_040)]
    wait_minutes: u32,
    #[schema(minimum = 1, maximum = 1440)]
    time_limit_minutes: Option<u16>,
    #[serde(default)]
    shuffles_questions: bool,
    #[serde(default)]
    shuffles_options: bool,
}

impl ModuleSettingsDocument {
    pub(super) fn new(lesson: &Lesson) -> Self {
        let about = lesson.about();
        Self {
            title: about.title.as_str().to_owned(),
            content: about.content.as_ref().map(|it| Content::as_str(it).to_owned()),
            minutes: about.minutes.get(),
            is_open_to_all: about.is_open_to_all,
            gives_certificate: about.gives_certificate,
            validity: about.validity.as_ref().map(ValidityDocument::new),
            quiz: lesson.quiz().map(|it| QuizDocument::new(&it.rules)),
        }
    }

    pub(super) fn parsed(&self) -> Result<(About, Option<QuizRules>), Problem> {
        let mut flaws = Flaws::default();
        let title = flaws.take("title", ModuleTitle::parse(&self.title));
        let content = Content::parse_optional(self.content.as_deref().unwrap_or_default());
        let content = flaws.take("content", content);
        let minutes = flaws.take("minutes", Minutes::new(self.minutes));
        let validity = self.validity.as_ref().map(|it| it.parsed(&mut flaws));
        let rules = self.quiz.as_ref().map(|it| it.parsed(&mut flaws));
        flaws.none()?;
        // Whatever is missing by now was wrong, and has been said.
        let wrong = RequestRefused::Invalid;
        let about = About {
            title: title.ok_or(wrong)?,
            content: content.ok_or(wrong)?,
            minutes: minutes.ok_or(wrong)?,
            is_open_to_all: self.is_open_to_all,
            validity: validity.map(|it| it.ok_or(wrong)).transpose()?,
            gives_certificate: self.gives_certificate,
        };
        Ok((about, rules.map(|it| it.ok_or(wrong)).transpose()?))
    }
}

impl ValidityDocument {
    fn new(validity: &Validity) -> Self {
        let (anchor, yearly) = match validity.anchor {
            Anchor::Completion => ("completion", None),
            Anchor::PreviousEnd => ("previous_end", None),
            Anchor::Yearly { on, at_least } => ("yearly", Some((on, at_least))),
        };
        Self {
            months: validity.months.get(),
            anchor: anchor.to_owned(),
            yearly_on: yearly.map(|(on, _)| on.to_string()),
            least_months: yearly.map(|(_, at_least)| at_least.get()),
            opens_before: validity.opens_before.get(),
            grace: validity.grace.get(),
        }
    }

    fn parsed(&self, flaws: &mut Flaws) -> Option<Validity> {
        let months = flaws.take("validity/months", Months::new(self.months));
        let opens_before = flaws.take("validity/opens_before", Days::new(self.opens_before));
        let grace = flaws.take("validity/grace", Days::new(self.grace));
        let at_least = LeastMonths::new(self.least_months.unwrap_or_default());
        let at_least = flaws.take("validity/least_months", at_least)?;
        let anchor = match self.anchor.as_str() {
            "completion" => Some(Anchor::Completion),
            "previous_end" => Some(Anchor::PreviousEnd),
            "yearly" => self.yearly(at_least, flaws),
            _ => {
                wrong_value("validity/anchor", flaws);
                None
            }
        };
        Some(Validity {
            months: months?,
            anchor: anchor?,
            opens_before: opens_before?,
            grace: grace?,
        })
    }

    fn yearly(&self, at_least: LeastMonths, flaws: &mut Flaws) -> Option<Anchor> {
        let on = DayOfYear::parse(self.yearly_on.as_deref().unwrap_or_default());
        let on = flaws.take("validity/yearly_on", on);
        Some(Anchor::Yearly { on: on?, at_least })
    }
}

impl QuizDocument {
    fn new(rules: &QuizRules) -> Self {
        Self {
            pass_mark: rules.pass_mark.to_string(),
            feedback: rules.feedback.name().to_owned(),
            reveals_key_after_failure: rules.reveals_key_after_failure,
            most_tries: rules.tries.most.map(MostTries::get),
            wait_minutes: rules.tries.wait.minutes(),
            time_limit_minutes: rules.time_limit.map(TimeLimit::minutes),
            shuffles_questions: rules.shuffles_questions,
            shuffles_options: rules.shuffles_options,
        }
    }

    fn parsed(&self, flaws: &mut Flaws) -> Option<QuizRules> {
        let pass_mark = flaws.take("quiz/pass_mark", PassMark::parse(&self.pass_mark));
        let feedback = FeedbackPolicy::parse(&self.feedback);
        if feedback.is_none() {
            wrong_value("quiz/feedback", flaws);
        }
        let most = self.most_tries.map(MostTries::new).transpose();
        let most = flaws.take("quiz/most_tries", most);
        let wait = flaws.take("quiz/wait_minutes", Wait::from_minutes(self.wait_minutes));
        let limit = self.time_limit_minutes.map(TimeLimit::from_minutes).transpose();
        let limit = flaws.take("quiz/time_limit_minutes", limit);
        Some(QuizRules {
            pass_mark: pass_mark?,
            feedback: feedback?,
            reveals_key_after_failure: self.reveals_key_after_failure,
            tries: Tries { most: most?, wait: wait? },
            time_limit: limit?,
            shuffles_questions: self.shuffles_questions,
            shuffles_options: self.shuffles_options,
        })
    }
}

fn wrong_value(field: &str, flaws: &mut Flaws) {
    flaws.add(Place::field(field), RequestRefused::WrongValue.message());
}
