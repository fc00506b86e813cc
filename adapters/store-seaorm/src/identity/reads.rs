use application::{
    Page,
    identity::{IdentityReads, Leader, ListPeople, PersonLine, PersonView, Shown},
};
use async_trait::async_trait;
use domain_identity::{Company, CompanyName, Email, PersonName, PhotoId, Purpose, Username};
use domain_kernel::{
    Id, Line, Permit, PersonId, Realm, Role, StoreError, Timestamp, Versioned, fold,
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder,
    QueryResult, QuerySelect,
    sea_query::{Expr, LikeExpr},
};
use std::collections::BTreeMap;
use uuid::Uuid;

use super::{
    companies,
    people::{account, state, version},
};
use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    scope::Scope,
    search::{ESCAPE, containing},
    tables::{
        companies as company_table, links,
        people::{Column, Entity, Model},
    },
};

/// On every dashboard, so it is written by hand.
const MANAGER_OF: &str = "\
    SELECT m.id, m.name, m.email, m.phone, m.photo_id \
    FROM people p \
    JOIN people m ON m.company_id = p.company_id AND m.id = p.manager_id \
    WHERE p.company_id = $1 AND p.id = $2";

#[derive(FromQueryResult)]
struct LeaderRow {
    id: Uuid,
    name: String,
    email: String,
    phone: Option<String>,
    photo_id: Option<Uuid>,
}

#[async_trait]
impl IdentityReads for SeaStore {
    async fn company(&self, permit: &Permit) -> Result<Option<Versioned<Company>>, StoreError> {
        let query = Scope::of(permit).select::<company_table::Entity>()?;
        let row = query.one(&self.read).await.map_err(store_error)?;
        Ok(row.map(companies::to_domain).transpose()?)
    }

    #[expect(clippy::disallowed_methods, reason = "only the platform sees all companies")]
    async fn companies_named(
        &self,
        permit: &Permit,
        name: &CompanyName,
    ) -> Result<Vec<Company>, StoreError> {
        if permit.realm() != Realm::Platform {
            return Err(StoreError::corrupt("a company does not see the others"));
        }
        let query = company_table::Entity::find()
            .filter(company_table::Column::Name.eq(name.as_str()))
            .limit(2);
        let rows = query.all(&self.read).await.map_err(store_error)?;
        let companies: Result<Vec<_>, Corrupt> =
            rows.into_iter().map(companies::to_domain).collect();
        Ok(companies?.into_iter().map(|it| it.value).collect())
    }

    async fn people(
        &self,
        permit: &Permit,
        query: &ListPeople,
    ) -> Result<Page<PersonLine>, StoreError> {
        let mut rows = Scope::of(permit).select::<Entity>()?;
        let searched = fold(query.search.trim());
        if !searched.is_empty() {
            let pattern = LikeExpr::new(containing(&searched)).escape(ESCAPE);
            rows = rows.filter(Expr::col(Column::Search).like(pattern));
        }
        if let Some(role) = query.role {
            rows = rows.filter(Column::Role.eq(role.name()));
        }
        match query.shown {
            Shown::Active => rows = rows.filter(Column::DeactivatedAt.is_null()),
            Shown::Deactivated => rows = rows.filter(Column::DeactivatedAt.is_not_null()),
            Shown::All => {}
        }
        let counted = rows.clone().limit(u64::from(Page::<()>::MOST_COUNTED) + 1);
        let n_matches = counted.count(&self.read).await.map_err(store_error)?;
        let page = rows
            .order_by_asc(Column::SortName)
            .order_by_asc(Column::Id)
            .offset(u64::from(query.page.n_skipped()))
            .limit(u64::from(Page::<()>::N_LINES));
        let people = page.all(&self.read).await.map_err(store_error)?;
        let managers = self.names_of(permit, people.iter().filter_map(|it| it.manager_id)).await?;
        let items = people.into_iter().map(|it| line(it, &managers)).collect::<Result<_, _>>()?;
        let n_matches = u32::try_from(n_matches).unwrap_or(u32::MAX);
        Ok(Page { items, number: query.page, n_matches })
    }

    async fn person(
        &self,
        permit: &Permit,
        id: PersonId,
    ) -> Result<Option<PersonView>, StoreError> {
        let query = Scope::of(permit).select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let Some(row) = query.one(&self.read).await.map_err(store_error)? else {
            return Ok(None);
        };
        let manager = match row.manager_id {
            Some(_) => self.manager_of(permit, id).await?,
            None => None,
        };
        let invited_until = match row.credential.as_str() {
            "temporary" => self.invited_until(permit, row.id).await?,
            _ => None,
        };
        Ok(Some(PersonView { invited_until, ..view(row, manager)? }))
    }

