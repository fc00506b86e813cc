//! Skills of people, and what gives them, for the samples of their pages.

use application::{
    onboarding::TeamMember,
    skills::{
        CertificateLine, Closing, CoverageLine, ExemptionLine, GapLine, GrantLine, Held,
        PersonReport, PersonSkill, RatingLine, SkillGrants, SkillPosition, TeamChoices,
        WhichPeople,
    },
};
use domain_identity::PersonName;
use domain_kernel::{Date, Id, Line, PaperKind, Role, Timestamp};
use domain_skills::{
    CertificateClaim, CertificateFile, CertificateState, Exemption, ExemptionReason, Giver,
    Granted, LabelName, Lapse, Level, LevelText, Overview, Position, Rated, Rating, RatingSource,
    Revocation, RevocationReason, SkillCertificate, SkillName,
};
use uuid::Uuid;

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

pub(super) fn today() -> Date {
    Date::constant(2026, 11, 26)
}

fn person(name: &str) -> PersonName {
    PersonName::restore(name.to_owned())
}

fn level(level: u8) -> Level {
    Level::new(level).unwrap_or_default()
}

pub(super) fn member() -> TeamMember {
    TeamMember {
        id: id(1),
        name: person("Kofi <b>Mensah</b>"),
        job_title: None,
        role: Role::Staff,
        is_active: true,
        photo: None,
        manager: Some(id(2)),
        last_activity: None,
    }
}

fn levels() -> [Option<LevelText>; 4] {
    let text = |it: &str| Some(LevelText::restore(it.to_owned()));
    [text("With help"), text("Alone, on <i>level</i> ground"), None, text("Teaches others")]
}

fn rating(number: u128, source: RatingSource, of: u8, on: Date, until: Option<Date>) -> RatingLine {
    let by = (source != RatingSource::Training).then(|| id(2));
    let granted = by.is_none().then(|| Granted::Module(id(7), id(8)));
    let rating = Rating {
        id: id(number),
        person: id(1),
        skill: id(3),
        what: Rated { level: level(of), source, by, until, overrides: false, note: None, granted },
        on,
        recorded: Timestamp::from_micros(i64::try_from(number).unwrap_or_default()),
        revoked: None,
    };
    RatingLine {
        rating,
        skill: SkillName::restore("Driving <b>forklifts</b>".to_owned()),
        by: by.map(|_| person("Mara Voss")),
        revoked_by: None,
        giver: granted.map(|_| "Forklift <b>& ramps</b>".to_owned()),
    }
}

fn skill(number: u128, name: &str, needed: u8, ratings: Vec<RatingLine>) -> PersonSkill {
    PersonSkill {
        id: id(number),
        name: SkillName::restore(name.to_owned()),
        category: number.is_multiple_of(2).then(|| LabelName::restore("Machines".to_owned())),
        is_critical: number.is_multiple_of(2),
        levels: levels(),
        needed: level(needed),
        exemption: None,
        ratings,
    }
}

fn exemption(until: Date) -> ExemptionLine {
    let exemption = Exemption {
        id: id(17),
        person: id(1),
        skill: id(8),
        from: Date::constant(2026, 11, 1),
        until,
        reason: ExemptionReason::restore("No <i>ropes</i> in bay 2".to_owned()),
        by: Some(id(2)),
    };
    ExemptionLine { exemption, by: Some(person("Mara Voss")) }
}

/// One met and soon to end, one lapsed, one that is less than needed, one that nobody needs, and one
/// that they are exempt from.
pub(super) fn skills() -> Vec<PersonSkill> {
    let day = Date::constant;
    let passed = rating(11, RatingSource::Training, 2, day(2025, 1, 3), Some(day(2027, 1, 2)));
    let own = rating(12, RatingSource::Own, 4, day(2026, 2, 1), None);
    let mut wrong = rating(13, RatingSource::Manager, 1, day(2026, 3, 1), None);
    wrong.rating.what.note = Some(Line::restore("The wrong <i>Kofi</i>".to_owned()));
    wrong.rating.what.overrides = true;
    let reason = RevocationReason::restore("Somebody else".to_owned());
    wrong.rating.revoked = Some(Revocation { on: day(2026, 3, 2), by: Some(id(2)), reason });
    wrong.revoked_by = Some(person("Mara Voss"));
    let ended = rating(14, RatingSource::External, 3, day(2024, 1, 1), Some(day(2026, 10, 31)));
    let below = rating(15, RatingSource::Manager, 1, day(2026, 4, 1), None);
    let mut course = rating(16, RatingSource::Training, 1, day(2026, 5, 1), None);
    course.rating.what.granted = Some(Granted::Course(id(9)));
    let mut knots = skill(8, "Knots", 1, Vec::new());
    knots.exemption = Some(exemption(day(2027, 1, 31)));
    vec![
        skill(4, "Driving <b>forklifts</b>", 2, vec![passed, own, wrong]),
        skill(5, "First aid", 1, vec![ended]),
        skill(6, "Welding", 3, vec![below]),
        skill(7, "Singing", 0, vec![course]),
        knots,
    ]
}

