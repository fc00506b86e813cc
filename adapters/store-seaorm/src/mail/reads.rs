use application::{
    Page,
    mail::{
        LetterKind, ListMails, MailLine, MailReads, MailState, MailsSeen, Trouble, TroubleKind,
    },
};
use async_trait::async_trait;
use domain_kernel::{Id, Line, Permit, StoreError, Timestamp};
use sea_orm::{
    ColumnTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Func},
};

use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    scope::Scope,
    stored::{count, unsigned},
    tables::mails::{Column, Entity, Model},
};

#[async_trait]
impl MailReads for SeaStore {
    async fn mails(&self, permit: &Permit, query: &ListMails) -> Result<MailsSeen, StoreError> {
        let scope = Scope::of(permit);
        let counted: Vec<(String, i64)> = scope
            .select::<Entity>()?
            .select_only()
            .column(Column::State)
            .expr(Func::count(Expr::col(Column::Id)))
            .group_by(Column::State)
            .into_tuple()
            .all(&self.read)
            .await
            .map_err(store_error)?;
        let n_of = |state: MailState| {
            let found = counted.iter().find(|(it, _)| it == state.name());
            found.map_or(0, |(_, n)| count(*n))
        };

        let mut rows = scope.select::<Entity>()?;
        if let Some(state) = query.state {
            rows = rows.filter(Column::State.eq(state.name()));
        }
        let rows = rows
            .order_by_desc(Column::WrittenAt)
            .order_by_desc(Column::Id)
            .offset(u64::from(query.page.n_skipped()))
            .limit(u64::from(Page::<()>::N_LINES));
        let rows = rows.all(&self.read).await.map_err(store_error)?;
        let items = rows.into_iter().map(line).collect::<Result<_, _>>()?;

        let states = MailState::ALL.into_iter();
        let shown = states.filter(|it| query.state.is_none_or(|state| *it == state));
        let n_matches: u32 = shown.map(n_of).sum();
        let n_matches = n_matches.min(Page::<()>::MOST_COUNTED + 1);
        Ok(MailsSeen {
            page: Page { items, number: query.page, n_matches },
            n_waiting: n_of(MailState::Waiting),
            n_sent: n_of(MailState::Sent),
            n_failed: n_of(MailState::Failed),
        })
    }
}

fn line(row: Model) -> Result<MailLine, Corrupt> {
    let corrupt = |column| Corrupt { table: "mails", column };
    let kind = row.trouble.map(|it| TroubleKind::parse(&it).ok_or(corrupt("trouble")));
    let trouble = kind.transpose()?.map(|kind| Trouble { kind, reply: row.reply });
    Ok(MailLine {
        id: Id::from_uuid(row.id),
        state: MailState::parse(&row.state).ok_or(corrupt("state"))?,
        name: row.name.map(Line::restore),
        email: row.address,
        kind: LetterKind::parse(&row.kind),
        written: Timestamp::from_micros(row.written_at),
        sent: row.sent_at.map(Timestamp::from_micros),
        next: Timestamp::from_micros(row.due_at),
        n_tries: unsigned(row.n_tries, corrupt("n_tries"))?,
        trouble,
    })
}
