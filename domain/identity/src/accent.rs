use std::fmt;

use thiserror::Error;

/// The one color of a company on its pages: links, buttons, progress. White text on it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Accent(Color);

/// A color of the sRGB space: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color(pub [u8; 3]);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AccentError {
    #[error("write a color as six hexadecimal digits, such as #0a5c69")]
    Malformed,
    #[error("white text on this color is hard to read; choose a darker one")]
    TooLight,
}

/// What the pages make of an accent, on light or on dark ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    pub accent: Color,
    pub hover: Color,
    /// Text on the accent.
    pub ink: Color,
    /// The ground of what is chosen; the accent can be read on it.
    pub subtle: Color,
    pub line: Color,
    /// The ground of what comes next, which has white text on it.
    pub deep: Color,
}

const WHITE: Color = Color([255; 3]);
const BLACK: Color = Color([0; 3]);
/// The darkest ground that the pages have, and the lightest on which dark pages set an accent.
const NIGHT: Color = Color([0x1b, 0x24, 0x27]);
/// Of text against its ground, in thousandths (WCAG 2.2, 1.4.3).
const READABLE: u32 = 4_500;

impl Accent {
    pub fn parse(raw: &str) -> Result<Self, AccentError> {
        let color = Color::parse(raw.trim()).ok_or(AccentError::Malformed)?;
        // On the lightest ground of its own, too, on which it is text.
        let accent = Self(color);
        let is_readable = READABLE <= color.contrast(accent.light().subtle);
        if is_readable { Ok(accent) } else { Err(AccentError::TooLight) }
    }

    pub fn color(self) -> Color {
        self.0
    }

    /// On light pages.
    pub fn light(self) -> Palette {
        let accent = self.0;
        Palette {
            accent,
            hover: accent.mixed(BLACK, 25),
            ink: WHITE,
            subtle: accent.mixed(WHITE, 90),
            line: accent.mixed(WHITE, 65),
            deep: accent.mixed(BLACK, 20),
        }
    }

    /// On dark pages: as much lighter as it takes to be read there.
    pub fn dark(self) -> Palette {
        let subtle = self.0.mixed(NIGHT, 75);
        let lighter = (0..=100).step_by(5).map(|it| self.0.mixed(WHITE, it));
        let mut readable = lighter
            .filter(|it| [NIGHT, subtle].iter().all(|on| READABLE + 1_500 <= it.contrast(*on)));
        let accent = readable.next().unwrap_or(WHITE);
        Palette {
            accent,
            hover: accent.mixed(WHITE, 35),
            ink: self.0.mixed(BLACK, 75),
            subtle,
            line: self.0.mixed(NIGHT, 50),
            deep: self.0.mixed(BLACK, 45),
        }
    }
}

impl Color {
    /// "#0a5c69", with or without the mark.
    fn parse(raw: &str) -> Option<Self> {
        let digits = raw.strip_prefix('#').unwrap_or(raw);
        if digits.len() != 6 || !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
            return None;
        }
        let byte = |it: usize| u8::from_str_radix(digits.get(it..it + 2)?, 16).ok();
        Some(Self([byte(0)?, byte(2)?, byte(4)?]))
    }

    /// With so many hundredths of another color in it.
    fn mixed(self, other: Self, share: u32) -> Self {
        let mix = |a: u8, b: u8| (u32::from(a) * (100 - share) + u32::from(b) * share + 50) / 100;
        let bytes: [u32; 3] = std::array::from_fn(|it| mix(self.0[it], other.0[it]));
        Self(bytes.map(|it| u8::try_from(it).unwrap_or(u8::MAX)))
    }

    /// The contrast ratio in thousandths, 1,000 to 21,000 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Self) -> u32 {
        let (a, b) = (self.luminance(), other.luminance());
        let ratio = (a.max(b) + 0.05) / (a.min(b) + 0.05);
        // A ratio is 21 at most.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
        {
            (ratio * 1_000.0) as u32
        }
    }

    /// From 0, black, to 1, white (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let linear = self.0.map(|it| {
            let share = f64::from(it) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrasts_are_those_of_the_guidelines() {
        assert_eq!(BLACK.contrast(WHITE), 21_000);
        assert_eq!(WHITE.contrast(WHITE), 1_000);
        // The gray that is just readable on white.
        assert!((4_530..=4_550).contains(&Color([0x76; 3]).contrast(WHITE)));
    }

    #[test]
    fn a_color_that_white_cannot_be_read_on_is_refused() {
        assert_eq!(Accent::parse("#ffd400"), Err(AccentError::TooLight));
        assert_eq!(Accent::parse("#8fbcbb"), Err(AccentError::TooLight));
        for raw in ["", "petrol", "#12345", "#12345g", "#1234567", "rgb(1,2,3)"] {
            assert_eq!(Accent::parse(raw), Err(AccentError::Malformed), "{raw:?}");
        }
        assert_eq!(Accent::parse(" 0A5C69 ").map(|it| it.to_string()), Ok("#0a5c69".to_owned()));
    }

    #[test]
    fn whatever_color_is_taken_can_be_read_on_light_and_on_dark_pages() {
        let steps = || (0..=255_u8).step_by(15);
        let colors =
            steps().flat_map(|r| steps().flat_map(move |g| steps().map(move |b| [r, g, b])));
        let mut n_taken = 0;
        for accent in colors.filter_map(|it| Accent::parse(&Color(it).to_string()).ok()) {
            n_taken += 1;
            for palette in [accent.light(), accent.dark()] {
                for (text, ground) in [
                    (palette.ink, palette.accent),
                    (palette.ink, palette.hover),
                    (palette.accent, palette.subtle),
                    (WHITE, palette.deep),
                ] {
                    assert!(READABLE <= text.contrast(ground), "{accent}: {text} on {ground}");
                }
            }
            assert!(READABLE <= accent.dark().accent.contrast(NIGHT), "{accent}");
            assert!(READABLE <= accent.dark().hover.contrast(NIGHT), "{accent}");
        }
        assert!(500 < n_taken, "{n_taken}");
    }
}
