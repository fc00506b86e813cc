use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_identity::{FactorSerial, RecoveryHash, SecondFactor, SecondFactors};
use domain_kernel::{Id, PersonId, StoreError, Timestamp, Version, Versioned};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter};
use uuid::Uuid;

use super::people::version;
use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    tables::second_factors::{ActiveModel, Column, Entity, Model},
};

#[async_trait]
impl SecondFactors for SeaTx {
    async fn find(
        &mut self,
        person: PersonId,
    ) -> Result<Option<Versioned<SecondFactor>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::PersonId.eq(person.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.as_ref().map(to_domain).transpose()?)
    }

    async fn insert(&mut self, factor: &SecondFactor) -> Result<(), StoreError> {
        let row = to_row(self.scope.company()?, factor, Version::FIRST);
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, factor: &Versioned<SecondFactor>) -> Result<(), StoreError> {
        let (id, read) = (factor.value.person.uuid(), factor.version);
        let row = to_row(self.scope.company()?, &factor.value, read.next());
        self.scope.update(&self.txn, id, read, row).await
    }

    async fn remove(&mut self, person: PersonId, read: Version) -> Result<(), StoreError> {
        self.scope.remove::<Entity>(&self.txn, person.uuid(), read).await
    }
}

pub(super) fn recovery_codes(stored: &str) -> Result<BTreeSet<RecoveryHash>, Corrupt> {
    let corrupt = Corrupt { table: "second_factors", column: "recovery_codes" };
    stored.split_whitespace().map(parse_hash).collect::<Option<_>>().ok_or(corrupt)
}

fn to_domain(row: &Model) -> Result<Versioned<SecondFactor>, Corrupt> {
    let corrupt = Corrupt { table: "second_factors", column: "last_step" };
    let value = SecondFactor {
        person: Id::from_uuid(row.person_id),
        serial: FactorSerial::new(row.serial),
        since: Timestamp::from_micros(row.since),
        last_step: u64::try_from(row.last_step).map_err(|_| corrupt)?,
        recovery: recovery_codes(&row.recovery_codes)?,
    };
    Ok(Versioned { value, version: version(row.version)? })
}

fn to_row(company: Uuid, factor: &SecondFactor, version: Version) -> ActiveModel {
    let codes: Vec<String> = factor.recovery.iter().map(hash_text).collect();
    ActiveModel {
        company_id: Set(company),
        person_id: Set(factor.person.uuid()),
        serial: Set(factor.serial.get()),
        since: Set(factor.since.micros()),
        last_step: Set(i64::try_from(factor.last_step).unwrap_or(i64::MAX)),
        recovery_codes: Set(codes.join(" ")),
        version: Set(i32::try_from(version.get()).unwrap_or(i32::MAX)),
    }
}

/// 64 digits, as `{:02x}` writes a byte.
fn hash_text(hash: &RecoveryHash) -> String {
    hash.0.iter().fold(String::new(), |hex, it| hex + &format!("{it:02x}"))
}

fn parse_hash(text: &str) -> Option<RecoveryHash> {
    let mut hash = [0; 32];
    if text.len() != 2 * hash.len() {
        return None;
    }
    for (place, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(RecoveryHash(hash))
}
