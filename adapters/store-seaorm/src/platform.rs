mod companies;
mod invites;
mod operators;
mod reads;
mod sessions;

pub(crate) use sessions::{
    confirm_session, create_session, end_session, over_visits, sweep_sessions, touch_session, visit,
};
