use async_trait::async_trait;
use domain_identity::{
    Accent, Address, Companies, Company, CompanyCode, CompanyName, CompanySettings, CompanyState,
    FactorRoles, Joining, Language, RegistrationNumber,
};
use domain_kernel::{
    Id, OperatorId, Rule, StoreError, Timestamp, Version, Versioned, ZoneName, fold,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    tables::{
        companies::{ActiveModel, Column, Entity, Model},
        installation, operator_sessions,
    },
};

/// The row that says that the installation is set up.
const ONLY_ROW: i16 = 1;

#[async_trait]
impl Companies for SeaTx {
    async fn find(&mut self) -> Result<Option<Versioned<Company>>, StoreError> {
        let query = self.scope.select::<Entity>()?;
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn insert(&mut self, company: &Company) -> Result<(), StoreError> {
        if company.id.uuid() != self.scope.company()? {
            return Err(StoreError::corrupt("this is another company's transaction"));
        }
        let row = ActiveModel { guard: Set(0), ..to_row(company, Version::FIRST) };
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, company: &Versioned<Company>) -> Result<(), StoreError> {
        let row = to_row(&company.value, company.version.next());
        self.scope.update(&self.txn, company.value.id.uuid(), company.version, row).await
    }

    #[expect(clippy::disallowed_methods, reason = "filtered by the company's own id")]
    async fn guard(&mut self) -> Result<(), StoreError> {
        let update = Entity::update_many()
            .col_expr(Column::Guard, Expr::col(Column::Guard).add(1))
            .filter(Column::Id.eq(self.scope.company()?));
        update.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    #[expect(clippy::disallowed_methods, reason = "a session is its operator's, looking in here")]
    async fn close_visit(&mut self, by: OperatorId, ends: Timestamp) -> Result<bool, StoreError> {
        // Of all who have just read it, one changes it.
        let update = operator_sessions::Entity::update_many()
            .col_expr(operator_sessions::Column::VisitedId, Expr::value(None::<Uuid>))
            .col_expr(operator_sessions::Column::VisitEndsAt, Expr::value(None::<i64>))
            .filter(operator_sessions::Column::OperatorId.eq(by.uuid()))
            .filter(operator_sessions::Column::VisitedId.eq(self.scope.company()?))
            .filter(operator_sessions::Column::VisitEndsAt.eq(ends.micros()));
        let closed = update.exec(&self.txn).await.map_err(store_error)?;
        Ok(0 < closed.rows_affected)
    }

    #[expect(clippy::disallowed_methods, reason = "the row belongs to nobody")]
    async fn claim_installation(&mut self) -> Result<bool, StoreError> {
        let claimed = installation::Entity::find_by_id(ONLY_ROW).one(&self.txn).await;
        if claimed.map_err(store_error)?.is_some() {
            return Ok(false);
        }
        let row = installation::ActiveModel { id: Set(ONLY_ROW) };
        match self.scope.insert(&self.txn, row).await {
            // Somebody else was quicker; the next time round the row is there to be seen.
            Err(StoreError::Duplicate(Rule::Installation)) => Err(StoreError::Busy),
            inserted => inserted.map(|()| true),
        }
    }

    #[expect(clippy::disallowed_methods, reason = "a name is one company's in the installation")]
    async fn is_name_taken(&mut self, name: &CompanyName) -> Result<bool, StoreError> {
        // Whoever holds this row is alone in founding a company, and what the one before has
        // founded can be seen.
        let row = installation::Entity::find_by_id(ONLY_ROW).lock_exclusive();
        row.one(&self.txn).await.map_err(store_error)?;
        let named = Entity::find().filter(Column::Name.eq(name.as_str()));
        Ok(named.one(&self.txn).await.map_err(store_error)?.is_some())
    }
}

pub(crate) fn to_domain(row: Model) -> Result<Versioned<Company>, Corrupt> {
    let corrupt = |column| Corrupt { table: "companies", column };
    let settings = CompanySettings {
        name: CompanyName::restore(row.name),
        address: row.address.map(Address::restore),
        accent: accent(row.accent.as_deref())?,
        language: language(row.language.as_deref())?,
        zone: row.time_zone.map(ZoneName::restore),
        joining: Joining::parse(&row.joining).ok_or(corrupt("joining"))?,
        second_factor: factor_roles(&row.second_factor_roles)?,
        shows_holders: row.shows_holders,
    };
    let company = Company {
        id: Id::from_uuid(row.id),
        code: CompanyCode::parse(&row.code).map_err(|_| corrupt("code"))?,
        settings,
        logo: row.logo_id.map(Id::from_uuid),
        registration: row.registration_number.map(RegistrationNumber::restore),
        state: CompanyState::restore(row.suspended_at.map(Timestamp::from_micros)),
    };
    let version = u32::try_from(row.version).map_err(|_| corrupt("version"))?;
    Ok(Versioned { value: company, version: Version::new(version) })
}

pub(super) fn accent(stored: Option<&str>) -> Result<Option<Accent>, Corrupt> {
    let accent = stored.map(Accent::parse).transpose();
    accent.map_err(|_| Corrupt { table: "companies", column: "accent" })
}

pub(super) fn language(stored: Option<&str>) -> Result<Option<Language>, Corrupt> {
    let known = |it| Language::parse(it).ok_or(Corrupt { table: "companies", column: "language" });
    stored.map(known).transpose()
}

pub(super) fn factor_roles(stored: &str) -> Result<FactorRoles, Corrupt> {
    let corrupt = Corrupt { table: "companies", column: "second_factor_roles" };
    FactorRoles::parse(stored).ok_or(corrupt)
}

/// All but the guard, which is no part of a company.
fn to_row(company: &Company, version: Version) -> ActiveModel {
    let settings = &company.settings;
    let registration = company.registration.as_ref();
    ActiveModel {
        registration_number: Set(registration.map(|it| it.as_str().to_owned())),
        registration_key: Set(registration.map(RegistrationNumber::key)),
        suspended_at: Set(company.state.since().map(Timestamp::micros)),
        search: Set(Some(fold(settings.name.as_str()))),
        id: Set(company.id.uuid()),
        name: Set(settings.name.as_str().to_owned()),
        version: Set(i32::try_from(version.get()).unwrap_or(i32::MAX)),
        code: Set(company.code.plain()),
        address: Set(settings.address.as_ref().map(|it| it.as_str().to_owned())),
        accent: Set(settings.accent.map(|it| it.to_string())),
        language: Set(settings.language.map(|it| it.tag().to_owned())),
        time_zone: Set(settings.zone.as_ref().map(|it| it.as_str().to_owned())),
        joining: Set(settings.joining.name().to_owned()),
        logo_id: Set(company.logo.map(Id::uuid)),
        second_factor_roles: Set(settings.second_factor.words()),
        shows_holders: Set(settings.shows_holders),
        ..ActiveModel::default()
    }
}
