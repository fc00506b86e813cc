//! Whether invites are sold, for how much, and who takes the money.

use application::shop::{Paying, Shop};
use domain_identity::Money;
use http::Uri;
use payments_stripe::{ApiKey, ApiUrl, WebhookSecret, takes};

use super::{
    PUBLIC_URL, SHOP, SHOP_PRICE, SHOP_TERMS, STRIPE_KEY, STRIPE_URL, STRIPE_WEBHOOK_SECRET,
    fields::Fields,
};

const KINDS: &str = "off, manual or stripe";
const PRICE: &str = "an amount and the code of its currency, such as 490.00 EUR";
const TERMS: &str = "the http:// or https:// address of the page with your terms";
const KEY: &str = "the secret key of the API, 16 or more visible ASCII letters";
const SECRET: &str =
    "the secret with which messages to /buy/callback are signed, 16 or more visible ASCII letters";
const URL: &str = "the https:// address of the API without a path; http:// is for this machine";

/// What is sold, and how.
#[derive(Clone, Debug)]
pub(crate) struct ShopConfig {
    pub(crate) shop: Shop,
    /// `None`: those who run this send invoices.
    pub(crate) stripe: Option<StripeAccount>,
}

#[derive(Clone, Debug)]
pub(crate) struct StripeAccount {
    pub(crate) url: ApiUrl,
    pub(crate) key: ApiKey,
    pub(crate) secret: WebhookSecret,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Off,
    Manual,
    Stripe,
}

pub(super) fn shop(fields: &mut Fields<'_>) -> Option<ShopConfig> {
    let kind = fields.take(SHOP, KINDS, kind);
    // Whoever has written something else is told that, and no more.
    let is_told = fields.text(SHOP).is_some() && kind.is_none();
    let kind = kind.unwrap_or(Kind::Off);
    let price = fields.take(SHOP_PRICE, PRICE, |it| Money::parse(it).ok());
    let terms = fields.take(SHOP_TERMS, TERMS, terms);
    let key = fields.take_secret(STRIPE_KEY, KEY, |it| it.parse::<ApiKey>());
    let secret =
        fields.take_secret(STRIPE_WEBHOOK_SECRET, SECRET, |it| it.parse::<WebhookSecret>());
    let url = fields.take_secret(STRIPE_URL, URL, |it| it.parse::<ApiUrl>());
    if !is_told {
        check(fields, kind);
    }
    let refused = price.filter(|it| kind == Kind::Stripe && !takes(*it));
    if let Some(price) = refused {
        let accepted = "an amount that Stripe takes: whole ones without a rest of a hundredth, and no \
                        last digit of a thousandth";
        fields.reject(SHOP_PRICE, format!("is {price}"), accepted);
    }
    let paying = match kind {
        Kind::Off => return None,
        Kind::Manual => Paying::ByInvoice,
        Kind::Stripe => Paying::AtProvider,
    };
    let stripe = match kind {
        Kind::Stripe => {
            Some(StripeAccount { url: url.unwrap_or_default(), key: key?, secret: secret? })
        }
        Kind::Off | Kind::Manual => None,
    };
    Some(ShopConfig { shop: Shop { price: price?, terms: terms?, paying }, stripe })
}

/// Whether all that is needed is set, and nothing else.
fn check(fields: &mut Fields<'_>, kind: Kind) {
    let sells = "something, since SHIPSHAPE_SHOP sells invites";
    let only_sold = "something only together with SHIPSHAPE_SHOP=manual or stripe";
    let only_stripe = "something only together with SHIPSHAPE_SHOP=stripe";
    let of_stripe = "something, since SHIPSHAPE_SHOP is stripe";
    for setting in [SHOP_PRICE, SHOP_TERMS] {
        match (kind, fields.text(setting).is_some()) {
            (Kind::Off, true) => fields.reject(setting, "is set".to_owned(), only_sold),
            (Kind::Manual | Kind::Stripe, false) => {
                fields.reject(setting, "is not set".to_owned(), sells);
            }
            _ => {}
        }
    }
    for setting in [STRIPE_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_URL] {
        match (kind, fields.text(setting).is_some()) {
            (Kind::Off | Kind::Manual, true) => {
                fields.reject(setting, "is set".to_owned(), only_stripe);
            }
            (Kind::Stripe, false) if setting != STRIPE_URL => {
                fields.reject(setting, "is not set".to_owned(), of_stripe);
            }
            _ => {}
        }
    }
    if kind == Kind::Stripe && fields.text(PUBLIC_URL).is_none() {
        let accepted = "the address under which people reach us, since buyers come back to it";
        fields.reject(PUBLIC_URL, "is not set".to_owned(), accepted);
    }
}

