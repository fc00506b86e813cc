use std::collections::BTreeSet;

use domain_kernel::{Id, fold};

/// A department of the company, as far as a path knows it.
pub enum CompanyDepartment {}
pub type AudienceDepartment = Id<CompanyDepartment>;

/// Whom a path is assigned to by itself, when they come or change their place (spec: training,
/// "Paths"). Nobody, unless something is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    is_everyone: bool,
    departments: BTreeSet<AudienceDepartment>,
    // Invariant: case-folded and never empty.
    job_titles: BTreeSet<String>,
}

impl Audience {
    pub const MOST_CHOICES: usize = 200;

    /// Everyone, or whoever is in one of these departments or has one of these job titles. Job
    /// titles are compared without regard to case. `None` if too many are chosen.
    pub fn new(
        is_everyone: bool,
        departments: impl IntoIterator<Item = AudienceDepartment>,
        job_titles: impl IntoIterator<Item = String>,
    ) -> Option<Self> {
        let departments: BTreeSet<_> = departments.into_iter().collect();
        let job_titles = job_titles.into_iter().map(|it| fold(it.trim()));
        let job_titles: BTreeSet<_> = job_titles.filter(|it| !it.is_empty()).collect();
        let n_choices = departments.len() + job_titles.len();
        let audience = Self { is_everyone, departments, job_titles };
        (n_choices <= Self::MOST_CHOICES).then_some(audience)
    }

    pub fn is_everyone(&self) -> bool {
        self.is_everyone
    }

    pub fn departments(&self) -> &BTreeSet<AudienceDepartment> {
        &self.departments
    }

    /// Case-folded.
    pub fn job_titles(&self) -> &BTreeSet<String> {
        &self.job_titles
    }

    /// Whether nobody gets the path by itself.
    pub fn is_nobody(&self) -> bool {
        !self.is_everyone && self.departments.is_empty() && self.job_titles.is_empty()
    }

    /// Whether somebody in this place gets the path.
    pub fn includes(
        &self,
        department: Option<AudienceDepartment>,
        job_title: Option<&str>,
    ) -> bool {
        self.is_everyone
            || department.is_some_and(|it| self.departments.contains(&it))
            || job_title.is_some_and(|it| self.job_titles.contains(&fold(it)))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn department(number: u128) -> AudienceDepartment {
        Id::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn an_audience_is_told_by_department_or_job_title() {
        let nobody = Audience::default();
        let yard = Audience::new(false, [department(1)], [" Welder ".to_owned(), String::new()]);
        let yard = yard.expect("few choices");
        let everyone = Audience::new(true, [], []).expect("few choices");
        for (department, job_title, is_in_yard) in [
            (None, None, false),
            (Some(department(1)), None, true),
            (Some(department(2)), Some("Cook"), false),
            (Some(department(2)), Some("WELDER"), true),
            (None, Some("Welder of ships"), false),
        ] {
            assert_eq!(yard.includes(department, job_title), is_in_yard, "{job_title:?}");
            assert!(everyone.includes(department, job_title));
            assert!(!nobody.includes(department, job_title));
        }
        assert!(nobody.is_nobody() && !yard.is_nobody() && !everyone.is_nobody());
        assert_eq!(Audience::new(false, (0..201).map(department), []), None);
    }
}
