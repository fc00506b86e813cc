//! Pages to pay on, from a provider that answers as a test wants it to.
#![expect(clippy::expect_used, reason = "a broken promise is a panic")]

use std::{sync::Arc, time::Duration};

use application::shop::{Callback, CallbackError, Checkout, PaymentGateway};
use domain_identity::{
    Buyer, CompanyName, Email, Language, Money, PersonName, Purchase, PurchaseNumber,
    RegistrationNumber,
};
use domain_kernel::{Id, Timestamp};
use payments_stripe::{StripePayments, Trouble};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::Mutex,
    time::sleep,
};
use uuid::Uuid;

const PAGE: &str = "{\"id\":\"cs_1\",\"url\":\"https://checkout.example/pay/cs_1#a\"}";

/// What it was asked, word by word.
type Asked = Arc<Mutex<Vec<String>>>;

struct Provider {
    port: u16,
    asked: Asked,
}

impl Provider {
    /// One that answers everything with these bytes; with none, it lets everybody wait.
    async fn saying(answer: Vec<u8>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Asked::default();
        tokio::spawn({
            let asked = Arc::clone(&asked);
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    let _ = talk(stream, &answer, &asked).await;
                }
            }
        });
        Self { port, asked }
    }

    async fn answering(head: &str, body: &str) -> Self {
        let n_bytes = body.len();
        let whole = format!("HTTP/1.1 {head}\r\nContent-Length: {n_bytes}\r\n\r\n{body}");
        Self::saying(whole.into_bytes()).await
    }

    async fn begin(&self) -> Result<Checkout, String> {
        begin(self.port, &purchase("490.00 EUR")).await
    }
}

async fn talk(
    mut stream: TcpStream,
    answer: &[u8],
    asked: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut question = String::new();
    while !is_whole(&question) {
        let mut piece = [0; 4096];
        let n_bytes = stream.read(&mut piece).await?;
        if n_bytes == 0 {
            return Ok(());
        }
        question.push_str(&String::from_utf8_lossy(&piece[..n_bytes]));
    }
    asked.lock().await.push(question);
    if answer.is_empty() {
        sleep(Duration::from_mins(1)).await;
    }
    stream.write_all(answer).await?;
    stream.shutdown().await
}

