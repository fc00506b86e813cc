use anyhow::Context;
use application::{
    App,
    training::{EditQuestion, PutSection, edit_question, put_section, see_module},
};
use domain_kernel::Actor;
use domain_training::{
    Draw, Lesson, ModuleId, NewQuestion, QuestionRules, SectionId, SectionSettings, SectionTitle,
};

/// What a section is called, how many of the questions it has, and how many of these are drawn.
struct Part(&'static str, usize, Option<u16>);

const PARTS: [Part; 2] =
    [Part("Before your hands go in", 8, None), Part("Giving the machine back", 4, Some(2))];

/// Nobody passes who takes a tag for a lock.
const CRITICAL: usize = 2;

/// Divides the questions of a draft into sections, in their order.
pub(crate) async fn divide(app: &App, admin: &Actor, module: ModuleId) -> anyhow::Result<()> {
    let mut sections: Vec<SectionId> = Vec::new();
    for Part(title, n_questions, draw) in PARTS {
        let id = app.ids.next();
        let settings = SectionSettings {
            title: SectionTitle::parse(title)?,
            draw: draw.map(Draw::new).transpose()?,
            pass_mark: None,
        };
        put_section(app, admin, PutSection { module, id, expected: None, settings }).await?;
        sections.extend((0..n_questions).map(|_| id));
    }
    let draft = see_module(app, admin, module).await?.module;
    let questions = draft.value.draft().map(Lesson::questions).unwrap_or_default();
    anyhow::ensure!(questions.len() == sections.len(), "a question is in no section");
    let mut expected = draft.version;
    for (place, (question, section)) in questions.iter().zip(sections).enumerate() {
        let is_critical = place == CRITICAL;
        let rules = QuestionRules { section: Some(section), is_critical, ..question.rules() };
        let question_in_it = NewQuestion::like(question).under(rules);
        let id = question.id();
        let command = EditQuestion { module, id, expected, question: question_in_it };
        edit_question(app, admin, command).await.context("a question cannot be moved")?;
        expected = expected.next();
    }
    Ok(())
}
