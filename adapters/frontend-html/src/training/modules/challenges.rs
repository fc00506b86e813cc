//! What people say against the questions of a module, for its authors, who answer.

mod answer;

use application::{
    App, Page as Lines,
    training::{ChallengeLine, ModuleView, list_challenges, see_module},
};
use axum::{extract::State, response::Response};
use domain_training::{ChallengeId, ChallengeVerdict, Module, ModuleId};
use serde::Serialize;

use super::{back, url};
use crate::{
    pager::Pager,
    parts::Link,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{PathId, Signed},
};

#[cfg(test)]
pub(crate) use answer::AnswerChallengePage;
pub(crate) use answer::{answer, ask};

#[derive(Debug, Serialize)]
pub(crate) struct ChallengesPage {
    title: String,
    back: Link,
    challenges: Vec<Line>,
    matches: String,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    /// Where it is answered, as long as nobody has.
    href: Option<String>,
    /// Markdown; nothing if the question is gone.
    stem: String,
    who: String,
    when: String,
    text: String,
    verdict: Option<Verdict>,
}

#[derive(Debug, Serialize)]
struct Verdict {
    word: String,
    tone: &'static str,
    icon: &'static str,
    reply: String,
}

pub(crate) async fn list(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let module = see_module(&app, &actor, id).await?;
    let challenges = list_challenges(&app, &actor, id, query.page()).await?;
    Ok(screen.show(&ChallengesPage::new(&module, &challenges, screen.reader())))
}

fn list_url(module: ModuleId) -> String {
    format!("{}/challenges", url(module))
}

fn answer_url(module: ModuleId, challenge: ChallengeId) -> String {
    format!("{}/{challenge}", list_url(module))
}

pub(super) fn verdict(it: ChallengeVerdict, reader: &Reader) -> String {
    reader.say(match it {
        ChallengeVerdict::Accepted => "challenge-accepted",
        ChallengeVerdict::Refused => "challenge-refused",
    })
}

impl ChallengesPage {
    fn new(module: &ModuleView, found: &Lines<ChallengeLine>, reader: &Reader) -> Self {
        let back = back(module);
        let matches = reader.count("challenges-match", "challenges-match-many", found.n_matches);
        Self {
            title: back.text.clone(),
            back,
            challenges: found.items.iter().map(|it| Line::new(it, reader)).collect(),
            matches,
            pager: Pager::new(found, &list_url(module.module.value.id()), &[]),
        }
    }
}

impl Line {
    fn new(line: &ChallengeLine, reader: &Reader) -> Self {
        let challenge = &line.challenge.value;
        let stem = line.question.as_ref().map(|it| it.stem().as_str().to_owned());
        let answer = challenge.answer.as_ref();
        Self {
            href: answer.is_none().then(|| answer_url(challenge.module, challenge.id)),
            stem: stem.unwrap_or_default(),
            who: line.name.as_str().to_owned(),
            when: reader.date_time(challenge.made),
            text: challenge.text.as_str().to_owned(),
            verdict: answer.map(|it| {
                let (tone, icon) = match it.verdict {
                    ChallengeVerdict::Accepted => ("positive", "check-circle"),
                    ChallengeVerdict::Refused => ("", "x-circle"),
                };
                let (word, reply) = (verdict(it.verdict, reader), it.reply.as_str().to_owned());
                Verdict { word, tone, icon, reply }
            }),
        }
    }
}

impl Page for ChallengesPage {
    const TEMPLATE: &'static str = "training/modules/challenges.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", reader.say("challenges-title"), self.title)
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::PageNumber;

        use super::sample;

        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        let module = sample::published();
        let open = sample::challenge(None);
        let accepted = sample::challenge(Some(ChallengeVerdict::Accepted));
        let refused = sample::challenge(Some(ChallengeVerdict::Refused));
        vec![
            Self::new(&module, &page(vec![open, accepted, refused], 30), reader),
            Self::new(&module, &page(Vec::new(), 0), reader),
        ]
    }
}
