//! What somebody has to be able to do to have an item.

use std::collections::BTreeMap;

use domain_kernel::{Change, Id, Line};
use thiserror::Error;

use crate::{CategoryId, ItemId, NeedsChanged};

/// Something that people can do more or less well; what it is stands in the package of skills.
pub enum NeededSkill {}
pub type NeededSkillId = Id<NeededSkill>;
/// What somebody lacked who was given an item all the same, as it was called then: the names of the
/// skills, each with the level that is needed.
pub type MissingSkills = Line<10_000>;

/// How well somebody has to have a skill, from 1 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NeededLevel(u8);

/// The skills that an item, or every item of a category, asks for, each with the lowest level that is
/// enough.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    // Invariant: at most `MOST`, unless those of an item and of its category are together.
    levels: BTreeMap<NeededSkillId, NeededLevel>,
}

/// Who asks for skills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NeedsOf {
    Item(ItemId),
    Category(CategoryId),
}

/// A skill that somebody has not well enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortfall {
    pub skill: NeededSkillId,
    pub needed: NeededLevel,
    /// From 0, which is not at all, to one less than what is needed.
    pub has: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NeedsRefused {
    #[error("equipment asks for at most {} skills", Needs::MOST)]
    TooMany,
    #[error("name each skill once")]
    Twice,
}

/// Equipment asks for skills, and this asks for so many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{n_uses} items and categories of equipment need this skill; take it from them first")]
pub struct SkillIsNeeded {
    pub n_uses: u32,
}

impl NeededLevel {
    /// Nothing for a level that there is not, or that everybody has.
    pub fn new(level: u8) -> Option<Self> {
        (1..=4).contains(&level).then_some(Self(level))
    }

    pub fn get(self) -> u8 {
        self.0
    }
}

impl Needs {
    pub const MOST: usize = 20;

    pub fn new(needs: &[(NeededSkillId, NeededLevel)]) -> Result<Self, NeedsRefused> {
        if Self::MOST < needs.len() {
            return Err(NeedsRefused::TooMany);
        }
        let levels: BTreeMap<_, _> = needs.iter().copied().collect();
        match levels.len() == needs.len() {
            true => Ok(Self { levels }),
            false => Err(NeedsRefused::Twice),
        }
    }

    /// Takes them from storage as they are.
    pub fn restore(needs: impl IntoIterator<Item = (NeededSkillId, NeededLevel)>) -> Self {
        Self { levels: needs.into_iter().collect() }
    }

    /// By skill.
    pub fn iter(&self) -> impl Iterator<Item = (NeededSkillId, NeededLevel)> {
        self.levels.iter().map(|(skill, level)| (*skill, *level))
    }

    pub fn is_empty(&self) -> bool {
        self.levels.is_empty()
    }

    /// What an item needs of a category that needs this much: where both name a skill, the higher
    /// level counts.
    #[must_use]
    pub fn with(mut self, others: &Self) -> Self {
        for (skill, level) in others.iter() {
            let own = self.levels.entry(skill).or_insert(level);
            *own = level.max(*own);
        }
        self
    }

    /// What somebody lacks who has each skill at the level that `has` says.
    pub fn missing(&self, has: impl Fn(NeededSkillId) -> u8) -> Vec<Shortfall> {
        let all = self.iter().map(|(skill, needed)| Shortfall { skill, needed, has: has(skill) });
        all.filter(|it| it.has < it.needed.get()).collect()
    }

    /// `None` when nothing changed.
    pub fn change(&mut self, of: NeedsOf, needs: Self) -> Option<NeedsChanged> {
        let text = |it: &(NeededSkillId, NeededLevel)| format!("{} {}", it.0, it.1.get());
        let lacks = |all: &Self, it: &(_, _)| all.levels.get(&it.0) != Some(&it.1);
        let gone = self.iter().filter(|it| lacks(&needs, it));
        let gone = gone.map(|it| Change::gone("needs", text(&it)));
        let new = needs.iter().filter(|it| lacks(self, it));
        let new = new.map(|it| Change::set("needs", text(&it)));
        let details: Vec<Change> = gone.chain(new).collect();
        if details.is_empty() {
            return None;
        }
        *self = needs;
        Some(NeedsChanged { of, details })
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::Fact;
    use uuid::Uuid;

    use super::*;

    fn skill(number: u128) -> NeededSkillId {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn needs(all: &[(u128, u8)]) -> Needs {
        let level = |it| NeededLevel::new(it).expect("a level");
        let all: Vec<_> = all.iter().map(|(id, it)| (skill(*id), level(*it))).collect();
        Needs::new(&all).expect("good needs")
    }

    #[test]
    fn of_an_item_and_its_category_the_higher_level_of_each_skill_counts() {
        for (item, category, together) in [
            (&[][..], &[][..], &[][..]),
            (&[(1, 2)], &[], &[(1, 2)]),
            (&[], &[(1, 2)], &[(1, 2)]),
            (&[(1, 2)], &[(1, 3)], &[(1, 3)]),
            (&[(1, 3)], &[(1, 2)], &[(1, 3)]),
            (&[(1, 4), (2, 1)], &[(2, 2), (3, 1)], &[(1, 4), (2, 2), (3, 1)]),
        ] {
            let both = needs(item).with(&needs(category));
            assert_eq!(both, needs(together), "{item:?} and {category:?}");
        }
    }

    #[test]
    fn whoever_has_a_skill_below_the_needed_level_lacks_it() {
        let asked = needs(&[(1, 2), (2, 1)]);
        for (has, missing) in [
            ([0, 0], &[(1, 0), (2, 0)][..]),
            ([1, 1], &[(1, 1)]),
            ([2, 0], &[(2, 0)]),
            ([2, 1], &[]),
            ([4, 4], &[]),
        ] {
            let of = |it| if it == skill(1) { has[0] } else { has[1] };
            let lacks: Vec<_> = asked.missing(of).iter().map(|it| (it.skill, it.has)).collect();
            let missing: Vec<_> = missing.iter().map(|(id, has)| (skill(*id), *has)).collect();
            assert_eq!(lacks, missing, "{has:?}");
        }
        assert_eq!(Needs::default().missing(|_| 0), []);
    }

    #[test]
    fn each_skill_is_named_once_at_a_level_that_there_is() {
        let one = NeededLevel::new(1).expect("a level");
        let twice = [(skill(1), one), (skill(1), one)];
        assert_eq!(Needs::new(&twice), Err(NeedsRefused::Twice));
        let many: Vec<_> = (0..21).map(|it| (skill(it), one)).collect();
        assert_eq!(Needs::new(&many), Err(NeedsRefused::TooMany));
        assert_eq!([0, 5].map(NeededLevel::new), [None, None]);
    }

    #[test]
    fn the_trail_says_which_needs_came_and_went() {
        let of = NeedsOf::Item(Id::from_uuid(Uuid::from_u128(9)));
        let mut asked = needs(&[(1, 3), (2, 1)]);
        assert_eq!(asked.change(of, needs(&[(2, 1), (1, 3)])), None);
        let changed = asked.change(of, needs(&[(2, 2)])).expect("a change");
        assert_eq!(changed.details().len(), 3, "{changed:?}");
        assert_eq!(asked, needs(&[(2, 2)]));
    }
}
