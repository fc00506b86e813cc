//! Checking what was recorded.

mod verify_trail;

pub use verify_trail::{Verified, VerifyTrail, VerifyTrailError, list_trails, verify_trail};
