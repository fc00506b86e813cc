use application::{
    App, Failure, Message,
    skills::{
        PersonSkill, RatingLine, RevokeRating, revoke_rating, see_own_skill, see_person_skill,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, LineError};
use domain_skills::{RatingId, RatingSource, RevocationReason, RevocationRefused};
use serde::Serialize;

use super::{OwnRating, RatingOfMember, Whose, reason, sample};
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::Link,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Signed,
};

/// Why a rating is taken back.
#[derive(Debug, Serialize)]
pub(crate) struct RevokeRatingPage {
    heading: String,
    back: Link,
    action: String,
    /// Which one it is.
    level: String,
    said: String,
    /// Why there is nothing to take back.
    refused: Option<String>,
    reason: Field,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask_own(
    State(app): State<App>,
    Signed(actor): Signed,
    OwnRating(skill, rating): OwnRating,
    screen: Screen,
) -> Result<Response, Problem> {
    let skill = see_own_skill(&app, &actor, skill).await?;
    show(&Whose::Own, &skill, rating, &screen, &Draft::blank())
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    RatingOfMember(person, skill, rating): RatingOfMember,
    screen: Screen,
) -> Result<Response, Problem> {
    let (member, skill) = see_person_skill(&app, &actor, person, skill).await?;
    show(&Whose::Member(member), &skill, rating, &screen, &Draft::blank())
}

pub(crate) async fn revoke_own(
    State(app): State<App>,
    Signed(actor): Signed,
    OwnRating(skill, rating): OwnRating,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let skill = see_own_skill(&app, &actor, skill).await?;
    take_back(&app, &actor, (&Whose::Own, &skill), rating, &screen, form).await
}

pub(crate) async fn revoke(
    State(app): State<App>,
    Signed(actor): Signed,
    RatingOfMember(person, skill, rating): RatingOfMember,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let (member, skill) = see_person_skill(&app, &actor, person, skill).await?;
    let whose = Whose::Member(member);
    take_back(&app, &actor, (&whose, &skill), rating, &screen, form).await
}

async fn take_back(
    app: &App,
    actor: &Actor,
    (whose, skill): (&Whose, &PersonSkill),
    rating: RatingId,
    screen: &Screen,
    form: Form,
) -> Result<Response, Problem> {
    let line = line(skill, rating)?;
    let form = form.only(&["reason"])?;
    match save(app, actor, line, &form).await {
        Ok(()) => {
            let notice = Message::new("rating-revoked").text("skill", skill.name.as_str());
            Ok(SeeOther::to(whose.skill_url(skill.id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            show(whose, skill, rating, screen, &draft)
        }
    }
}

async fn save(app: &App, actor: &Actor, line: &RatingLine, form: &Form) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", RevocationReason::parse(form.text("reason")));
    let (person, skill) = (line.rating.person, line.rating.skill);
    let rating = line.rating.id;
    let command = RevokeRating { person, skill, rating, reason: reason.ok_or(errors)? };
    Ok(revoke_rating(app, actor, command).await?)
}

fn line(skill: &PersonSkill, rating: RatingId) -> Result<&RatingLine, Problem> {
    let line = skill.ratings.iter().find(|it| it.rating.id == rating);
    line.ok_or_else(Problem::not_found)
}

fn show(
    whose: &Whose,
    skill: &PersonSkill,
    rating: RatingId,
    screen: &Screen,
    draft: &Draft,
) -> Result<Response, Problem> {
    let line = line(skill, rating)?;
    // Of what others say of oneself there is nothing to take back.
    if matches!(whose, Whose::Own) && line.rating.what.source != RatingSource::Own {
        return Err(Problem::not_found());
    }
    Ok(screen.show(&RevokeRatingPage::new(whose, skill, line, draft, screen.reader())))
}

impl RevokeRatingPage {
    fn new(
        whose: &Whose,
        skill: &PersonSkill,
        line: &RatingLine,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let rating = &line.rating;
        let refused = match (&rating.what.granted, &rating.revoked) {
            (Some(_), _) => Some(RevocationRefused::Granted),
            (None, Some(_)) => Some(RevocationRefused::Already),
            (None, None) => None,
        };
        let url = whose.skill_url(skill.id);
        Self {
            heading: reader.say("rating-revoke-title"),
            action: format!("{url}/ratings/{}/revoke", rating.id),
            back: Link { href: url, text: skill.name.as_str().to_owned() },
            level: reason::level(rating.what.level, &skill.levels, reader),
            said: reason::said(line, reader),
            refused: refused.map(|it| reader.text(&it.message())),
            reason: draft.field("reason", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for RevokeRatingPage {
    const TEMPLATE: &'static str = "ratings/revoke.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("reason", LineError::Empty.message());
        let refused = Draft::refused(Form::default(), errors);
        let (whose, skills) = (Whose::Member(sample::member()), sample::skills());
        let lines = skills.iter().flat_map(|it| it.ratings.iter().map(move |line| (it, line)));
        let page = |(skill, line)| Self::new(&whose, skill, line, &refused, reader);
        lines.map(page).collect()
    }
}
