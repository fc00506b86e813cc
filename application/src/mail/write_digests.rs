use std::{collections::BTreeMap, time::Duration};

use domain_identity::Language;
use domain_kernel::{
    CompanyId, Date, Job, Permission, Permit, PersonId, Realm, Role, StoreError, ZoneName, date_in,
    days_later, hour_in,
};

use crate::{
    App,
    equipment::DueItem,
    identity::act_as_program,
    mail::{Digest, Letter, NewMail, Recipient, TeamFigures, digest::is_late_news},
    onboarding::TeamPerson,
    repeat,
};

/// Digests are written from this hour on, where the company is.
const MORNING: i8 = 7;
/// So many people's steps are in memory at a time.
const AT_ONCE: usize = 200;
/// That one was written is remembered for so many days, though one would be enough.
const KEPT_DAYS: i64 = 7;

/// How often it is worth looking whether it is morning somewhere.
pub const DIGESTS_EVERY: Duration = Duration::from_mins(10);

/// What became of one go at the digests.
#[derive(Debug, Default)]
pub struct DigestsWritten {
    pub n_digests: u32,
    /// Companies that could not be gone through, and are tried again the next time.
    pub troubles: Vec<StoreError>,
}

/// How somebody stands, or some together, in the morning of a day.
#[derive(Clone, Copy, Default)]
struct State {
    /// Whether there is a reason to write about it today.
    is_news: bool,
    figures: TeamFigures,
}

/// Writes everybody, in the morning of their company, one mail at most about all that they are to
/// be reminded of. Several instances may do it at once.
pub async fn write_digests(app: &App) -> Result<DigestsWritten, StoreError> {
    let (now, mut written) = (app.clock.now(), DigestsWritten::default());
    for company in app.digests.active_companies().await? {
        let zone = company.zone.as_ref().and_then(ZoneName::zone);
        let zone = zone.as_ref().unwrap_or(&app.policy.zone);
        let today = date_in(zone, now);
        if hour_in(zone, now) < MORNING || company.reminded_on.is_some_and(|it| today <= it) {
            continue;
        }
        match write_for(app, company.id, today).await {
            Ok(n_digests) => written.n_digests += n_digests,
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
    let calendar = app.onboarding.work_calendar(&permit).await?.value.calendar();
    let everybody = app.onboarding.team(&permit, None).await?;
    let due = DueItems::of(app.custodies.due_by(&permit, today).await?, today);
    let (mut states, mut leaders, mut n_written) = (BTreeMap::new(), Vec::new(), 0);
    for some in everybody.chunks(AT_ONCE) {
        let ids: Vec<PersonId> = some.iter().map(|it| it.id).collect();
        for person in app.onboarding.progress_of_members(&permit, None, &ids).await? {
            let (mut digest, is_news) = Digest::of(&person.steps, &calendar, today);
            let (id, role) = (person.member.id, person.member.role);
            let person = TeamPerson::of(person, &calendar, today);
            let (is_news, figures) = (is_news | due.add(id, &mut digest), TeamFigures::of(&person));
            let figures = TeamFigures { n_items: due.n_late_of(id), ..figures };
            states.insert(id, State { is_news, figures });
            // Whoever keeps the equipment hears of all that is late when somebody hears of any.
            let is_keeper = role == Role::Admin && due.is_late_news();
            if is_keeper {
                let n_items = due.n_late();
                digest.team = Some(TeamFigures { n_items, ..TeamFigures::default() });
            }
            if role == Role::Manager {
                leaders.push((id, digest));
            } else if is_news || is_keeper {
                n_written += u32::from(write(app, &permit, id, today, digest).await?);
            }
        }
    }
    // Nearly always somebody does, and else nobody who leads them hears of anything either.
    if !states.values().any(|it| it.is_news) {
        leaders.clear();
    }
    for (id, mut digest) in leaders {
        let team = team_of(app, &permit, id, &states).await?;
        digest.team = Some(team.figures).filter(|it| it.is_any());
        let is_theirs = team.is_news && digest.team.is_some();
        let is_news = is_theirs || states.get(&id).is_some_and(|it| it.is_news);
        if is_news {
            n_written += u32::from(write(app, &permit, id, today, digest).await?);
        }
    }
    repeat(|| app.digests.note_round(&permit, today)).await?;
    Ok(n_written)
}

/// What has to be back by today, by who has it.
struct DueItems {
    by_holder: BTreeMap<PersonId, Vec<DueItem>>,
    today: Date,
}

impl DueItems {
    fn of(items: Vec<DueItem>, today: Date) -> Self {
        let mut by_holder: BTreeMap<PersonId, Vec<DueItem>> = BTreeMap::new();
        for item in items {
            by_holder.entry(item.holder).or_default().push(item);
        }
        Self { by_holder, today }
    }

    /// Whether what somebody has is a reason to write to them today.
    fn add(&self, holder: PersonId, digest: &mut Digest) -> bool {
        let items = self.by_holder.get(&holder).map(Vec::as_slice).unwrap_or_default();
        digest.add_items(items, self.today)
    }

    fn late(&self) -> impl Iterator<Item = &DueItem> {
        self.by_holder.values().flatten().filter(|it| it.due < self.today)
    }

    fn n_late_of(&self, holder: PersonId) -> u32 {
        let items = self.by_holder.get(&holder).into_iter().flatten();
        count(items.filter(|it| it.due < self.today).count())
    }

    fn n_late(&self) -> u32 {
        count(self.late().count())
    }

    /// Whether any of it is late for a day, or for so many weeks and a day.
    fn is_late_news(&self) -> bool {
        self.late().any(|it| is_late_news(it.due, self.today))
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How those stand together whom somebody leads, and whether any of them hears of it today.
async fn team_of(
    app: &App,
    permit: &Permit,
    manager: PersonId,
    states: &BTreeMap<PersonId, State>,
) -> Result<State, StoreError> {
    let team = app.onboarding.team(permit, Some(manager)).await?;
    let team = team.iter().filter(|it| it.id != manager);
    let states = team.filter_map(|it| states.get(&it.id));
    Ok(states.fold(State::default(), |sum, it| State {
        is_news: sum.is_news || it.is_news,
        figures: sum.figures.and(it.figures),
    }))
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
