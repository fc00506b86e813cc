//! What becomes of orders, whoever says what, and in which order.

use domain_kernel::{Id, Timestamp};
use uuid::Uuid;

use super::*;
use crate::{
    CompanyName, Email, Invite, InviteId, InviteStanding, InviteState, Language, PersonName,
    RegistrationNumber,
};

fn at(minutes: i64) -> Timestamp {
    Timestamp::from_micros(minutes * 60_000_000)
}

fn price() -> Money {
    Money::parse("490.00 EUR").expect("an amount")
}

fn invite_id() -> InviteId {
    Id::from_uuid(Uuid::from_u128(2))
}

fn given_open() -> Purchase {
    let buyer = Buyer {
        company: CompanyName::restore("Harbour & Sons".to_owned()),
        registration: RegistrationNumber::restore("HRB 1".to_owned()),
        name: PersonName::restore("Anna Lindqvist".to_owned()),
        email: Email::restore("anna@harbour.example".to_owned()),
        language: Language::English,
    };
    let number = PurchaseNumber::draw([0, 0, 0x30, 0x39]);
    Purchase::place(Id::from_uuid(Uuid::from_u128(1)), number, buyer, price(), at(0)).0
}

fn given_invite() -> Invite {
    let number = RegistrationNumber::restore("HRB 1".to_owned());
    Invite::issue(invite_id(), number, Invite::DAYS, at(0)).0
}

fn given_used_invite() -> Invite {
    let state = InviteState::Used { by: Id::from_uuid(Uuid::from_u128(3)), at: at(1) };
    Invite { state, ..given_invite() }
}

fn given(state: PurchaseState) -> Purchase {
    Purchase { state, ..given_open() }
}

/// An order in each state that there is.
fn every_state() -> [PurchaseState; 6] {
    let (invite, at) = (invite_id(), at(1));
    [
        PurchaseState::Open,
        PurchaseState::Paid { invite, at },
        PurchaseState::Disputed { doubt: Doubt::Amount, at },
        PurchaseState::Cancelled { at },
        PurchaseState::Refunded { invite: Some(invite), at },
        PurchaseState::RefundedAfterUse { invite, at },
    ]
}

#[test]
fn the_same_form_goes_on_with_an_order_while_it_is_open_and_for_less_than_a_day() {
    let buyer = given_open().buyer;
    let other =
        Buyer { registration: RegistrationNumber::restore("HRB 2".to_owned()), ..buyer.clone() };
    for (state, buyer, minutes, expected) in [
        (PurchaseState::Open, &buyer, 0, true),
        (PurchaseState::Open, &buyer, 23 * 60 - 1, true),
        (PurchaseState::Open, &buyer, 23 * 60, false),
        (PurchaseState::Open, &other, 0, false),
        (PurchaseState::Paid { invite: invite_id(), at: at(1) }, &buyer, 2, false),
        (PurchaseState::Cancelled { at: at(1) }, &buyer, 2, false),
    ] {
        let goes_on = given(state).goes_on(buyer, at(minutes));
        assert_eq!(goes_on, expected, "{state:?} after {minutes} minutes");
    }
}

#[test]
fn what_a_provider_says_is_paid_is_taken_once_and_only_while_the_order_is_open() {
    use PurchaseStanding as S;
    let become_of = [S::Paid, S::Paid, S::Disputed, S::Disputed, S::Refunded, S::RefundedAfterUse];
    for (state, becomes) in every_state().into_iter().zip(become_of) {
        let mut purchase = given(state);
        let heard = purchase.hear_paid(Some(price()), false, invite_id(), at(2));
        assert_eq!(purchase.state.standing(), becomes, "{state:?}");
        assert_eq!(matches!(heard, Payment::Taken(_)), state == PurchaseState::Open, "{state:?}");
        let cancelled = matches!(state, PurchaseState::Cancelled { .. });
        assert_eq!(matches!(heard, Payment::Doubted(_)), cancelled, "{state:?}");
        let again = purchase.hear_paid(Some(price()), false, invite_id(), at(3));
        assert_eq!(again, Payment::Ignored, "{state:?}");
    }
}

#[test]
fn another_amount_another_currency_or_a_company_that_is_here_needs_an_operator() {
    let other = |it| Some(Money::parse(it).expect("an amount"));
    for (paid, is_here, doubt) in [
        (other("489.99 EUR"), false, Doubt::Amount),
        (other("490.00 USD"), false, Doubt::Amount),
        (other("490.01 EUR"), true, Doubt::Amount),
        (None, false, Doubt::Amount),
        (Some(price()), true, Doubt::AlreadyHere),
    ] {
        let mut purchase = given_open();
        let heard = purchase.hear_paid(paid, is_here, invite_id(), at(1));
        let disputed = PurchaseDisputed { purchase: purchase.id, doubt };
        assert_eq!(heard, Payment::Doubted(disputed), "{paid:?}");
        assert_eq!(purchase.state, PurchaseState::Disputed { doubt, at: at(1) });
        assert!(purchase.accept(invite_id(), at(2)).is_ok_and(|it| it.is_some()));
    }
}

