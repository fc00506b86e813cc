//! Bars beside each other, as `components/bars.html` draws them. The same numbers stand in a table.

use serde::Serialize;

/// Bars from the left, one below the other.
#[derive(Debug, Serialize)]
pub(crate) struct Plot {
    /// What it shows, for those who do not see it.
    text: String,
    height: usize,
    bars: Vec<Bar>,
}

#[derive(Debug, Serialize)]
struct Bar {
    /// Cut where the bar begins.
    label: String,
    value: String,
    /// Of the track, in its units.
    width: u32,
    /// Of the letters, and of the bar.
    baseline: usize,
    top: usize,
}

/// How much room each bar has from top to bottom, as the prototypes have it.
const ROW: usize = 30;
/// From the left to the right of the track, in the units of the picture.
const TRACK: u32 = 160;
/// So many letters have room before it.
const MOST_LETTERS: usize = 20;

impl Plot {
    /// `title` begins the text. Each bar has a label, its value in words, and how long it is; `full`
    /// is as long as a bar may be.
    pub(crate) fn new(title: &str, full: u32, bars: Vec<(String, String, u32)>) -> Self {
        let said: Vec<String> =
            bars.iter().map(|(label, value, _)| format!("{label} {value}")).collect();
        let drawn = bars.into_iter().enumerate().map(|(n, (label, value, length))| Bar {
            label: cut(&label),
            value,
            width: scaled(length, full),
            baseline: ROW * n + 19,
            top: ROW * n + 9,
        });
        let bars: Vec<Bar> = drawn.collect();
        Self { text: format!("{title}: {}", said.join(", ")), height: ROW * bars.len() + 4, bars }
    }
}

/// What is not nothing can be seen.
fn scaled(length: u32, full: u32) -> u32 {
    let scaled = u64::from(length.min(full)) * u64::from(TRACK) / u64::from(full.max(1));
    let scaled = u32::try_from(scaled).unwrap_or(TRACK);
    if length == 0 { 0 } else { scaled.max(2) }
}

fn cut(label: &str) -> String {
    if label.chars().count() <= MOST_LETTERS {
        return label.to_owned();
    }
    let begin: String = label.chars().take(MOST_LETTERS - 1).collect();
    format!("{}…", begin.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_fills_its_track_and_a_short_one_is_seen() {
        for (length, full, width) in
            [(0, 100, 0), (1, 1_000, 2), (50, 100, 80), (100, 100, 160), (7, 3, 160), (0, 0, 0)]
        {
            assert_eq!(scaled(length, full), width, "{length} of {full}");
        }
    }

    #[test]
    fn a_long_label_is_cut_in_the_picture_and_whole_in_its_text() {
        let name = "Fall protection and rescue gear";
        let plot = Plot::new("Use", 100, vec![(name.to_owned(), "12 %".to_owned(), 12)]);
        assert_eq!(plot.text, "Use: Fall protection and rescue gear 12 %");
        let labels: Vec<&str> = plot.bars.iter().map(|it| it.label.as_str()).collect();
        assert_eq!(labels, ["Fall protection and…"]);
    }
}