fn is_whole(question: &str) -> bool {
    let Some((head, body)) = question.split_once("\r\n\r\n") else { return false };
    let length = head
        .lines()
        .find_map(|it| it.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    body.len() == length.unwrap_or(0)
}

fn gateway(port: u16) -> StripePayments {
    StripePayments::new(
        format!("http://127.0.0.1:{port}").parse().expect("a URL"),
        "sk_test_0123456789".parse().expect("a key"),
        "whsec_0123456789".parse().expect("a secret"),
        "https://ship.example".to_owned(),
        Duration::from_millis(500),
        Vec::new(),
    )
    .expect("a client")
}

/// How the buyer goes on, or why not.
async fn begin(port: u16, purchase: &Purchase) -> Result<Checkout, String> {
    let begun = gateway(port).begin(purchase).await;
    begun.map_err(|err| err.0.to_string())
}

fn purchase(price: &str) -> Purchase {
    let buyer = Buyer {
        company: CompanyName::restore("Harbour & Söhne".to_owned()),
        registration: RegistrationNumber::restore("HRB 1".to_owned()),
        name: PersonName::restore("Anna Lindqvist".to_owned()),
        email: Email::restore("anna+buys@harbour.example".to_owned()),
        language: Language::German,
    };
    let price = Money::parse(price).expect("an amount");
    let number = PurchaseNumber::draw([0, 0, 0x30, 0x39]);
    Purchase::place(Id::from_uuid(Uuid::from_u128(7)), number, buyer, price, now()).0
}

fn now() -> Timestamp {
    Timestamp::from_micros(1_700_000_000_000_000)
}

#[tokio::test]
async fn a_page_is_asked_for_with_the_price_and_the_order_and_once() {
    let provider = Provider::answering("200 OK", PAGE).await;
    let page = "https://checkout.example/pay/cs_1#a".to_owned();
    assert_eq!(provider.begin().await, Ok(Checkout::At(page)));

    let asked = provider.asked.lock().await.concat();
    assert!(asked.starts_with("POST /v1/checkout/sessions HTTP/1.1\r\n"), "{asked}");
    let order = "00000000-0000-0000-0000-000000000007";
    for part in [
        &format!("host: 127.0.0.1:{}\r\n", provider.port),
        "authorization: Bearer sk_test_0123456789\r\n",
        "content-type: application/x-www-form-urlencoded\r\n",
        &format!("idempotency-key: {order}\r\n"),
        "mode=payment&",
        "success_url=https%3A%2F%2Fship.example%2Fbuy%2Fdone&",
        "cancel_url=https%3A%2F%2Fship.example%2Fbuy%2Fback&",
        "client_reference_id=0001-2345&",
        "customer_email=anna%2Bbuys%40harbour.example&locale=de&",
        &format!("metadata%5Border%5D={order}&"),
        &format!("payment_intent_data%5Bmetadata%5D%5Border%5D={order}&"),
        "line_items%5B0%5D%5Bquantity%5D=1&",
        "%5Bprice_data%5D%5Bcurrency%5D=eur&",
        "%5Bprice_data%5D%5Bunit_amount%5D=49000&",
        "%5Bname%5D=Shipshape%3A+Harbour+%26+S%C3%B6hne",
    ] {
        assert!(asked.contains(part), "{part} in {asked}");
    }
}

#[tokio::test]
async fn a_provider_that_refuses_or_sends_us_elsewhere_gives_no_page() {
    for (head, status) in [
        ("400 Bad Request", 400),
        ("401 Unauthorized", 401),
        ("429 Too Many Requests", 429),
        ("500 Error", 500),
        ("307 Temporary Redirect\r\nLocation: https://elsewhere.example/", 307),
    ] {
        let provider = Provider::answering(head, PAGE).await;
        assert_eq!(provider.begin().await, Err(Trouble::Refused(status).to_string()));
    }
}

#[tokio::test]
async fn an_answer_without_a_page_to_pay_on_gives_none() {
    for body in [
        "<!doctype html>",
        "",
        "{\"id\":\"cs_1\"}",
        "{\"url\":null}",
        "{\"url\":\"/pay\"}",
        "{\"url\":\"javascript:alert(1)\"}",
        "{\"url\":\"https://user:word@checkout.example/\"}",
    ] {
        let provider = Provider::answering("200 OK", body).await;
        assert_eq!(provider.begin().await, Err(Trouble::Unreadable.to_string()), "{body}");
    }
    let endless = format!("{{\"url\":\"https://checkout.example/{}\"}}", "a".repeat(300_000));
    let provider = Provider::answering("200 OK", &endless).await;
    assert_eq!(provider.begin().await, Err(Trouble::Unreadable.to_string()));
}

#[tokio::test]
async fn nobody_waits_for_a_provider_that_is_not_there_or_says_nothing() {
    let silent = Provider::saying(Vec::new()).await;
    assert_eq!(silent.begin().await, Err(Trouble::TimedOut.to_string()));
    let none = begin(1, &purchase("490.00 EUR")).await;
    assert_eq!(none, Err(Trouble::Unreachable.to_string()));
}

#[tokio::test]
async fn an_amount_that_the_provider_does_not_take_is_not_asked_for() {
    let provider = Provider::answering("200 OK", PAGE).await;
    let begun = begin(provider.port, &purchase("12.345 KWD")).await;
    assert_eq!(begun, Err(Trouble::Amount.to_string()));
    assert!(provider.asked.lock().await.is_empty());
}

#[test]
fn a_message_without_one_good_signature_is_not_read() {
    let gateway = gateway(1);
    let name = "stripe-signature";
    for headers in [vec![], vec![(name, "t=1700000000,v1=00")], vec![(name, ""), (name, "")]] {
        let callback = Callback { headers, body: b"{}" };
        assert_eq!(gateway.read_callback(&callback, now()), Err(CallbackError::Unsigned));
    }
}
