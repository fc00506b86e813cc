//! What the system knows of this process. Where there is no `/proc` it is left out.

use std::fs;

use crate::Gauge;

/// Seconds of work on a processor so far, which only go up.
pub(crate) fn cpu_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program may have blanks and brackets in it.
    let (_, after) = stat.rsplit_once(") ")?;
    // The state is the third field, and the times are the fourteenth and fifteenth.
    let mut times = after.split(' ').skip(11).map(|it| it.parse::<u32>().ok());
    let (user, system) = (times.next()??, times.next()??);
    let ticks_per_second = u32::try_from(rustix::param::clock_ticks_per_second()).ok()?;
    Some((f64::from(user) + f64::from(system)) / f64::from(ticks_per_second))
}

pub(crate) fn gauges() -> Vec<Gauge> {
    let gauge = |name, help, value: Option<f64>| {
        value.map(|value| Gauge { name, help, label: None, value })
    };
    let memory = gauge(
        "process_resident_memory_bytes",
        "Memory that the process has.",
        resident_kibibytes().map(|it| f64::from(it) * 1024.0),
    );
    let files = gauge(
        "process_open_fds",
        "Files and connections that the process has open.",
        fs::read_dir("/proc/self/fd")
            .ok()
            .and_then(|it| u32::try_from(it.count()).ok())
            .map(f64::from),
    );
    memory.into_iter().chain(files).collect()
}

fn resident_kibibytes() -> Option<u32> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