#[test]
fn an_operator_accepts_whatever_was_not_given_back() {
    for (state, accepted) in every_state().into_iter().zip([
        Ok(true),
        Ok(false),
        Ok(true),
        Ok(true),
        Err(PurchaseRefused::Refunded),
        Err(PurchaseRefused::Refunded),
    ]) {
        let mut purchase = given(state);
        let said = purchase.accept(invite_id(), at(2));
        assert_eq!(said.map(|it| it.is_some()), accepted, "{state:?}");
        assert_eq!(purchase.state == state, accepted != Ok(true), "{state:?}");
    }
}

#[test]
fn only_an_open_order_is_cancelled() {
    let refused = Err(PurchaseRefused::NotOpen);
    for (state, cancelled) in
        every_state().into_iter().zip([Ok(true), refused, refused, Ok(false), refused, refused])
    {
        let mut purchase = given(state);
        assert_eq!(purchase.cancel(at(2)).map(|it| it.is_some()), cancelled, "{state:?}");
        assert_eq!(purchase.state == state, cancelled != Ok(true), "{state:?}");
    }
}

#[test]
fn a_refund_revokes_an_invite_that_nobody_has_used() {
    let mut purchase = given_open();
    purchase.hear_paid(Some(price()), false, invite_id(), at(1));
    let mut invite = given_invite();
    let refund = purchase.hear_refunded(Some(&mut invite), at(2)).expect("news");
    assert!(refund.revoked.is_some() && !refund.refunded.after_use);
    assert_eq!(invite.standing(at(2)), InviteStanding::Revoked);
    assert_eq!(purchase.state, PurchaseState::Refunded { invite: Some(invite_id()), at: at(2) });
    assert_eq!(purchase.hear_refunded(Some(&mut invite), at(3)), None);
}

#[test]
fn a_refund_after_use_takes_nothing_away_and_is_seen() {
    let mut purchase = given(PurchaseState::Paid { invite: invite_id(), at: at(1) });
    let mut invite = given_used_invite();
    let refund = purchase.hear_refunded(Some(&mut invite), at(2)).expect("news");
    assert!(refund.revoked.is_none() && refund.refunded.after_use);
    assert_eq!(invite, given_used_invite());
    assert_eq!(purchase.state.standing(), PurchaseStanding::RefundedAfterUse);
}

#[test]
fn a_refund_that_is_heard_of_first_stays_and_no_invite_comes_of_the_payment() {
    let mut purchase = given_open();
    assert!(purchase.hear_refunded(None, at(1)).is_some());
    let heard = purchase.hear_paid(Some(price()), false, invite_id(), at(2));
    assert_eq!(heard, Payment::Ignored);
    assert_eq!(purchase.state, PurchaseState::Refunded { invite: None, at: at(1) });
}

#[test]
fn an_operator_gives_back_only_what_was_paid() {
    for state in every_state() {
        let mut purchase = given(state);
        let refunded = purchase.refund(Some(&mut given_invite()), at(2));
        let expected = match state.standing() {
            PurchaseStanding::Open | PurchaseStanding::Cancelled => Err(PurchaseRefused::NotPaid),
            PurchaseStanding::Paid | PurchaseStanding::Disputed => Ok(true),
            PurchaseStanding::Refunded | PurchaseStanding::RefundedAfterUse => Ok(false),
        };
        assert_eq!(refunded.map(|it| it.is_some()), expected, "{state:?}");
    }
}

#[test]
fn states_and_doubts_have_words_of_their_own() {
    for state in every_state() {
        let standing = state.standing();
        assert_eq!(PurchaseStanding::parse(standing.name()), Some(standing));
        assert_eq!(state.since().is_none(), state == PurchaseState::Open);
    }
    for doubt in Doubt::ALL {
        assert_eq!(Doubt::parse(doubt.name()), Some(doubt));
    }
    assert!(PurchaseStanding::parse("").is_none() && Doubt::parse("").is_none());
}

#[test]
fn an_order_is_found_by_its_number_and_by_who_has_placed_it() {
    let sought = given_open().sought();
    for part in ["0001-2345", "00012345", "harbour & sons", "hrb 1", "anna@harbour.example"] {
        assert!(sought.contains(part), "{part} in {sought}");
    }
}