fn kind(text: &str) -> Option<Kind> {
    match text {
        "off" => Some(Kind::Off),
        "manual" => Some(Kind::Manual),
        "stripe" => Some(Kind::Stripe),
        _ => None,
    }
}

fn terms(text: &str) -> Option<String> {
    let url: Uri = text.parse().ok()?;
    let is_web = matches!(url.scheme_str(), Some("http" | "https"));
    (is_web && url.host().is_some_and(|it| !it.is_empty())).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{super::Config, *};

    const PRICE: (&str, &str) = ("SHOP_PRICE", "490.00 EUR");
    const TERMS: (&str, &str) = ("SHOP_TERMS", "https://ship.example/terms");
    const KEY: (&str, &str) = ("STRIPE_KEY", "sk_live_hunter2hunter2");
    const SECRET: (&str, &str) = ("STRIPE_WEBHOOK_SECRET", "whsec_hunter2hunter2");
    const PUBLIC: (&str, &str) = ("PUBLIC_URL", "https://ship.example");

    fn read(given: &[(&str, &str)]) -> (Config, Vec<String>) {
        let (config, mistakes) = Config::read(|setting| {
            let found = given.iter().find(|(name, _)| format!("SHIPSHAPE_{name}") == setting);
            found.map(|(_, value)| (*value).to_owned())
        });
        (config, mistakes.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn nothing_is_sold_unless_somebody_says_so_and_for_how_much() {
        for given in [&[][..], &[("SHOP", "off")][..]] {
            let (config, mistakes) = read(given);
            assert!(config.shop.is_none() && mistakes.is_empty(), "{mistakes:?}");
        }
        let (config, mistakes) = read(&[("SHOP", "manual"), PRICE, TERMS]);
        let shop = config.shop.expect("a shop");
        assert!(mistakes.is_empty() && shop.stripe.is_none(), "{mistakes:?}");
        assert_eq!((shop.shop.price.minor(), shop.shop.paying), (49_000, Paying::ByInvoice));
    }

    #[test]
    fn a_provider_needs_keys_that_are_shown_nowhere_and_an_address_to_come_back_to() {
        let stripe = ("SHOP", "stripe");
        let (config, mistakes) = read(&[stripe, PRICE, TERMS, KEY, SECRET, PUBLIC]);
        assert!(mistakes.is_empty(), "{mistakes:?}");
        assert!(!format!("{config:?}").contains("hunter2"));
        let account = config.shop.and_then(|it| it.stripe).expect("an account");
        assert_eq!(account.url, ApiUrl::default());

        let (_, mistakes) = read(&[stripe, PRICE, TERMS]);
        for setting in
            ["SHIPSHAPE_STRIPE_KEY ", "SHIPSHAPE_STRIPE_WEBHOOK_SECRET ", "SHIPSHAPE_PUBLIC_URL "]
        {
            assert!(mistakes.iter().any(|it| it.starts_with(setting)), "{setting}: {mistakes:?}");
        }
        let bad = ("STRIPE_URL", "http://hunter2.example");
        let (_, mistakes) = read(&[stripe, PRICE, TERMS, KEY, SECRET, PUBLIC, bad]);
        assert!(mistakes.len() == 1 && !mistakes[0].contains("hunter2"), "{mistakes:?}");
        let fine = ("SHOP_PRICE", "12.345 KWD");
        let (_, mistakes) = read(&[stripe, fine, TERMS, KEY, SECRET, PUBLIC]);
        assert_eq!(mistakes.len(), 1, "{mistakes:?}");
        assert!(mistakes[0].starts_with("SHIPSHAPE_SHOP_PRICE is 12.345 KWD"), "{mistakes:?}");
    }

    #[test]
    fn what_does_not_fit_together_stops_the_start() {
        for (given, setting) in [
            (&[("SHOP", "on")][..], "SHIPSHAPE_SHOP "),
            (&[PRICE][..], "SHIPSHAPE_SHOP_PRICE "),
            (&[("SHOP", "manual"), PRICE][..], "SHIPSHAPE_SHOP_TERMS "),
            (&[("SHOP", "manual"), TERMS][..], "SHIPSHAPE_SHOP_PRICE "),
            (&[("SHOP", "manual"), ("SHOP_PRICE", "490"), TERMS][..], "SHIPSHAPE_SHOP_PRICE "),
            (&[("SHOP", "manual"), PRICE, ("SHOP_TERMS", "terms")][..], "SHIPSHAPE_SHOP_TERMS "),
            (&[("SHOP", "manual"), PRICE, TERMS, KEY][..], "SHIPSHAPE_STRIPE_KEY "),
        ] {
            let (_, mistakes) = read(given);
            assert_eq!(mistakes.len(), 1, "{mistakes:?}");
            assert!(mistakes[0].starts_with(setting), "{mistakes:?}");
        }
    }
}
