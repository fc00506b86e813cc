use std::collections::BTreeMap;

use async_trait::async_trait;
use domain_identity::{
    Account, AccountState, Appearance, Credential, Email, Epoch, Holder, Identifier, JobReason,
    Known, Language, Others, PasswordHash, People, Person, PersonName, Profile, Superior, Username,
};
use domain_kernel::{
    Id, Line, PersonId, Role, StoreError, TimeFactor, Timestamp, Version, Versioned, fold,
};
use sea_orm::{
    ActiveValue::{self, Set},
    ColumnTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use super::sessions;
use crate::{
    Corrupt, SeaTx, audit,
    rules::{store_error, write_error},
    stored::{MOST_ROWS, pieces},
    tables::{
        identifiers,
        people::{ActiveModel, Column, Entity, Model},
    },
};

/// Somebody's role, their manager, and when they were deactivated.
type PlaceRow = (String, Option<Uuid>, Option<i64>);

#[async_trait]
impl People for SeaTx {
    async fn find(&mut self, id: PersonId) -> Result<Option<Versioned<Person>>, StoreError> {
        let found = People::account(self, id).await?;
        Ok(found.filter(|it| it.value.role.is_of_company()))
    }

    async fn account(&mut self, id: PersonId) -> Result<Option<Versioned<Person>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    /// Changes nothing, and keeps the row as long as the transaction lasts.
    async fn guard(&mut self, id: PersonId) -> Result<(), StoreError> {
        let own = self.scope.change::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let own = own.col_expr(Column::Version, Expr::col(Column::Version));
        own.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn insert(&mut self, person: &Person) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        self.scope.insert(&self.txn, to_row(company, person, Version::FIRST)).await?;
        self.insert_names(person).await?;
        self.append_job(person, person.created, None).await
    }

    async fn insert_all(&mut self, people: &[&Person]) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let rows = people.iter().map(|it| to_row(company, it, Version::FIRST)).collect();
        for rows in pieces(rows) {
            self.scope.insert_many(&self.txn, rows).await?;
        }
        let names = people.iter().flat_map(|it| name_rows(company, it)).collect();
        for names in pieces(names) {
            self.insert_name_rows(names).await?;
        }
        self.begin_jobs(people).await
    }

    async fn known(
        &mut self,
        identifiers: &[Identifier],
    ) -> Result<BTreeMap<Identifier, Known>, StoreError> {
        let mut known = BTreeMap::new();
        for piece in identifiers.chunks(MOST_ROWS) {
            self.find_known(piece, &mut known).await?;
        }
        Ok(known)
    }

    async fn update(&mut self, person: &Versioned<Person>) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let (id, read) = (person.value.id.uuid(), person.version);
        let row = to_row(company, &person.value, read.next());
        self.scope.update(&self.txn, id, read, row).await?;
        let kept = self.names_of(id).await?;
        let named: Vec<_> = person.value.profile.identifiers();
        if kept.len() == named.len() && named.iter().all(|it| kept.contains(&it.as_str().into())) {
            return Ok(());
        }
        self.delete_names(id).await?;
        self.insert_names(&person.value).await
    }

    async fn add_job(
        &mut self,
        person: &Person,
        since: Timestamp,
        reason: Option<&JobReason>,
    ) -> Result<(), StoreError> {
        self.append_job(person, since, reason).await
    }

    async fn correct_job(&mut self, person: &Person) -> Result<(), StoreError> {
        self.write_job_over(person).await
    }

    async fn n_erased(&mut self) -> Result<u32, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::ErasedAt.is_not_null());
        let n_erased = query.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_erased).unwrap_or(u32::MAX))
    }

    async fn erase_traces(&mut self, id: PersonId) -> Result<(), StoreError> {
        audit::erase(&self.txn, &self.scope, id).await?;
        sessions::end_all(&self.txn, self.scope.company()?, id.uuid()).await?;
        self.forget_reasons(id.uuid()).await?;
        self.forget_extra_tries(id.uuid()).await?;
        self.forget_waivers(id).await?;
        domain_training::Calendars::remove(self, id).await?;
        domain_identity::ApiTokens::remove_all(self, id).await?;
        self.forget_challenges(id.uuid()).await?;
        self.forget_revocations(id).await
    }

    async fn end_sessions(&mut self) -> Result<(), StoreError> {
        let one_more = |column| Expr::col(column).add(1);
        // Whoever has read somebody must not save the earlier epoch again.
        let change = self
            .scope
            .change::<Entity>()?
            .col_expr(Column::Epoch, one_more(Column::Epoch))
            .col_expr(Column::Version, one_more(Column::Version));
        change.exec(&self.txn).await.map_err(store_error)?;
        sessions::end_everybodys(&self.txn, self.scope.company()?).await
    }

    async fn note_sign_in(&mut self, id: PersonId, at: Timestamp) -> Result<(), StoreError> {
        let change = self.scope.change::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let change = change.col_expr(Column::LastSignedInAt, at.micros().into());
        change.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn superior(&mut self, id: PersonId) -> Result<Option<Superior>, StoreError> {
        let Some((role, mut next, deactivated)) = self.place_of(id.uuid()).await? else {
            return Ok(None);
        };
        let mut above = Vec::new();
        while let Some(id) = next.map(Id::from_uuid).filter(|it| !above.contains(it)) {
            above.push(id);
            next = self.place_of(id.uuid()).await?.and_then(|(_, manager, _)| manager);
        }
        let role = Role::parse(&role).ok_or(Corrupt { table: "people", column: "role" })?;
        if !role.is_of_company() {
            return Ok(None);
        }
        Ok(Some(Superior { id, role, is_active: deactivated.is_none(), above }))
    }

    async fn others(&mut self, id: PersonId) -> Result<Others, StoreError> {
        let admins = self
            .scope
            .select::<Entity>()?
            .filter(Column::Id.ne(id.uuid()))
            .filter(Column::Role.eq(Role::Admin.name()))
            .filter(Column::DeactivatedAt.is_null());
        let led = self.scope.select::<Entity>()?.filter(Column::ManagerId.eq(id.uuid()));
        let n_other_admins = admins.count(&self.txn).await.map_err(store_error)?;
        let n_led = led.count(&self.txn).await.map_err(store_error)?;
        let number = |it| u32::try_from(it).unwrap_or(u32::MAX);
        Ok(Others { n_other_admins: number(n_other_admins), n_led: number(n_led) })
    }

    async fn admins(&mut self) -> Result<Vec<Person>, StoreError> {
        let admins = self
            .scope
            .select::<Entity>()?
            .filter(Column::Role.eq(Role::Admin.name()))
            .filter(Column::DeactivatedAt.is_null());
        let rows = admins.all(&self.txn).await.map_err(store_error)?;
        let admins = rows.into_iter().map(|it| to_domain(it).map(|it| it.value));
        Ok(admins.collect::<Result<_, _>>()?)
    }

    #[expect(clippy::disallowed_methods, reason = "a name is unique in the whole installation")]
    async fn holder(&mut self, identifier: &Identifier) -> Result<Option<Holder>, StoreError> {
        let company = self.scope.company()?;
        let query = identifiers::Entity::find_by_id(identifier.as_str())
            .find_also_related(super::super::tables::people::Entity);
        let Some((name, person)) = query.one(&self.txn).await.map_err(store_error)? else {
            return Ok(None);
        };
        if name.company_id != Some(company) {
            return Ok(Some(Holder::Stranger));
        }
        let person = person.ok_or(Corrupt { table: "identifiers", column: "person_id" })?;
        Ok(Some(holder_of(&person)?))
    }
}