/// One that waits, one that was approved, one that was refused, and one whose person is gone.
pub(super) fn certificates() -> Vec<CertificateLine> {
    let at = Timestamp::from_micros(1_790_000_000_000_000);
    let certificate = |number: u128, state| CertificateLine {
        certificate: SkillCertificate {
            id: id(number),
            person: id(1),
            skill: id(4),
            claim: CertificateClaim {
                level: level(3),
                issued: Date::constant(2026, 3, 1),
                until: (number == 41).then(|| Date::constant(2029, 2, 28)),
                note: (number == 41).then(|| Line::restore("Safety <i>school</i>".to_owned())),
            },
            file: (number < 44).then(|| CertificateFile {
                id: id(number),
                kind: PaperKind::Pdf,
                name: Line::restore("Kofi \"forklift\" <b>.pdf".to_owned()),
                n_bytes: 120_000,
            }),
            handed_in: at,
            handed_in_by: Some(id(1)),
            state,
        },
        person: person("Kofi <b>Mensah</b>"),
        skill: SkillName::restore("Driving <b>forklifts</b>".to_owned()),
        handed_in_by: Some(person("Kofi <b>Mensah</b>")),
        decided_by: (number < 44).then(|| person("Mara Voss")),
    };
    let reason = RevocationReason::restore("Not <i>readable</i>".to_owned());
    let mut waits = certificate(41, CertificateState::Proposed);
    waits.decided_by = None;
    vec![
        waits,
        certificate(42, CertificateState::Approved { by: Some(id(2)), at, rating: id(14) }),
        certificate(43, CertificateState::Refused { by: Some(id(2)), at, reason }),
        certificate(44, CertificateState::Withdrawn { at }),
    ]
}

pub(super) fn grants() -> Vec<GrantLine> {
    vec![
        GrantLine {
            giver: Giver::Module(id(7)),
            title: "Forklift <b>& ramps</b>".to_owned(),
            level: level(2),
        },
        GrantLine { giver: Giver::Course(id(9)), title: "Heavy loads".to_owned(), level: level(3) },
    ]
}

pub(super) fn skill_grants() -> SkillGrants {
    let left = (Giver::Course(id(10)), "Choir".to_owned());
    let givers = grants().into_iter().map(|it| (it.giver, it.title)).chain([left]);
    SkillGrants {
        id: id(4),
        name: SkillName::restore("Driving <b>forklifts</b>".to_owned()),
        levels: levels(),
        grants: grants(),
        givers: givers.collect(),
    }
}

fn closing(giver: Giver, title: &str, of: u8, is_theirs: bool, path: Option<u128>) -> Closing {
    let path = path.map(id);
    Closing { giver, title: title.to_owned(), level: level(of), is_theirs, path }
}

/// What is closed by something in every state, by something that is theirs, and by nothing; and what
/// has lapsed.
pub(super) fn gaps() -> Vec<GapLine> {
    let (module, course) = (|it| Giver::Module(id(it)), |it| Giver::Course(id(it)));
    let closings = vec![
        closing(module(7), "Forklift <b>& ramps</b>", 2, false, Some(21)),
        closing(module(8), "Yard \"safety\"", 3, false, None),
        closing(course(9), "Heavy loads", 4, false, None),
    ];
    let theirs = vec![
        closing(module(7), "First aid", 1, true, Some(21)),
        closing(course(10), "First aid day", 2, true, None),
    ];
    let lapse = Lapse { last: Date::constant(2026, 10, 31), level: level(3) };
    let gap = |number, name: &str, (has, needed), lapse, closings| GapLine {
        person: id(1),
        name: person("Kofi <b>Mensah</b>"),
        skill: id(number),
        skill_name: SkillName::restore(name.to_owned()),
        is_critical: number == 4,
        has: level(has),
        needed: level(needed),
        lapse,
        closings,
    };
    vec![
        gap(4, "Driving <b>forklifts</b>", (1, 2), None, closings),
        gap(5, "First aid", (0, 1), Some(lapse), theirs),
        gap(6, "Welding", (1, 3), None, Vec::new()),
    ]
}

