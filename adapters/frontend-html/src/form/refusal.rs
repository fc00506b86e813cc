use application::Failure;

use super::FieldErrors;
use crate::problem::Problem;

/// Why a form did not do what it was sent for: something on it can be corrected, or there is a page
/// of its own for it.
#[derive(Debug)]
pub(crate) enum Refusal {
    Mistakes(FieldErrors),
    Problem(Problem),
}

impl Refusal {
    /// What to show on the form.
    pub(crate) fn mistakes(self) -> Result<FieldErrors, Problem> {
        match self {
            Self::Mistakes(errors) => Ok(errors),
            Self::Problem(problem) => Err(problem),
        }
    }
}

impl From<FieldErrors> for Refusal {
    fn from(errors: FieldErrors) -> Self {
        Self::Mistakes(errors)
    }
}

impl<E: Failure + 'static> From<E> for Refusal {
    fn from(err: E) -> Self {
        FieldErrors::try_from_failure(err).map_or_else(Self::Problem, Self::Mistakes)
    }
}
