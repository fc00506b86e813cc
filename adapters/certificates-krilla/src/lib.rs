//! Certificates as PDF files: one sheet of A4 on its side, with the font in it.

mod sheet;

use std::sync::{Arc, OnceLock};

use application::training::{CertificatePrinter, CertificateSheet, PrintError};
use async_trait::async_trait;
use krilla::text::Font;
use tokio::{sync::Semaphore, task::spawn_blocking};

/// Lato by Łukasz Dziedzic, under the SIL Open Font License 1.1, as it was published.
static LATO: &[u8] = include_bytes!("../fonts/Lato-Regular.ttf");

pub struct PdfCertificates {
    /// Drawing takes a core for some milliseconds, so one at a time is enough.
    permits: Arc<Semaphore>,
    font: OnceLock<Font>,
}

impl Default for PdfCertificates {
    fn default() -> Self {
        Self { permits: Arc::new(Semaphore::new(1)), font: OnceLock::new() }
    }
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    #[error("the font cannot be read")]
    Font,
    #[error("the sheet has no size")]
    Size,
    #[error("the file cannot be written: {0:?}")]
    File(krilla::error::KrillaError),
}

#[async_trait]
impl CertificatePrinter for PdfCertificates {
    async fn print(&self, sheet: CertificateSheet) -> Result<Vec<u8>, PrintError> {
        let printed = async {
            let _permit = self.permits.acquire().await?;
            let font = self.font()?;
            Ok::<_, Box<dyn std::error::Error + Send + Sync>>(
                spawn_blocking(move || sheet::draw(&sheet, &font)).await??,
            )
        };
        printed.await.map_err(PrintError)
    }
}

impl PdfCertificates {
    fn font(&self) -> Result<Font, Trouble> {
        if let Some(font) = self.font.get() {
            return Ok(font.clone());
        }
        let font = Font::new(LATO.to_vec().into(), 0).ok_or(Trouble::Font)?;
        Ok(self.font.get_or_init(|| font).clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(person: &str, module: &str) -> CertificateSheet {
        CertificateSheet {
            language: "en".to_owned(),
            company: "Harbour & Sons".to_owned(),
            heading: "Certificate".to_owned(),
            person: person.to_owned(),
            deed: "has completed".to_owned(),
            module: module.to_owned(),
            dates: vec!["on 24 November 2026".to_owned(), "Good until 24 November 2027".to_owned()],
            check: "Check it with this code:".to_owned(),
            code: "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV".to_owned(),
            address: "https://train.example/verify/0123456789ABCDEFGHJKMNPQRSTV".to_owned(),
        }
    }

    #[tokio::test]
    async fn a_certificate_is_a_pdf_of_one_sheet_with_its_font() {
        let printer = PdfCertificates::default();
        let longest = "W".repeat(120);
        for (person, module) in [
            ("Mehmet Yıldız", "Lock-out & tag-out"),
            (longest.as_str(), "wide words ".repeat(11).as_str()),
            ("محمد", "安全"),
        ] {
            let pdf = printer.print(sheet(person, module)).await.expect("a file");
            assert!(pdf.starts_with(b"%PDF-"), "{person}");
            // Only the letters that are used come along.
            assert!(pdf.len() < 60_000, "{} bytes", pdf.len());
            let has = |word: &[u8]| pdf.windows(word.len()).any(|it| it == word);
            assert!(has(b"/Count 1") && has(b"/FontFile"), "{person}");
        }
    }
}
