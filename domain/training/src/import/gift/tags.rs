use crate::{Credit, Points, PointsError, import::Rejection};

/// What comments of our own say about a question.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tags {
    points: Option<Result<Points, PointsError>>,
    pub(super) credit: Option<Credit>,
    pub(super) is_case_sensitive: bool,
    pub(super) has_wildcards: Option<bool>,
    pub(super) is_short_text: bool,
}

impl Tags {
    pub(super) fn read(comments: &[String]) -> Self {
        let mut tags = Self::default();
        for comment in comments {
            let Some((name, value)) = comment.split_once(':') else {
                continue;
            };
            match (name.trim(), value.trim()) {
                // Somebody else's comment may begin with the same word.
                ("points", value) if Points::parse(value) == Err(PointsError::NotANumber) => {}
                ("points", value) => tags.points = Some(Points::parse(value)),
                ("credit", "all or nothing") => tags.credit = Some(Credit::AllOrNothing),
                ("credit", "partial") => tags.credit = Some(Credit::Partial),
                ("case", "sensitive") => tags.is_case_sensitive = true,
                ("stars", "wild") => tags.has_wildcards = Some(true),
                ("stars", "literal") => tags.has_wildcards = Some(false),
                ("kind", "short text") => tags.is_short_text = true,
                _ => {}
            }
        }
        tags
    }

    pub(super) fn points(&self) -> Result<Points, Rejection> {
        self.points.unwrap_or(Ok(Points::ONE)).map_err(Rejection::Points)
    }
}