    async fn manager_of(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Option<Leader>, StoreError> {
        let row = self.row(permit, MANAGER_OF, [person.uuid().into()]).await?;
        row.as_ref().map(to_leader).transpose()
    }

    async fn leaders(&self, permit: &Permit) -> Result<Vec<Leader>, StoreError> {
        let query = Scope::of(permit)
            .select::<Entity>()?
            .filter(Column::Role.ne(Role::Staff.name()))
            .filter(Column::DeactivatedAt.is_null())
            .order_by_asc(Column::SortName)
            .order_by_asc(Column::Id);
        let rows = query.all(&self.read).await.map_err(store_error)?;
        Ok(rows.into_iter().map(leader).collect())
    }

    async fn names(
        &self,
        permit: &Permit,
        people: &[PersonId],
    ) -> Result<BTreeMap<PersonId, PersonName>, StoreError> {
        let names = self.names_of(permit, people.iter().map(|it| it.uuid())).await?;
        Ok(names.into_iter().map(|(id, name)| (Id::from_uuid(id), name)).collect())
    }

    async fn photo(&self, permit: &Permit, id: PersonId) -> Result<Option<PhotoId>, StoreError> {
        let query = Scope::of(permit).select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let query = query.select_only().column(Column::PhotoId).into_tuple::<Option<Uuid>>();
        let photo = query.one(&self.read).await.map_err(store_error)?;
        Ok(photo.flatten().map(Id::from_uuid))
    }
}

impl SeaStore {
    async fn invited_until(
        &self,
        permit: &Permit,
        person: Uuid,
    ) -> Result<Option<Timestamp>, StoreError> {
        let query = Scope::of(permit)
            .select::<links::Entity>()?
            .filter(links::Column::PersonId.eq(person))
            .filter(links::Column::Purpose.eq(Purpose::Welcome.name()));
        let row = query.one(&self.read).await.map_err(store_error)?;
        Ok(row.map(|it| Timestamp::from_micros(it.expires_at)))
    }

    async fn names_of(
        &self,
        permit: &Permit,
        people: impl Iterator<Item = Uuid>,
    ) -> Result<BTreeMap<Uuid, PersonName>, StoreError> {
        let query = Scope::of(permit).select::<Entity>()?.filter(Column::Id.is_in(people));
        let query = query.select_only().column(Column::Id).column(Column::Name);
        let rows = query.into_tuple().all(&self.read).await.map_err(store_error)?;
        let names = rows.into_iter();
        Ok(names.map(|(id, name): (Uuid, String)| (id, PersonName::restore(name))).collect())
    }
}

fn role(row: &Model) -> Result<Role, Corrupt> {
    Role::parse(&row.role).ok_or(Corrupt { table: "people", column: "role" })
}

fn line(row: Model, managers: &BTreeMap<Uuid, PersonName>) -> Result<PersonLine, Corrupt> {
    Ok(PersonLine {
        id: Id::from_uuid(row.id),
        role: role(&row)?,
        name: Line::restore(row.name),
        email: Email::restore(row.email),
        job_title: row.job_title.map(Line::restore),
        manager: row.manager_id.and_then(|it| managers.get(&it).cloned()),
        photo: row.photo_id.map(Id::from_uuid),
        is_active: row.deactivated_at.is_none(),
        must_change_password: row.credential == "temporary",
    })
}

fn view(row: Model, manager: Option<Leader>) -> Result<PersonView, Corrupt> {
    Ok(PersonView {
        id: Id::from_uuid(row.id),
        version: version(row.version)?,
        role: role(&row)?,
        state: state(row.deactivated_at),
        account: account(row.language.as_deref(), &row.appearance, row.photo_id)?,
        name: Line::restore(row.name),
        email: Email::restore(row.email),
        username: row.username.map(Username::restore),
        job_title: row.job_title.map(Line::restore),
        phone: row.phone.map(Line::restore),
        manager,
        must_change_password: row.credential == "temporary",
        invited_until: None,
        created: Timestamp::from_micros(row.created_at),
    })
}

fn to_leader(row: &QueryResult) -> Result<Leader, StoreError> {
    let row = LeaderRow::from_query_result(row, "").map_err(store_error)?;
    Ok(Leader {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        email: Email::restore(row.email),
        phone: row.phone.map(Line::restore),
        photo: row.photo_id.map(Id::from_uuid),
    })
}

fn leader(row: Model) -> Leader {
    Leader {
        id: Id::from_uuid(row.id),
        name: Line::restore(row.name),
        email: Email::restore(row.email),
        phone: row.phone.map(Line::restore),
        photo: row.photo_id.map(Id::from_uuid),
    }
}
