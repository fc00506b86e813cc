//! Every story of the application, told on a store in memory.
#![expect(clippy::expect_used, reason = "what a test begins with is there, or it panics")]

mod accounts;
mod assigning;
mod authoring;
mod company;
mod completing;
mod correcting;
mod deactivating;
mod departments;
mod erasing;
mod forgotten;
mod importing;
mod inviting;
mod joining;
mod learning;
mod mailing;
mod nudging;
mod operators;
mod operators_factor;
mod operators_forgotten;
mod own_names;
mod paths;
mod people;
mod policies;
mod records;
mod reminding;
mod resetting;
mod second_factor;
mod set_up;
mod sign_in;
mod steps;
mod twice;
