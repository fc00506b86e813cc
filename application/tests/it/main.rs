//! Every story of the application, told on a store in memory.

mod accounts;
mod people;
mod set_up;
mod sign_in;
