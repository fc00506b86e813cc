//! On what kind of file system something lies, as Linux tells it.

use std::path::Path;

/// Where locks and what was synced cannot be relied on as SQLite does.
const NETWORK: [&str; 17] = [
    "9p",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "coda",
    "fuse.ceph",
    "fuse.glusterfs",
    "fuse.s3fs",
    "fuse.sshfs",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
];

/// The kind of file system of a path without links, by the text of `/proc/self/mountinfo`.
pub(super) fn kind(mounts: &str, path: &Path) -> Option<String> {
    let mut found: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let Some((place, kind)) = mount(line) else { continue };
        // What was mounted later lies on top.
        if path.starts_with(&place) && found.is_none_or(|(length, _)| length <= place.len()) {
            found = Some((place.len(), kind));
        }
    }
    found.map(|(_, kind)| kind.to_owned())
}

pub(super) fn is_network(kind: &str) -> bool {
    NETWORK.contains(&kind)
}

/// The place and the kind of `36 35 98:0 / /mnt rw master:1 - ext4 /dev/root rw`.
fn mount(line: &str) -> Option<(String, &str)> {
    let (before, after) = line.split_once(" - ")?;
    let place = before.split(' ').nth(4)?;
    // What would end the word is written as its number.
    let place = place.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
    Some((place, after.split(' ').next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_mount_says_what_kind_of_file_system_it_is() {
        let mounts = "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
                      40 21 0:40 / /srv rw shared:2 - nfs4 files:/srv rw\n\
                      41 40 0:41 / /srv/on\\040disk rw - xfs /dev/sdb1 rw\n";
        let kind = |path: &str| kind(mounts, Path::new(path)).expect("a kind");
        assert_eq!(kind("/var/lib/shipshape"), "ext4");
        assert_eq!(kind("/srv/shipshape"), "nfs4");
        assert_eq!(kind("/srvx"), "ext4");
        assert_eq!(kind("/srv/on disk/data"), "xfs");
        assert!(is_network("nfs4") && !is_network("ext4"));
        assert_eq!(super::kind("", Path::new("/")), None);
    }
}
