use application::training::{ChallengeLine, OwnChallenge};
use async_trait::async_trait;
use domain_kernel::{Id, Line, PersonId, StoreError, Text, Timestamp, Version, Versioned};
use domain_training::{
    Challenge, ChallengeAnswer, ChallengeId, ChallengeVerdict, Challenges, VersionNumber,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, FromQueryResult, QueryFilter, QueryOrder, QueryResult,
};
use uuid::Uuid;

use super::modules::to_version;
use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    stored::{signed, unsigned},
    tables::training_challenges::{ActiveModel, Column, Entity, Model},
};

const LINE: &str = "\
    SELECT c.*, p.name, v.published_at, v.lesson FROM training_challenges c \
    JOIN people p ON p.company_id = c.company_id AND p.id = c.person_id \
    JOIN training_versions v ON v.company_id = c.company_id AND v.module_id = c.module_id \
        AND v.number = c.number \
    WHERE c.company_id = $1 ";

pub(super) const COUNTED: &str = "\
    SELECT COUNT(*) AS n_matches FROM (SELECT c.id FROM training_challenges c \
        WHERE c.company_id = $1 AND c.module_id = $2 LIMIT $3) AS counted";

pub(super) const OWN: &str = "\
    SELECT c.* FROM training_challenges c \
    WHERE c.company_id = $1 AND c.person_id = $2 AND c.module_id = $3 AND c.number = $4 \
    ORDER BY c.made_at, c.id";

/// As many as `$3` says, after as many as `$4` says.
pub(super) fn listed() -> String {
    let order = "AND c.module_id = $2 \
        ORDER BY c.answered_at IS NOT NULL, c.made_at DESC, c.id LIMIT $3 OFFSET $4";
    [LINE, order].concat()
}

pub(super) fn one() -> String {
    [LINE, "AND c.id = $2"].concat()
}

#[derive(FromQueryResult)]
struct AsideRow {
    name: String,
    published_at: i64,
    lesson: String,
}

#[derive(FromQueryResult)]
struct BesideRow {
    said_question: Option<Uuid>,
    said_text: Option<String>,
    said_at: Option<i64>,
    verdict: Option<String>,
    reply: Option<String>,
}

#[async_trait]
impl Challenges for SeaTx {
    async fn find(&mut self, id: ChallengeId) -> Result<Option<Versioned<Challenge>>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    async fn of_person(&mut self, person: PersonId) -> Result<Vec<Challenge>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::PersonId.eq(person.uuid()));
        let query = query.order_by_asc(Column::MadeAt).order_by_asc(Column::Id);
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        rows.into_iter().map(|it| Ok(to_domain(it)?.value)).collect()
    }

    async fn insert(&mut self, challenge: &Challenge) -> Result<(), StoreError> {
        let row = to_row(self.scope.company()?, challenge, Version::FIRST);
        self.scope.insert(&self.txn, row).await
    }

    async fn update(&mut self, challenge: &Versioned<Challenge>) -> Result<(), StoreError> {
        let (id, read) = (challenge.value.id.uuid(), challenge.version);
        let row = to_row(self.scope.company()?, &challenge.value, read.next());
        self.scope.update(&self.txn, id, read, row).await
    }
}

impl SeaTx {
    /// What somebody has said against questions goes with them.
    pub(crate) async fn forget_challenges(&mut self, person: Uuid) -> Result<(), StoreError> {
        let theirs = self.scope.delete::<Entity>()?.filter(Column::PersonId.eq(person));
        theirs.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }
}

pub(super) fn line(row: &QueryResult) -> Result<ChallengeLine, StoreError> {
    let challenge = to_domain(Model::from_query_result(row, "").map_err(store_error)?)?;
    let aside = AsideRow::from_query_result(row, "").map_err(store_error)?;
    let (module, number) = (challenge.value.module.uuid(), challenge.value.version.get());
    let version = to_version(module, signed(number), aside.published_at, &aside.lesson)?;
    Ok(ChallengeLine {
        name: Line::restore(aside.name),
        question: version.question(challenge.value.question).cloned(),
        title: version.lesson().about().title.clone(),
        challenge,
    })
}

