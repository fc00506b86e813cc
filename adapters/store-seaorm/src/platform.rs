mod companies;
mod invites;
mod operators;
mod purchases;
mod reads;
mod second_factors;
mod sessions;

pub(crate) use operators::operator_of_link;
pub(crate) use second_factors::{
    factor_view, find_factor, go_halfway, halfway, insert_factor, remove_factor, update_factor,
};
pub(crate) use sessions::{
    confirm_session, create_session, end_session, over_visits, sweep_sessions, touch_session, visit,
};
