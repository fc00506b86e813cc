#![expect(clippy::disallowed_methods, reason = "a mail may be the platform's, which is no company")]

use std::collections::BTreeSet;

use application::mail::{LetterKind, MailState, NewMail, Outbox, ResetRequest};
use async_trait::async_trait;
use domain_identity::{Email, MailId};
use domain_kernel::{Date, Id, PersonId, StoreError, Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::Expr,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::letter::{author, to_content};
use crate::{
    SeaTx,
    rules::store_error,
    scope::Scope,
    stored::MOST_ROWS,
    tables::mails::{ActiveModel, Column, Entity},
};

/// What a row is that is no mail, but a request that the worker answers.
pub(super) const REQUEST: &str = "reset_request";

#[async_trait]
impl Outbox for SeaTx {
    async fn push(&mut self, mail: &NewMail) -> Result<(), StoreError> {
        self.scope.insert(&self.txn, to_row(&self.scope, mail)).await
    }

    async fn ask(&mut self, request: &ResetRequest) -> Result<(), StoreError> {
        let row = ActiveModel {
            person_id: Set(None),
            name: Set(None),
            address: Set(request.identifier.as_str().to_owned()),
            language: Set(request.language.tag().to_owned()),
            kind: Set(REQUEST.to_owned()),
            content: Set(json!({})),
            ..waiting(request.id, self.scope.realm().company().map(Id::uuid), request.at)
        };
        self.scope.insert(&self.txn, row).await
    }

    async fn send_again(&mut self, id: MailId, now: Timestamp) -> Result<bool, StoreError> {
        let update = Entity::update_many()
            .col_expr(Column::State, MailState::Waiting.name().into())
            .col_expr(Column::DueAt, now.micros().into())
            .col_expr(Column::Round, Expr::col(Column::Round).add(1))
            .col_expr(Column::NTries, 0.into())
            .col_expr(Column::SentAt, Expr::value(None::<i64>))
            .col_expr(Column::Trouble, Expr::value(None::<String>))
            .col_expr(Column::Reply, Expr::value(None::<String>))
            .filter(self.of_realm())
            .filter(Column::Id.eq(id.uuid()))
            .filter(Column::State.ne(MailState::Waiting.name()));
        let changed = update.exec(&self.txn).await.map_err(store_error)?;
        Ok(changed.rows_affected == 1)
    }

    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError> {
        let theirs = Entity::delete_many()
            .filter(self.of_realm())
            .filter(Column::PersonId.eq(person.uuid()));
        theirs.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn forget_address(&mut self, email: &Email) -> Result<(), StoreError> {
        // Databases do not fold letters as we do. Those to nobody are few: they go when somebody is
        // let in, and a month after they were sent.
        let to_nobody: Vec<(Uuid, String)> = Entity::find()
            .filter(self.of_realm())
            .filter(Column::PersonId.is_null())
            .select_only()
            .column(Column::Id)
            .column(Column::Address)
            .into_tuple()
            .all(&self.txn)
            .await
            .map_err(store_error)?;
        let address = email.identifier();
        let to_it = to_nobody.into_iter();
        let to_it = to_it.filter(|(_, it)| Email::restore(it.clone()).identifier() == address);
        let to_it: Vec<Uuid> = to_it.map(|(id, _)| id).collect();
        self.delete_mails(&to_it).await
    }

    async fn forget_feedback(&mut self, by: PersonId) -> Result<(), StoreError> {
        // They are few for the same reason, and no database finds something in a document as
        // another does.
        let feedback: Vec<(Uuid, Value)> = Entity::find()
            .filter(self.of_realm())
            .filter(Column::Kind.eq(LetterKind::Feedback.name()))
            .select_only()
            .column(Column::Id)
            .column(Column::Content)
            .into_tuple()
            .all(&self.txn)
            .await
            .map_err(store_error)?;
        let theirs = feedback.into_iter().filter(|(_, content)| author(content) == Some(by.uuid()));
        let theirs: Vec<Uuid> = theirs.map(|(id, _)| id).collect();
        self.delete_mails(&theirs).await
    }

    async fn nudged_on(&mut self, day: Date) -> Result<BTreeSet<PersonId>, StoreError> {
        self.nudges_of(day).await
    }

    async fn note_nudge(&mut self, person: PersonId, day: Date) -> Result<(), StoreError> {
        self.keep_nudge(person, day).await
    }
}

impl SeaTx {
    async fn delete_mails(&mut self, mails: &[Uuid]) -> Result<(), StoreError> {
        for ids in mails.chunks(MOST_ROWS) {
            let gone = Entity::delete_many().filter(Column::Id.is_in(ids.iter().copied()));
            gone.exec(&self.txn).await.map_err(store_error)?;
        }
        Ok(())
    }

    fn of_realm(&self) -> Condition {
        let company = self.scope.realm().company().map(Id::uuid);
        let ours = company.map_or(Column::CompanyId.is_null(), |it| Column::CompanyId.eq(it));
        Condition::all().add(ours)
    }
}

/// A mail that waits, of whichever realm is at work.
pub(super) fn to_row(scope: &Scope, mail: &NewMail) -> ActiveModel {
    let to = &mail.to;
    ActiveModel {
        person_id: Set(to.person.map(Id::uuid)),
        name: Set(to.name.as_ref().map(|it| it.as_str().to_owned())),
        address: Set(to.email.as_str().to_owned()),
        language: Set(to.language.tag().to_owned()),
        kind: Set(mail.letter.kind().name().to_owned()),
        content: Set(to_content(&mail.letter)),
        ..waiting(mail.id, scope.realm().company().map(Id::uuid), mail.written)
    }
}

fn waiting(id: MailId, company: Option<Uuid>, since: Timestamp) -> ActiveModel {
    ActiveModel {
        id: Set(id.uuid()),
        company_id: Set(company),
        written_at: Set(since.micros()),
        state: Set(MailState::Waiting.name().to_owned()),
        due_at: Set(since.micros()),
        lease_id: Set(None),
        n_tries: Set(0),
        round: Set(0),
        sent_at: Set(None),
        trouble: Set(None),
        reply: Set(None),
        ..ActiveModel::default()
    }
}
