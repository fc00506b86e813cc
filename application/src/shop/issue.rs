use domain_identity::{Invite, InviteId, InviteIssued, Purchase};
use domain_kernel::{StoreError, Timestamp};

use crate::{
    App, Tx,
    mail::{Letter, NewMail, Recipient},
    platform::{invite_code, invite_key},
};

/// Lets in the company that has paid: its invite, and the mail that brings the code.
pub(super) async fn issue(
    app: &App,
    tx: &mut dyn Tx,
    purchase: &Purchase,
    invite: InviteId,
    now: Timestamp,
) -> Result<InviteIssued, StoreError> {
    let number = purchase.buyer.registration.clone();
    let (invite, issued) = Invite::issue(invite, number.clone(), Invite::DAYS, now);
    let code = invite_code(&app.policy.temporary_key, invite.id);
    tx.invites().insert(&invite, &invite_key(&code)).await?;
    let letter = Letter::OrderPaid {
        order: purchase.number,
        registration: number,
        invite: invite.id,
        days: Invite::DAYS,
    };
    tx.outbox().push(&to_buyer(app, purchase, letter, now)).await?;
    Ok(issued)
}

/// A mail to whoever has ordered, in the language in which they read the form.
pub(super) fn to_buyer(app: &App, purchase: &Purchase, letter: Letter, now: Timestamp) -> NewMail {
    let to = Recipient {
        person: None,
        name: Some(purchase.buyer.name.clone()),
        email: purchase.buyer.email.clone(),
        language: purchase.buyer.language,
    };
    NewMail { id: app.ids.next(), to, letter, written: now }
}
