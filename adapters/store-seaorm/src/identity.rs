mod companies;
mod logins;
mod people;
mod reads;
mod sessions;
mod throttle;
