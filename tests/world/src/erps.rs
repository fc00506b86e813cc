//! ERPs that say what a test has them say, and stock that came from one.

use std::{
    collections::BTreeSet,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use application::inventory::{
    AnswerColumn, ConnectorDraft, CustomerBatches, DraftPlace, Flaw, NextLoad, Offers, Pauses,
    SaveConnector, SourceError, SourceFacts, StockBatch, StockBatches, StockSource, StockSources,
    save_connector,
};
use async_trait::async_trait;
use domain_inventory::{
    ColumnName, CustomerKey, CustomerName, ErpCustomer, ErpKind, Failing, Generation,
    GenerationNumber, Place, PlaceAddress, Quantity, Questions, Select, StockColumn, StockLine,
    StockMapping, Trouble,
};
use domain_kernel::{Id, Permission};

use crate::{Somebody, World};

/// What the ERP says when it is asked next.
#[derive(Clone, Debug, Default)]
pub struct Script {
    /// It does not answer, and why.
    pub trouble: Option<Trouble>,
    /// It breaks off after the first lines.
    pub breaks_off: bool,
    pub can_write: Option<bool>,
    pub lines: Vec<StockLine>,
    pub flaws: Vec<Flaw>,
    pub customers: Vec<(String, String)>,
}

/// One ERP for everybody, which the operator has configured, and one server to choose.
#[derive(Default)]
pub struct FakeErps {
    script: Mutex<Script>,
    /// With which passwords somebody has signed in.
    passwords: Mutex<Vec<Option<String>>>,
}

struct FakeErp(Script);

struct Lines(std::vec::IntoIter<Result<StockBatch, Trouble>>);

struct Customers(Option<Vec<ErpCustomer>>);

/// A moment that is over at once, and counted.
#[derive(Default)]
pub struct FakePauses(AtomicU32);

/// What the other server of a [`FakeErps`] is called.
pub const SERVER: &str = "erp.harbour.example:5432";

impl FakeErps {
    pub fn say(&self, script: Script) {
        *lock(&self.script) = script;
    }

    pub fn passwords(&self) -> Vec<Option<String>> {
        lock(&self.passwords).clone()
    }
}

impl FakePauses {
    pub fn n_waited(&self) -> u32 {
        self.0.load(Ordering::SeqCst)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[async_trait]
impl Pauses for FakePauses {
    async fn pause(&self, _: Duration) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[async_trait]
impl StockSources for FakeErps {
    fn offers(&self) -> Offers {
        Offers {
            configured: Some(ErpKind::Sqlite),
            servers: vec![PlaceAddress::restore(SERVER.to_owned())],
            folders: Vec::new(),
        }
    }

    async fn open(
        &self,
        place: &Place,
        password: Option<&str>,
        _: &Questions,
    ) -> Result<Box<dyn StockSource>, SourceError> {
        if let Place::Chosen(place) = place
            && place.address.as_str() != SERVER
        {
            return Err(Trouble::NotAllowed.into());
        }
        lock(&self.passwords).push(password.map(str::to_owned));
        Ok(Box::new(FakeErp(lock(&self.script).clone())))
    }
}

#[async_trait]
impl StockSource for FakeErp {
    async fn probe(&self) -> Result<SourceFacts, SourceError> {
        match &self.0.trouble {
            Some(trouble) => Err(trouble.clone().into()),
            None => Ok(SourceFacts { product: "Fake 1.0".to_owned(), can_write: self.0.can_write }),
        }
    }

    async fn columns(&self) -> Result<Vec<AnswerColumn>, SourceError> {
        self.probe().await?;
        let columns = StockColumn::ALL.map(|it| AnswerColumn {
            name: ColumnName::restore(it.name().to_uppercase()),
            kind: "text".to_owned(),
        });
        Ok(columns.into())
    }

    async fn customers(&self) -> Result<Box<dyn CustomerBatches>, SourceError> {
        self.probe().await?;
        let customers = self.0.customers.iter().map(|(key, name)| ErpCustomer {
            key: CustomerKey::restore(key.clone()),
            name: CustomerName::restore(name.clone()),
        });
        Ok(Box::new(Customers(Some(customers.collect()))))
    }

    async fn stock(&self, _: &StockMapping) -> Result<Box<dyn StockBatches>, SourceError> {
        self.probe().await?;
        let (lines, flaws) = (self.0.lines.clone(), self.0.flaws.clone());
        let all = Ok(StockBatch { lines, flaws });
        let end = self.0.breaks_off.then_some(Err(Trouble::BrokenOff));
        let batches: Vec<Result<StockBatch, Trouble>> = [all].into_iter().chain(end).collect();
        Ok(Box::new(Lines(batches.into_iter())))
    }
}

#[async_trait]
impl StockBatches for Lines {
    async fn next(&mut self) -> Result<Option<StockBatch>, SourceError> {
        Ok(self.0.next().transpose()?)
    }
}

#[async_trait]
impl CustomerBatches for Customers {
    async fn next(&mut self) -> Result<Option<Vec<ErpCustomer>>, SourceError> {
        Ok(self.0.take())
    }
}

/// A stock line of customer `292`, with so much of a part in a bin.
pub fn stock_line(part: &str, quantity: &str, bin: &str) -> StockLine {
    let text = |it: &str| Some(it.to_owned());
    StockLine {
        customer: CustomerKey::restore("292".to_owned()),
        part: part.to_owned(),
        customer_part: None,
        description: text("Assam breakfast"),
        quantity: Quantity::parse(quantity).ok(),
        unit: text("kg"),
        bin: text(bin),
        reference: None,
        lot: text("1E5"),
        expires_on: "2028-03-14".parse().ok(),
        last_moved_on: "2026-11-19".parse().ok(),
        received_on: None,
        po: None,
        status: text("OK"),
    }
}

/// The same, of another customer.
pub fn stock_of(customer: &str, line: StockLine) -> StockLine {
    StockLine { customer: CustomerKey::restore(customer.to_owned()), ..line }
}

/// Reads the ERP that the operator has configured, by the names of its columns.
pub fn connector_draft() -> ConnectorDraft {
    let select = |it: &str| Select::restore(it.to_owned());
    let columns = StockColumn::ALL.map(|it| (it, ColumnName::restore(it.name().to_uppercase())));
    ConnectorDraft {
        place: DraftPlace::Configured,
        questions: Questions::Selects {
            stock: select("SELECT * FROM stock"),
            customers: select("SELECT customer, name FROM customers"),
        },
        mapping: StockMapping::restore(columns.into()),
        soft_age: None,
    }
}

impl World {
    /// Connects the ERP of a [`FakeErps`].
    pub async fn connect_erp(&self, admin: &Somebody) {
        let command = SaveConnector { expected: None, draft: connector_draft() };
        let saved = save_connector(&self.app, &admin.actor, &command).await;
        saved.expect("an ERP that answers");
    }

    /// Loads these lines as the refresher would, with all columns, as of now. The ERP is connected.
    pub async fn load_stock(&self, admin: &Somebody, lines: Vec<StockLine>) -> GenerationNumber {
        let (app, now) = (&self.app, self.clock_now());
        let permit = admin.actor.permit(Permission::SeeStock).expect("an admin may");
        app.loads.ask_for_load(&permit, now, now).await.expect("a queue");
        let lease = app.ids.next();
        let until = now.plus(Duration::from_mins(1));
        let load = app.loads.claim_load(lease, now, until).await.expect("a queue");
        let load = load.expect("a load that is due");
        let loading = app.generations.begin_generation(load.company, load.number).await;
        let mut loading = loading.expect("room for stock");
        loading.add(lines).await.expect("room for stock");
        let loaded = loading.finish().await.expect("room for stock");
        let generation = Generation {
            number: load.number,
            as_of: now,
            loaded_at: now,
            n_lines: loaded.n_lines,
            n_flawed: 0,
            columns: BTreeSet::from(StockColumn::ALL),
        };
        let next = NextLoad {
            soft_at: now.plus(Duration::from_mins(1)),
            at: now.plus(Duration::from_mins(5)),
        };
        let is_shown = app.loads.show_load(&load, lease, &generation, next).await;
        assert!(is_shown.expect("a queue"), "the load was ours");
        load.number
    }

    /// The ERP is asked and does not answer.
    pub async fn fail_load(&self, admin: &Somebody, trouble: Trouble) {
        let (app, now) = (&self.app, self.clock_now());
        let permit = admin.actor.permit(Permission::SeeStock).expect("an admin may");
        app.loads.ask_for_load(&permit, now, now).await.expect("a queue");
        let lease = Id::from_uuid(app.ids.uuid());
        let until = now.plus(Duration::from_mins(1));
        let load = app.loads.claim_load(lease, now, until).await.expect("a queue");
        let load = load.expect("a load that is due");
        let failing = Failing::again(load.failing, now, 127);
        let is_kept = app.loads.fail_load(&load, lease, failing, &trouble, now).await;
        assert!(is_kept.expect("a queue"), "the load was ours");
    }

    fn clock_now(&self) -> domain_kernel::Timestamp {
        self.app.clock.now()
    }
}
