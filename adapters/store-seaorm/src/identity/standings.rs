//! Who somebody is now, for sessions that are kept elsewhere.

use std::collections::BTreeMap;

use application::identity::{CompanyFace, Standing, Standings, Whom, Whose};
use async_trait::async_trait;
use domain_identity::{Epoch, PersonName};
use domain_kernel::{CompanyId, Id, Line, PersonId, Role, StoreError, ZoneName};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use super::{
    companies,
    people::{account, epoch},
};
use crate::{Corrupt, SeaStore, by_hand::statement, rules::store_error};

/// One statement for each request of whoever is signed in, as for sessions that are kept here.
const STANDING: &str = "\
    SELECT p.epoch, p.name, p.role, p.credential, p.language, p.appearance, p.photo_id, \
        c.name AS company_name, c.logo_id, c.accent, c.language AS company_language, \
        c.time_zone, c.second_factor_roles, f.since AS second_factor_since \
    FROM people p \
    JOIN companies c ON c.id = p.company_id AND c.suspended_at IS NULL \
    LEFT JOIN second_factors f ON f.company_id = p.company_id AND f.person_id = p.id \
    WHERE p.company_id = $1 AND p.id = $2 AND p.deactivated_at IS NULL";
const EPOCHS: &str = "\
    SELECT p.id, p.epoch FROM people p WHERE p.company_id = $1 AND p.deactivated_at IS NULL";

#[derive(FromQueryResult)]
struct Row {
    epoch: i32,
    name: String,
    role: String,
    credential: String,
    language: Option<String>,
    appearance: String,
    photo_id: Option<Uuid>,
    company_name: String,
    logo_id: Option<Uuid>,
    accent: Option<String>,
    company_language: Option<String>,
    time_zone: Option<String>,
    second_factor_roles: String,
    second_factor_since: Option<i64>,
}

#[derive(FromQueryResult)]
struct EpochRow {
    id: Uuid,
    epoch: i32,
}

#[async_trait]
impl Standings for SeaStore {
    async fn standing(
        &self,
        company: CompanyId,
        person: PersonId,
    ) -> Result<Option<Standing>, StoreError> {
        let values = vec![company.uuid().into(), person.uuid().into()];
        let statement = statement(self.read.get_database_backend(), STANDING, values);
        let row = Row::find_by_statement(statement).one(&self.read).await.map_err(store_error)?;
        Ok(row.map(|it| standing(it, company, person)).transpose()?)
    }

    async fn epochs(
        &self,
        company: CompanyId,
        whom: Whom,
    ) -> Result<BTreeMap<PersonId, Epoch>, StoreError> {
        let values = vec![company.uuid().into()];
        let sql = match whom {
            Whom::Colleague => format!("{EPOCHS} AND p.role <> 'customer'"),
            Whom::Customer => format!("{EPOCHS} AND p.role = 'customer'"),
        };
        let statement = statement(self.read.get_database_backend(), &sql, values);
        let rows = EpochRow::find_by_statement(statement).all(&self.read).await;
        let rows = rows.map_err(store_error)?.into_iter();
        let epochs = rows.map(|it| Ok((Id::from_uuid(it.id), epoch(it.epoch)?)));
        Ok(epochs.collect::<Result<_, Corrupt>>()?)
    }
}

fn standing(row: Row, company: CompanyId, id: PersonId) -> Result<Standing, Corrupt> {
    let role = Role::parse(&row.role).ok_or(Corrupt { table: "people", column: "role" })?;
    let face = CompanyFace {
        name: Line::restore(row.company_name),
        logo: row.logo_id.map(Id::from_uuid),
        accent: companies::accent(row.accent.as_deref())?,
        language: companies::language(row.company_language.as_deref())?,
        zone: row.time_zone.map(ZoneName::restore),
    };
    let must_have_second_factor = companies::factor_roles(&row.second_factor_roles)?.has(role);
    Ok(Standing {
        epoch: epoch(row.epoch)?,
        whose: Whose::Person { id, company, face, role },
        name: PersonName::restore(row.name),
        account: account(row.language.as_deref(), &row.appearance, row.photo_id)?,
        must_change_password: row.credential != "chosen",
        must_set_up_second_factor: must_have_second_factor && row.second_factor_since.is_none(),
    })
}
