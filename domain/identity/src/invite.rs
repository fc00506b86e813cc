use std::{fmt, time::Duration};

use domain_kernel::{CompanyId, Id, Timestamp};
use thiserror::Error;

use crate::{InviteIssued, InviteRevoked, RegistrationNumber};

/// Names an [`Invite`].
pub type InviteId = Id<Invite>;

/// What lets one company in that has this registration number, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    pub id: InviteId,
    pub number: RegistrationNumber,
    pub issued: Timestamp,
    pub expires: Timestamp,
    pub state: InviteState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InviteState {
    Open,
    Used { by: CompanyId, at: Timestamp },
    Revoked { at: Timestamp },
}

/// How an invite stands at some moment, as lists show and filter it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InviteStanding {
    Open,
    Used,
    Expired,
    Revoked,
}

/// What an invited company types: 28 letters and digits that nobody confuses, 140 bits. Not to be
/// logged or stored.
#[derive(Clone, PartialEq, Eq)]
pub struct InviteCode([u8; 28]);

/// SHA-256 of a code, which is all that is kept of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InviteKey(pub [u8; 32]);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum InviteRefused {
    #[error("this invite has been used")]
    Used,
}

impl Invite {
    /// How long it is good unless somebody says otherwise (spec: equipment, "Companies and
    /// invites"), and at most.
    pub const DAYS: u32 = 14;
    pub const MOST_DAYS: u32 = 90;
    /// How long a form that is sent again still means the same click.
    const MOMENT: Duration = Duration::from_mins(10);

    pub fn issue(
        id: InviteId,
        number: RegistrationNumber,
        days: u32,
        now: Timestamp,
    ) -> (Self, InviteIssued) {
        let days = days.clamp(1, Self::MOST_DAYS);
        let expires = now.plus(Duration::from_hours(24) * days);
        let issued = InviteIssued { invite: id, number: number.clone() };
        (Self { id, number, issued: now, expires, state: InviteState::Open }, issued)
    }

    /// Whether the form that asks for this invite has issued it a moment ago, and nothing has become
    /// of it since.
    pub fn was_just_issued_for(
        &self,
        number: &RegistrationNumber,
        days: u32,
        now: Timestamp,
    ) -> bool {
        let (same, _) = Self::issue(self.id, number.clone(), days, self.issued);
        *self == same && now < self.issued.plus(Self::MOMENT)
    }

    /// Lets nobody in by it any more. `None` when it is revoked already.
    pub fn revoke(&mut self, now: Timestamp) -> Result<Option<InviteRevoked>, InviteRefused> {
        match self.state {
            InviteState::Used { .. } => Err(InviteRefused::Used),
            InviteState::Revoked { .. } => Ok(None),
            InviteState::Open => {
                self.state = InviteState::Revoked { at: now };
                Ok(Some(InviteRevoked { invite: self.id }))
            }
        }
    }

    pub fn standing(&self, now: Timestamp) -> InviteStanding {
        match self.state {
            InviteState::Used { .. } => InviteStanding::Used,
            InviteState::Revoked { .. } => InviteStanding::Revoked,
            InviteState::Open if now < self.expires => InviteStanding::Open,
            InviteState::Open => InviteStanding::Expired,
        }
    }
}

impl InviteStanding {
    pub const ALL: [Self; 4] = [Self::Open, Self::Used, Self::Expired, Self::Revoked];

    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Used => "used",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
        }
    }

    /// The opposite of [`InviteStanding::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl InviteCode {
    /// Crockford's base 32: without I, L, O and U.
    const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    pub fn draw(random: [u8; 28]) -> Self {
        Self(random.map(|it| Self::ALPHABET[usize::from(it % 32)]))
    }

    /// Takes it in any case, with blanks and hyphens wherever somebody put them, and O for 0, I and
    /// L for 1. `None` for what no code looks like.
    pub fn parse(raw: &str) -> Option<Self> {
        let typed = raw.chars().filter(|it| !it.is_whitespace() && *it != '-');
        let read = |it: char| match it.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let typed: String = typed.map(read).collect();
        let code: [u8; 28] = typed.as_bytes().try_into().ok()?;
        code.iter().all(|it| Self::ALPHABET.contains(it)).then_some(Self(code))
    }

    /// As it is hashed. People see it in groups of four.
    pub fn plain(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for InviteCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, letter) in self.0.iter().enumerate() {
            if 0 < n && n % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*letter))?;
        }
        Ok(())
    }
}

impl fmt::Debug for InviteCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InviteCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn given_invite() -> Invite {
        let number = RegistrationNumber::restore("HRB 1".to_owned());
        Invite::issue(Id::from_uuid(Uuid::from_u128(1)), number, Invite::DAYS, at(0)).0
    }

    fn at(days: i64) -> Timestamp {
        Timestamp::from_micros(days * 24 * 3_600_000_000)
    }

    #[test]
    fn an_invite_is_open_for_its_days_unless_it_is_revoked() {
        let mut invite = given_invite();
        assert_eq!(invite.standing(at(13)), InviteStanding::Open);
        assert_eq!(invite.standing(at(14)), InviteStanding::Expired);
        assert!(invite.revoke(at(1)).is_ok_and(|it| it.is_some()));
        assert_eq!(invite.revoke(at(2)), Ok(None));
        assert_eq!(invite.standing(at(2)), InviteStanding::Revoked);
    }

    #[test]
    fn only_the_same_form_within_ten_minutes_has_issued_an_invite() {
        let minutes = |it: i64| Timestamp::from_micros(it * 60_000_000);
        let number = RegistrationNumber::restore("HRB 1".to_owned());
        let mut invite = given_invite();
        assert!(invite.was_just_issued_for(&number, Invite::DAYS, minutes(9)));
        assert!(!invite.was_just_issued_for(&number, Invite::DAYS, minutes(10)));
        assert!(!invite.was_just_issued_for(&number, 1, minutes(9)));
        let other = RegistrationNumber::restore("HRB 2".to_owned());
        assert!(!invite.was_just_issued_for(&other, Invite::DAYS, minutes(9)));
        invite.revoke(minutes(5)).expect("it is open");
        assert!(!invite.was_just_issued_for(&number, Invite::DAYS, minutes(9)));
    }

    #[test]
    fn what_was_used_is_not_revoked() {
        let by = Id::from_uuid(Uuid::from_u128(2));
        let mut invite = Invite { state: InviteState::Used { by, at: at(1) }, ..given_invite() };
        assert_eq!(invite.revoke(at(2)), Err(InviteRefused::Used));
        assert_eq!(invite.standing(at(99)), InviteStanding::Used);
    }

    #[test]
    fn a_code_is_read_however_it_was_typed_and_never_printed() {
        let code = InviteCode::draw(std::array::from_fn(|it| u8::try_from(it).unwrap_or(0)));
        let shown = code.to_string();
        assert_eq!(shown, "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV");
        for typed in [shown.to_lowercase(), shown.replace('-', " "), shown.replace('0', "o")] {
            assert_eq!(InviteCode::parse(&typed), Some(code.clone()), "{typed:?}");
        }
        assert_eq!(InviteCode::parse(&shown.replace('1', "l")), Some(code.clone()));
        assert_eq!(format!("{code:?}"), "InviteCode(…)");
        for bad in ["", "0123", &format!("{shown}0"), &shown.replace('V', "U")] {
            assert_eq!(InviteCode::parse(bad), None, "{bad:?}");
        }
    }
}
