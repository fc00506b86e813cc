#![expect(clippy::disallowed_methods, reason = "the platform's rows belong to no company")]

use application::{Page, shop::ListOrders};
use async_trait::async_trait;
use domain_identity::{
    Buyer, Currency, Doubt, Email, InviteId, Language, Money, PaymentEventId, Purchase, PurchaseId,
    PurchaseNumber, PurchaseStanding, PurchaseState, Purchases, RegistrationNumber,
};
use domain_kernel::{Id, Line, StoreError, Timestamp, Version, Versioned, fold};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LikeExpr},
};

use crate::{
    Corrupt, SeaStore, SeaTx,
    identity::people::version,
    rules::store_error,
    search::{ESCAPE, containing},
    stored::{signed, unsigned},
    tables::{
        payment_events,
        purchases::{ActiveModel, Column, Entity, Model},
    },
};

#[async_trait]
impl Purchases for SeaTx {
    async fn find(&mut self, id: PurchaseId) -> Result<Option<Versioned<Purchase>>, StoreError> {
        self.scope.check_platform()?;
        let row = Entity::find_by_id(id.uuid()).one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn insert(&mut self, purchase: &Purchase) -> Result<(), StoreError> {
        self.scope.check_platform()?;
        self.scope.insert(&self.txn, to_row(purchase, Version::FIRST)).await
    }

    async fn update(&mut self, purchase: &Versioned<Purchase>) -> Result<(), StoreError> {
        self.scope.check_platform()?;
        let changed = Entity::update_many()
            .set(to_row(&purchase.value, purchase.version.next()))
            .filter(Column::Id.eq(purchase.value.id.uuid()))
            .filter(Column::Version.eq(purchase.version.get()))
            .exec(&self.txn)
            .await
            .map_err(store_error)?;
        match changed.rows_affected {
            1 => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }

    async fn unpaid(
        &mut self,
        before: Timestamp,
        most: u32,
    ) -> Result<Vec<Versioned<Purchase>>, StoreError> {
        self.scope.check_platform()?;
        let rows = Entity::find()
            .filter(Column::State.eq(PurchaseStanding::Open.name()))
            .filter(Column::OrderedAt.lt(before.micros()))
            .order_by_asc(Column::OrderedAt)
            .order_by_asc(Column::Id)
            .limit(u64::from(most));
        let rows = rows.all(&self.txn).await.map_err(store_error)?;
        Ok(rows.into_iter().map(to_domain).collect::<Result<_, _>>()?)
    }

    async fn has_heard(&mut self, event: &PaymentEventId) -> Result<bool, StoreError> {
        self.scope.check_platform()?;
        let row = payment_events::Entity::find_by_id(event.as_str().to_owned());
        let row = row.one(&self.txn).await.map_err(store_error)?;
        Ok(row.is_some())
    }

    async fn hear(
        &mut self,
        event: &PaymentEventId,
        purchase: PurchaseId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.scope.check_platform()?;
        let row = payment_events::ActiveModel {
            event: Set(event.as_str().to_owned()),
            purchase_id: Set(purchase.uuid()),
            heard_at: Set(now.micros()),
        };
        self.scope.insert(&self.txn, row).await
    }
}

pub(super) async fn purchases(
    store: &SeaStore,
    query: &ListOrders,
) -> Result<Page<Versioned<Purchase>>, StoreError> {
    let mut rows = Entity::find();
    let searched = fold(query.search.trim());
    if !searched.is_empty() {
        let like = LikeExpr::new(containing(&searched)).escape(ESCAPE);
        rows = rows.filter(Expr::col(Column::Search).like(like));
    }
    if let Some(standing) = query.standing {
        rows = rows.filter(Column::State.eq(standing.name()));
    }
    let counted = rows.clone().limit(u64::from(Page::<()>::MOST_COUNTED) + 1);
    let n_matches = counted.count(&store.read).await.map_err(store_error)?;
    let page = rows
        .order_by_desc(Column::OrderedAt)
        .order_by_desc(Column::Id)
        .offset(u64::from(query.page.n_skipped()))
        .limit(u64::from(Page::<()>::N_LINES));
    let rows = page.all(&store.read).await.map_err(store_error)?;
    let items = rows.into_iter().map(to_domain).collect::<Result<_, _>>()?;
    let n_matches = u32::try_from(n_matches).unwrap_or(u32::MAX);
    Ok(Page { items, number: query.page, n_matches })
}

pub(super) async fn purchase(
    store: &SeaStore,
    id: PurchaseId,
) -> Result<Option<Versioned<Purchase>>, StoreError> {
    let row = Entity::find_by_id(id.uuid()).one(&store.read).await.map_err(store_error)?;
    Ok(row.map(to_domain).transpose()?)
}

fn to_domain(row: Model) -> Result<Versioned<Purchase>, Corrupt> {
    let corrupt = |column| Corrupt { table: "purchases", column };
    let state = state(&row)?;
    let number = unsigned(row.number, corrupt("number"))?;
    let language = Language::parse(&row.language).ok_or(corrupt("language"))?;
    let value = Purchase {
        id: Id::from_uuid(row.id),
        number: PurchaseNumber::restore(number).ok_or(corrupt("number"))?,
        buyer: Buyer {
            company: Line::restore(row.company_name),
            registration: RegistrationNumber::restore(row.registration_number),
            name: Line::restore(row.buyer_name),
            email: Email::restore(row.email),
            language,
        },
        price: money(row.amount, &row.currency).ok_or(corrupt("amount"))?,
        ordered: Timestamp::from_micros(row.ordered_at),
        state,
    };
    Ok(Versioned { value, version: version(row.version)? })
}

fn money(amount: i64, currency: &str) -> Option<Money> {
    Money::new(u64::try_from(amount).ok()?, Currency::parse(currency)?).ok()
}

fn state(row: &Model) -> Result<PurchaseState, Corrupt> {
    let corrupt = |column| Corrupt { table: "purchases", column };
    let standing = PurchaseStanding::parse(&row.state).ok_or(corrupt("state"))?;
    let at = row.changed_at.map(Timestamp::from_micros).ok_or(corrupt("changed_at"));
    let invite: Option<InviteId> = row.invite_id.map(Id::from_uuid);
    let known = invite.ok_or(corrupt("invite_id"));
    Ok(match standing {
        PurchaseStanding::Open => PurchaseState::Open,
        PurchaseStanding::Paid => PurchaseState::Paid { invite: known?, at: at? },
        PurchaseStanding::Disputed => {
            let doubt = row.doubt.as_deref().and_then(Doubt::parse);
            PurchaseState::Disputed { doubt: doubt.ok_or(corrupt("doubt"))?, at: at? }
        }
        PurchaseStanding::Cancelled => PurchaseState::Cancelled { at: at? },
        PurchaseStanding::Refunded => PurchaseState::Refunded { invite, at: at? },
        PurchaseStanding::RefundedAfterUse => {
            PurchaseState::RefundedAfterUse { invite: known?, at: at? }
        }
    })
}

fn to_row(purchase: &Purchase, version: Version) -> ActiveModel {
    let (buyer, price, state) = (&purchase.buyer, purchase.price, purchase.state);
    let doubt = match state {
        PurchaseState::Disputed { doubt, .. } => Some(doubt.name().to_owned()),
        _ => None,
    };
    ActiveModel {
        id: Set(purchase.id.uuid()),
        number: Set(signed(purchase.number.get())),
        company_name: Set(buyer.company.as_str().to_owned()),
        registration_number: Set(buyer.registration.as_str().to_owned()),
        buyer_name: Set(buyer.name.as_str().to_owned()),
        email: Set(buyer.email.as_str().to_owned()),
        language: Set(buyer.language.tag().to_owned()),
        amount: Set(i64::try_from(price.minor()).unwrap_or(i64::MAX)),
        currency: Set(price.currency().code().to_owned()),
        ordered_at: Set(purchase.ordered.micros()),
        state: Set(state.standing().name().to_owned()),
        doubt: Set(doubt),
        changed_at: Set(state.since().map(Timestamp::micros)),
        invite_id: Set(state.invite().map(Id::uuid)),
        search: Set(purchase.sought()),
        version: Set(signed(version.get())),
    }
}
