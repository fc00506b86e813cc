//! Certificates as PDF files: one sheet of A4 on its side, with its fonts in it.

mod fonts;
mod sheet;

use std::sync::{Arc, OnceLock};

use application::training::{CertificatePrinter, CertificateSheet, PrintError};
use async_trait::async_trait;
use tokio::{sync::Semaphore, task::spawn_blocking};

use fonts::Fonts;

pub struct PdfCertificates {
    /// Drawing takes a core for some milliseconds, so one at a time is enough.
    permits: Arc<Semaphore>,
    fonts: OnceLock<Arc<Fonts>>,
}

impl Default for PdfCertificates {
    fn default() -> Self {
        Self { permits: Arc::new(Semaphore::new(1)), fonts: OnceLock::new() }
    }
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    #[error("a font cannot be read")]
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
            let fonts = self.fonts()?;
            Ok::<_, Box<dyn std::error::Error + Send + Sync>>(
                spawn_blocking(move || sheet::draw(&sheet, &fonts)).await??,
            )
        };
        printed.await.map_err(PrintError)
    }
}

impl PdfCertificates {
    fn fonts(&self) -> Result<Arc<Fonts>, Trouble> {
        if let Some(fonts) = self.fonts.get() {
            return Ok(Arc::clone(fonts));
        }
        let fonts = Arc::new(Fonts::read()?);
        Ok(Arc::clone(self.fonts.get_or_init(|| fonts)))
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
            ("محمد", "Κανόνες и правила"),
            ("山田太郎", "安全"),
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
