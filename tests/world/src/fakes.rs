use std::{
    collections::BTreeMap,
    ops::Range,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use application::{
    Page, PageNumber, PrintError, Random, Store, Tx,
    equipment::{LabelPrinter, LabelSheets, RulerPage},
    identity::{
        BlobError, BlobPieces, Blobs, FoundSession, HashError, NewSession, OpenSession, OverVisit,
        Passwords, PictureError, Pictures, Portrait, SessionKey, Sessions, UnfinishedBlob, Whom,
    },
    training::{CertificatePrinter, CertificateSheet, Illustration, PictureKind},
};
use async_trait::async_trait;
use bytes::Bytes;
use domain_identity::{AccountId, Password, PasswordHash, TypedPassword};
use domain_kernel::{Clock, CompanyId, Ids, Permit, StoreError, Timestamp};
use uuid::Uuid;

use crate::noon;

/// Stands at noon until it is moved on.
pub struct FakeClock(AtomicI64);

impl Default for FakeClock {
    fn default() -> Self {
        Self(AtomicI64::new(noon().micros()))
    }
}

impl FakeClock {
    pub fn pass(&self, time: Duration) {
        self.0.store(self.now().plus(time).micros(), Ordering::SeqCst);
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}

/// Ids that count up.
#[derive(Default)]
pub(crate) struct FakeIds(AtomicU64);

impl Ids for FakeIds {
    fn uuid(&self) -> Uuid {
        Uuid::from_u128((1 << 100) + u128::from(self.0.fetch_add(1, Ordering::SeqCst)))
    }
}

/// The same bytes in each world, all different (Steele, Lea, Flood: `SplitMix64`).
#[derive(Default)]
pub struct FakeRandom(AtomicU64);

impl Random for FakeRandom {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let state = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            let drawn = (mixed ^ (mixed >> 31)).to_le_bytes();
            chunk.copy_from_slice(&drawn[..chunk.len()]);
        }
    }
}

/// A database that does not answer.
pub struct Down;

#[async_trait]
impl Store for Down {
    async fn begin(&self, _: &Permit) -> Result<Box<dyn Tx>, StoreError> {
        Err(StoreError::unavailable("nobody answers"))
    }
}

#[async_trait]
impl Sessions for Down {
    async fn create(&self, _: &NewSession) -> Result<(), StoreError> {
        Err(StoreError::unavailable("nobody answers"))
    }

    async fn find(&self, _: &SessionKey, _: Timestamp) -> Result<Option<FoundSession>, StoreError> {
        Err(StoreError::unavailable("nobody answers"))
    }

    async fn end(&self, _: &SessionKey) -> Result<(), StoreError> {
        Err(StoreError::unavailable("nobody answers"))
    }

    async fn confirm(&self, _: &SessionKey, _: Timestamp) -> Result<(), StoreError> {
        Err(StoreError::unavailable("nobody answers"))
    }

    async fn visit(
        &self,
        _: &SessionKey,
        _: Option<(CompanyId, Timestamp)>,
    ) -> Result<(), StoreError> {
        Err(StoreError::unavailable("nobody answers"))
    }

    async fn sweep(&self, _: Timestamp, _: u32) -> Result<u32, StoreError> {
        Err(StoreError::unavailable("nobody answers"))
    }

    async fn over_visits(&self, _: Timestamp) -> Result<Vec<OverVisit>, StoreError> {
        Err(StoreError::unavailable("nobody answers"))
    }

    async fn open(&self, _: AccountId, _: Timestamp) -> Result<Vec<OpenSession>, StoreError> {
        Err(StoreError::unavailable("nobody answers"))
    }

    async fn open_in(
        &self,
        _: CompanyId,
        _: Whom,
        _: Timestamp,
        _: PageNumber,
    ) -> Result<Page<OpenSession>, StoreError> {
        Err(StoreError::unavailable("nobody answers"))
    }

    async fn end_of(&self, _: AccountId, _: &SessionKey) -> Result<bool, StoreError> {
        Err(StoreError::unavailable("nobody answers"))
    }

    async fn end_others(&self, _: AccountId, _: &SessionKey) -> Result<u32, StoreError> {
        Err(StoreError::unavailable("nobody answers"))
    }
}

/// The password is its own hash.
pub struct FakePasswords;

#[async_trait]
impl Passwords for FakePasswords {
    async fn hash(&self, password: &Password) -> Result<PasswordHash, HashError> {
        Ok(PasswordHash::restore(format!("fake:{}", password.as_str())))
    }

    async fn verify(
        &self,
        typed: &TypedPassword,
        hash: Option<&PasswordHash>,
    ) -> Result<bool, HashError> {
        Ok(hash.is_some_and(|it| it.as_str().strip_prefix("fake:") == Some(typed.as_str())))
    }
}

/// Too many people sign in at once.
pub struct BusyPasswords;

#[async_trait]
impl Passwords for BusyPasswords {
    async fn hash(&self, _: &Password) -> Result<PasswordHash, HashError> {
        Err(HashError::Busy)
    }

