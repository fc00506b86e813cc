//! What somebody has and what they need as a picture: an axis for each skill, or for each category
//! where there are too many skills to be told apart, and the same numbers as a table.

use std::f64::consts::{FRAC_PI_2, TAU};

use application::skills::{PersonReport, SkillPosition};
use domain_skills::{Level, average_tenths};
use domain_training::Points;
use serde::Serialize;

use crate::reader::Reader;

/// Fewer axes make no area, and more cannot be told apart.
const AXES: std::ops::RangeInclusive<usize> = 3..=12;
const MIDDLE: f64 = 160.0;
const RADIUS: f64 = 124.0;
/// Beyond the end of an axis.
const NUMBER_AT: f64 = 144.0;

#[derive(Debug, Serialize)]
pub(super) struct Radar {
    axes: Vec<Axis>,
    /// A line around for each level.
    rings: Vec<String>,
    has: String,
    needed: String,
}

#[derive(Debug, Serialize)]
struct Axis {
    number: String,
    name: String,
    has: String,
    needed: String,
    end: Place,
    label: Place,
}

/// As the attributes of a picture have it.
#[derive(Debug, Serialize)]
struct Place {
    x: String,
    y: String,
}

/// What an axis is about, with its levels in tenths.
struct Figure {
    name: String,
    has: u32,
    needed: u32,
}

impl Radar {
    /// Nothing where a table says it better.
    pub(super) fn of(report: &PersonReport, reader: &Reader) -> Option<Self> {
        let needed: Vec<_> =
            report.skills.iter().filter(|it| Level::NONE < it.position.needed).collect();
        let skills = needed.into_iter().map(skill).collect::<Vec<_>>();
        let figures = [skills, categories(&report.skills, reader)];
        figures.iter().find(|it| AXES.contains(&it.len())).map(|it| Self::new(it, reader))
    }

    fn new(figures: &[Figure], reader: &Reader) -> Self {
        let most = u32::from(Level::MAX.get()) * 10;
        let n = figures.len();
        let around = |tenths: &dyn Fn(&Figure) -> u32| {
            let places = figures.iter().enumerate().map(|(place, it)| {
                let share = f64::from(tenths(it)) / f64::from(most);
                at(place, n, RADIUS * share).pair()
            });
            places.collect::<Vec<_>>().join(" ")
        };
        let axes = figures.iter().enumerate().map(|(place, it)| Axis {
            number: reader.number(i64::try_from(place + 1).unwrap_or_default()),
            name: it.name.clone(),
            has: decimal(it.has, reader),
            needed: decimal(it.needed, reader),
            end: at(place, n, RADIUS),
            label: at(place, n, NUMBER_AT),
        });
        let levels = Level::ALL.into_iter().filter(|it| Level::NONE < *it);
        Self {
            axes: axes.collect(),
            rings: levels.map(|it| around(&|_| u32::from(it.get()) * 10)).collect(),
            has: around(&|it| it.has),
            needed: around(&|it| it.needed),
        }
    }
}

fn skill(skill: &SkillPosition) -> Figure {
    let position = skill.position;
    let tenths = |it: Level| u32::from(it.get()) * 10;
    Figure {
        name: skill.name.as_str().to_owned(),
        has: tenths(position.level),
        needed: tenths(position.needed),
    }
}

/// Averages of what is in each, of what is needed only where something is.
fn categories(skills: &[SkillPosition], reader: &Reader) -> Vec<Figure> {
    let categories = skills.chunk_by(|one, two| one.category == two.category);
    let figures = categories.filter_map(|skills| {
        let needed = skills.iter().map(|it| it.position.needed).filter(|it| Level::NONE < *it);
        let first = skills.first()?;
        Some(Figure {
            name: category(first, reader),
            has: average_tenths(skills.iter().map(|it| it.position.level))?,
            needed: average_tenths(needed).unwrap_or_default(),
        })
    });
    figures.collect()
}

