use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use domain_identity::Language;
use domain_kernel::{
    CompanyId, Date, Job, Permission, Permit, PersonId, Realm, Role, StoreError, ZoneName, date_in,
    days_later, hour_in,
};
use domain_onboarding::Calendar;

use crate::{
    App,
    identity::act_as_program,
    mail::{Digest, Letter, NewMail, Recipient, TeamFigures},
    onboarding::{MemberProgress, Team},
    repeat,
};

/// Digests are written from this hour on, where the company is.
const MORNING: i8 = 7;
/// That one was written is remembered for so many days, though one would be enough.
const KEPT_DAYS: i64 = 7;

/// Up to which day this process has been through each company, so that it reads none twice a day.
/// It saves work and decides nothing: of a digest that was written the store knows.
#[derive(Debug, Default)]
pub struct DigestRounds(BTreeMap<CompanyId, Date>);

impl DigestRounds {
    /// How often it is worth looking whether it is morning somewhere.
    pub const EVERY: Duration = Duration::from_mins(10);
}

/// What became of one go at the digests.
#[derive(Debug, Default)]
pub struct DigestsWritten {
    pub n_digests: u32,
    /// Companies that could not be gone through, and are tried again the next time.
    pub troubles: Vec<StoreError>,
}

/// Writes everybody, in the morning of their company, one mail at most about all that they are to
/// be reminded of. Several instances may do it at once.
pub async fn write_digests(
    app: &App,
    rounds: &mut DigestRounds,
) -> Result<DigestsWritten, StoreError> {
    let (now, mut written) = (app.clock.now(), DigestsWritten::default());
    for (company, zone) in app.digests.active_companies().await? {
        let zone = zone.as_ref().and_then(ZoneName::zone);
        let zone = zone.as_ref().unwrap_or(&app.policy.zone);
        let today = date_in(zone, now);
        if hour_in(zone, now) < MORNING || rounds.0.get(&company) == Some(&today) {
            continue;
        }
        match write_for(app, company, today).await {
            Ok(n_digests) => {
                written.n_digests += n_digests;
                rounds.0.insert(company, today);
            }
            // The others are not to wait for it.
            Err(err) => written.troubles.push(err),
        }
    }
    let oldest = days_later(date_in(&app.policy.zone, now), -KEPT_DAYS).unwrap_or(Date::MIN);
    repeat(|| app.digests.sweep_reminders(oldest)).await?;
    Ok(written)
}

async fn write_for(app: &App, company: CompanyId, today: Date) -> Result<u32, StoreError> {
    let realm = Realm::Company(company);
    let permit = act_as_program(Job::Mail).permit_in(realm, Permission::SeeTeam);
    let permit = permit.map_err(StoreError::corrupt)?;
    let everybody = app.onboarding.progress_of_team(&permit, None).await?;
    let calendar = app.onboarding.work_calendar(&permit).await?.value.calendar();
    let digests = everybody.iter().map(|it| Digest::of(&it.steps, &calendar, today));
    let digests: Vec<_> = digests.collect();
    let with_news = everybody.iter().zip(&digests).filter(|(_, (_, is_news))| *is_news);
    let with_news: BTreeSet<PersonId> = with_news.map(|(it, _)| it.member.id).collect();
    if with_news.is_empty() {
        return Ok(0);
    }

    let mut n_written = 0;
    for (person, (mut digest, mut is_news)) in everybody.iter().zip(digests) {
        if person.member.role == Role::Manager {
            let (team, is_theirs) =
                team_of(app, &permit, person, &with_news, (&calendar, today)).await?;
            digest.team = team;
            is_news |= is_theirs;
        }
        if is_news && write(app, &permit, person.member.id, today, digest).await? {
            n_written += 1;
        }
    }
    Ok(n_written)
}

/// How those stand whom somebody leads, and whether any of them hears of it today.
async fn team_of(
    app: &App,
    permit: &Permit,
    manager: &MemberProgress,
    with_news: &BTreeSet<PersonId>,
    (calendar, today): (&Calendar, Date),
) -> Result<(Option<TeamFigures>, bool), StoreError> {
    let id = manager.member.id;
    let mut team = app.onboarding.progress_of_team(permit, Some(id)).await?;
    team.retain(|it| it.member.id != id);
    let is_news = team.iter().any(|it| with_news.contains(&it.member.id));
    let figures = TeamFigures::of(&Team::of(team, calendar, today));
    Ok((figures, is_news && figures.is_some()))
}

async fn write(
    app: &App,
    permit: &Permit,
    id: PersonId,
    today: Date,
    digest: Digest,
) -> Result<bool, StoreError> {
    let mut tx = app.store.begin(permit).await?;
    let found = tx.people().find(id).await?.filter(|it| it.value.state.is_active());
    let Some(person) = found.map(|it| it.value) else {
        return Ok(false);
    };
    let to = Recipient::of(&mut *tx, &person, Language::English).await?;
    drop(tx);
    let (mail, written) = (app.ids.next(), app.clock.now());
    let mail = NewMail { id: mail, to, letter: Letter::Digest(digest), written };
    repeat(|| app.digests.write_digest(permit, id, today, &mail)).await
}
