pub(crate) mod companies;
mod logins;
mod open_sessions;
pub(crate) mod people;
mod reads;
pub(crate) mod sessions;
mod throttle;