pub(super) fn choices() -> TeamChoices {
    TeamChoices {
        teams: vec![(id(2), person("Mara Voss"))],
        departments: vec![(id(31), Line::restore("Yard <b>".to_owned()))],
        job_roles: vec![(id(32), Line::restore("Driver & loader".to_owned()))],
        categories: vec![(id(33), LabelName::restore("Machines".to_owned()))],
    }
}

/// Those that can be chosen.
pub(super) fn which_people() -> WhichPeople {
    WhichPeople { team: Some(id(2)), department: Some(id(31)), job_role: Some(id(32)) }
}

/// A skill that many have, one that one person has and soon not, one of which a few are soon fewer,
/// one that too few have well enough, and one that nobody has.
pub(super) fn coverage() -> Vec<CoverageLine> {
    let held = |of, n_today, n_soon, name: &str| Held {
        level: level(of),
        n_today,
        n_soon,
        somebody: (0 < n_today).then(|| person(name)),
    };
    let line = |number: u128, name: &str, needed, held| CoverageLine {
        skill: id(number),
        name: SkillName::restore(name.to_owned()),
        category: number.is_multiple_of(2).then(|| LabelName::restore("Machines".to_owned())),
        is_critical: number == 5,
        needed: level(needed),
        held,
    };
    vec![
        line(
            4,
            "Driving <b>forklifts</b>",
            2,
            vec![held(2, 1_203, 1_203, "x"), held(4, 2, 2, "y")],
        ),
        line(5, "First aid", 0, vec![held(1, 3, 3, "x"), held(3, 1, 0, "Kofi <b>Mensah</b>")]),
        line(6, "Welding", 3, vec![held(2, 4, 5, "x"), held(3, 5, 3, "y")]),
        line(7, "Singing", 4, vec![held(3, 2, 2, "x")]),
        line(8, "Knots", 0, Vec::new()),
    ]
}

/// Skills in two categories and in none, with one that lapses soon and one that has lapsed.
pub(super) fn report() -> PersonReport {
    let lapse = Some(Lapse { last: Date::constant(2026, 10, 31), level: level(3) });
    let position =
        |of, needed| Position { level: level(of), needed: level(needed), ..Position::default() };
    let skill = |number, name: &str, category: &str, position| SkillPosition {
        skill: id(number),
        name: SkillName::restore(name.to_owned()),
        category: Some(category)
            .filter(|it| !it.is_empty())
            .map(|it| LabelName::restore(it.to_owned())),
        is_critical: number == 4,
        position,
    };
    let ends = Position { falls_on: Some(Date::constant(2027, 1, 2)), ..position(3, 3) };
    let skills = vec![
        skill(4, "Driving <b>forklifts</b>", "Machines & tools", position(1, 2)),
        skill(6, "Welding", "Machines & tools", ends),
        skill(5, "First aid", "Safety", Position { lapse, ..position(0, 1) }),
        skill(7, "Singing", "", position(4, 0)),
    ];
    sum_up(skills, gaps())
}

/// The same without enough for a picture.
pub(super) fn small_report() -> PersonReport {
    let skills = report().skills.into_iter().take(2);
    sum_up(skills.collect(), Vec::new())
}

pub(super) fn empty_report() -> PersonReport {
    sum_up(Vec::new(), Vec::new())
}

fn sum_up(skills: Vec<SkillPosition>, gaps: Vec<GapLine>) -> PersonReport {
    let positions: Vec<Position> = skills.iter().map(|it| it.position).collect();
    let overview = Overview::of(&positions, today());
    PersonReport { day: today(), overview, skills, gaps }
}
