use async_trait::async_trait;
use domain_kernel::{Date, Line, Permit, StoreError, Version, Versioned};
use domain_onboarding::{Holiday, HolidayName, WorkCalendar, WorkCalendars, WorkWeek};
use sea_orm::{ActiveValue::Set, QueryResult};
use serde::{Deserialize, Serialize};

use crate::{
    Corrupt, SeaStore, SeaTx,
    rules::store_error,
    stored::{signed, unsigned},
    tables::onboarding_calendars::{ActiveModel, Entity},
};

const FIND: &str = "\
    SELECT k.document, k.version FROM onboarding_calendars k WHERE k.company_id = $1";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarDocument {
    /// From Monday, which is 0.
    week: Vec<usize>,
    holidays: Vec<(String, Option<String>)>,
}

#[async_trait]
impl WorkCalendars for SeaTx {
    async fn find(&mut self) -> Result<Versioned<WorkCalendar>, StoreError> {
        let row = self.scope.select::<Entity>()?.one(&self.txn).await.map_err(store_error)?;
        Ok(versioned(row.map(|it| (it.document, it.version)))?)
    }

    async fn save(&mut self, calendar: &Versioned<WorkCalendar>) -> Result<(), StoreError> {
        let (company, read) = (self.scope.company()?, calendar.version);
        let row = ActiveModel {
            company_id: Set(company),
            document: Set(write(&calendar.value)?),
            version: Set(signed(read.next().get())),
        };
        if read != NEVER {
            return self.scope.update(&self.txn, company, read, row).await;
        }
        match self.scope.insert(&self.txn, row).await {
            Err(StoreError::Duplicate(_)) => Err(StoreError::Stale),
            done => done,
        }
    }
}

impl SeaStore {
    pub(super) async fn kept_calendar(
        &self,
        permit: &Permit,
    ) -> Result<Versioned<WorkCalendar>, StoreError> {
        let row = self.row(permit, FIND, []).await?;
        let found = |row: &QueryResult| {
            let document = row.try_get("", "document").map_err(store_error)?;
            Ok::<_, StoreError>((document, row.try_get("", "version").map_err(store_error)?))
        };
        Ok(versioned(row.as_ref().map(found).transpose()?)?)
    }
}

/// Before anybody wrote one.
const NEVER: Version = Version::NONE;

fn versioned(row: Option<(String, i32)>) -> Result<Versioned<WorkCalendar>, Corrupt> {
    let Some((document, version)) = row else {
        return Ok(Versioned { value: WorkCalendar::default(), version: NEVER });
    };
    let version = Version::new(unsigned(version, corrupt("version"))?);
    Ok(Versioned { value: read(&document)?, version })
}

fn write(calendar: &WorkCalendar) -> Result<String, StoreError> {
    let holiday = |it: &Holiday| {
        (it.on.to_string(), it.name.as_ref().map(|it| HolidayName::as_str(it).to_owned()))
    };
    let document = CalendarDocument {
        week: calendar.week().days().collect(),
        holidays: calendar.holidays().iter().map(holiday).collect(),
    };
    serde_json::to_string(&document).map_err(StoreError::corrupt)
}

pub(crate) fn read(json: &str) -> Result<WorkCalendar, Corrupt> {
    let document: Option<CalendarDocument> = serde_json::from_str(json).ok();
    let calendar = document.and_then(|it| {
        let holidays = it.holidays.into_iter().map(|(on, name)| {
            let on: Date = on.parse().ok()?;
            Some(Holiday { on, name: name.map(Line::restore) })
        });
        Some(WorkCalendar::new(WorkWeek::of(it.week)?, holidays.collect::<Option<_>>()?))
    });
    calendar.ok_or(corrupt("document"))
}

fn corrupt(column: &'static str) -> Corrupt {
    Corrupt { table: "onboarding_calendars", column }
}
