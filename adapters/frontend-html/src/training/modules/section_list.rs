use application::{Message, training::ModuleView};
use domain_training::{Lesson, Quiz, Section};
use serde::Serialize;

use super::{
    back,
    edit::edited,
    sections::{sections, sections_url},
};
use crate::{
    parts::{Link, count},
    reader::Reader,
    views::Page,
};

/// The sections of a module, in the order in which they are asked.
#[derive(Debug, Serialize)]
pub(crate) struct SectionsPage {
    module: String,
    back: Link,
    add: String,
    sections: Vec<SectionLine>,
    /// How many questions are in none.
    others: Option<String>,
}

#[derive(Debug, Serialize)]
struct SectionLine {
    title: String,
    /// "2 of 5 questions drawn. You need all 2."
    notes: Vec<String>,
    edit: String,
    delete: String,
    shift: String,
    /// The places before and after, counted from 0.
    up: Option<usize>,
    down: Option<usize>,
}

impl SectionsPage {
    pub(super) fn new(module: &ModuleView, reader: &Reader) -> Self {
        let url = sections_url(module.module.value.id());
        let quiz = edited(module).ok().and_then(Lesson::quiz);
        let all = sections(module).unwrap_or_default();
        let lines = quiz.into_iter().flat_map(|quiz| {
            let url = &url;
            let line =
                move |(place, it)| SectionLine::new(quiz, (place, all.len()), it, url, reader);
            all.iter().enumerate().map(line)
        });
        let n_others = quiz.map_or(0, |it| it.questions_in(None).count());
        let others = Message::new("sections-others").number("n", count(n_others));
        let back = back(module);
        Self {
            module: back.text.clone(),
            back,
            add: format!("{url}/new"),
            sections: lines.collect(),
            others: (0 < n_others && !all.is_empty()).then(|| reader.text(&others)),
        }
    }
}

impl SectionLine {
    fn new(
        quiz: &Quiz,
        (place, n_sections): (usize, usize),
        section: &Section,
        url: &str,
        reader: &Reader,
    ) -> Self {
        let href = format!("{url}/{}", section.id);
        Self {
            title: section.settings.title.as_str().to_owned(),
            notes: notes(quiz, section, reader),
            delete: format!("{href}/delete"),
            shift: format!("{href}/move"),
            up: place.checked_sub(1),
            down: (place + 1 < n_sections).then_some(place + 1),
            edit: href,
        }
    }
}

fn notes(quiz: &Quiz, section: &Section, reader: &Reader) -> Vec<String> {
    let n_questions = count(quiz.questions_in(Some(section.id)).count());
    let asked = match section.settings.draw {
        None => Message::new("section-all-asked").number("n", n_questions),
        Some(draw) => {
            Message::new("section-drawn").number("n", draw.get().into()).number("of", n_questions)
        }
    };
    let needed = quiz.needed_in(section.id).map(|it| {
        Message::new("section-needs")
            .text("needed", &reader.points(it.least))
            .text("max", &reader.points(it.max))
    });
    [Some(asked), needed].into_iter().flatten().map(|it| reader.text(&it)).collect()
}

impl Page for SectionsPage {
    const TEMPLATE: &'static str = "training/modules/sections.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", reader.say("sections-title"), self.module)
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use super::sample;
        vec![Self::new(&sample::strict(), reader), Self::new(&sample::draft(), reader)]
    }
}