#[expect(clippy::disallowed_methods, reason = "filtered by company and person below")]
impl SeaTx {
    async fn names_of(&self, person: Uuid) -> Result<Vec<String>, StoreError> {
        let query = identifiers::Entity::find()
            .filter(identifiers::Column::CompanyId.eq(self.scope.company()?))
            .filter(identifiers::Column::PersonId.eq(person));
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        Ok(rows.into_iter().map(|it| it.identifier).collect())
    }

    async fn delete_names(&self, person: Uuid) -> Result<(), StoreError> {
        let deleted = identifiers::Entity::delete_many()
            .filter(identifiers::Column::CompanyId.eq(self.scope.company()?))
            .filter(identifiers::Column::PersonId.eq(person));
        deleted.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn insert_names(&self, person: &Person) -> Result<(), StoreError> {
        self.insert_name_rows(name_rows(self.scope.company()?, person)).await
    }

    async fn insert_name_rows(
        &self,
        rows: Vec<identifiers::ActiveModel>,
    ) -> Result<(), StoreError> {
        let inserted = identifiers::Entity::insert_many(rows).exec_without_returning(&self.txn);
        inserted.await.map_err(|err| write_error("identifiers", err))?;
        Ok(())
    }

    async fn find_known(
        &self,
        identifiers: &[Identifier],
        known: &mut BTreeMap<Identifier, Known>,
    ) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let by_name: BTreeMap<&str, &Identifier> =
            identifiers.iter().map(|it| (it.as_str(), it)).collect();
        let query = identifiers::Entity::find()
            .filter(identifiers::Column::Identifier.is_in(by_name.keys().copied()));
        let names = query.all(&self.txn).await.map_err(store_error)?;
        let own = names.iter().filter(|it| it.company_id == Some(company));
        let own: Vec<Uuid> = own.filter_map(|it| it.person_id).collect();
        let people = self.scope.select::<Entity>()?.filter(Column::Id.is_in(own));
        let people = people.all(&self.txn).await.map_err(store_error)?;
        let people: BTreeMap<Uuid, &Model> = people.iter().map(|it| (it.id, it)).collect();
        for row in &names {
            let Some(identifier) = by_name.get(row.identifier.as_str()) else { continue };
            let own = row.person_id.filter(|_| row.company_id == Some(company));
            let of_company = own.and_then(|it| people.get(&it));
            let found = match of_company {
                Some(person) => to_known(person)?,
                None => Known { holder: Holder::Stranger, superior: None },
            };
            known.insert((*identifier).clone(), found);
        }
        Ok(())
    }

