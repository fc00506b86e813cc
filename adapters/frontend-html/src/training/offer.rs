use application::{
    App, Message,
    training::{
        OfferView, SeeOfferError, Standing, StartAttempt, StartAttemptError, see_offer,
        start_attempt,
    },
};
use axum::{extract::State, response::Response};
use domain_kernel::Timestamp;
use domain_training::{FeedbackPolicy, Module, ModuleId, TurnRefused};
use serde::Serialize;

use super::{
    DueText, attempt_url,
    list::{result, said, turn},
    module_url,
    needs::needs,
    player::{Track, tracks},
    validity::{good_until, why_again, would_be_good},
};
use crate::{
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// A module before it is started: what it teaches and what it takes.
#[derive(Debug, Serialize)]
pub(crate) struct OfferPage {
    title: String,
    lead: String,
    /// What it takes, in words.
    needs: Vec<String>,
    due: DueText,
    /// What was achieved so far, and where that can be seen.
    standing: Option<EarlierResult>,
    /// Until when that is good.
    good_until: Option<String>,
    /// Until when it would be, if it were completed now.
    if_today: Option<String>,
    /// What a learner sees afterwards.
    afterwards: Option<String>,
    content: String,
    /// The captions of its films.
    tracks: Vec<Track>,
    /// Goes on with an attempt that is open.
    continue_url: Option<String>,
    /// Nothing while it cannot be tried.
    start_url: Option<String>,
    start: String,
    /// How often it may still be tried, or when again, or that it waits.
    turn: Option<String>,
}

#[derive(Debug, Serialize)]
struct EarlierResult {
    tone: &'static str,
    icon: &'static str,
    text: String,
    href: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
) -> Result<Response, Problem> {
    let (now, reader) = (app.clock.now(), screen.reader());
    match see_offer(&app, &actor, id, reader.date_of(now).unwrap_or_default()).await {
        Ok(offer) => Ok(screen.show(&OfferPage::new(&offer, now, reader))),
        Err(err @ SeeOfferError::Retired) => Err(Problem::from(err).back_to("/training")),
        Err(err) => Err(err.into()),
    }
}

/// Begins an attempt, or leads to the one that is open.
pub(crate) async fn start(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Module>,
    screen: Screen,
) -> Result<SeeOther, Problem> {
    match start_attempt(&app, &actor, StartAttempt { module: id }).await {
        Ok(started) => Ok(SeeOther::to(attempt_url(started.attempt))),
        Err(err @ (StartAttemptError::Retired | StartAttemptError::Locked)) => {
            Err(Problem::from(err).back_to("/training"))
        }
        Err(StartAttemptError::Turn(refused)) => Err(turned_away(id, refused, &app, &screen)),
        Err(err) => Err(err.into()),
    }
}

/// Says when it can be tried again, where that is known.
fn turned_away(id: ModuleId, refused: TurnRefused, app: &App, screen: &Screen) -> Problem {
    let problem = Problem::from(refused).back_to(module_url(id));
    match refused {
        TurnRefused::NotYet { at } => {
            let when = screen.reader().soon(at, app.clock.now());
            problem.because(Message::new("tries-from").text("when", &when))
        }
        TurnRefused::Used { .. } => problem,
    }
}

impl OfferPage {
    pub(super) fn new(view: &OfferView, now: Timestamp, reader: &Reader) -> Self {
        let OfferView { record, version, factor, captions } = view;
        let can_start = !record.is_locked() && record.turn(now).check().is_ok();
        let today = reader.date_of(now).unwrap_or_default();
        let about = version.lesson().about();
        let start = match (&record.standing, version.quiz()) {
            (Standing::Completed(..), Some(_)) => "attempt-practice",
            (Standing::Again(_), Some(_)) => "attempt-renew",
            (Standing::Failed(_), Some(_)) => "attempt-again",
            (_, None) => "attempt-read",
            (Standing::NotStarted, Some(_)) => "attempt-start",
        };
        let completed_by = record.standing.completed_by();
        let tenure = completed_by.and_then(|it| it.completion).map(|it| it.tenure);
        let afterwards = version.quiz().map(|it| match it.rules.feedback {
            FeedbackPolicy::Nothing => "feedback-nothing",
            FeedbackPolicy::RightOrWrong => "feedback-right-or-wrong",
            FeedbackPolicy::WithExplanations => "feedback-with-explanations",
        });
        Self {
            title: about.title.as_str().to_owned(),
            lead: record.offer.as_ref().map(|it| said(it, reader)).unwrap_or_default(),
            needs: version.quiz().map(|it| needs(it, *factor, reader)).unwrap_or_default(),
            due: DueText::new(record.due, today, reader),
            standing: EarlierResult::new(&record.standing, reader),
            good_until: match &record.standing {
                Standing::Again(again) => Some(why_again(again, reader)),
                _ => tenure.and_then(|it| good_until(&it, today, reader)),
            },
            if_today: about
                .validity
                .filter(|_| !matches!(record.standing, Standing::Completed(..)))
                .and_then(|it| would_be_good(&it, tenure, today, reader)),
            afterwards: afterwards.map(|it| reader.say(it)),
            content: about.content.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default(),
            tracks: tracks(captions, reader),
            continue_url: record.in_progress.map(|it| attempt_url(it.attempt)),
            start_url: can_start.then(|| format!("{}/start", module_url(record.module))),
            start: reader.say(start),
            turn: match record.is_locked() {
                true => Some(reader.say("module-is-locked")),
                false => turn(record, now, reader),
            },
        }
    }
}

impl EarlierResult {
    fn new(standing: &Standing, reader: &Reader) -> Option<Self> {
        let (tone, icon, attempt) = match standing {
            Standing::NotStarted => return None,
            Standing::Failed(attempt) => ("negative", "x-circle", attempt),
            Standing::Completed(attempt, _) => ("positive", "check-circle", attempt),
            Standing::Again(again) => match &again.failed {
                Some(failed) => ("negative", "x-circle", failed),
                None => ("positive", "check-circle", &again.last),
            },
        };
        let at = attempt.finished_at().map(|it| reader.date_time(it)).unwrap_or_default();
        let text = Message::new("offer-earlier")
            .text("result", &result(attempt, reader))
            .text("when", &at);
        Some(Self { tone, icon, text: reader.text(&text), href: attempt_url(attempt.id) })
    }
}

impl Page for OfferPage {
    const TEMPLATE: &'static str = "training/modules/show.html";

    fn title(&self, _: &Reader) -> String {
        self.title.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let now = super::sample::now();
        super::sample::offers().iter().map(|it| Self::new(it, now, reader)).collect()
    }
}
