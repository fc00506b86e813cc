use domain_identity::{Buyer, Purchase, PurchaseId, PurchaseNumber};
use domain_kernel::{Actor, Denied, Facts, Permission, Realm, Rule, StoreError};
use thiserror::Error;

use super::issue::to_buyer;
use crate::{
    App,
    failure::failure,
    identity::{TooOften, throttle_key, throttle_network},
    mail::Letter,
    repeat,
    shop::{Checkout, GatewayError, Shop},
    tries::{self, Tried},
};

/// Somebody, who need not have an account, orders an invite for a company.
#[derive(Clone, Debug)]
pub struct PlaceOrder {
    /// Handed out with the form, so that a form sent twice makes one order.
    pub id: PurchaseId,
    pub buyer: Buyer,
}

/// What has been ordered, and how to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedOrder {
    pub number: PurchaseNumber,
    pub checkout: Checkout,
}

#[derive(Debug, Error)]
pub enum PlaceOrderError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Gateway(#[from] GatewayError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("nothing is sold here")]
    NoShop,
    #[error("this order was placed with something else in it or a day ago, or is settled")]
    AlreadyOrdered,
}

/// Counts against the network address that it comes from, and against all of them together, like a
/// message. If the payment provider does not answer, the order is there, and the same form sent
/// again goes on with it.
pub async fn place_order(
    app: &App,
    actor: &Actor,
    command: PlaceOrder,
) -> Result<PlacedOrder, PlaceOrderError> {
    let shop = app.policy.shop.as_ref().ok_or(PlaceOrderError::NoShop)?;
    let taken = tries::take::<PlaceOrderError>(app, limits(app, actor)).await?;
    let placed = repeat(|| place_once(app, actor, &command, shop)).await;
    if placed.is_err() {
        tries::give_back(app, &taken).await;
    }
    let purchase = placed?;
    // What another server is asked waits for no transaction.
    let checkout = app.payments.begin(&purchase).await?;
    Ok(PlacedOrder { number: purchase.number, checkout })
}

async fn place_once(
    app: &App,
    actor: &Actor,
    command: &PlaceOrder,
    shop: &Shop,
) -> Result<Purchase, PlaceOrderError> {
    let permit = actor.permit_in(Realm::Platform, Permission::BuyInvites)?;
    let mut tx = app.store.begin(&permit).await?;
    let (number, now) = (PurchaseNumber::draw(app.random.bytes()), app.clock.now());
    if let Some(found) = tx.purchases().find(command.id).await? {
        // Somebody clicked twice, or the payment provider did not answer the first time.
        return match found.value.goes_on(&command.buyer, now) {
            true => Ok(found.value),
            false => Err(PlaceOrderError::AlreadyOrdered),
        };
    }

    let (purchase, placed) =
        Purchase::place(command.id, number, command.buyer.clone(), shop.price, now);

    match tx.purchases().insert(&purchase).await {
        // The next time round the order is there to be seen, and another number is drawn.
        Err(StoreError::Duplicate(Rule::PurchaseId | Rule::PurchaseNumber)) => {
            return Err(StoreError::Busy.into());
        }
        inserted => inserted?,
    }
    let letter = Letter::OrderPlaced {
        order: purchase.number,
        company: purchase.buyer.company.clone(),
        price: purchase.price,
        paying: shop.paying,
    };
    tx.outbox().push(&to_buyer(app, &purchase, letter, now)).await?;
    match tx.commit(Facts::new(now, &placed)).await {
        // Whoever was quicker by a moment may show only now.
        Err(StoreError::Duplicate(Rule::PurchaseId | Rule::PurchaseNumber)) => {
            Err(StoreError::Busy.into())
        }
        committed => {
            committed?;
            Ok(purchase)
        }
    }
}

fn limits<'a>(app: &'a App, actor: &Actor) -> [Tried<'a>; 2] {
    let address = actor.origin().address.map(throttle_network).unwrap_or_default();
    [
        (throttle_key("order address", &address), &app.policy.contact_address),
        (throttle_key("order", ""), &app.policy.contact_all),
    ]
}

failure!(PlaceOrderError {
    TooOften(TooOften),
    Gateway(GatewayError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoShop => NotFound "buy-off",
    AlreadyOrdered => Refused "buy-already-ordered",
});
