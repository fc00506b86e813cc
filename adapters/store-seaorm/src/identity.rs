pub(crate) mod companies;
mod logins;
pub(crate) mod people;
mod reads;
pub(crate) mod sessions;
mod throttle;
