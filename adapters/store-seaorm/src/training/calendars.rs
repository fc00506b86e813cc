//! The calendars of a company's people, and any by its secret, which says whose it is.

use application::training::{CalendarFeeds, FoundCalendar};
use async_trait::async_trait;
use domain_identity::Language;
use domain_kernel::{Id, Permit, PersonId, Rule, StoreError, Timestamp, Version, ZoneName};
use domain_training::{
    Calendar, CalendarAddress, CalendarHash, Calendars, DayKind, EntryKey, ModuleTitle, Told,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, FromQueryResult, QueryFilter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Corrupt, SeaStore, SeaTx, by_hand,
    rules::store_error,
    scope::Scope,
    stored::{signed, unsigned},
    tables::training_calendars::{ActiveModel, Column, Entity},
};

/// Nothing of whoever does not come in.
const FIND: &str = "\
    SELECT c.company_id, c.person_id, c.told, c.version, o.time_zone, \
        COALESCE(p.language, o.language) AS language \
    FROM training_calendars c \
    JOIN people p ON p.company_id = c.company_id AND p.id = c.person_id \
    JOIN companies o ON o.id = c.company_id \
    WHERE c.hash = $1 AND p.deactivated_at IS NULL AND o.suspended_at IS NULL";

const MADE: &str = "\
    SELECT c.made_at FROM training_calendars c WHERE c.company_id = $1 AND c.person_id = $2";

#[derive(FromQueryResult)]
struct FoundRow {
    company_id: Uuid,
    person_id: Uuid,
    told: String,
    version: i32,
    time_zone: Option<String>,
    language: Option<String>,
}

/// What was told of one entry. The words are never renamed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ToldDocument {
    #[serde(rename = "module")]
    subject: Uuid,
    kind: String,
    on: String,
    title: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_cancelled: bool,
    sequence: u32,
    changed: i64,
}

#[async_trait]
impl Calendars for SeaTx {
    async fn insert(&mut self, address: &CalendarAddress) -> Result<(), StoreError> {
        let row = ActiveModel {
            company_id: Set(self.scope.company()?),
            person_id: Set(address.person.uuid()),
            hash: Set(address.hash.0.to_vec()),
            made_at: Set(address.made.micros()),
            told: Set(write(&Calendar::default())?),
            version: Set(signed(Version::FIRST.get())),
        };
        match self.scope.insert(&self.txn, row).await {
            // They have just made another one; the next time round it is there to be replaced.
            Err(StoreError::Duplicate(Rule::Calendar)) => Err(StoreError::Busy),
            inserted => inserted,
        }
    }

    async fn remove(&mut self, person: PersonId) -> Result<bool, StoreError> {
        let theirs = self.scope.delete::<Entity>()?.filter(Column::PersonId.eq(person.uuid()));
        let removed = theirs.exec(&self.txn).await.map_err(store_error)?;
        Ok(0 < removed.rows_affected)
    }
}

#[async_trait]
impl CalendarFeeds for SeaStore {
    async fn calendar_made(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Option<Timestamp>, StoreError> {
        let row = self.row(permit, MADE, [person.uuid().into()]).await?;
        let made = row.map(|it| it.try_get("", "made_at").map_err(store_error)).transpose()?;
        Ok(made.map(Timestamp::from_micros))
    }

    async fn calendar(&self, hash: &CalendarHash) -> Result<Option<FoundCalendar>, StoreError> {
        let backend = self.read.get_database_backend();
        let query = by_hand::statement(backend, FIND, vec![hash.0.to_vec().into()]);
        let row = FoundRow::find_by_statement(query).one(&self.read).await.map_err(store_error)?;
        Ok(row.map(to_found).transpose()?)
    }

    async fn tell_calendar(
        &self,
        permit: &Permit,
        person: PersonId,
        told: &Calendar,
        read: Version,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            told: Set(write(told)?),
            version: Set(signed(read.next().get())),
            ..ActiveModel::default()
        };
        let unchanged = Scope::of(permit)
            .change::<Entity>()?
            .set(row)
            .filter(Column::PersonId.eq(person.uuid()))
            .filter(Column::Version.eq(signed(read.get())));
        unchanged.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }
}

fn to_found(row: FoundRow) -> Result<FoundCalendar, Corrupt> {
    let language = row.language.map(|it| Language::parse(&it).ok_or(corrupt("language")));
    Ok(FoundCalendar {
        company: Id::from_uuid(row.company_id),
        person: Id::from_uuid(row.person_id),
        language: language.transpose()?,
        zone: row.time_zone.map(ZoneName::restore),
        calendar: read(&row.told).ok_or(corrupt("told"))?,
        version: Version::new(unsigned(row.version, corrupt("version"))?),
    })
}

fn corrupt(column: &'static str) -> Corrupt {
    Corrupt { table: "training_calendars", column }
}

fn write(told: &Calendar) -> Result<String, StoreError> {
    let entries = told.entries().map(|(key, it)| ToldDocument {
        subject: key.subject.uuid(),
        kind: key.kind.name().to_owned(),
        on: it.on.to_string(),
        title: it.title.as_str().to_owned(),
        is_cancelled: it.is_cancelled,
        sequence: it.sequence,
        changed: it.changed.micros(),
    });
    serde_json::to_string(&entries.collect::<Vec<_>>()).map_err(StoreError::corrupt)
}

/// `None` if something in it is not known.
fn read(json: &str) -> Option<Calendar> {
    let entries: Vec<ToldDocument> = serde_json::from_str(json).ok()?;
    let entries = entries.into_iter().map(|it| {
        let key = EntryKey { subject: Id::from_uuid(it.subject), kind: DayKind::parse(&it.kind)? };
        let told = Told {
            on: it.on.parse().ok()?,
            title: ModuleTitle::restore(it.title),
            is_cancelled: it.is_cancelled,
            sequence: it.sequence,
            changed: Timestamp::from_micros(it.changed),
        };
        Some((key, told))
    });
    Some(Calendar::restore(entries.collect::<Option<Vec<_>>>()?))
}
