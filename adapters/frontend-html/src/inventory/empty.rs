//! Why there is no stock to look at, and what to do about it.

use application::inventory::NotYet;
use serde::Serialize;

use super::{
    asked::{Asked, PATH, url},
    connector,
    grid::Viewer,
    words,
};
use crate::{parts::Link, reader::Reader, views::Page};

#[derive(Debug, Serialize)]
pub(crate) struct NoStockPage {
    heading: String,
    reason: String,
    said: Vec<String>,
    /// It is being loaded, so that looking again soon is worth it.
    waits: bool,
    ways: Vec<Link>,
}

impl NoStockPage {
    pub(super) fn new(not_yet: &NotYet, asked: &Asked, viewer: Viewer, reader: &Reader) -> Self {
        let keeps_it = viewer.keeps_connector;
        let (reason, said) = words::not_yet(not_yet, keeps_it, reader);
        let link = |href: String, key: &str| Link { href, text: reader.say(key) };
        let anyway = match not_yet {
            NotYet::TooOld(_) => {
                let insisting = Asked { insists: true, ..asked.clone() };
                Some(link(url(PATH, &insisting.fields()), "stock-show-anyway"))
            }
            NotYet::NeverLoaded(_) => Some(link(url(PATH, &asked.fields()), "stock-look-again")),
            NotYet::NoErp | NotYet::NothingGranted => None,
        };
        let settings = keeps_it.then(|| link(connector::PATH.to_owned(), "connector-title"));
        Self {
            heading: reader.say(if viewer.is_customer { "stock-own" } else { "stock-title" }),
            reason,
            said,
            waits: matches!(not_yet, NotYet::NeverLoaded(_)),
            ways: anyway.into_iter().chain(settings).collect(),
        }
    }
}

impl Page for NoStockPage {
    const TEMPLATE: &'static str = "inventory/nothing.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("stock-nothing-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::inventory::{NeverLoaded, TooOld};
        use domain_inventory::Trouble;

        use super::sample;

        let now = sample::now();
        let never = |is_loading, trouble: Option<Trouble>| {
            let next_try = trouble.is_some().then_some(now);
            NotYet::NeverLoaded(NeverLoaded { is_loading, trouble, next_try, now })
        };
        let old = TooOld {
            as_of: now.minus(std::time::Duration::from_hours(30)),
            trouble: Some(Trouble::SignInRefused),
            next_try: Some(now),
            now,
        };
        let cases = [
            NotYet::NoErp,
            NotYet::NothingGranted,
            never(true, None),
            never(false, None),
            never(false, Some(Trouble::Column("part".to_owned()))),
            NotYet::TooOld(old),
        ];
        let admin = Viewer { is_customer: false, keeps_connector: true };
        let customer = Viewer { is_customer: true, keeps_connector: false };
        let page = |it: &NotYet, viewer| Self::new(it, &Asked::default(), viewer, reader);
        cases.iter().flat_map(|it| [page(it, admin), page(it, customer)]).collect()
    }
}
