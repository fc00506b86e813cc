//! The fonts of a sheet: each line is in the first that has all of its letters.

use krilla::text::Font;
use ttf_parser::Face;

use crate::Trouble;

/// Lato by Łukasz Dziedzic, under the SIL Open Font License 1.1, as it was published.
static LATO: &[u8] = include_bytes!("../fonts/Lato-Regular.ttf");
/// `DejaVu` Sans, under the license of Bitstream Vera, for the letters that Lato has not: Armenian,
/// Georgian, Hebrew, Arabic and others, but not those of East Asia, whose fonts are as large as all
/// the rest of the program.
static DEJAVU: &[u8] = include_bytes!("../fonts/DejaVuSans.ttf");
/// Of the same family and license, for codes: its zero has a dot, and all letters are as wide.
static MONO: &[u8] = include_bytes!("../fonts/DejaVuSansMono-Bold.ttf");

pub(crate) struct Fonts {
    lato: Typeface,
    dejavu: Typeface,
    mono: Typeface,
}

/// A font that can be measured.
pub(crate) struct Typeface {
    face: Face<'static>,
    font: Font,
}

impl Fonts {
    pub(crate) fn read() -> Result<Self, Trouble> {
        let (lato, dejavu) = (Typeface::read(LATO)?, Typeface::read(DEJAVU)?);
        Ok(Self { lato, dejavu, mono: Typeface::read(MONO)? })
    }

    /// The font that lacks the fewest letters of a line, the first of those.
    pub(crate) fn of(&self, line: &str) -> &Typeface {
        match self.dejavu.n_missing(line) < self.lato.n_missing(line) {
            true => &self.dejavu,
            false => &self.lato,
        }
    }

    pub(crate) fn mono(&self) -> &Typeface {
        &self.mono
    }
}

impl Typeface {
    fn read(data: &'static [u8]) -> Result<Self, Trouble> {
        let face = Face::parse(data, 0).map_err(|_| Trouble::Font)?;
        let font = Font::new(data.to_vec().into(), 0).ok_or(Trouble::Font)?;
        Ok(Self { face, font })
    }

    pub(crate) fn font(&self) -> Font {
        self.font.clone()
    }

    /// How wide a line is at a size of one. Letters that join or move closer make it narrower.
    pub(crate) fn width(&self, line: &str) -> f32 {
        let advance = |char| {
            let glyph = self.face.glyph_index(char).unwrap_or_default();
            f32::from(self.face.glyph_hor_advance(glyph).unwrap_or_default())
        };
        line.chars().map(advance).sum::<f32>() / f32::from(self.face.units_per_em())
    }

    fn n_missing(&self, line: &str) -> usize {
        line.chars().filter(|it| self.face.glyph_index(*it).is_none()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_in_a_font_that_has_its_letters() {
        let fonts = Fonts::read().expect("our own");
        for (line, typeface) in [
            ("Mehmet Yıldız", &fonts.lato),
            ("Łukasz Ściślewski", &fonts.lato),
            ("Ольга Коваленко", &fonts.lato),
            ("Γιώργος", &fonts.lato),
            ("გიორგი", &fonts.dejavu),
            ("محمد الفارسي", &fonts.dejavu),
            ("שרה", &fonts.dejavu),
        ] {
            assert!(fonts.of(line).font == typeface.font, "{line}");
        }
    }

    #[test]
    fn every_character_of_a_code_is_as_wide() {
        let fonts = Fonts::read().expect("our own");
        let width = fonts.mono().width("0");
        for char in "0123456789ABCDEFGHJKMNPQRSTVWXYZ-".chars() {
            assert!((fonts.mono().width(&char.to_string()) - width).abs() < 0.001, "{char}");
        }
        assert!((fonts.mono().width("7K3M-Q9TF-X") - 11.0 * width).abs() < 0.001);
    }
}
