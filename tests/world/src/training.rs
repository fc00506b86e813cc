use application::{
    onboarding::{AssignPath, CreatePath, assign_path, create_path, module_step, see_path},
    training::{
        AcknowledgeModule, ChallengeQuestion, CreateModule, EditModule, ImportQuestions, Placement,
        PublishModule, PutSection, QuestionFile, StartAttempt, SubmitAttempt, acknowledge_module,
        challenge_question, create_module, edit_module, import_questions, list_training,
        publish_module, put_section, see_certificate, see_module, start_attempt, submit_attempt,
    },
};
use domain_kernel::{Date, Zone, date_in};
use domain_onboarding::{
    Audience, Doer, PathId, PathSettings, PathTitle, StepId, StepKind, StepPlan, Task, TaskTitle,
    WorkingDays, WrittenStep,
};
use domain_training::{
    About, Anchor, AttemptId, CertificateCode, ChallengeId, ChallengeText, CompletionId, Days,
    FeedbackPolicy, Minutes, ModuleId, ModuleTitle, Months, QuestionId, QuizRules, Release,
    SectionId, SectionSettings, SectionTitle, Validity, VersionNumber,
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

    /// The same, open to everybody, under these rules.
    pub async fn quiz_under(&self, admin: &Somebody, title: &str, rules: QuizRules) -> ModuleId {
        let id = self.create(admin, title, Some(rules), true).await;
        self.import(admin, id, QUESTIONS).await;
        self.publish(admin, id).await;
        id
    }

    /// A draft of a quiz with a section, and that section.
    pub async fn sectioned(&self, admin: &Somebody, title: &str) -> (ModuleId, SectionId) {
        let module = self.draft(admin, title, Some(FeedbackPolicy::Nothing), true).await;
        let id = self.app.ids.next();
        let title = SectionTitle::restore("Electricity".to_owned());
        let settings = SectionSettings { title, draw: None, pass_mark: None };
        let command = PutSection { module, id, expected: None, settings };
        put_section(&self.app, &admin.actor, command).await.expect("an admin may");
        (module, id)
    }

    /// A published module to acknowledge, open to everybody.
    pub async fn reading(&self, admin: &Somebody, title: &str) -> ModuleId {
        let id = self.draft(admin, title, None, true).await;
        self.publish(admin, id).await;
        id
    }

    /// The same, good for a year from the end of the last one, and to be renewed from 30 days
    /// before it on.
    pub async fn yearly_reading(&self, admin: &Somebody, title: &str) -> ModuleId {
        let id = self.draft(admin, title, None, true).await;
        let module = see_module(&self.app, &admin.actor, id).await.expect("there").module;
        let validity = Validity {
            months: Months::new(12).expect("few enough"),
            anchor: Anchor::PreviousEnd,
            opens_before: Days::new(30).expect("few enough"),
            grace: Days::default(),
        };
        let about = module.value.draft().expect("a draft").about().clone();
        let about = About { validity: Some(validity), ..about };
        let command = EditModule { id, expected: module.version, about, rules: None };
        edit_module(&self.app, &admin.actor, command).await.expect("an admin may");
        self.publish(admin, id).await;
        id
    }

    /// A certificate that somebody has earned, and the code on it.
    pub async fn certificate(
        &self,
        admin: &Somebody,
        who: &Somebody,
    ) -> (CompletionId, CertificateCode) {
        let id = self.draft(admin, "First aid", None, true).await;
        let module = see_module(&self.app, &admin.actor, id).await.expect("there").module;
        let about = module.value.draft().expect("a draft").about().clone();
        let about = About { gives_certificate: true, ..about };
        let command = EditModule { id, expected: module.version, about, rules: None };
        edit_module(&self.app, &admin.actor, command).await.expect("an admin may");
        self.publish(admin, id).await;
        let started = start_attempt(&self.app, &who.actor, StartAttempt { module: id }).await;
        let attempt = started.expect("it is open to all").attempt;
        let command = AcknowledgeModule { attempt };
        acknowledge_module(&self.app, &who.actor, command).await.expect("their own");
        let today = date_in(&Zone::UTC, self.app.clock.now());
        let record = list_training(&self.app, &who.actor, today).await.expect("may");
        let by = record.module(id).and_then(|it| it.standing.completed_by());
        let completion = by.and_then(|it| it.completion).expect("it is completed").id;
        let found = see_certificate(&self.app, &who.actor, completion).await.expect("their own");
        (completion, found.code)
    }

    /// A quiz of which somebody has said that its first question is wrong: the module, their attempt,
    /// the question and the challenge.
    pub async fn challenged(
        &self,
        admin: &Somebody,
        who: &Somebody,
    ) -> (ModuleId, AttemptId, QuestionId, ChallengeId) {
        let module = self.open_quiz(admin, "Objected").await;
        let started = start_attempt(&self.app, &who.actor, StartAttempt { module }).await;
        let attempt = started.expect("it is open to all").attempt;
        let command = SubmitAttempt { attempt, sheet: Vec::new(), even_incomplete: true };
        submit_attempt(&self.app, &who.actor, command).await.expect("their own");
        let seen = see_module(&self.app, &admin.actor, module).await.expect("there");
        let question = seen.latest.expect("a version").lesson().questions()[0].id();
        let (id, text) = (self.app.ids.next(), ChallengeText::restore("Both are right".to_owned()));
        let command = ChallengeQuestion { id, attempt, question, text };
        challenge_question(&self.app, &who.actor, command).await.expect("their own");
        (module, attempt, question, id)
    }

    /// A module that was never published.
    pub async fn draft(
        &self,
        admin: &Somebody,
        title: &str,
        feedback: Option<FeedbackPolicy>,
        is_open_to_all: bool,
    ) -> ModuleId {
        let rules = feedback.map(|feedback| QuizRules { feedback, ..QuizRules::default() });
        self.create(admin, title, rules, is_open_to_all).await
    }

    async fn create(
        &self,
        admin: &Somebody,
        title: &str,
        rules: Option<QuizRules>,
        is_open_to_all: bool,
    ) -> ModuleId {
        let id = self.app.ids.next();
        let about = About {
            title: ModuleTitle::restore(title.to_owned()),
            content: None,
            minutes: Minutes::restore(10),
            is_open_to_all,
            validity: None,
            gives_certificate: false,
        };
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
        let command =
            PublishModule { id, expected: module.version, number, release: Release::default() };
        publish_module(&self.app, &admin.actor, command).await.expect("something to publish");
    }

    /// A path of these modules, each due so many working days after the start.
    pub async fn path(
        &self,
        admin: &Somebody,
        title: &str,
        modules: &[(ModuleId, Option<u16>)],
    ) -> PathId {
        let steps = modules.iter().map(|(module, days)| {
            module_step(*module, days.and_then(|it| WorkingDays::new(it).ok()))
        });
        self.path_of(admin, title, steps.collect()).await
    }

    /// A path with these steps.
    pub async fn path_of(&self, admin: &Somebody, title: &str, steps: Vec<WrittenStep>) -> PathId {
        let id = self.app.ids.next();
        let title = PathTitle::restore(title.to_owned());
        let settings = PathSettings { title, audience: Audience::default() };
        let command = CreatePath { id, settings, steps };
        create_path(&self.app, &admin.actor, command).await.expect("an admin may");
        id
    }

    /// The steps that people are put on a path with now.
    pub async fn steps(&self, admin: &Somebody, path: PathId) -> Vec<StepId> {
        let path = see_path(&self.app, &admin.actor, path).await.expect("an admin may");
        path.steps.iter().map(|it| it.id).collect()
    }

    /// Puts somebody on a path from a day on, such as `2026-11-16`.
    pub async fn assign(&self, by: &Somebody, path: PathId, person: &Somebody, start: &str) {
        let starts_on: Date = start.parse().expect("a date");
        let command = AssignPath { path, people: vec![person.id], starts_on };
        assign_path(&self.app, &by.actor, command).await.expect("may");
    }
}

/// A task that can be done at any time.
pub fn task(title: &str, by: Doer) -> WrittenStep {
    let title = TaskTitle::restore(title.to_owned());
    let kind = StepKind::Task(Task { title, text: None, by });
    WrittenStep { id: None, plan: StepPlan { kind, due_after: None, waits: false } }
}

/// The same step, but it waits for those before it.
pub fn waiting(step: WrittenStep) -> WrittenStep {
    WrittenStep { plan: StepPlan { waits: true, ..step.plan }, ..step }
}
