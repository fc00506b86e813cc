use application::{Class, Failure};

/// What a command prints, and what it leaves to the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// To standard output if the command did what it was told, else to standard error.
    pub text: String,
    /// 0 when it is done, 1 when something was found wrong, else by the kind of failure
    /// (architecture: errors).
    pub code: u8,
}

impl Answer {
    pub(crate) fn done(text: String) -> Self {
        Self { text, code: 0 }
    }

    /// What was looked for was found, and it is not good.
    pub(crate) fn found_wrong(text: String) -> Self {
        Self { text, code: 1 }
    }

    /// Whoever is at the command line runs the machine, so they are told the causes too.
    pub fn of(err: &(impl Failure + 'static)) -> Self {
        let code = match err.class() {
            Class::Invalid | Class::TooLarge | Class::WrongType => 2,
            Class::Refused | Class::Stale => 3,
            Class::NotFound => 4,
            Class::Denied => 5,
            Class::Busy | Class::Unavailable | Class::Throttled(_) => 75,
            // Whoever tries again without looking may do it twice.
            Class::Undecided | Class::Broken => 70,
        };
        let mut texts = vec![err.to_string()];
        let mut cause = err.source();
        while let Some(err) = cause {
            texts.push(err.to_string());
            cause = err.source();
        }
        texts.dedup();
        Self { text: format!("error: {}", texts.join(": ")), code }
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Denied, Permission, StoreError};

    use super::*;

    #[test]
    fn a_failure_says_what_and_why_and_has_its_code() {
        let denied = Answer::of(&Denied { permission: Permission::ManagePeople });
        assert_eq!(
            (denied.text.as_str(), denied.code),
            ("error: you are not allowed to do this", 5)
        );
        let full = Answer::of(&StoreError::unavailable("the disk is full"));
        assert_eq!(full.text, "error: the database cannot be reached right now: the disk is full");
        assert_eq!(full.code, 75);
        let broken = Answer::of(&StoreError::corrupt("a role that nobody knows"));
        assert_eq!(broken.text, "error: what is stored makes no sense: a role that nobody knows");
        assert_eq!(broken.code, 70);
    }
}