    async fn place_of(&self, id: Uuid) -> Result<Option<PlaceRow>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id)).select_only();
        let query =
            query.column(Column::Role).column(Column::ManagerId).column(Column::DeactivatedAt);
        query.into_tuple().one(&self.txn).await.map_err(store_error)
    }
}

fn name_rows(company: Uuid, person: &Person) -> Vec<identifiers::ActiveModel> {
    let rows = person.profile.identifiers().into_iter().map(|it| identifiers::ActiveModel {
        identifier: Set(it.as_str().to_owned()),
        company_id: Set(Some(company)),
        person_id: Set(Some(person.id.uuid())),
        operator_id: Set(None),
    });
    rows.collect()
}

fn to_known(row: &Model) -> Result<Known, Corrupt> {
    let (id, role) = (Id::from_uuid(row.id), role(row)?);
    let superior =
        Superior { id, role, is_active: row.deactivated_at.is_none(), above: Vec::new() };
    let superior = role.is_of_company().then_some(superior);
    Ok(Known { holder: holder_of(row)?, superior })
}

fn holder_of(row: &Model) -> Result<Holder, Corrupt> {
    let (id, name) = (Id::from_uuid(row.id), PersonName::restore(row.name.clone()));
    Ok(match role(row)?.is_of_company() {
        true => Holder::Colleague { id, name },
        false => Holder::Customer { id, name },
    })
}

fn role(row: &Model) -> Result<Role, Corrupt> {
    Role::parse(&row.role).ok_or(Corrupt { table: "people", column: "role" })
}

pub(crate) fn to_domain(row: Model) -> Result<Versioned<Person>, Corrupt> {
    let corrupt = |column| Corrupt { table: "people", column };
    let credential = credential(&row.credential, row.password_hash, row.password_expires_at)?;
    let value = Person {
        id: Id::from_uuid(row.id),
        profile: Profile {
            name: Line::restore(row.name),
            email: Email::restore(row.email),
            username: row.username.map(Username::restore),
            job_title: row.job_title.map(Line::restore),
            phone: row.phone.map(Line::restore),
        },
        role: Role::parse(&row.role).ok_or(corrupt("role"))?,
        department: row.department_id.map(Id::from_uuid),
        manager: row.manager_id.map(Id::from_uuid),
        state: state(row.deactivated_at, row.erased_at),
        account: account(row.language.as_deref(), &row.appearance, row.photo_id)?,
        credential,
        epoch: epoch(row.epoch)?,
        created: Timestamp::from_micros(row.created_at),
        time_factor: time_factor(row.time_factor)?,
    };
    Ok(Versioned { value, version: version(row.version)? })
}

pub(crate) fn time_factor(percent: i32) -> Result<TimeFactor, Corrupt> {
    let factor = u16::try_from(percent).ok().and_then(|it| TimeFactor::new(it).ok());
    factor.ok_or(Corrupt { table: "people", column: "time_factor" })
}