pub(super) fn own(row: &QueryResult) -> Result<OwnChallenge, StoreError> {
    let challenge = to_domain(Model::from_query_result(row, "").map_err(store_error)?)?.value;
    Ok(OwnChallenge {
        question: challenge.question,
        text: challenge.text,
        made: challenge.made,
        answer: challenge.answer.map(|it| (it.verdict, it.reply)),
    })
}

/// What stands in a row of something else, if anything was said there.
pub(super) fn beside(row: &QueryResult) -> Result<Option<OwnChallenge>, StoreError> {
    let BesideRow { said_question, said_text, said_at, verdict, reply } =
        BesideRow::from_query_result(row, "").map_err(store_error)?;
    let (Some(question), Some(text), Some(made)) = (said_question, said_text, said_at) else {
        return Ok(None);
    };
    let answer = match verdict.zip(reply) {
        Some((name, reply)) => Some((verdict_of(&name)?, Text::restore(reply))),
        None => None,
    };
    Ok(Some(OwnChallenge {
        question: Id::from_uuid(question),
        text: Text::restore(text),
        made: Timestamp::from_micros(made),
        answer,
    }))
}

fn verdict_of(name: &str) -> Result<ChallengeVerdict, Corrupt> {
    let corrupt = Corrupt { table: "training_challenges", column: "verdict" };
    ChallengeVerdict::parse(name).ok_or(corrupt)
}

fn to_domain(row: Model) -> Result<Versioned<Challenge>, Corrupt> {
    let corrupt = |column| Corrupt { table: "training_challenges", column };
    let answer = match (row.verdict, row.reply, row.answered_at) {
        (None, None, None) => None,
        (Some(verdict), Some(reply), Some(at)) => Some(ChallengeAnswer {
            verdict: verdict_of(&verdict)?,
            reply: Text::restore(reply),
            by: row.answered_by.map(Id::from_uuid),
            at: Timestamp::from_micros(at),
        }),
        _ => return Err(corrupt("verdict")),
    };
    let value = Challenge {
        id: Id::from_uuid(row.id),
        person: Id::from_uuid(row.person_id),
        attempt: Id::from_uuid(row.attempt_id),
        module: Id::from_uuid(row.module_id),
        version: VersionNumber::new(unsigned(row.number, corrupt("number"))?),
        question: Id::from_uuid(row.question_id),
        text: Text::restore(row.text),
        made: Timestamp::from_micros(row.made_at),
        answer,
    };
    Ok(Versioned { value, version: Version::new(unsigned(row.version, corrupt("version"))?) })
}

fn to_row(company: Uuid, challenge: &Challenge, version: Version) -> ActiveModel {
    let answer = challenge.answer.as_ref();
    let open = Some(challenge.question.uuid()).filter(|_| answer.is_none());
    ActiveModel {
        company_id: Set(company),
        id: Set(challenge.id.uuid()),
        person_id: Set(challenge.person.uuid()),
        attempt_id: Set(challenge.attempt.uuid()),
        module_id: Set(challenge.module.uuid()),
        number: Set(signed(challenge.version.get())),
        question_id: Set(challenge.question.uuid()),
        open_question_id: Set(open),
        text: Set(challenge.text.as_str().to_owned()),
        made_at: Set(challenge.made.micros()),
        verdict: Set(answer.map(|it| it.verdict.name().to_owned())),
        reply: Set(answer.map(|it| it.reply.as_str().to_owned())),
        answered_by: Set(answer.and_then(|it| it.by).map(Id::uuid)),
        answered_at: Set(answer.map(|it| it.at.micros())),
        version: Set(signed(version.get())),
    }
}
