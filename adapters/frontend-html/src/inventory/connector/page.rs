use application::inventory::{ConnectorView, Offers};
use domain_inventory::{Connector, ErpKind, Freshness, Place, StockColumn};
use domain_kernel::Versioned;
use serde::Serialize;

use super::{
    form::{CONFIGURED, column_field, stored},
    loads::{Held, LoadLine, bars},
    report::{Found, Report},
};
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Mistake},
    inventory::words::{self, AsOf},
    plot::Plot,
    reader::Reader,
    views::Page,
};

/// Where the ERP is, what it is asked, and what its answer means.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a part of the page or none")]
pub(crate) struct ConnectorPage {
    /// Nothing is configured and nothing can be chosen from.
    is_closed: bool,
    is_connected: bool,
    /// The operator has said all but how old it may be.
    fixed: Option<FixedErp>,
    version: String,
    place: Field,
    places: Vec<Choice>,
    /// Whether there is more to say than that it is the configured one.
    may_choose: bool,
    kind: Field,
    kinds: Vec<Choice>,
    database: Field,
    username: Field,
    password: Field,
    has_password: bool,
    stock: Field,
    customers: Field,
    columns: Vec<ColumnField>,
    soft_age: Field,
    mistakes: Vec<Mistake>,
    report: Option<Report>,
    /// How it stands with what is connected.
    standing: Option<AsOf>,
    trouble: Option<String>,
    held: Option<Held>,
    loads: Vec<LoadLine>,
    bars: Option<Plot>,
}

/// What only the operator can change.
#[derive(Debug, Serialize)]
struct FixedErp {
    /// "As the operator has configured it: SQL Server"
    place: String,
    /// "Customer, Part, Quantity", as they were found in the answer. Nothing before the first one.
    columns: String,
}

#[derive(Debug, Serialize)]
struct ColumnField {
    of: Field,
    label: String,
    is_needed: bool,
}

impl ConnectorPage {
    pub(super) fn new(
        view: &ConnectorView,
        draft: &Draft,
        found: Option<&Found>,
        reader: &Reader,
    ) -> Self {
        let offers = &view.offers;
        let connector = view.connector.as_ref();
        let may_choose = !(offers.servers.is_empty() && offers.folders.is_empty());
        let kinds = ErpKind::ALL.map(|it| (it.name().to_owned(), reader.say(kind(it))));
        let field = |name: &'static str| draft.field(name, reader);
        let columns = StockColumn::ALL.map(|it| ColumnField {
            of: field(column_field(it)),
            label: reader.say(words::column(it)),
            is_needed: it.is_needed(),
        });
        let erp = view.erp.as_ref();
        Self {
            is_closed: offers.configured.is_none() && !may_choose && connector.is_none(),
            is_connected: connector.is_some(),
            fixed: view.is_fixed.then(|| FixedErp::new(view, reader)),
            version: version(connector, draft),
            place: field("place"),
            places: draft.choices("place", places(offers, connector, reader)),
            may_choose,
            kind: field("kind"),
            kinds: draft.choices("kind", kinds),
            database: field("database"),
            username: field("username"),
            password: draft.secret("password", reader),
            has_password: connector.is_some_and(|it| has_password(&it.value)),
            stock: field("stock"),
            customers: field("customers"),
            columns: columns.into(),
            soft_age: field("soft_age"),
            mistakes: draft.mistakes(reader),
            report: found.map(|it| Report::new(it, reader)),
            standing: erp.and_then(|erp| {
                let current = erp.current.as_ref()?;
                let freshness = Freshness::of(current.as_of, erp.failing, view.now);
                Some(AsOf::new(current.as_of, freshness, view.now, reader))
            }),
            trouble: erp.and_then(|it| it.trouble.as_ref()).map(|it| words::trouble(it, reader)),
            held: view.held.as_ref().map(|it| Held::new(it, reader)),
            loads: view.loads.iter().map(|it| LoadLine::new(it, reader)).collect(),
            bars: bars(&view.loads, reader),
        }
    }
}