pub(crate) fn state(deactivated_at: Option<i64>, erased_at: Option<i64>) -> AccountState {
    let at = |it: Option<i64>| it.map(Timestamp::from_micros);
    AccountState::restore(at(deactivated_at), at(erased_at))
}

pub(crate) fn version(number: i32) -> Result<Version, Corrupt> {
    let number = u32::try_from(number);
    number.map(Version::new).map_err(|_| Corrupt { table: "people", column: "version" })
}

pub(crate) fn epoch(number: i32) -> Result<Epoch, Corrupt> {
    let number = u32::try_from(number);
    number.map(Epoch::new).map_err(|_| Corrupt { table: "people", column: "epoch" })
}

pub(crate) fn credential(
    kind: &str,
    hash: String,
    expires: Option<i64>,
) -> Result<Credential, Corrupt> {
    let hash = PasswordHash::restore(hash);
    match (kind, expires) {
        ("chosen", None) => Ok(Credential::Chosen { hash }),
        ("issued", Some(expires)) => {
            Ok(Credential::Issued { expires: Timestamp::from_micros(expires) })
        }
        ("temporary", Some(expires)) => {
            Ok(Credential::Temporary { hash, expires: Timestamp::from_micros(expires) })
        }
        _ => Err(Corrupt { table: "people", column: "credential" }),
    }
}

pub(crate) fn account(
    language: Option<&str>,
    appearance: &str,
    photo: Option<Uuid>,
) -> Result<Account, Corrupt> {
    let corrupt = |column| Corrupt { table: "people", column };
    Ok(Account {
        language: match language {
            Some(tag) => Some(Language::parse(tag).ok_or(corrupt("language"))?),
            None => None,
        },
        appearance: Appearance::parse(appearance).ok_or(corrupt("appearance"))?,
        photo: photo.map(Id::from_uuid),
    })
}

/// The opposite of [`credential`].
pub(crate) fn credential_columns(credential: &Credential) -> (&'static str, String, Option<i64>) {
    let (kind, expires) = match credential {
        Credential::Chosen { .. } => ("chosen", None),
        Credential::Temporary { expires, .. } => ("temporary", Some(expires.micros())),
        Credential::Issued { expires } => ("issued", Some(expires.micros())),
    };
    let hash = credential.hash().map(PasswordHash::as_str).unwrap_or_default();
    (kind, hash.to_owned(), expires)
}

fn to_row(company: Uuid, person: &Person, version: Version) -> ActiveModel {
    let profile = &person.profile;
    let username = profile.username.as_ref().map(Username::as_str);
    let (credential, hash, expires) = credential_columns(&person.credential);
    let searched = [profile.name.as_str(), profile.email.as_str(), username.unwrap_or_default()];
    ActiveModel {
        company_id: Set(company),
        id: Set(person.id.uuid()),
        name: Set(profile.name.as_str().to_owned()),
        sort_name: Set(fold(profile.name.as_str())),
        search: Set(fold(&searched.join(" "))),
        email: Set(profile.email.as_str().to_owned()),
        username: Set(username.map(str::to_owned)),
        job_title: Set(profile.job_title.as_ref().map(|it| it.as_str().to_owned())),
        phone: Set(profile.phone.as_ref().map(|it| it.as_str().to_owned())),
        role: Set(person.role.name().to_owned()),
        manager_id: Set(person.manager.map(Id::uuid)),
        credential: Set(credential.to_owned()),
        password_hash: Set(hash),
        password_expires_at: Set(expires),
        epoch: Set(i32::try_from(person.epoch.get()).unwrap_or(i32::MAX)),
        language: Set(person.account.language.map(|it| it.tag().to_owned())),
        appearance: Set(person.account.appearance.name().to_owned()),
        photo_id: Set(person.account.photo.map(Id::uuid)),
        created_at: Set(person.created.micros()),
        version: Set(i32::try_from(version.get()).unwrap_or(i32::MAX)),
        deactivated_at: Set(person.state.since().map(Timestamp::micros)),
        erased_at: Set(person.state.erased().map(Timestamp::micros)),
        department_id: Set(person.department.map(Id::uuid)),
        // Noted by signing in, and by nothing else.
        last_signed_in_at: ActiveValue::NotSet,
        time_factor: Set(person.time_factor.percent().into()),
    }
}
