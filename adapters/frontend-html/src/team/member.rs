use application::{
    App,
    identity::JobLine,
    onboarding::{TeamMember, see_member},
    training::{AttemptLine, ModuleRecord, Record, Standing},
};
use axum::{extract::State, response::Response};
use domain_kernel::{Date, Person, PersonId, Role, Timestamp};
use domain_training::Turn;
use serde::Serialize;

use super::{assign, give_try, list, nudge};
use crate::{
    certificates::certificate_url,
    chrome::initials,
    identity::{JobRow, sample_jobs},
    problem::Problem,
    ratings,
    reader::Reader,
    screen::Screen,
    skills,
    training::{PathPanel, Whose, good_until_short, sample},
    views::Page,
    visitor::{PathId, Signed, photo_url},
};

/// What one person is to learn and has learned, as their manager sees it.
#[derive(Debug, Serialize)]
pub(crate) struct MemberPage {
    name: String,
    initials: String,
    photo: Option<String>,
    lead: String,
    is_active: bool,
    paths: Vec<PathPanel>,
    attempts: Vec<AttemptRow>,
    jobs: Vec<JobRow>,
    assign_url: String,
    skills_url: String,
    items_url: String,
    /// Where it is said what they do.
    profile_url: String,
    /// Where they are reminded, if they are late.
    nudge_url: Option<String>,
}

/// A module with the attempt that counts.
#[derive(Debug, Serialize)]
struct AttemptRow {
    title: String,
    finished: String,
    result: String,
    /// Empty for what is good for ever.
    good_until: String,
    certificate: Option<String>,
    tone: &'static str,
    icon: &'static str,
    /// How often it may still be tried, or when again.
    turn: Option<String>,
    /// Where one more try is given.
    try_url: Option<String>,
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let (now, reader) = (app.clock.now(), screen.reader());
    let today = reader.date_of(now).unwrap_or_default();
    let (member, record, jobs) = see_member(&app, &actor, id, today).await?;
    let is_admin = actor.role() == Some(Role::Admin);
    Ok(screen.show(&MemberPage::new(&(member, record, jobs), is_admin, now, reader)))
}

impl MemberPage {
    fn new(
        (member, record, jobs): &(TeamMember, Record, Vec<JobLine>),
        is_admin: bool,
        now: Timestamp,
        reader: &Reader,
    ) -> Self {
        let today: Date = reader.date_of(now).unwrap_or_default();
        let of = member.is_active.then_some(member.id);
        let (paths, whose) = (record.paths.iter(), Whose::of(of, is_admin));
        let paths = paths.map(|it| PathPanel::new(it, record, today, &whose, reader));
        let rows = record.modules.iter().filter_map(|it| AttemptRow::new(of, it, now, reader));
        Self {
            name: member.name.as_str().to_owned(),
            initials: initials(member.name.as_str()),
            photo: member.photo.map(|it| photo_url(member.id, it)),
            lead: member.job_title.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default(),
            is_active: member.is_active,
            paths: paths.collect(),
            attempts: rows.collect(),
            jobs: JobRow::all(jobs, reader),
            assign_url: assign::url(member.id, None),
            skills_url: ratings::member_url(member.id),
            items_url: format!("/team/{}/equipment", member.id),
            profile_url: skills::profile_url(member.id),
            nudge_url: of.filter(|_| record.is_late(today)).map(nudge::url),
        }
    }
}

impl AttemptRow {
    fn new(
        active: Option<PersonId>,
        module: &ModuleRecord,
        now: Timestamp,
        reader: &Reader,
    ) -> Option<Self> {
        let (tone, icon, attempt): (_, _, &AttemptLine) = match &module.standing {
            Standing::NotStarted => return None,
            Standing::Failed(attempt) => ("negative", "x-circle", attempt),
            Standing::Completed(attempt, _) => ("positive", "check-circle", attempt),
            Standing::Again(again) if module.is_completed() => {
                ("positive", "check-circle", &again.last)
            }
            Standing::Again(again) => match &again.failed {
                Some(failed) => ("negative", "x-circle", failed),
                None => ("negative", "x-circle", &again.last),
            },
        };
        let is_used = module.is_to_do() && matches!(module.turn(now), Turn::Used { .. });
        Some(Self {
            title: module.title.as_str().to_owned(),
            finished: attempt.finished_at().map(|it| reader.date_time(it)).unwrap_or_default(),
            result: crate::training::result(attempt, reader),
            good_until: good_until_short(module, reader),
            certificate: attempt
                .completion
                .filter(|it| it.has_certificate)
                .map(|it| certificate_url(it.id)),
            tone,
            icon,
            turn: crate::training::turn(module, now, reader).filter(|_| module.is_to_do()),
            try_url: active.filter(|_| is_used).map(|it| give_try::url(it, module.module)),
        })
    }
}

impl Page for MemberPage {
    const TEMPLATE: &'static str = "team/show.html";

    fn title(&self, _: &Reader) -> String {
        self.name.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let team = list::sample();
        let nothing = Record { modules: Vec::new(), paths: Vec::new() };
        let records = [sample::record(), nothing];
        let people = team.people.iter().zip(&records);
        let page =
            |(it, record): (&std::sync::Arc<application::onboarding::TeamPerson>, &Record)| {
                let seen = (it.member.clone(), record.clone(), sample_jobs());
                Self::new(&seen, true, sample::now(), reader)
            };
        people.map(page).collect()
    }
}
