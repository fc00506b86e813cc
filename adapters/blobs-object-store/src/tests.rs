use super::*;

const HOUR: Duration = Duration::from_hours(1);

/// A new place of each kind, and what has to live as long.
fn everywhere() -> (Vec<ObjectBlobs>, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let in_folder = ObjectBlobs::in_folder(folder.path()).expect("opens");
    let everywhere = vec![in_folder, ObjectBlobs::in_memory()];
    #[cfg(feature = "servers")]
    let everywhere = [everywhere, vec![in_bucket()]].concat();
    (everywhere, folder)
}

/// A folder of its own on the server that `tests/all` starts.
#[cfg(feature = "servers")]
fn in_bucket() -> ObjectBlobs {
    let bucket = std::env::var("TEST_S3").expect("tests/all names the bucket");
    let place = format!("{bucket}/{}", uuid::Uuid::now_v7().simple());
    ObjectBlobs::in_bucket(&place.parse().expect("a place")).expect("opens")
}

async fn write(blobs: &ObjectBlobs, key: &str, pieces: &[&'static [u8]]) {
    let mut unfinished = blobs.begin(key).await.expect("begin");
    for piece in pieces {
        unfinished.write(Bytes::from_static(piece)).await.expect("write");
    }
    unfinished.finish().await.expect("finish");
}

async fn rest(mut pieces: Box<dyn BlobPieces>) -> Vec<u8> {
    let mut content = Vec::new();
    while let Some(piece) = pieces.next().await.expect("read") {
        content.extend(piece);
    }
    content
}

#[tokio::test]
async fn a_file_is_kept_until_it_is_deleted() {
    let (everywhere, _kept) = everywhere();
    for blobs in everywhere {
        let content = Bytes::from_static(b"\0picture");
        blobs.put("photos/a/b-large.jpg", content.clone()).await.expect("put");
        blobs.put("photos/a/b-large.jpg", content.clone()).await.expect("twice is no failure");

        let found = blobs.get("photos/a/b-large.jpg").await.expect("get");
        assert_eq!(found, Some(content));
        blobs.delete("photos/a/b-large.jpg").await.expect("delete");
        blobs.delete("photos/a/b-large.jpg").await.expect("twice is no failure");
        assert_eq!(blobs.get("photos/a/b-large.jpg").await.expect("get"), None);
    }
}

#[tokio::test]
async fn a_file_that_comes_in_pieces_is_there_when_it_is_whole() {
    let (everywhere, _kept) = everywhere();
    for blobs in everywhere {
        let mut unfinished = blobs.begin("courses/a/1").await.expect("begin");
        unfinished.write(Bytes::from_static(b"half")).await.expect("write");
        assert_eq!(blobs.get("courses/a/1").await.expect("get"), None);
        drop(unfinished);
        assert_eq!(blobs.get("courses/a/1").await.expect("get"), None);

        // More than is sent at once to any of them.
        let long: &'static [u8] = vec![7; 6 * 1024 * 1024].leak();
        write(&blobs, "courses/a/1", &[b"begins", long, b"ends"]).await;
        let whole = blobs.get("courses/a/1").await.expect("get").expect("there");
        assert_eq!(whole, [b"begins", long, b"ends"].concat());
        write(&blobs, "courses/a/2", &[]).await;
        assert_eq!(blobs.get("courses/a/2").await.expect("get"), Some(Bytes::new()));
    }
}

#[tokio::test]
async fn old_files_are_found_by_the_keys_that_they_were_given() {
    let (everywhere, _kept) = everywhere();
    for blobs in everywhere {
        blobs.put("courses/a/1", Bytes::from_static(b"x")).await.expect("put");
        blobs.put("photos/a/1", Bytes::from_static(b"x")).await.expect("put");
        assert_eq!(blobs.older("courses", HOUR).await.expect("list"), [""; 0]);
        assert_eq!(blobs.older("courses", Duration::ZERO).await.expect("list"), ["courses/a/1"]);
    }
}

#[tokio::test]
async fn a_file_is_read_in_parts_also_while_it_is_deleted() {
    let (everywhere, _kept) = everywhere();
    for blobs in everywhere {
        write(&blobs, "courses/a/1", &[b"0123456789"]).await;
        let part = blobs.open("courses/a/1", 2..5).await.expect("open").expect("there");
        assert_eq!(rest(part).await, b"234");
        assert!(blobs.open("courses/a/2", 0..1).await.expect("open").is_none());

        let long: &'static [u8] = vec![7; 3 * 1024 * 1024].leak();
        write(&blobs, "courses/a/3", &[long]).await;
        let n_bytes = u64::try_from(long.len()).expect("small");
        let mut pieces = blobs.open("courses/a/3", 0..n_bytes).await.expect("open").expect("there");
        let first = pieces.next().await.expect("read").expect("some");
        blobs.delete("courses/a/3").await.expect("delete");
        assert_eq!(first.len() + rest(pieces).await.len(), long.len());
    }
}

#[tokio::test]
async fn old_files_are_found_and_what_was_never_finished_is_deleted() {
    let folder = tempfile::tempdir().expect("a folder");
    let blobs = ObjectBlobs::in_folder(folder.path()).expect("opens");
    assert_eq!(blobs.older("courses", HOUR).await.expect("list"), [""; 0]);
    write(&blobs, "courses/a/1", &[b"old"]).await;
    write(&blobs, "courses/a/2", &[b"new"]).await;
    write(&blobs, "photos/a/1", &[b"elsewhere"]).await;
    let long_ago = SystemTime::now().checked_sub(2 * HOUR).expect("since 1970");
    for name in ["courses/a/1", "courses/a/3#1", "courses/a/4#12", "photos/a/1", "courses/a/5#x"] {
        let path = folder.path().join(name);
        let file = std::fs::File::options().create(true).append(true).open(path);
        let file = file.expect("a file");
        file.set_modified(long_ago).expect("set");
    }
    let begun = blobs.begin("courses/a/6").await.expect("begin");
    let mut older = blobs.older("courses", HOUR).await.expect("list");
    older.sort();
    assert_eq!(older, ["courses/a/1", "courses/a/5#x"]);
    let names = std::fs::read_dir(folder.path().join("courses/a")).expect("there");
    let mut names: Vec<_> = names.map(|it| it.expect("an entry").file_name()).collect();
    names.sort();
    assert_eq!(names, ["1", "2", "5#x", "6#1"]);
    begun.finish().await.expect("finish");
}

#[tokio::test]
async fn a_place_is_tried_and_nothing_stays() {
    let (everywhere, _folder) = everywhere();
    for blobs in everywhere {
        blobs.probe("probe").await.expect("files can be kept");
        assert_eq!(blobs.get("probe").await.expect("get"), None);
    }
    let gone = tempfile::tempdir().expect("a folder");
    let blobs = ObjectBlobs::in_folder(gone.path()).expect("opens");
    drop(gone);
    // A file where the folder was is in the way of all others.
    std::fs::write(blobs.folder.as_ref().expect("a folder"), "x").expect("written");
    let tried = blobs.probe("probe").await;
    std::fs::remove_file(blobs.folder.as_ref().expect("a folder")).expect("removed");
    assert!(matches!(tried, Err(ProbeError::Write(_))), "{tried:?}");
}

#[tokio::test]
async fn no_key_leads_out_of_the_folder() {
    let outer = tempfile::tempdir().expect("a folder");
    let folder = outer.path().join("files");
    std::fs::create_dir(&folder).expect("make");
    let blobs = ObjectBlobs::in_folder(&folder).expect("opens");
    blobs.put("../../escaped", Bytes::from_static(b"x")).await.expect("put");
    assert!(!outer.path().join("escaped").exists());
}

#[cfg(feature = "servers")]
#[tokio::test]
async fn a_bucket_that_is_not_there_is_a_failure_and_no_missing_file() {
    let blobs = ObjectBlobs::in_bucket(&"s3://no-such-bucket".parse().expect("a place"));
    let blobs = blobs.expect("not asked yet");
    assert!(blobs.put("photos/a/1", Bytes::from_static(b"x")).await.is_err());
    assert!(blobs.older("photos", HOUR).await.is_err());
}
