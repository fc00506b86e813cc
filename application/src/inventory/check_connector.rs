use std::{collections::BTreeMap, time::Duration};

use domain_inventory::{
    ChosenPlace, ColumnName, Connector, ConnectorSettings, DatabaseName, ErpKind, ErpUsername,
    Generation, Place, PlaceAddress, Questions, SoftAge, StockColumn, StockLine, StockMapping,
    Trouble,
};
use domain_kernel::{Actor, CompanyId, Denied, Permission, Permit, StoreError, Versioned};
use thiserror::Error;

use super::{
    AnswerColumn, ErpPassword, Flaw, SourceError, SourceFacts, StockSource,
    configure_erp::{fixed_questions, is_anothers, mapping_by_name, mapping_of},
    erp_passwords::{seal, unseal},
};
use crate::{App, failure::failure};

/// How an ERP is to be read, as an admin fills it in.
#[derive(Clone, Debug)]
pub struct ConnectorDraft {
    pub place: DraftPlace,
    pub questions: Questions,
    pub mapping: StockMapping,
    pub soft_age: Option<SoftAge>,
}

/// Where it is, with a password if one was typed.
#[derive(Clone, Debug)]
pub enum DraftPlace {
    Configured,
    Chosen {
        kind: ErpKind,
        address: PlaceAddress,
        database: Option<DatabaseName>,
        username: Option<ErpUsername>,
        /// Nothing keeps the one that is stored, if it is of the same place and username.
        password: Option<ErpPassword>,
    },
}

/// What was found when an ERP was read as it is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub facts: SourceFacts,
    pub columns: Vec<AnswerColumn>,
    pub mapping: StockMapping,
    pub n_customers: u64,
    pub n_lines: u64,
    /// In how many values something could not be read.
    pub n_flawed: u64,
    /// Of how many lines the ERP says nothing in a column.
    pub n_empty: BTreeMap<StockColumn, u64>,
    pub took: Duration,
    /// There is more, which nobody has waited for.
    pub is_cut: bool,
    /// At most [`Checked::MOST_SAMPLES`].
    pub samples: Vec<StockLine>,
    /// At most [`Checked::MOST_FLAWS`].
    pub flaws: Vec<Flaw>,
}

/// The columns of an answer, and which of them are called as those of a stock line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundColumns {
    pub columns: Vec<AnswerColumn>,
    pub by_name: BTreeMap<StockColumn, ColumnName>,
}

#[derive(Debug, Error)]
pub enum CheckConnectorError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Source(#[from] SourceError),
}

/// Nobody waits longer than that to have an ERP checked.
pub(super) const PATIENCE: Duration = Duration::from_mins(1);

impl Checked {
    pub const MOST_SAMPLES: usize = 5;
    pub const MOST_FLAWS: usize = 10;

    /// Whether it may be saved: more values that cannot be read are a mapping that is wrong.
    pub fn is_good(&self) -> bool {
        Generation::may_have_flaws(self.n_lines, self.n_flawed)
    }
}

/// An admin tries how the ERP would be read. Nothing is saved; what is asked can be anything that it
/// has, so that a token that only reads does not open it.
pub async fn check_connector(
    app: &App,
    actor: &Actor,
    draft: &ConnectorDraft,
) -> Result<Checked, CheckConnectorError> {
    let permit = actor.permit(Permission::ManageConnector)?.to_change()?;
    let stored = stored(app, &permit).await?;
    let stored = stored.as_ref().map(|it| &it.value);
    let (settings, password) = resolve(app, connector_company(&permit)?, draft, stored).await?;
    check(app, &settings, password.as_ref(), PATIENCE).await
}

/// An admin looks for what the ERP's answer has for columns.
pub async fn find_columns(
    app: &App,
    actor: &Actor,
    place: &DraftPlace,
    questions: &Questions,
) -> Result<FoundColumns, CheckConnectorError> {
    let permit = actor.permit(Permission::ManageConnector)?.to_change()?;
    let stored = stored(app, &permit).await?;
    let stored = stored.as_ref().map(|it| &it.value);
    let company = connector_company(&permit)?;
    let (place, password) = resolve_place(app, company, place, stored).await?;
    let password = password.as_ref().map(ErpPassword::as_str);
    let questions = fixed_questions(app, &place).unwrap_or(questions);
    let source = app.erps.open(&place, password, questions).await?;
    let columns = source.columns().await?;
    let by_name = StockColumn::ALL.into_iter().filter_map(|column| {
        let is_it = |it: &&AnswerColumn| it.name.as_str().eq_ignore_ascii_case(column.name());
        Some((column, columns.iter().find(is_it)?.name.clone()))
    });
    Ok(FoundColumns { by_name: by_name.collect(), columns })
}

/// How it is read now.
pub(super) async fn stored(
    app: &App,
    permit: &Permit,
) -> Result<Option<Versioned<Connector>>, StoreError> {
    let mut tx = app.store.begin(permit).await?;
    tx.connectors().find().await
}

