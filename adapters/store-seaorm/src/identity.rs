mod companies;
mod logins;
pub(crate) mod people;
mod reads;
mod second_factors;
pub(crate) mod sessions;
mod throttle;
