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

pub(crate) struct Fonts([(Face<'static>, Font); 2]);

impl Fonts {
    pub(crate) fn read() -> Result<Self, Trouble> {
        Ok(Self([font(LATO)?, font(DEJAVU)?]))
    }

    /// The font that lacks the fewest letters of a line, the first of those.
    pub(crate) fn of(&self, line: &str) -> Font {
        let n_missing =
            |face: &Face<'_>| line.chars().filter(|it| face.glyph_index(*it).is_none()).count();
        let [lato, dejavu] = &self.0;
        let is_better = n_missing(&dejavu.0) < n_missing(&lato.0);
        if is_better { dejavu.1.clone() } else { lato.1.clone() }
    }
}

fn font(data: &'static [u8]) -> Result<(Face<'static>, Font), Trouble> {
    let face = Face::parse(data, 0).map_err(|_| Trouble::Font)?;
    let font = Font::new(data.to_vec().into(), 0).ok_or(Trouble::Font)?;
    Ok((face, font))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_in_a_font_that_has_its_letters() {
        let fonts = Fonts::read().expect("our own");
        let [lato, dejavu] = &fonts.0;
        for (line, font) in [
            ("Mehmet Yıldız", &lato.1),
            ("Łukasz Ściślewski", &lato.1),
            ("Ольга Коваленко", &lato.1),
            ("Γιώργος", &lato.1),
            ("გიორგი", &dejavu.1),
            ("محمد الفارسي", &dejavu.1),
            ("שרה", &dejavu.1),
        ] {
            assert!(fonts.of(line) == *font, "{line}");
        }
    }
}
