use application::equipment::{Label, LabelSheets};
use domain_equipment::{Extent, Length, Spot};
use krilla::{
    Document, geom::Point, metadata::Metadata, page::PageSettings, surface::Surface,
    text::TextDirection,
};

use crate::{
    Trouble,
    fonts::Fonts,
    ink::{Area, INK, MUTED, Squares, embolden, paint},
    label_text::{Line, Part, lines},
};

/// A label has this edge, so that a printer which misses a little cuts nothing off.
const EDGE: f32 = 2.6;
/// The light border that cameras need, in squares.
const BORDER: usize = 4;
/// Cameras read what is larger from no further away than people stand.
const LARGEST_QR: f32 = 80.0;
/// Black, for printers that have nothing else, and for cameras.
const BLACK: (u8, u8, u8) = (0, 0, 0);

pub(crate) fn draw(sheets: &LabelSheets, fonts: &Fonts) -> Result<Vec<u8>, Trouble> {
    let LabelSheets { language, title, company, layout, labels } = sheets;
    let grid = layout.sheet().grid();
    let mut document = Document::new();
    let placed = labels.iter().enumerate().map(|(n, label)| (layout.place(n), label));
    let placed: Vec<_> = placed.collect();
    for on_page in placed.chunk_by(|(one, _), (next, _)| one.page == next.page) {
        let mut page = document.start_page_with(page_of(grid.page)?);
        let mut surface = page.surface();
        for (place, label) in on_page {
            let area = area(place.at, grid.label);
            draw_label(&mut surface, label, company, area, fonts);
        }
        surface.finish();
        page.finish();
    }
    let metadata = Metadata::new()
        .title(title.clone())
        .authors(vec![company.clone()])
        .language(language.clone());
    document.set_metadata(metadata);
    document.finish().map_err(Trouble::File)
}

pub(crate) fn page_of(extent: Extent) -> Result<PageSettings, Trouble> {
    PageSettings::from_wh(points(extent.width), points(extent.height)).ok_or(Trouble::Size)
}

pub(crate) fn area(at: Spot, extent: Extent) -> Area {
    let (x, y) = (points(at.x), points(at.y));
    Area { x, y, width: points(extent.width), height: points(extent.height) }
}

pub(crate) fn points(length: Length) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "no paper is longer than a few meters")]
    let micrometers = length.as_micrometers() as f32;
    micrometers * 72.0 / 25_400.0
}

/// Where on a label its picture stands, border and all, and where its lines do.
pub(crate) fn parts_of(label: Area) -> (Area, Area) {
    let edge = EDGE.min(label.height * 0.03);
    let side = (label.height - 2.0 * edge).min(label.width * 0.45).min(LARGEST_QR);
    let y = label.y + (label.height - side) / 2.0;
    // The picture's own border is edge enough.
    let picture = Area { x: label.x + edge, y, width: side, height: side };
    let x = picture.right() + edge / 2.0;
    let width = label.right() - EDGE - x;
    (picture, Area { x, y: label.y + edge, width, height: label.height - 2.0 * edge })
}

fn draw_label(surface: &mut Surface<'_>, label: &Label, company: &str, area: Area, fonts: &Fonts) {
    let (picture, text) = parts_of(area);
    if let Some(squares) = Squares::of(&label.address) {
        #[expect(clippy::cast_precision_loss, reason = "a code has 177 squares a side at most")]
        let border = (BORDER * 1_000 / (squares.width + 2 * BORDER)) as f32 / 1_000.0;
        let border = border * picture.width;
        paint(surface, BLACK);
        let at = (picture.x + border, picture.y + border);
        squares.draw(surface, at, picture.width - 2.0 * border);
    }
    for Line { text, part, size, at: (x, y) } in lines(label, company, text, fonts) {
        let typeface = match part {
            Part::Code => fonts.mono(),
            Part::Tag | Part::Name | Part::Company => fonts.of(&text),
        };
        match part {
            Part::Tag => embolden(surface, INK, size),
            Part::Name | Part::Code => paint(surface, INK),
            Part::Company => paint(surface, MUTED),
        }
        let at = Point::from_xy(x, y);
        surface.draw_text(at, typeface.font(), size, &text, false, TextDirection::Auto);
    }
}
