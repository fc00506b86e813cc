use std::fs;

use tracing::info;

/// What else is open: the database, files on their way to somebody, the log.
pub(crate) const RESERVED: usize = 128;

/// As many connections as the settings allow and the system has files for. Without a file left no
/// photo could be read, and those who are connected would suffer for those who are not yet.
pub(super) fn affordable(connections: usize) -> usize {
    let Some(most) = limit().map(|it| it.saturating_sub(RESERVED).max(1)) else {
        return connections;
    };
    if most < connections {
        info!(
            connections,
            most, "At most {most} connections at once, since the system allows few open files"
        );
    }
    connections.min(most)
}

/// How many files this process may have open. `None` where there is no limit, or nobody knows it.
pub(crate) fn limit() -> Option<usize> {
    soft_limit(&fs::read_to_string("/proc/self/limits").unwrap_or_default())
}

fn soft_limit(limits: &str) -> Option<usize> {
    let line = limits.lines().find_map(|it| it.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_soft_limit_counts() {
        let limits = "Limit                     Soft Limit           Hard Limit           Units\n\
                      Max processes             62987                62987                processes\n\
                      Max open files            1024                 524288               files\n";
        assert_eq!(soft_limit(limits), Some(1024));
        assert_eq!(soft_limit("Max open files            unlimited  unlimited  files"), None);
        assert_eq!(soft_limit(""), None);
    }
}
