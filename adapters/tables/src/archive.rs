//! Files out of a ZIP archive, which may have been made to do harm: by names that lead elsewhere, or
//! by unpacking to more than there is memory.

use std::io::{Cursor, Read};

use application::training::{ArchiveError, ArchivedFile, Archives};
use async_trait::async_trait;
use bytes::Bytes;
use tokio::task::spawn_blocking;
use zip::ZipArchive;

pub struct ZipArchives;

const MEGABYTE: u64 = 1024 * 1024;
/// All files of an archive together.
const MOST_MEGABYTES: u32 = 20;
const MOST_FILES: usize = 1_000;
/// What somebody has written packs to a third or less, and never to a hundredth.
const MOST_RATIO: u64 = 100;
/// So little harms nobody, however it was packed.
const SMALL: u64 = MEGABYTE / 8;

#[async_trait]
impl Archives for ZipArchives {
    async fn files(&self, archive: Bytes) -> Result<Vec<ArchivedFile>, ArchiveError> {
        let reading = spawn_blocking(move || files(&archive));
        // A reader that panics has met a file that is no archive.
        reading.await.map_err(|_| ArchiveError::Unreadable)?
    }
}

fn files(archive: &[u8]) -> Result<Vec<ArchivedFile>, ArchiveError> {
    let mut archive =
        ZipArchive::new(Cursor::new(archive)).map_err(|_| ArchiveError::Unreadable)?;
    if MOST_FILES < archive.len() {
        return Err(ArchiveError::TooManyFiles { files: 1_000 });
    }
    let mut left = u64::from(MOST_MEGABYTES) * MEGABYTE;
    let mut files = Vec::new();
    for place in 0..archive.len() {
        let member = archive.by_index(place).map_err(|_| ArchiveError::Unreadable)?;
        let name = member.name().map_err(|_| ArchiveError::Unreadable)?.into_owned();
        if !is_safe(&name) || member.is_symlink() {
            return Err(ArchiveError::UnsafeName);
        }
        if member.is_dir() {
            continue;
        }
        let (name, n_packed) = (name.replace('\\', "/"), member.compressed_size());
        let mut content = Vec::new();
        // What it says of its size is what whoever made it wanted it to say.
        let read = member.take(left + 1).read_to_end(&mut content);
        let n_bytes = read.map_err(|_| ArchiveError::Unreadable)? as u64;
        let unpacks_too_far = SMALL < n_bytes && n_packed.saturating_mul(MOST_RATIO) < n_bytes;
        left = left
            .checked_sub(n_bytes)
            .filter(|_| !unpacks_too_far)
            .ok_or(ArchiveError::TooBig { megabytes: MOST_MEGABYTES })?;
        files.push(ArchivedFile { name, content: content.into() });
    }
    files.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(files)
}

/// Nothing is written where a name says. But who makes such a name is up to no good.
fn is_safe(name: &str) -> bool {
    let leads_out = name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|it| it == "..");
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    !leads_out && !has_drive && !name.contains('\0')
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn packed(files: &[(&str, &[u8])]) -> Bytes {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            archive.start_file(*name, SimpleFileOptions::default()).expect("a member");
            archive.write_all(content).expect("memory");
        }
        archive.finish().expect("an archive").into_inner().into()
    }

    #[tokio::test]
    async fn files_come_out_by_name_whichever_folder_they_are_in() {
        let archive = packed(&[("b.gift", b"2"), ("a/c.gift", b"3"), ("a\\a.gift", b"1")]);
        let files = ZipArchives.files(archive).await.expect("an archive");
        let found: Vec<(&str, &[u8])> =
            files.iter().map(|it| (it.name.as_str(), &*it.content)).collect();
        assert_eq!(found, [("a/a.gift", &b"1"[..]), ("a/c.gift", b"3"), ("b.gift", b"2")]);
    }

    #[tokio::test]
    async fn a_name_that_leads_elsewhere_keeps_all_out() {
        for name in ["../a.gift", "a/../../b.gift", "/etc/a.gift", "..\\a.gift", "C:\\a.gift"] {
            let archive = packed(&[("good.gift", b"1"), (name, b"2")]);
            let refused = ZipArchives.files(archive).await.expect_err("not a safe name");
            assert_eq!(refused, ArchiveError::UnsafeName, "{name}");
        }
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default();
        archive.add_symlink("a.gift", "/etc/passwd", options).expect("a member");
        let archive = archive.finish().expect("an archive").into_inner().into();
        assert_eq!(ZipArchives.files(archive).await, Err(ArchiveError::UnsafeName));
    }

    #[tokio::test]
    async fn an_archive_that_unpacks_too_far_is_refused() {
        let bomb = packed(&[("a.gift", &vec![0; 1_000_000])]);
        assert_eq!(ZipArchives.files(bomb).await, Err(ArchiveError::TooBig { megabytes: 20 }));

        // Bytes that do not pack, of which there are too many.
        let mut state = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .take(7 * 1024 * 1024)
        .collect();
        let large = packed(&[("a", &noise), ("b", &noise), ("c", &noise)]);
        assert_eq!(ZipArchives.files(large).await, Err(ArchiveError::TooBig { megabytes: 20 }));

        let names: Vec<String> = (0..1_001).map(|it| it.to_string()).collect();
        let many: Vec<(&str, &[u8])> = names.iter().map(|it| (it.as_str(), &b""[..])).collect();
        let refused = ZipArchives.files(packed(&many)).await;
        assert_eq!(refused, Err(ArchiveError::TooManyFiles { files: 1_000 }));
    }

    #[tokio::test]
    async fn what_is_no_archive_is_refused() {
        let whole = packed(&[("a.gift", b"Safe? {T}")]);
        for bad in [Bytes::new(), Bytes::from_static(b"PK\x03\x04"), whole.slice(..whole.len() - 9)]
        {
            assert_eq!(ZipArchives.files(bad).await, Err(ArchiveError::Unreadable));
        }
    }
}
