use application::{
    onboarding::{AssignPath, CreatePath, assign_path, create_path, module_step},
    training::{
        CreateModule, ImportQuestions, Placement, PublishModule, QuestionFile, create_module,
        import_questions, publish_module, see_module,
    },
};
use domain_kernel::Date;
use domain_onboarding::{Audience, PathId, PathSettings, PathTitle, WorkingDays};
use domain_training::{
    About, FeedbackPolicy, Minutes, ModuleId, ModuleTitle, QuizRules, VersionNumber,
};

use crate::{Somebody, World};

/// One question of each kind. All but the last two of its five points pass.
pub const QUESTIONS: &str = "\
::One:: Who may take your lock off? {=Only you ~Anyone ~The shift leader}

::Two:: A tag alone is enough. {FALSE}

::Three:: What can hurt you? {~%50%A raised ram ~%50%A flywheel ~%-100%A manual}

::Four:: How many locks hang on the hasp? {#3:0}

::Five:: Which color are our locks? {=red}
";

impl World {
    /// A published quiz of [`QUESTIONS`], for those it is assigned to.
    pub async fn quiz(&self, admin: &Somebody, title: &str) -> ModuleId {
        let id = self.draft(admin, title, Some(FeedbackPolicy::WithExplanations), false).await;
        self.import(admin, id, QUESTIONS).await;
        self.publish(admin, id).await;
        id
    }

    /// The same, open to everybody.
    pub async fn open_quiz(&self, admin: &Somebody, title: &str) -> ModuleId {
        let id = self.draft(admin, title, Some(FeedbackPolicy::RightOrWrong), true).await;
        self.import(admin, id, QUESTIONS).await;
        self.publish(admin, id).await;
        id
    }

    /// A published module to acknowledge, open to everybody.
    pub async fn reading(&self, admin: &Somebody, title: &str) -> ModuleId {
        let id = self.draft(admin, title, None, true).await;
        self.publish(admin, id).await;
        id
    }

    /// A module that was never published.
    pub async fn draft(
        &self,
        admin: &Somebody,
        title: &str,
        feedback: Option<FeedbackPolicy>,
        is_open_to_all: bool,
    ) -> ModuleId {
        let id = self.app.ids.next();
        let about = About {
            title: ModuleTitle::restore(title.to_owned()),
            content: None,
            minutes: Minutes::restore(10),
            is_open_to_all,
        };
        let rules = feedback.map(|feedback| QuizRules { feedback, ..QuizRules::default() });
        let command = CreateModule { id, about, rules };
        create_module(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }

    /// Adds questions to a draft.
    pub async fn import(&self, admin: &Somebody, module: ModuleId, gift: &str) {
        let expected = see_module(&self.app, &admin.actor, module).await.expect("there").module;
        let command = ImportQuestions {
            module,
            expected: expected.version,
            file: QuestionFile { text: gift.to_owned(), format: None },
            placement: Placement::Append,
        };
        import_questions(&self.app, &admin.actor, command).await.expect("good questions");
    }

    pub async fn publish(&self, admin: &Somebody, id: ModuleId) {
        let module = see_module(&self.app, &admin.actor, id).await.expect("there").module;
        let number = module.value.latest().map_or(VersionNumber::FIRST, VersionNumber::next);
        let command = PublishModule { id, expected: module.version, number };
        publish_module(&self.app, &admin.actor, command).await.expect("something to publish");
    }

    /// A path of these modules, each due so many working days after the start.
    pub async fn path(
        &self,
        admin: &Somebody,
        title: &str,
        modules: &[(ModuleId, Option<u16>)],
    ) -> PathId {
        let id = self.app.ids.next();
        let steps = modules.iter().map(|(module, days)| {
            module_step(*module, days.and_then(|it| WorkingDays::new(it).ok()))
        });
        let title = PathTitle::restore(title.to_owned());
        let settings = PathSettings { title, audience: Audience::default() };
        let command = CreatePath { id, settings, steps: steps.collect() };
        create_path(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }

    /// Puts somebody on a path from a day on, such as `2026-11-16`.
    pub async fn assign(&self, by: &Somebody, path: PathId, person: &Somebody, start: &str) {
        let starts_on: Date = start.parse().expect("a date");
        let command = AssignPath { path, people: vec![person.id], starts_on };
        assign_path(&self.app, &by.actor, command).await.expect("may");
    }
}
