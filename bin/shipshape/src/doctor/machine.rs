//! What the machine lets the program have.

use std::fs;

use super::report::Finding;
use crate::{
    config::Config,
    serve::open_files::{RESERVED, limit},
};

const OPEN_FILES: &str = "open files";
const MEMORY: &str = "memory";
/// With fewer, not even a few visitors find room.
const FEWEST_FILES: usize = 256;
const MEBIBYTE: u64 = 1024 * 1024;
/// For pages alone, and with passwords, photos and documents at work.
const LEAST_MEMORY: u64 = 128 * MEBIBYTE;
const GOOD_MEMORY: u64 = 768 * MEBIBYTE;

pub(super) fn check(config: &Config) -> Vec<Finding> {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let free = free(&read("/proc/meminfo"), &read("/sys/fs/cgroup/memory.max"));
    vec![of_files(limit(), config.connections), of_memory(free)]
}

fn of_files(limit: Option<usize>, n_connections: usize) -> Finding {
    let Some(limit) = limit else {
        return Finding::fine(OPEN_FILES, "no limit is known");
    };
    let needed = n_connections + RESERVED;
    let expected = format!("{needed}: {n_connections} connections and {RESERVED} for the rest");
    let found = format!("at most {limit}");
    if limit < FEWEST_FILES {
        let to_do = "raise the limit: LimitNOFILE= in the service, or ulimit -n";
        Finding::fault(OPEN_FILES, found, expected, to_do)
    } else if limit < needed {
        let to_do = "raise the limit (LimitNOFILE= in the service, or ulimit -n), or set \
                     SHIPSHAPE_CONNECTIONS to less; until then fewer are let in at once";
        Finding::warning(OPEN_FILES, found, expected, to_do)
    } else {
        Finding::fine(OPEN_FILES, found)
    }
}

fn of_memory(free: Option<u64>) -> Finding {
    let Some(free) = free else {
        return Finding::fine(MEMORY, "how much is free is not known");
    };
    let found = format!("{} MiB can be had", free / MEBIBYTE);
    let expected = format!("{} MiB", GOOD_MEMORY / MEBIBYTE);
    let to_do = "give the machine or the container more memory, or end what takes it";
    if free < LEAST_MEMORY {
        Finding::fault(MEMORY, found, expected, to_do)
    } else if free < GOOD_MEMORY {
        Finding::warning(MEMORY, found, expected, to_do)
    } else {
        Finding::fine(MEMORY, found)
    }
}

/// In bytes: what the machine has left, and no more than the container may take.
fn free(machine: &str, container: &str) -> Option<u64> {
    let line = machine.lines().find_map(|it| it.strip_prefix("MemAvailable:"));
    let machine = line.and_then(|it| it.trim().trim_end_matches(" kB").parse::<u64>().ok());
    let machine = machine.map(|it| it * 1024);
    let container = container.trim().parse::<u64>().ok();
    machine.into_iter().chain(container).min()
}

#[cfg(test)]
mod tests {
    use super::super::report::Standing;
    use super::*;

    #[test]
    fn few_open_files_are_a_warning_and_very_few_a_fault() {
        let of = |limit| of_files(limit, 1024).standing();
        assert_eq!(of(Some(255)), Standing::Fault);
        assert_eq!(of(Some(1024)), Standing::Warning);
        assert_eq!(of(Some(1152)), Standing::Fine);
        assert_eq!(of(None), Standing::Fine);
    }

    #[test]
    fn memory_is_what_the_machine_has_left_and_the_container_may_take() {
        let machine = "MemTotal: 4000000 kB\nMemAvailable:    1000000 kB\n";
        assert_eq!(free(machine, "max\n"), Some(1_024_000_000));
        assert_eq!(free(machine, "67108864\n"), Some(64 * MEBIBYTE));
        assert_eq!(free("", "max"), None);
        assert_eq!(of_memory(Some(64 * MEBIBYTE)).standing(), Standing::Fault);
        assert_eq!(of_memory(Some(512 * MEBIBYTE)).standing(), Standing::Warning);
        assert_eq!(of_memory(Some(2048 * MEBIBYTE)).standing(), Standing::Fine);
    }
}
