//! The company that is measured: its path of twenty modules, and how far two people are on it.

use anyhow::Context;
use application::{
    App,
    identity::{
        ChangePassword, CreateAdmin, CreatePerson, act_as, act_as_program, change_password,
        create_admin, create_person,
    },
    onboarding::{AssignPath, CreatePath, assign_path, create_path, module_step},
    training::{
        CreateModule, ImportQuestions, Placement, PublishModule, QuestionFile, SaveAnswers,
        StartAttempt, SubmitAttempt, create_module, import_questions, publish_module, save_answers,
        see_attempt, see_module, start_attempt, submit_attempt,
    },
};
use domain_identity::{CompanyName, Email, JobTitle, PersonName, Profile, TypedPassword};
use domain_kernel::{Actor, CompanyId, Date, Job, PersonId, Role, days_later};
use domain_onboarding::{Audience, PathId, PathSettings, PathTitle, WorkingDays};
use domain_training::{
    About, AttemptId, Content, FeedbackPolicy, Format, Given, Minutes, ModuleId, ModuleTitle,
    PassMark, Question, QuizRules, Release, Revision, SheetEntry, VersionNumber,
};

use super::{PASSWORD, Quiz};

/// What a module teaches, of the length that people write.
const LESSON: &str = include_str!("lesson.md");
/// Ten questions with four options each.
const QUIZ: &str = include_str!("quiz.gift");

pub(super) const LEARNER: &str = "lena.learner@measured.example";
pub(super) const PATH_TITLE: &str = "Twenty steps";
pub(crate) const COMPANY: &str = "Measured Ltd";
pub(super) const ADMIN: &str = "ada.admin@measured.example";
const BEGINNER: &str = "ben.beginner@measured.example";
pub(super) const N_MODULES: u16 = 20;

/// What was made, for others to be copied from.
pub(super) struct Course {
    pub(super) company: CompanyId,
    pub(super) path: PathId,
    pub(super) learner: PersonId,
    /// Has begun every module in their order and answered nothing.
    pub(super) beginner: PersonId,
    /// The learner's attempt to go on with.
    pub(super) begun: AttemptId,
    pub(super) quizzes: Vec<Quiz>,
}

pub(super) async fn teach(app: &App) -> anyhow::Result<Course> {
    let found = CreateAdmin {
        company_name: CompanyName::parse(COMPANY)?,
        profile: profile("Ada Admin", ADMIN)?,
        password: PASSWORD.to_owned(),
    };
    let founded = create_admin(app, &act_as_program(Job::Demo), found).await?;
    let admin = act_as(app, ADMIN).await?;
    let learner = hire(app, &admin, "Lena Learner", LEARNER).await?;
    let beginner = hire(app, &admin, "Ben Beginner", BEGINNER).await?;

    let (mut modules, mut quizzes) = (Vec::new(), Vec::new());
    for number in 1..=N_MODULES {
        let (id, quiz) = publish(app, &admin, number).await?;
        modules.push(id);
        quizzes.push(quiz);
    }
    let path = lay_out(app, &admin, &modules).await?;
    let starts_on = two_weeks_ago(app)?;
    for person in [learner, beginner] {
        assign_path(app, &admin, AssignPath { path, people: vec![person], starts_on }).await?;
    }
    let begun = learn(app, &modules).await?;
    let person = act_as(app, BEGINNER).await?;
    for module in modules {
        start_attempt(app, &person, StartAttempt { module }).await?;
    }
    Ok(Course { company: founded.company, path, learner, beginner, begun, quizzes })
}

pub(super) fn title(number: u16) -> String {
    format!("Pallet trucks, part {number}")
}

/// Somebody of the staff, with a password of their own.
async fn hire(app: &App, admin: &Actor, name: &str, email: &str) -> anyhow::Result<PersonId> {
    let id = app.ids.next();
    let command = CreatePerson {
        id,
        profile: profile(name, email)?,
        role: Role::Staff,
        department: None,
        manager: None,
    };
    let created = create_person(app, admin, command).await?;
    let current = TypedPassword::new(created.temporary.as_str());
    let command = ChangePassword { current, new: PASSWORD.to_owned() };
    change_password(app, &act_as(app, email).await?, command).await?;
    Ok(id)
}

fn profile(name: &str, email: &str) -> anyhow::Result<Profile> {
    Ok(Profile {
        name: PersonName::parse(name)?,
        email: Email::parse(email)?,
        username: None,
        job_title: JobTitle::parse_optional("Warehouse operative")?,
        phone: None,
    })
}

