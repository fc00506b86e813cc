//! What the child may use, held by the kernel.

use std::{env, io, os::unix::process::CommandExt, process::Command};

use rustix::process::{Resource, Rlimit, getrlimit, nice, setrlimit};

/// Everything together: the program itself, the document, and what is made of it.
const ADDRESSES: u64 = 768 * 1024 * 1024;
/// By itself the allocator takes more addresses in advance than there are.
const NO_RESERVE: (&str, &str) = ("MIMALLOC_ARENA_RESERVE", "0");
const CPU_SECONDS: u64 = 15;
/// Standard input, output and error, and not one more: from then on no file is opened and no
/// connection made.
const OPEN_FILES: u64 = 3;
/// So many priorities below those who answer people.
const NICE: i32 = 10;

/// The limits are in force.
pub(super) struct Limited;

/// Sets the limits and begins anew under them, since an allocator takes addresses as soon as a
/// program starts, before anybody could say how many.
pub(super) fn hold() -> io::Result<Limited> {
    if getrlimit(Resource::As).maximum == Some(ADDRESSES) {
        limit(Resource::Nofile, OPEN_FILES)?;
        return Ok(Limited);
    }
    limit(Resource::As, ADDRESSES)?;
    limit(Resource::Cpu, CPU_SECONDS)?;
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)?;
    nice(NICE)?;
    let own = env::current_exe()?;
    Err(Command::new(own)
        .args(env::args_os().skip(1))
        .env_clear()
        .env(NO_RESERVE.0, NO_RESERVE.1)
        .exec())
}

fn limit(resource: Resource, most: u64) -> io::Result<()> {
    // Never more than what whoever started us has left us.
    let most = getrlimit(resource).maximum.map_or(most, |it| it.min(most));
    Ok(setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?)
}
