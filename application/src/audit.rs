//! Checking what was recorded.

mod verify_trail;

pub use verify_trail::{Verified, VerifyTrail, VerifyTrailError, verify_trail};
