//! People at a quiz, who remember what they were told is saved.

use std::sync::mpsc::Sender;

use crate::browser::Browser;

/// Somebody who answers question after question with numbers that grow.
pub(crate) struct Learner {
    pub(crate) browser: Browser,
    attempt: String,
    questions: Vec<Question>,
    /// The last answer that was given.
    number: u32,
}

struct Question {
    id: String,
    /// The newest answer that was acknowledged, and which revision of it that is.
    kept: Option<u32>,
    revision: u32,
    /// An answer that was sent and not acknowledged.
    sent: Option<u32>,
}

/// Somebody who starts and submits one attempt after the other.
pub(crate) struct Hurried {
    pub(crate) browser: Browser,
    module: String,
    /// The attempts of which it was acknowledged that they are finished.
    finished: Vec<String>,
}

const QUESTIONS: &str = "One {#1}\n\nTwo {#2}\n\nThree {#3}\n";

/// A quiz open to everybody, which an admin makes. Returns where it is started.
pub(crate) fn given_quiz(admin: &Browser) -> String {
    let id = admin.get("/modules/new").field("id").to_owned();
    let fields = [
        ("id", id.as_str()),
        ("title", "Counting"),
        ("minutes", "5"),
        ("is_open_to_all", "1"),
        ("kind", "quiz"),
        ("pass_mark", "100 %"),
        ("feedback", "nothing"),
    ];
    let url = admin.post("/modules", &fields).expect("an answer").location().to_owned();
    let (import, publish) = (format!("{url}/import"), format!("{url}/publish"));
    let version = admin.get(&import).field("version").to_owned();
    let fields = [("version", version.as_str()), ("text", QUESTIONS), ("action", "apply")];
    assert_eq!(admin.upload(&import, &fields).location(), url);
    let version = admin.get(&publish).field("version").to_owned();
    let fields = [("version", version.as_str()), ("number", "1")];
    let published = admin.post(&publish, &fields).expect("an answer");
    assert_eq!(published.location(), url);
    format!("/training/modules/{id}/start")
}

impl Learner {
    pub(crate) fn start(browser: Browser, start: &str) -> Self {
        let attempt = browser.post(start, &[]).expect("an answer").location().to_owned();
        let page = browser.get(&attempt).body;
        let ids = page.split("name=\"revision_").skip(1).filter_map(|it| it.split('"').next());
        let question =
            |id: &str| Question { id: id.to_owned(), kept: None, revision: 0, sent: None };
        let questions: Vec<_> = ids.map(question).collect();
        assert_eq!(questions.len(), 3, "{page}");
        Self { browser, attempt, questions, number: 0 }
    }

    /// Answers until nobody listens any more, and tells of each answer that was acknowledged.
    pub(crate) fn answer(&mut self, acknowledged: &Sender<()>) {
        let n_questions = self.questions.len();
        for place in (0..n_questions).cycle() {
            self.number += 1;
            let question = &mut self.questions[place];
            question.sent = Some(self.number);
            let fields = [
                (format!("question_{}", question.id), self.number.to_string()),
                (format!("revision_{}", question.id), question.revision.to_string()),
            ];
            let fields = fields.each_ref().map(|(name, value)| (name.as_str(), value.as_str()));
            let Ok(answer) = self.browser.post(&self.attempt, &fields) else {
                return;
            };
            assert_eq!(answer.status, 303, "{answer:?}");
            question.kept = question.sent.take();
            question.revision += 1;
            // Nobody counts them any more once there are enough.
            let _ = acknowledged.send(());
        }
    }

    /// Every answer is there that was acknowledged, or the one that was sent after it. Whoever was
    /// signed in still is.
    pub(crate) fn check(&mut self) {
        let page = self.browser.get(&self.attempt);
        assert_eq!(page.status, 200, "{page:?}");
        for question in &mut self.questions {
            let found = page.field(&format!("question_{}", question.id)).parse().ok();
            let revision = page.field(&format!("revision_{}", question.id)).parse();
            if found == question.kept {
                assert_eq!(revision, Ok(question.revision));
            } else {
                assert_eq!((found, revision), (question.sent, Ok(question.revision + 1)));
                (question.kept, question.revision) = (found, question.revision + 1);
            }
            question.sent = None;
        }
    }
}

impl Hurried {
    pub(crate) fn new(browser: Browser, start: &str) -> Self {
        Self { browser, module: start.to_owned(), finished: Vec::new() }
    }

    /// Goes on until nobody listens any more.
    pub(crate) fn submit(&mut self) {
        while let Ok(started) = self.browser.post(&self.module, &[]) {
            let attempt = started.location().to_owned();
            let Ok(done) = self.browser.post(&attempt, &[("action", "submit_anyway")]) else {
                return;
            };
            assert_eq!(done.location(), attempt);
            self.finished.push(attempt);
        }
    }

    /// Whatever is finished stays finished.
    pub(crate) fn check(&mut self) {
        for attempt in self.finished.drain(..) {
            let page = self.browser.get(&attempt);
            assert!(page.body.contains("result__score"), "{page:?}");
        }
    }
}
