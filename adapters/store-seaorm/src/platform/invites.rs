#![expect(clippy::disallowed_methods, reason = "the platform's rows belong to no company")]

use async_trait::async_trait;
use domain_identity::{Invite, InviteId, InviteKey, InviteState, Invites, RegistrationNumber};
use domain_kernel::{Id, StoreError, Timestamp, Version, Versioned};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    Corrupt, SeaTx,
    identity::people::version,
    rules::store_error,
    stored::signed,
    tables::invites::{ActiveModel, Column, Entity, Model},
};

#[async_trait]
impl Invites for SeaTx {
    async fn find(&mut self, id: InviteId) -> Result<Option<Versioned<Invite>>, StoreError> {
        self.scope.check_platform()?;
        let row = Entity::find_by_id(id.uuid()).one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn insert(&mut self, invite: &Invite, key: &InviteKey) -> Result<(), StoreError> {
        self.scope.check_platform()?;
        let row = to_row(invite, Version::FIRST);
        let row = ActiveModel { code_hash: Set(key.0.to_vec()), ..row };
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, invite: &Versioned<Invite>) -> Result<(), StoreError> {
        self.scope.check_platform()?;
        let changed = Entity::update_many()
            .set(to_row(&invite.value, invite.version.next()))
            .filter(Column::Id.eq(invite.value.id.uuid()))
            .filter(Column::Version.eq(invite.version.get()))
            .exec(&self.txn)
            .await
            .map_err(store_error)?;
        match changed.rows_affected {
            1 => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }

    async fn redeem(
        &mut self,
        key: &InviteKey,
        number: &RegistrationNumber,
        now: Timestamp,
    ) -> Result<Option<InviteId>, StoreError> {
        let company = self.scope.company()?;
        let used = Entity::update_many()
            .col_expr(Column::UsedAt, now.micros().into())
            .col_expr(Column::UsedBy, company.into())
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::CodeHash.eq(key.0.to_vec()))
            .filter(Column::RegistrationKey.eq(number.key()))
            .filter(Column::UsedAt.is_null())
            .filter(Column::RevokedAt.is_null())
            .filter(Column::ExpiresAt.gt(now.micros()))
            .exec(&self.txn)
            .await
            .map_err(store_error)?;
        if used.rows_affected != 1 {
            return Ok(None);
        }
        let query = Entity::find().filter(Column::CodeHash.eq(key.0.to_vec()));
        let query = query.select_only().column(Column::Id).into_tuple::<Uuid>();
        let id = query.one(&self.txn).await.map_err(store_error)?;
        Ok(id.map(Id::from_uuid))
    }
}

pub(super) fn to_domain(row: Model) -> Result<Versioned<Invite>, Corrupt> {
    let at = Timestamp::from_micros;
    let state = match (row.used_at, row.used_by, row.revoked_at) {
        (None, None, None) => InviteState::Open,
        (Some(used), Some(by), None) => InviteState::Used { by: Id::from_uuid(by), at: at(used) },
        (None, None, Some(revoked)) => InviteState::Revoked { at: at(revoked) },
        _ => return Err(Corrupt { table: "invites", column: "used_at" }),
    };
    let value = Invite {
        id: Id::from_uuid(row.id),
        number: RegistrationNumber::restore(row.registration_number),
        issued: at(row.issued_at),
        expires: at(row.expires_at),
        state,
    };
    Ok(Versioned { value, version: version(row.version)? })
}

/// All but the hash of the code, which is no part of an invite.
fn to_row(invite: &Invite, version: Version) -> ActiveModel {
    let (used, by, revoked) = match invite.state {
        InviteState::Open => (None, None, None),
        InviteState::Used { by, at } => (Some(at), Some(by), None),
        InviteState::Revoked { at } => (None, None, Some(at)),
    };
    ActiveModel {
        id: Set(invite.id.uuid()),
        code_hash: NotSet,
        registration_number: Set(invite.number.as_str().to_owned()),
        registration_key: Set(invite.number.key()),
        issued_at: Set(invite.issued.micros()),
        expires_at: Set(invite.expires.micros()),
        used_at: Set(used.map(Timestamp::micros)),
        used_by: Set(by.map(Id::uuid)),
        revoked_at: Set(revoked.map(Timestamp::micros)),
        version: Set(signed(version.get())),
    }
}