async fn publish(app: &App, admin: &Actor, number: u16) -> anyhow::Result<(ModuleId, Quiz)> {
    let id = app.ids.next();
    let about = About {
        title: ModuleTitle::parse(&title(number))?,
        content: Content::parse_optional(LESSON)?,
        minutes: Minutes::new(12)?,
        is_open_to_all: false,
        validity: None,
        gives_certificate: false,
    };
    let rules = QuizRules {
        pass_mark: PassMark::new(8, 10)?,
        feedback: FeedbackPolicy::WithExplanations,
        reveals_key_after_failure: false,
        ..QuizRules::default()
    };
    create_module(app, admin, CreateModule { id, about, rules: Some(rules) }).await?;
    let import = ImportQuestions {
        module: id,
        expected: see_module(app, admin, id).await?.module.version,
        file: QuestionFile { text: QUIZ.to_owned(), format: Some(Format::Gift) },
        placement: Placement::Append,
    };
    import_questions(app, admin, import).await?;
    let expected = see_module(app, admin, id).await?.module.version;
    let command =
        PublishModule { id, expected, number: VersionNumber::FIRST, release: Release::default() };
    publish_module(app, admin, command).await?;
    let published = see_module(app, admin, id).await?.latest.context("it is not published")?;
    let options = |it: &Question| it.kind().options().iter().map(|it| it.id).collect();
    let questions = published.lesson().questions().iter();
    Ok((id, questions.map(|it| (it.id(), options(it))).collect()))
}

/// Every step is due one working day after the one before it.
async fn lay_out(app: &App, admin: &Actor, modules: &[ModuleId]) -> anyhow::Result<PathId> {
    let id = app.ids.next();
    let steps = modules
        .iter()
        .zip(1..)
        .map(|(module, day)| module_step(*module, WorkingDays::new(day).ok()));
    let title = PathTitle::parse(PATH_TITLE)?;
    let settings = PathSettings { title, audience: Audience::default() };
    create_path(app, admin, CreatePath { id, settings, steps: steps.collect() }).await?;
    Ok(id)
}

fn two_weeks_ago(app: &App) -> anyhow::Result<Date> {
    const DAY: i64 = 24 * 60 * 60 * 1_000_000;
    let days = app.clock.now().micros() / DAY;
    days_later("1970-01-01".parse()?, days - 14).context("the clock is wrong")
}

/// Attempts in every state: nine modules passed, one of them after a failure, and one of them
/// practiced since; two failed; three begun, of which the last is returned; six not started.
async fn learn(app: &App, modules: &[ModuleId]) -> anyhow::Result<AttemptId> {
    let learner = act_as(app, LEARNER).await?;
    let mut begun = None;
    for (place, module) in modules.iter().enumerate() {
        match place {
            0..7 => submit(app, &learner, *module, place % 3).await?,
            7 | 8 => {
                let (first, second) = if place == 7 { (4, 0) } else { (1, 5) };
                submit(app, &learner, *module, first).await?;
                submit(app, &learner, *module, second).await?;
            }
            9 | 10 => submit(app, &learner, *module, 4).await?,
            11..14 => begun = Some(begin(app, &learner, *module).await?),
            _ => {}
        }
    }
    begun.context("there are too few modules")
}

async fn submit(app: &App, who: &Actor, module: ModuleId, n_wrong: usize) -> anyhow::Result<()> {
    let attempt = start_attempt(app, who, StartAttempt { module }).await?.attempt;
    let sheet = sheet(app, who, attempt, n_wrong).await?;
    let command = SubmitAttempt { attempt, sheet, even_incomplete: false };
    submit_attempt(app, who, command).await?;
    Ok(())
}

/// Answers four of ten questions.
async fn begin(app: &App, who: &Actor, module: ModuleId) -> anyhow::Result<AttemptId> {
    let attempt = start_attempt(app, who, StartAttempt { module }).await?.attempt;
    let mut sheet = sheet(app, who, attempt, 1).await?;
    sheet.truncate(4);
    save_answers(app, who, SaveAnswers { attempt, sheet }).await?;
    Ok(attempt)
}

/// An answer to every question, the first so many of them wrong.
async fn sheet(
    app: &App,
    who: &Actor,
    attempt: AttemptId,
    n_wrong: usize,
) -> anyhow::Result<Vec<SheetEntry>> {
    let found = see_attempt(app, who, attempt).await?;
    let questions = found.version.lesson().questions().iter().enumerate();
    let entries = questions.map(|(place, question)| SheetEntry {
        question: question.id(),
        seen: Revision::NEVER,
        given: answer(question, n_wrong <= place),
    });
    Ok(entries.collect())
}

fn answer(question: &Question, is_right: bool) -> Given {
    let mut options = question.kind().options().iter();
    let chosen = options.find(|it| it.weight.is_positive() == is_right);
    chosen.map(|it| Given::chosen(&[it.id])).unwrap_or_default()
}