pub(super) fn category(skill: &SkillPosition, reader: &Reader) -> String {
    let name = skill.category.as_ref().map(|it| it.as_str().to_owned());
    name.unwrap_or_else(|| reader.say("skill-no-category"))
}

/// "2.8"
pub(super) fn decimal(tenths: u32, reader: &Reader) -> String {
    reader.points(Points::from_milli(tenths.saturating_mul(100)))
}

/// So far from the middle, the first one upward and the others clockwise.
fn at(place: usize, n: usize, distance: f64) -> Place {
    let whole = |it: usize| f64::from(u32::try_from(it).unwrap_or(u32::MAX));
    let angle = TAU * whole(place) / whole(n) - FRAC_PI_2;
    let text = |it: f64| format!("{it:.1}");
    Place { x: text(MIDDLE + distance * angle.cos()), y: text(MIDDLE + distance * angle.sin()) }
}

impl Place {
    fn pair(&self) -> String {
        format!("{},{}", self.x, self.y)
    }
}

#[cfg(test)]
mod tests {
    use domain_identity::Language;
    use domain_kernel::{Date, Id, Line};
    use domain_skills::{Overview, Position};
    use uuid::Uuid;

    use super::*;
    use crate::tests::given;

    fn level(of: u8) -> Level {
        Level::new(of).expect("a level")
    }

    /// Skills in so many categories, one after the other.
    fn report(skills: &[(&str, u8, u8)]) -> PersonReport {
        let skills = skills.iter().map(|(category, of, needed)| SkillPosition {
            skill: Id::from_uuid(Uuid::from_u128(1)),
            name: Line::restore(format!("{category} {of}")),
            category: Some(Line::restore((*category).to_owned())),
            is_critical: false,
            position: Position { level: level(*of), needed: level(*needed), ..Position::default() },
        });
        PersonReport {
            day: Date::constant(2026, 11, 26),
            overview: Overview::default(),
            skills: skills.collect(),
            gaps: Vec::new(),
        }
    }

    #[test]
    fn the_axes_are_skills_that_are_needed_or_else_categories_or_there_are_none() {
        let reader = given::reader(Language::German);
        let names = |skills: &[(&str, u8, u8)]| {
            let radar = Radar::of(&report(skills), &reader)?;
            Some(radar.axes.into_iter().map(|it| (it.name, it.has, it.needed)).collect::<Vec<_>>())
        };
        let axis = |name: &str, has: &str, needed: &str| {
            (name.to_owned(), has.to_owned(), needed.to_owned())
        };
        let skills = [("a", 0, 2), ("a", 1, 0), ("b", 4, 4), ("b", 3, 1)];
        let expected = vec![axis("a 0", "0", "2"), axis("b 4", "4", "4"), axis("b 3", "3", "1")];
        assert_eq!(names(&skills), Some(expected));
        let skills = [("a", 1, 2), ("a", 2, 0), ("b", 4, 4), ("c", 3, 0)];
        let expected = vec![axis("a", "1,5", "2"), axis("b", "4", "4"), axis("c", "3", "0")];
        assert_eq!(names(&skills), Some(expected));
        assert_eq!(names(&[("a", 1, 2), ("b", 1, 2)]), None);
        assert_eq!(names(&[("a", 1, 2); 13]), None);
        assert_eq!(names(&[]), None);
    }

    #[test]
    fn what_is_there_and_what_is_needed_are_as_far_from_the_middle_as_their_level() {
        let reader = given::reader(Language::English);
        let skills = [("a", 2, 4), ("b", 0, 1), ("c", 4, 3), ("d", 1, 2)];
        let radar = Radar::of(&report(&skills), &reader).expect("four axes");
        assert_eq!(radar.has, "160.0,98.0 160.0,160.0 160.0,284.0 129.0,160.0");
        assert_eq!(radar.needed, "160.0,36.0 191.0,160.0 160.0,253.0 98.0,160.0");
        assert_eq!(radar.rings.len(), 4);
        assert_eq!(radar.rings[3], "160.0,36.0 284.0,160.0 160.0,284.0 36.0,160.0");
    }
}
