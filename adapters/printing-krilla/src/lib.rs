//! What is printed, as PDF files with their fonts in them: certificates, and labels of items.

mod certificate;
mod fonts;
mod ink;
mod label;
mod label_text;
mod ruler;

use std::sync::{Arc, OnceLock};

use application::{
    PrintError,
    equipment::{LabelPrinter, LabelSheets, RulerPage},
    training::{CertificatePrinter, CertificateSheet},
};
use async_trait::async_trait;
use tokio::{sync::Semaphore, task::spawn_blocking};

use fonts::Fonts;

pub struct PdfPrinter {
    /// Drawing takes a core for as long as it lasts, so one at a time is enough.
    permits: Arc<Semaphore>,
    fonts: OnceLock<Arc<Fonts>>,
}

impl Default for PdfPrinter {
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
impl CertificatePrinter for PdfPrinter {
    async fn print(&self, sheet: CertificateSheet) -> Result<Vec<u8>, PrintError> {
        self.draw(move |fonts| certificate::draw(&sheet, fonts)).await
    }
}

#[async_trait]
impl LabelPrinter for PdfPrinter {
    async fn print_labels(&self, sheets: LabelSheets) -> Result<Vec<u8>, PrintError> {
        self.draw(move |fonts| label::draw(&sheets, fonts)).await
    }

    async fn print_ruler(&self, page: RulerPage) -> Result<Vec<u8>, PrintError> {
        self.draw(move |fonts| ruler::draw(&page, fonts)).await
    }
}

impl PdfPrinter {
    async fn draw(
        &self,
        draw: impl FnOnce(&Fonts) -> Result<Vec<u8>, Trouble> + Send + 'static,
    ) -> Result<Vec<u8>, PrintError> {
        let drawn = async {
            let _permit = self.permits.acquire().await?;
            let fonts = self.fonts()?;
            Ok::<_, Box<dyn std::error::Error + Send + Sync>>(
                spawn_blocking(move || draw(&fonts)).await??,
            )
        };
        drawn.await.map_err(PrintError)
    }

    fn fonts(&self) -> Result<Arc<Fonts>, Trouble> {
        if let Some(fonts) = self.fonts.get() {
            return Ok(Arc::clone(fonts));
        }
        let fonts = Arc::new(Fonts::read()?);
        Ok(Arc::clone(self.fonts.get_or_init(|| fonts)))
    }
}

#[cfg(test)]
mod tests;
