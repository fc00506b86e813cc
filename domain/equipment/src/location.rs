use domain_kernel::{Id, Line, fold};
use thiserror::Error;

use crate::LocationTree;

pub type LocationId = Id<Location>;
pub type LocationName = Line<120>;
/// The names of those it is in, the outermost first, and its own: `Workshop, bay 2`. Whatever the
/// case, it is one location's of the company.
pub type LocationPath = Line<500>;

/// A place where items belong, which may be in another one. [`LocationTree`] makes and changes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    pub id: LocationId,
    pub settings: LocationSettings,
    pub path: LocationPath,
    /// The same names, case-folded, by which lists are sorted so that what is in a location follows
    /// it.
    pub sort_path: String,
}

/// What an admin decides about a location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocationSettings {
    pub name: LocationName,
    pub parent: Option<LocationId>,
}

/// Why a location cannot be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LocationRefused {
    #[error("a company has at most {} locations", LocationTree::MOST_LOCATIONS)]
    TooMany,
    #[error("choose a location that there is")]
    NoSuchParent,
    #[error("a location cannot be in itself, nor in what is in it")]
    InItself,
    #[error("locations are at most {} deep", LocationTree::MOST_LEVELS)]
    TooDeep,
    #[error("a location is called so already; choose a different name")]
    NameTaken,
    #[error("the names of a location and of those that it is in are too long together")]
    TooLong,
}

/// Where something is, is not deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{n_items} items and {n_locations} locations are in it; move them first")]
pub struct LocationInUse {
    pub n_items: u32,
    pub n_locations: u32,
}

impl Location {
    /// How long the folded path may be.
    pub const MOST_SORTED: usize = 600;
    /// Comes before every character that a name may have.
    const SORTED_BETWEEN: &str = "\t";

    /// In how many it is.
    pub fn depth(&self) -> usize {
        self.sort_path.matches(Self::SORTED_BETWEEN).count()
    }

    /// The location that is called and placed so, where `names` are those of its path.
    pub(crate) fn at(
        id: LocationId,
        settings: LocationSettings,
        names: &[&str],
    ) -> Result<Self, LocationRefused> {
        let path = LocationPath::parse(&names.join(", ")).map_err(|_| LocationRefused::TooLong)?;
        let sorted: Vec<String> = names.iter().map(|it| fold(it)).collect();
        let sort_path = sorted.join(Self::SORTED_BETWEEN);
        match sort_path.chars().count() <= Self::MOST_SORTED {
            true => Ok(Self { id, settings, path, sort_path }),
            false => Err(LocationRefused::TooLong),
        }
    }
}