/// Connectors belong to one.
pub(super) fn connector_company(permit: &Permit) -> Result<CompanyId, Denied> {
    let permission = Permission::ManageConnector;
    permit.realm().company().ok_or(Denied { permission })
}

/// What the configuration says is as it says, whatever the draft has.
pub(super) async fn resolve(
    app: &App,
    company: CompanyId,
    draft: &ConnectorDraft,
    stored: Option<&Connector>,
) -> Result<(ConnectorSettings, Option<ErpPassword>), CheckConnectorError> {
    let (place, password) = resolve_place(app, company, &draft.place, stored).await?;
    let (questions, mapping) = match fixed_questions(app, &place) {
        Some(fixed) => (fixed.clone(), mapping_by_name()),
        None => (draft.questions.clone(), draft.mapping.clone()),
    };
    let settings = ConnectorSettings { place, questions, mapping, soft_age: draft.soft_age };
    Ok((settings, password))
}

async fn resolve_place(
    app: &App,
    company: CompanyId,
    draft: &DraftPlace,
    stored: Option<&Connector>,
) -> Result<(Place, Option<ErpPassword>), CheckConnectorError> {
    let DraftPlace::Chosen { kind, address, database, username, password } = draft else {
        let has_it = stored.is_some_and(|it| it.settings.place == Place::Configured);
        return match is_anothers(app, company, has_it).await? {
            true => Err(SourceError::from(Trouble::NotAllowed).into()),
            false => Ok((Place::Configured, None)),
        };
    };
    if password.as_ref().is_some_and(|it| ErpPassword::MOST_BYTES < it.as_str().len()) {
        return Err(SourceError::from(Trouble::SignInRefused).into());
    }
    let before = stored.and_then(|it| match &it.settings.place {
        Place::Chosen(place) => Some(place),
        Place::Configured => None,
    });
    // A password goes nowhere but where it was meant to go.
    let before =
        before.filter(|it| (it.kind, &it.address, &it.username) == (*kind, address, username));
    let kept = before.and_then(|it| it.password.as_ref());
    let (sealed, plain) = match (password, kept) {
        (Some(typed), _) => (Some(seal(app, company, typed)), Some(typed.clone())),
        (None, Some(kept)) => (Some(kept.clone()), Some(unseal(app, company, kept)?)),
        (None, None) => (None, None),
    };
    let place = ChosenPlace {
        kind: *kind,
        address: address.clone(),
        database: database.clone(),
        username: username.clone(),
        password: sealed,
    };
    Ok((Place::Chosen(place), plain))
}

pub(super) async fn check(
    app: &App,
    settings: &ConnectorSettings,
    password: Option<&ErpPassword>,
    patience: Duration,
) -> Result<Checked, CheckConnectorError> {
    let begun = app.clock.now();
    let password = password.map(ErpPassword::as_str);
    let source = app.erps.open(&settings.place, password, &settings.questions).await?;
    let mut checked = Checked {
        facts: source.probe().await?,
        columns: source.columns().await?,
        mapping: mapping_of(app, settings, &*source).await?,
        n_customers: n_customers(&*source).await?,
        n_lines: 0,
        n_flawed: 0,
        n_empty: BTreeMap::new(),
        took: Duration::ZERO,
        is_cut: false,
        samples: Vec::new(),
        flaws: Vec::new(),
    };
    let mut batches = source.stock(&checked.mapping).await?;
    while let Some(batch) = batches.next().await? {
        for line in &batch.lines {
            checked.count(line);
        }
        checked.n_flawed += u64::try_from(batch.flaws.len()).unwrap_or(u64::MAX);
        checked.flaws.extend(batch.flaws);
        checked.flaws.truncate(Checked::MOST_FLAWS);
        if Trouble::MOST_ROWS < checked.n_lines {
            return Err(SourceError::from(Trouble::TooManyRows).into());
        }
        if patience < app.clock.now().since(begun) {
            checked.is_cut = true;
            break;
        }
    }
    checked.took = app.clock.now().since(begun);
    Ok(checked)
}

async fn n_customers(source: &dyn StockSource) -> Result<u64, SourceError> {
    let mut n_customers = 0;
    let mut batches = source.customers().await?;
    while let Some(batch) = batches.next().await? {
        n_customers += u64::try_from(batch.len()).unwrap_or(u64::MAX);
    }
    Ok(n_customers)
}

impl Checked {
    fn count(&mut self, line: &StockLine) {
        self.n_lines += 1;
        for column in StockColumn::ALL.into_iter().filter(|it| self.mapping.has(*it)) {
            *self.n_empty.entry(column).or_default() += u64::from(line.is_empty_in(column));
        }
        if self.samples.len() < Self::MOST_SAMPLES {
            self.samples.push(line.clone());
        }
    }
}

failure!(CheckConnectorError {
    Denied(Denied),
    Store(StoreError),
    Source(SourceError),
});
