//! The text of a PDF: what its pages draw, letter by letter, put together again.

mod lines;

use domain_courses::NoSummary;
use hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask,
    font::{Glyph, GlyphRun},
    interpret_page,
};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use kurbo::{Affine, BezPath, Rect};

use lines::{Letter, Lines};

const MOST_PAGES: usize = 5_000;
/// What fonts count in.
const PER_EM: f64 = 1000.0;

pub(super) fn text(document: Vec<u8>) -> Result<String, NoSummary> {
    let pdf = Pdf::new(document).map_err(|err| match err {
        LoadPdfError::Invalid | LoadPdfError::Decryption(DecryptionError::InvalidEncryption) => {
            NoSummary::Broken
        }
        LoadPdfError::Decryption(_) => NoSummary::Encrypted,
    })?;
    let pages = pdf.pages();
    if MOST_PAGES < pages.len() {
        return Err(NoSummary::TooBig);
    }
    let (mut writing, cache) = (Writing::default(), InterpreterCache::new());
    for page in pages.iter() {
        // Nothing is drawn, so that it does not matter how large the page is.
        let area = Rect::new(0.0, 0.0, 1.0, 1.0);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::IDENTITY, area, &cache, pdf.xref(), settings);
        interpret_page(page, &mut context, &mut writing);
        writing.check()?;
    }
    writing.lines.finish()
}

/// Takes note of letters and lets everything else go by.
#[derive(Default)]
struct Writing {
    lines: Lines,
    /// Where the last run began, and how many letters it had.
    last: Option<((f64, f64), usize)>,
    refused: Option<NoSummary>,
}

impl Writing {
    fn check(&self) -> Result<(), NoSummary> {
        self.refused.map_or(Ok(()), Err)
    }

    /// Filled and then outlined is written once, and so is what is made bold by writing it again.
    fn is_written(&mut self, run: &GlyphRun<'_, '_>, all: Affine) -> bool {
        let glyphs = run.glyphs();
        let Some(place) = glyphs.first().map(|it| all * it.transform()) else {
            return true;
        };
        let [.., c, d, x, y] = place.as_coeffs();
        let near = c.hypot(d) * PER_EM * 0.06;
        let same = |((at_x, at_y), n_letters): ((f64, f64), usize)| {
            n_letters == glyphs.len() && (x - at_x).hypot(y - at_y) < near
        };
        self.last.replace(((x, y), glyphs.len())).is_some_and(same)
    }
}

impl Device<'_> for Writing {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        if self.refused.is_some() || self.is_written(run, props.transform) {
            return;
        }
        for glyph in run.glyphs() {
            let mut one = [0; 4];
            let unicode = glyph.as_unicode();
            let text = match &unicode {
                Some(BfString::Char(it)) => it.encode_utf8(&mut one),
                Some(BfString::String(it)) => it.as_str(),
                None => continue,
            };
            let place = (props.transform * glyph.transform()).as_coeffs();
            let [along_x, along_y, up_x, up_y, at @ ..] = place;
            let unit = along_x.hypot(along_y).max(f64::MIN_POSITIVE);
            let letter = Letter {
                text,
                at: at.into(),
                way: (along_x / unit, along_y / unit),
                size: up_x.hypot(up_y) * PER_EM,
                width: f64::from(advance(glyph).unwrap_or(500.0)) * unit,
            };
            if let Err(why) = self.lines.add(&letter) {
                self.refused = Some(why);
                return;
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'_>, _: &DrawMode) {}
}

fn advance(glyph: &Glyph<'_>) -> Option<f32> {
    match glyph {
        Glyph::Outline(it) => it.advance_width(),
        Glyph::Type3(it) => it.advance_width(),
    }
}
