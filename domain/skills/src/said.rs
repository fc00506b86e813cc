use domain_kernel::Date;

use crate::{Rated, Rating, RatingSource};

/// Whether a manager saying this on a day would change nothing, by one person's ratings of one skill:
/// what was said last by then is the same, and by a manager too.
pub fn is_said(ratings: &[Rating], what: &Rated, on: Date) -> bool {
    let by_others =
        |it: &&Rating| matches!(it.what.source, RatingSource::Manager | RatingSource::External);
    let said = ratings.iter().filter(|it| it.revoked.is_none() && it.on <= on).filter(by_others);
    said.max_by_key(|it| it.age()).is_some_and(|it| {
        let last = &it.what;
        let is_noted = what.note.is_none() || last.note == what.note;
        (last.source, last.level, last.until) == (RatingSource::Manager, what.level, what.until)
            && is_noted
    })
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Id, Line, Timestamp};
    use uuid::Uuid;

    use super::*;
    use crate::Level;

    const TODAY: Date = Date::constant(2026, 11, 26);

    fn said(level: u8, source: RatingSource) -> Rated {
        Rated {
            level: Level::new(level).expect("a level"),
            source,
            by: None,
            until: None,
            overrides: false,
            note: None,
            granted: None,
        }
    }

    fn rating(number: u128, on: Date, what: Rated) -> Rating {
        let [id, person, skill] = [number, 1, 2].map(Uuid::from_u128);
        let about = (Id::from_uuid(person), Id::from_uuid(skill));
        let now = Timestamp::from_micros(7);
        Rating::give(Id::from_uuid(id), about, what, (on, now)).expect("nothing against it").0
    }

    #[test]
    fn what_a_manager_said_last_needs_not_be_said_again() {
        let yesterday = TODAY.yesterday().expect("a day");
        let three = said(3, RatingSource::Manager);
        let mut all = vec![rating(1, yesterday, three.clone())];
        assert!(!is_said(&[], &three, TODAY));
        assert!(is_said(&all, &three, TODAY));
        assert!(!is_said(&all, &said(2, RatingSource::Manager), TODAY));
        assert!(!is_said(&all, &Rated { until: Some(TODAY), ..three.clone() }, TODAY));
        let note = Some(Line::restore("In the yard".to_owned()));
        assert!(!is_said(&all, &Rated { note, ..three.clone() }, TODAY));
        let before = yesterday.yesterday().expect("a day");
        assert!(!is_said(&all, &three, before), "not yet");

        all.push(rating(2, TODAY, said(3, RatingSource::Own)));
        all.push(rating(3, TODAY, said(4, RatingSource::Training)));
        assert!(is_said(&all, &three, TODAY), "they said something else");
        all.push(rating(4, TODAY, said(3, RatingSource::External)));
        assert!(!is_said(&all, &three, TODAY), "a certificate said it");
        assert!(is_said(&all, &three, yesterday));
    }
}
