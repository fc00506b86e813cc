//! Invites that companies buy: how they order one, how it is known that it is paid, and what those
//! who run the platform see of it.

mod cancel_unpaid;
mod failures;
mod gateway;
mod hear_payment;
mod issue;
mod place_order;
mod see_orders;
mod settle_order;

pub use cancel_unpaid::cancel_unpaid_orders;
pub use gateway::{
    Callback, CallbackError, Checkout, GatewayError, ManualPayments, Paying, PaymentEvent,
    PaymentGateway, PaymentSaid, Shop,
};
pub use hear_payment::{HearPaymentError, hear_payment};
pub use place_order::{PlaceOrder, PlaceOrderError, PlacedOrder, place_order};
pub use see_orders::{FindOrderError, ListOrders, list_orders, see_order};
pub use settle_order::{SettleOrder, SettleOrderError, accept_payment, cancel_order, refund_order};
