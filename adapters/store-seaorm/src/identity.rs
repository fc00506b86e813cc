mod companies;
mod links;
mod logins;
mod people;
mod reads;
mod sessions;
mod throttle;
