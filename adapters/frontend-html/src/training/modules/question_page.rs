use application::{Message, training::ModuleView};
use domain_training::{Credit, Lesson, OptionOrder, Question, QuestionId, QuestionType, Quiz};
use serde::Serialize;

use super::{
    edit::{edited, title},
    kinds::{self},
    question_form,
    question_rows::{MOST_ROWS, Row},
    question_stored, url,
};
use crate::{
    form::{Choice, Draft, Field, Form, Mistake, Tick},
    parts::{Hidden, Link, count},
    reader::Reader,
    views::Page,
};

/// One question's form: a new one's, or that of one that is there.
#[derive(Debug, Serialize)]
pub(crate) struct QuestionPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    button: String,
    /// What the form sends along: type and id of a new question, else the version of the module.
    hidden: Vec<Hidden>,
    kind: &'static str,
    stem: Field,
    points: Field,
    explanation: Field,
    answers_error: Option<String>,
    rows: Vec<Row>,
    may_add_row: bool,
    credit: Field,
    credits: Vec<Choice>,
    answer: Field,
    if_right: Field,
    if_wrong: Field,
    otherwise: Field,
    is_case_sensitive: Tick,
    has_wildcards: Tick,
    section: Field,
    /// No choice where there are no sections.
    sections: Vec<Choice>,
    is_critical: Tick,
    order: Field,
    /// Nothing where one does not choose.
    orders: Vec<Choice>,
    mistakes: Vec<Mistake>,
}

/// Which question a form is of, and whether it asks for one more row.
pub(super) struct Shown<'a> {
    pub(super) module: &'a ModuleView,
    pub(super) of_type: QuestionType,
    pub(super) is_one_more: bool,
}

impl QuestionPage {
    pub(super) fn create(
        shown: &Shown<'_>,
        id: QuestionId,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let of_type = kinds::question_type(shown.of_type, reader);
        let heading = Message::new("question-new-title").text("type", &of_type);
        let action = format!("{}/questions", url(shown.module.module.value.id()));
        let hidden = vec![Hidden::new("type", shown.of_type.name()), Hidden::new("id", &id)];
        let button = reader.say("question-add");
        Self { button, hidden, ..Self::new(shown, reader.text(&heading), action, draft, reader) }
    }

    pub(super) fn edit(
        module: &ModuleView,
        (place, question): (usize, &Question),
        draft: &Draft,
        is_one_more: bool,
        reader: &Reader,
    ) -> Self {
        let shown = Shown { module, of_type: question.kind().of_type(), is_one_more };
        let heading = Message::new("question-heading").number("n", count(place + 1));
        let action = format!("{}/questions/{}", url(module.module.value.id()), question.id());
        let version = draft.version(module.module.version);
        let hidden = vec![Hidden::new("version", &version)];
        Self { hidden, ..Self::new(&shown, reader.text(&heading), action, draft, reader) }
    }

    fn new(
        shown: &Shown<'_>,
        heading: String,
        action: String,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let rows = Row::all(draft, shown.of_type, shown.is_one_more, reader);
        let credits =
            [(Credit::AllOrNothing, "credit-all-or-nothing"), (Credit::Partial, "credit-partial")];
        let credits = credits.map(|(it, key)| (it.name().to_owned(), reader.say(key)));
        let lead = match shown.of_type {
            QuestionType::SingleChoice => "question-lead-single-choice",
            QuestionType::TrueFalse => "question-lead-true-false",
            QuestionType::SeveralAnswers => "question-lead-several-answers",
            QuestionType::Number => "question-lead-number",
            QuestionType::ShortText => "question-lead-short-text",
        };
        let module = shown.module.module.value.id();
        Self {
            heading,
            lead: reader.say(lead),
            back: Link { href: url(module), text: title(shown.module).to_owned() },
            action,
            button: reader.say("save"),
            hidden: Vec::new(),
            kind: shown.of_type.name(),
            stem: draft.field("stem", reader),
            points: draft.field("points", reader),
            explanation: draft.field("explanation", reader),
            answers_error: draft.error("answers", reader),
            may_add_row: (1..MOST_ROWS).contains(&rows.len()),
            rows,
            credit: draft.field("credit", reader),
            credits: draft.choices("credit", credits),
            answer: draft.field("answer", reader),
            if_right: draft.field("if_right", reader),
            if_wrong: draft.field("if_wrong", reader),
            otherwise: draft.field("otherwise", reader),
            is_case_sensitive: draft.tick("is_case_sensitive", reader),
            has_wildcards: draft.tick("has_wildcards", reader),
            section: draft.field("section", reader),
            sections: sections(shown.module, draft, reader),
            is_critical: draft.tick("is_critical", reader),
            order: draft.field("order", reader),
            orders: orders(shown.of_type, draft, reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

/// The sections that a question can be in; none if there are none.
fn sections(module: &ModuleView, draft: &Draft, reader: &Reader) -> Vec<Choice> {
    let sections = edited(module).ok().and_then(Lesson::quiz).map(Quiz::sections);
    let sections = sections.unwrap_or_default();
    if sections.is_empty() {
        return Vec::new();
    }
    let none = (String::new(), reader.say("question-no-section"));
    let titled =
        sections.iter().map(|it| (it.id.to_string(), it.settings.title.as_str().to_owned()));
    draft.choices("section", [none].into_iter().chain(titled))
}

fn orders(of_type: QuestionType, draft: &Draft, reader: &Reader) -> Vec<Choice> {
    match of_type {
        QuestionType::SingleChoice | QuestionType::SeveralAnswers => {
            let orders = OptionOrder::ALL.map(|it| {
                let key = match it {
                    OptionOrder::Any => "order-any",
                    OptionOrder::LastStays => "order-last-stays",
                    OptionOrder::AsWritten => "order-as-written",
                };
                (it.name().to_owned(), reader.say(key))
            });
            draft.choices("order", orders)
        }
        QuestionType::TrueFalse | QuestionType::Number | QuestionType::ShortText => Vec::new(),
    }
}

impl Page for QuestionPage {
    const TEMPLATE: &'static str = "training/modules/question.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use super::sample;

        let module = sample::next();
        let questions = sample::lesson(&module).questions();
        let mut pages = Vec::new();
        for of_type in QuestionType::ALL {
            let shown = Shown { module: &module, of_type, is_one_more: false };
            let blank = question_stored::blank(of_type);
            pages.push(Self::create(&shown, crate::training::sample::id(1), &blank, reader));
            let typed = [("stem", ""), ("points", "x"), ("text_1", ""), ("weight_1", "200")];
            let typed = Form::from_iter(typed);
            let errors = question_form::parse(of_type, &typed).err().unwrap_or_default();
            let refused = Draft::refused(typed, errors);
            pages.push(Self::create(&shown, crate::training::sample::id(1), &refused, reader));
        }
        let strict = sample::strict();
        for (place, question) in sample::lesson(&strict).questions().iter().enumerate() {
            let stored = question_stored::stored(question);
            pages.push(Self::edit(&strict, (place, question), &stored, false, reader));
        }
        for (place, question) in questions.iter().enumerate() {
            let stored = question_stored::stored(question);
            let is_one_more = place == 0;
            pages.push(Self::edit(&module, (place, question), &stored, is_one_more, reader));
        }
        pages
    }
}
