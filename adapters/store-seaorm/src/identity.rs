mod companies;
mod logins;
mod open_sessions;
pub(crate) mod people;
mod reads;
mod second_factors;
pub(crate) mod sessions;
mod throttle;
