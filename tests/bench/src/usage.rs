//! What a process has used so far, as Linux tells.

use std::{fs, time::Duration};

use anyhow::Context;

/// A tick of `/proc/PID/stat`: Linux shows programs a hundredth of a second on every machine.
const TICK: Duration = Duration::from_millis(10);

/// The time that a process has had a core for, in itself and in the system for it.
pub(crate) fn cpu(pid: u32) -> anyhow::Result<Duration> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    cpu_of(&stat).context("/proc/PID/stat is not as expected")
}

/// How many bytes of a process are in memory.
pub(crate) fn memory(pid: u32) -> anyhow::Result<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    memory_of(&status).context("/proc/PID/status is not as expected")
}

fn cpu_of(stat: &str) -> Option<Duration> {
    // The second field is the program's name in parentheses, which may have blanks and parentheses
    // in it; what follows it are plain words, of which `utime` and `stime` are these.
    let (_, words) = stat.rsplit_once(')')?;
    let mut words = words.split_whitespace().skip(11);
    let (user, system): (u32, u32) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    Some(TICK * user.checked_add(system)?)
}

fn memory_of(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim_end().parse().ok()?;
    kibibytes.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_in_the_program_and_in_the_system_count() {
        let stat = "4711 (ship) shape (x) S 1 4711 4711 0 -1 4194304 2313 0 4 0 123 45 6 7 20 0 9 0 \
                    81934 1234567 890 18446744073709551615\n";
        assert_eq!(cpu_of(stat), Some(Duration::from_millis(1_680)));
        assert_eq!(cpu_of("4711 (shipshape) S 1"), None);
        assert_eq!(cpu_of(""), None);
    }

    #[test]
    fn memory_is_what_is_resident() {
        let status = "Name:\tshipshape\nVmPeak:\t  999999 kB\nVmRSS:\t   25088 kB\nThreads:\t9\n";
        assert_eq!(memory_of(status), Some(25_088 * 1024));
        assert_eq!(memory_of("Name:\tshipshape\n"), None);
    }

    #[test]
    fn this_process_uses_something() {
        let own = std::process::id();
        assert!(0 < memory(own).expect("this runs on Linux"));
        cpu(own).expect("this runs on Linux");
    }
}