impl FixedErp {
    fn new(view: &ConnectorView, reader: &Reader) -> Self {
        let place = reader.say("connector-configured");
        let current = view.erp.as_ref().and_then(|it| it.current.as_ref());
        let columns = current.map(|it| it.columns.iter().map(|it| reader.say(words::column(*it))));
        Self {
            place: match view.offers.configured {
                Some(it) => format!("{place}: {}", reader.say(kind(it))),
                None => place,
            },
            columns: columns.map(|it| it.collect::<Vec<_>>().join(", ")).unwrap_or_default(),
        }
    }
}

/// Of what the form is based on. Nothing where no ERP was connected.
fn version(connector: Option<&Versioned<Connector>>, draft: &Draft) -> String {
    connector.map(|it| draft.version(it.version)).unwrap_or_default()
}

fn has_password(connector: &Connector) -> bool {
    match &connector.settings.place {
        Place::Configured => false,
        Place::Chosen(place) => place.password.is_some(),
    }
}

/// What the operator offers, and what was chosen before.
fn places(
    offers: &Offers,
    connector: Option<&Versioned<Connector>>,
    reader: &Reader,
) -> Vec<(String, String)> {
    let configured =
        offers.configured.map(|_| (CONFIGURED.to_owned(), reader.say("connector-configured")));
    let all = offers.servers.iter().chain(&offers.folders);
    let all = all.map(|it| (it.as_str().to_owned(), it.as_str().to_owned()));
    let mut places: Vec<(String, String)> = configured.into_iter().chain(all).collect();
    if let Some(Place::Chosen(place)) = connector.map(|it| &it.value.settings.place) {
        let address = place.address.as_str().to_owned();
        if !places.iter().any(|(it, _)| *it == address) {
            places.push((address.clone(), address));
        }
    }
    places
}

fn kind(kind: ErpKind) -> &'static str {
    match kind {
        ErpKind::Sqlite => "erp-sqlite",
        ErpKind::Postgres => "erp-postgres",
        ErpKind::Mysql => "erp-mysql",
        ErpKind::SqlServer => "erp-sql-server",
        ErpKind::Files => "erp-files",
    }
}

impl Page for ConnectorPage {
    const TEMPLATE: &'static str = "inventory/connector.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("connector-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::Failure;
        use domain_inventory::{SelectError, Trouble};

        use crate::inventory::connector_sample as sample;

        let as_stored = |view: &ConnectorView, errors: FieldErrors| {
            Draft::refused(stored(view.connector.as_ref()), errors)
        };
        let (closed, open, connected) = (sample::closed(), sample::open(), sample::connected());
        let fixed = sample::fixed();
        let mut silent = FieldErrors::default();
        silent.add("place", application::inventory::trouble_message(&Trouble::Unreachable));
        let mut errors = FieldErrors::default();
        errors.add("place", application::inventory::trouble_message(&Trouble::Unreachable));
        errors.add("stock", SelectError::Writes("into").message());
        let found = Found::Columns(sample::found());
        let good = Found::Checked(Box::new(sample::checked(0)));
        let bad = Found::Checked(Box::new(sample::checked(400)));
        let typed = || stored(connected.connector.as_ref());
        vec![
            Self::new(&closed, &as_stored(&closed, FieldErrors::default()), None, reader),
            Self::new(&open, &as_stored(&open, FieldErrors::default()), None, reader),
            Self::new(&connected, &as_stored(&connected, FieldErrors::default()), None, reader),
            Self::new(&connected, &as_stored(&connected, errors), None, reader),
            Self::new(&connected, &found.draft(typed()), Some(&found), reader),
            Self::new(&connected, &good.draft(typed()), Some(&good), reader),
            Self::new(&connected, &bad.draft(typed()), Some(&bad), reader),
            Self::new(&fixed, &as_stored(&fixed, FieldErrors::default()), None, reader),
            Self::new(&fixed, &as_stored(&fixed, silent), None, reader),
        ]
    }
}