    async fn verify(&self, _: &TypedPassword, _: Option<&PasswordHash>) -> Result<bool, HashError> {
        Err(HashError::Busy)
    }
}

/// Takes anything that begins with `photo` for one.
pub(crate) struct FakePictures;

#[async_trait]
impl Pictures for FakePictures {
    async fn portrait(&self, upload: Bytes) -> Result<Portrait, PictureError> {
        if !upload.starts_with(b"photo") {
            return Err(PictureError::Unreadable);
        }
        Ok(Portrait { large: upload.clone(), small: upload.slice(..5) })
    }

    async fn illustration(&self, upload: Bytes) -> Result<Illustration, PictureError> {
        match upload.starts_with(b"photo") {
            true => Ok(Illustration { kind: PictureKind::Png, content: upload }),
            false => Err(PictureError::Unreadable),
        }
    }

    async fn logo(&self, upload: Bytes) -> Result<Bytes, PictureError> {
        if upload.starts_with(b"photo") { Ok(upload) } else { Err(PictureError::Unreadable) }
    }
}

#[derive(Clone, Default)]
pub struct FakeBlobs(Arc<Mutex<BTreeMap<String, Bytes>>>);

/// Kept when it is finished.
struct FakeUnfinished {
    blobs: FakeBlobs,
    key: String,
    content: Vec<u8>,
}

struct FakePieces(Bytes);

impl FakeBlobs {
    pub fn keys(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).keys().cloned().collect()
    }
}

#[async_trait]
impl Blobs for FakeBlobs {
    async fn put(&self, key: &str, content: Bytes) -> Result<(), BlobError> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(key.to_owned(), content);
        Ok(())
    }

    async fn get(&self, key: &str) -> Result<Option<Bytes>, BlobError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned())
    }

    async fn delete(&self, key: &str) -> Result<(), BlobError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
        Ok(())
    }

    async fn begin(&self, key: &str) -> Result<Box<dyn UnfinishedBlob>, BlobError> {
        let (blobs, key) = (self.clone(), key.to_owned());
        Ok(Box::new(FakeUnfinished { blobs, key, content: Vec::new() }))
    }

    async fn open(
        &self,
        key: &str,
        bytes: Range<u64>,
    ) -> Result<Option<Box<dyn BlobPieces>>, BlobError> {
        let place = |it: u64| usize::try_from(it).unwrap_or(usize::MAX);
        let found = self.get(key).await?.map(|it| it.slice(place(bytes.start)..place(bytes.end)));
        Ok(found.map(|it| -> Box<dyn BlobPieces> { Box::new(FakePieces(it)) }))
    }

    /// Takes every file for an old one.
    async fn older(&self, folder: &str, _: Duration) -> Result<Vec<String>, BlobError> {
        let is_below = |it: &String| it.strip_prefix(folder).is_some_and(|it| it.starts_with('/'));
        Ok(self.keys().into_iter().filter(is_below).collect())
    }
}

#[async_trait]
impl UnfinishedBlob for FakeUnfinished {
    async fn write(&mut self, piece: Bytes) -> Result<(), BlobError> {
        self.content.extend(piece);
        Ok(())
    }

    async fn finish(self: Box<Self>) -> Result<(), BlobError> {
        let Self { blobs, key, content } = *self;
        blobs.put(&key, content.into()).await
    }
}

#[async_trait]
impl BlobPieces for FakePieces {
    async fn next(&mut self) -> Result<Option<Bytes>, BlobError> {
        let piece = self.0.split_to(self.0.len().min(1000));
        Ok(Some(piece).filter(|it| !it.is_empty()))
    }
}

/// Writes what a sheet says, one below the other.
pub(crate) struct FakePrinter;

#[async_trait]
impl CertificatePrinter for FakePrinter {
    async fn print(&self, sheet: CertificateSheet) -> Result<Vec<u8>, PrintError> {
        let said = [
            "%PDF-",
            &sheet.company,
            &sheet.person,
            &sheet.module,
            &sheet.dates.join(" "),
            &sheet.code,
            &sheet.address,
        ];
        Ok(said.join("\n").into_bytes())
    }
}

#[async_trait]
impl LabelPrinter for FakePrinter {
    async fn print_labels(&self, sheets: LabelSheets) -> Result<Vec<u8>, PrintError> {
        let LabelSheets { company, layout, labels, .. } = sheets;
        let mut said = vec!["%PDF-".to_owned(), company, layout.sheet().name().to_owned()];
        for (n, label) in labels.into_iter().enumerate() {
            let place = layout.place(n);
            let (x, y) = (place.at.x.as_micrometers(), place.at.y.as_micrometers());
            said.push(format!("page {} at {x} {y}", place.page + 1));
            said.extend([label.tag, label.name, label.code.shown(), label.address]);
        }
        Ok(said.join("\n").into_bytes())
    }

    async fn print_ruler(&self, page: RulerPage) -> Result<Vec<u8>, PrintError> {
        let RulerPage { layout, how, .. } = page;
        let said = ["%PDF-".to_owned(), layout.sheet().name().to_owned(), how.join("\n")];
        Ok(said.join("\n").into_bytes())
    }
}
