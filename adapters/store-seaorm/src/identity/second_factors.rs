use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_identity::{FactorSerial, Owner, RecoveryHash, SecondFactor, SecondFactors};
use domain_kernel::{Id, PersonId, StoreError, Timestamp, Version, Versioned};
use sea_orm::{ActiveValue::Set, ColumnTrait, QueryFilter};
use uuid::Uuid;

use super::people::version;
use crate::{
    Corrupt, SeaTx, platform,
    rules::store_error,
    tables::second_factors::{ActiveModel, Column, Entity, Model},
};

/// Those of people lie beside those of the few operators.
#[async_trait]
impl SecondFactors for SeaTx {
    async fn find(&mut self, owner: Owner) -> Result<Option<Versioned<SecondFactor>>, StoreError> {
        match owner {
            Owner::Person(person) => self.find_persons_factor(person).await,
            Owner::Operator(operator) => platform::find_factor(self, operator).await,
        }
    }

    async fn insert(&mut self, factor: &SecondFactor) -> Result<(), StoreError> {
        match factor.owner {
            Owner::Person(person) => {
                let row = to_row(self.scope.company()?, person, factor, Version::FIRST);
                self.scope.insert(&self.txn, row).await
            }
            Owner::Operator(operator) => platform::insert_factor(self, operator, factor).await,
        }
    }

    async fn update(&mut self, factor: &Versioned<SecondFactor>) -> Result<(), StoreError> {
        let read = factor.version;
        match factor.value.owner {
            Owner::Person(person) => {
                let row = to_row(self.scope.company()?, person, &factor.value, read.next());
                self.scope.update(&self.txn, person.uuid(), read, row).await
            }
            Owner::Operator(operator) => platform::update_factor(self, operator, factor).await,
        }
    }

    async fn remove(&mut self, owner: Owner, read: Version) -> Result<(), StoreError> {
        match owner {
            Owner::Person(person) => {
                self.scope.remove::<Entity>(&self.txn, person.uuid(), read).await
            }
            Owner::Operator(operator) => platform::remove_factor(self, operator, read).await,
        }
    }
}

impl SeaTx {
    async fn find_persons_factor(
        &self,
        person: PersonId,
    ) -> Result<Option<Versioned<SecondFactor>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::PersonId.eq(person.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.as_ref().map(to_domain).transpose()?)
    }
}

pub(crate) fn recovery_codes(stored: &str) -> Result<BTreeSet<RecoveryHash>, Corrupt> {
    let corrupt = Corrupt { table: "second_factors", column: "recovery_codes" };
    stored.split_whitespace().map(parse_hash).collect::<Option<_>>().ok_or(corrupt)
}

/// The opposite of [`recovery_codes`].
pub(crate) fn recovery_words(factor: &SecondFactor) -> String {
    factor.recovery.iter().map(hash_text).collect::<Vec<_>>().join(" ")
}

pub(crate) fn last_step(stored: i64) -> Result<u64, Corrupt> {
    let corrupt = Corrupt { table: "second_factors", column: "last_step" };
    u64::try_from(stored).map_err(|_| corrupt)
}

fn to_domain(row: &Model) -> Result<Versioned<SecondFactor>, Corrupt> {
    let value = SecondFactor {
        owner: Owner::Person(Id::from_uuid(row.person_id)),
        serial: FactorSerial::new(row.serial),
        since: Timestamp::from_micros(row.since),
        last_step: last_step(row.last_step)?,
        recovery: recovery_codes(&row.recovery_codes)?,
    };
    Ok(Versioned { value, version: version(row.version)? })
}

fn to_row(company: Uuid, person: PersonId, factor: &SecondFactor, version: Version) -> ActiveModel {
    ActiveModel {
        company_id: Set(company),
        person_id: Set(person.uuid()),
        serial: Set(factor.serial.get()),
        since: Set(factor.since.micros()),
        last_step: Set(i64::try_from(factor.last_step).unwrap_or(i64::MAX)),
        recovery_codes: Set(recovery_words(factor)),
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
