//! Generations of stock as files beside an SQLite database.

use std::{
    fs,
    path::{Path, PathBuf},
};

use application::inventory::{Generations, StockFilter, StockOrder, StockReads};
use contracts::{
    stock::{first_page, load, scope, table},
    world::{company, given_company},
};
use domain_inventory::{GenerationNumber, StockLine, Visibility};
use domain_kernel::StoreError;
use sea_orm::{ConnectionTrait, Database};
use tempfile::TempDir;

use crate::databases::{migrated, opened, sqlite_file};

fn file(folder: &TempDir, name: &str) -> PathBuf {
    folder.path().join("stock").join(company(1).to_string()).join(name)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let name = |it: fs::DirEntry| it.file_name().to_string_lossy().into_owned();
    let mut names: Vec<_> = entries.map(|it| name(it.expect("an entry"))).collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_generation_is_a_file_that_nobody_but_its_owner_reads() {
    let (url, folder) = sqlite_file();
    let (store, _) = migrated(&url).await;
    given_company(&store, 1).await;
    load(&store, 1, 1, &table()).await.expect("loaded");
    let number = GenerationNumber(2);
    let mut loading = store.begin_generation(company(1), number).await.expect("begun");
    loading.add(table()).await.expect("added");

    let of_company = file(&folder, "");
    assert_eq!(names(&of_company), ["1.db", "2.loading"]);
    #[cfg(unix)]
    for (path, expected) in [
        (of_company.clone(), 0o700),
        (file(&folder, "1.db"), 0o600),
        (file(&folder, "2.loading"), 0o600),
    ] {
        use std::os::unix::fs::PermissionsExt;

        let mode = fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, expected, "{}", path.display());
    }
    drop(loading);
    assert_eq!(names(&of_company), ["1.db"]);
    store.keep_only(company(1), &[]).await.expect("kept");
    assert_eq!(names(&of_company), [""; 0]);
}

#[tokio::test]
async fn whoever_reads_a_generation_reads_it_to_its_end() {
    let (url, _folder) = sqlite_file();
    let (store, _) = migrated(&url).await;
    given_company(&store, 1).await;
    let lines: Vec<StockLine> = table().into_iter().cycle().take(5000).collect();
    load(&store, 1, 1, &lines).await.expect("loaded");
    let (all, order) = (StockFilter::default(), StockOrder::default());
    let ours = scope(1, 1, Visibility::All);
    let mut batches = store.stock_lines(&ours, &all, order).await.expect("a stream");
    let mut n_lines = batches.next().await.expect("a batch").expect("lines").len();
    assert!(n_lines < 5000);

    store.keep_only(company(1), &[]).await.expect("kept");
    while let Some(batch) = batches.next().await.expect("a batch") {
        n_lines += batch.len();
    }
    assert_eq!(n_lines, 5000);
    let page = store.stock_page(&ours, &first_page(all, order)).await;
    assert!(matches!(page, Err(StoreError::Unavailable(_))), "{page:?}");
}

#[tokio::test]
async fn a_file_of_another_program_is_not_read() {
    let (url, folder) = sqlite_file();
    let (store, _) = migrated(&url).await;
    given_company(&store, 1).await;
    load(&store, 1, 1, &table()).await.expect("loaded");
    let written = format!("sqlite://{}", file(&folder, "1.db").display());
    let db = Database::connect(written).await.expect("connect");
    db.execute_unprepared("PRAGMA user_version = 99").await.expect("pragma");
    db.close().await.expect("close");

    // One that has not looked at it before.
    let store = opened(&url).await;
    let query = first_page(StockFilter::default(), StockOrder::default());
    let page = store.stock_page(&scope(1, 1, Visibility::All), &query).await;
    assert!(matches!(page, Err(StoreError::Unavailable(_))), "{page:?}");
}
