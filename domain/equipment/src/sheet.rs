//! Paper to print labels on, and where each label stands on it.

use thiserror::Error;

/// A length of paper, in micrometers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i32);

/// Labels of one size and place, as they are sold.
///
/// Their measures are those of Avery's templates as `LibreOffice` has them in
/// `extras/source/labels/labels.xml`, with labels rounded to what their packages say; the sheet of
/// 5160 is also in gLabels' `avery-us-templates.xml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelSheet {
    /// A4, 21 labels of 63.5 × 38.1 mm.
    AveryL7160,
    /// A4, 14 labels of 99.1 × 38.1 mm.
    AveryL7163,
    /// A4, 65 labels of 38.1 × 21.2 mm.
    AveryL7651,
    /// A4, 189 labels of 25.4 × 10 mm, cut as the L6008 and the J8658 are.
    AveryL4731,
    /// US Letter, 30 labels of 2 5/8 × 1 inch.
    Avery5160,
    /// One label of 62 × 29 mm after the other, such as Brother's DK-11209.
    Roll62x29,
}

/// How a sheet is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    pub page: Extent,
    pub n_columns: u16,
    pub n_rows: u16,
    /// From the left and from the upper edge of the page to the first label.
    pub first: Spot,
    pub label: Extent,
    /// From where one label begins to where the next one does.
    pub pitch: Extent,
}

/// How large something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    pub width: Length,
    pub height: Length,
}

/// How far something is from the left and from the upper edge of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub x: Length,
    pub y: Length,
}

/// A sheet as somebody prints on it with a printer of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetLayout {
    sheet: LabelSheet,
    /// How many labels of the first page were used before.
    n_used: u16,
    right: Nudge,
    down: Nudge,
}

/// How far a printer misses, in tenths of a millimeter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nudge(i16);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a printer is put right by ten millimeters at most")]
pub struct NudgeTooFar;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the first label is one of those on a sheet, from 1 to {n_labels}")]
pub struct NoSuchLabel {
    pub n_labels: u16,
}

/// Where one of many labels is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// From 0 on.
    pub page: usize,
    pub at: Spot,
}

impl Length {
    pub const fn micrometers(n: i32) -> Self {
        Self(n)
    }

    pub const fn millimeters(n: i32) -> Self {
        Self(n.saturating_mul(1_000))
    }

    pub const fn as_micrometers(self) -> i32 {
        self.0
    }

    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    #[must_use]
    pub fn times(self, n: u16) -> Self {
        Self(self.0.saturating_mul(n.into()))
    }
}

const A4: Extent = extent(210_000, 297_000);
const LETTER: Extent = extent(215_900, 279_400);

impl LabelSheet {
    pub const ALL: [Self; 6] = [
        Self::AveryL7160,
        Self::AveryL7163,
        Self::AveryL7651,
        Self::AveryL4731,
        Self::Avery5160,
        Self::Roll62x29,
    ];

    /// The word that addresses keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::AveryL7160 => "avery_l7160",
            Self::AveryL7163 => "avery_l7163",
            Self::AveryL7651 => "avery_l7651",
            Self::AveryL4731 => "avery_l4731",
            Self::Avery5160 => "avery_5160",
            Self::Roll62x29 => "roll_62x29",
        }
    }

    /// The opposite of [`LabelSheet::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    pub const fn grid(self) -> Grid {
        match self {
            Self::AveryL7160 => Grid {
                page: A4,
                n_columns: 3,
                n_rows: 7,
                first: spot(7_200, 15_150),
                label: extent(63_500, 38_100),
                pitch: extent(66_040, 38_100),
            },
            Self::AveryL7163 => Grid {
                page: A4,
                n_columns: 2,
                n_rows: 7,
                first: spot(4_670, 15_150),
                label: extent(99_060, 38_100),
                pitch: extent(101_600, 38_100),
            },
            Self::AveryL7651 => Grid {
                page: A4,
                n_columns: 5,
                n_rows: 13,
                first: spot(4_670, 10_900),
                label: extent(38_100, 21_170),
                pitch: extent(40_640, 21_170),
            },
            Self::AveryL4731 => Grid {
                page: A4,
                n_columns: 7,
                n_rows: 27,
                first: spot(8_480, 13_430),
                label: extent(25_400, 10_000),
                pitch: extent(27_940, 10_000),
            },
            Self::Avery5160 => Grid {
                page: LETTER,
                n_columns: 3,
                n_rows: 10,
                first: spot(4_763, 12_700),
                label: extent(66_675, 25_400),
                pitch: extent(69_850, 25_400),
            },
            Self::Roll62x29 => Grid {
                page: extent(62_000, 29_000),
                n_columns: 1,
                n_rows: 1,
                first: spot(0, 0),
                label: extent(62_000, 29_000),
                pitch: extent(62_000, 29_000),
            },
        }
    }

    pub const fn n_labels(self) -> u16 {
        let Grid { n_columns, n_rows, .. } = self.grid();
        n_columns * n_rows
    }

    /// Where a ruler page has its cross: so far from the left and from the upper edge of the paper,
    /// if the printer hits.
    pub const fn cross(self) -> Spot {
        match self {
            Self::Roll62x29 => spot(10_000, 10_000),
            _ => spot(50_000, 50_000),
        }
    }

    /// How long each arm of the cross is to the right and downward, if the printer does not scale.
    pub const fn arm(self) -> Extent {
        match self {
            Self::Roll62x29 => extent(40_000, 10_000),
            _ => extent(100_000, 100_000),
        }
    }
}

impl Nudge {
    pub const MOST: i16 = 100;

    pub fn tenths(n: i16) -> Result<Self, NudgeTooFar> {
        match (-Self::MOST..=Self::MOST).contains(&n) {
            true => Ok(Self(n)),
            false => Err(NudgeTooFar),
        }
    }

    pub fn as_tenths(self) -> i16 {
        self.0
    }

    fn length(self) -> Length {
        Length(i32::from(self.0) * 100)
    }
}

impl SheetLayout {
    /// `first` is the first free label of the first page, from 1 on, row by row.
    pub fn new(
        sheet: LabelSheet,
        first: u16,
        (right, down): (Nudge, Nudge),
    ) -> Result<Self, NoSuchLabel> {
        let n_labels = sheet.n_labels();
        match (1..=n_labels).contains(&first) {
            true => Ok(Self { sheet, n_used: first - 1, right, down }),
            false => Err(NoSuchLabel { n_labels }),
        }
    }

    /// A whole sheet, by a printer that hits.
    pub fn whole(sheet: LabelSheet) -> Self {
        Self { sheet, n_used: 0, right: Nudge::default(), down: Nudge::default() }
    }

    /// The same from the first label of its first page on.
    #[must_use]
    pub fn from_first(self) -> Self {
        Self { n_used: 0, ..self }
    }

    pub fn sheet(self) -> LabelSheet {
        self.sheet
    }

    pub fn first(self) -> u16 {
        self.n_used + 1
    }

    pub fn right(self) -> Nudge {
        self.right
    }

    pub fn down(self) -> Nudge {
        self.down
    }

    /// Where something is to be printed that belongs there.
    pub fn put_right(self, at: Spot) -> Spot {
        Spot { x: at.x.plus(self.right.length()), y: at.y.plus(self.down.length()) }
    }

    /// Where the label of this number is printed, from 0 on: in rows, page after page.
    pub fn place(self, label: usize) -> Placed {
        let Grid { n_columns, first, pitch, .. } = self.sheet.grid();
        let n_labels = usize::from(self.sheet.n_labels());
        let label = label.saturating_add(usize::from(self.n_used));
        let on_page = u16::try_from(label % n_labels).unwrap_or_default();
        let (row, column) = (on_page / n_columns, on_page % n_columns);
        let at = Spot {
            x: first.x.plus(pitch.width.times(column)),
            y: first.y.plus(pitch.height.times(row)),
        };
        Placed { page: label / n_labels, at: self.put_right(at) }
    }

    /// How many pages it takes to print so many labels.
    pub fn n_pages(self, n_labels: usize) -> usize {
        match n_labels.checked_sub(1) {
            Some(last) => self.place(last).page + 1,
            None => 0,
        }
    }
}

const fn extent(width: i32, height: i32) -> Extent {
    Extent { width: Length(width), height: Length(height) }
}

const fn spot(x: i32, y: i32) -> Spot {
    Spot { x: Length(x), y: Length(y) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mm(length: Length) -> f64 {
        f64::from(length.as_micrometers()) / 1_000.0
    }

    #[test]
    fn every_label_lies_within_its_page_and_none_is_over_another() {
        for sheet in LabelSheet::ALL {
            let Grid { page, label, .. } = sheet.grid();
            let layout = SheetLayout::whole(sheet);
            let n_labels = usize::from(sheet.n_labels());
            let spots: Vec<Spot> = (0..n_labels).map(|it| layout.place(it).at).collect();
            for (number, at) in spots.iter().enumerate() {
                assert_eq!(layout.place(number).page, 0, "{sheet:?} {number}");
                let end = (at.x.plus(label.width), at.y.plus(label.height));
                assert!(Length(0) <= at.x && Length(0) <= at.y, "{sheet:?} {number}");
                assert!(end.0 <= page.width && end.1 <= page.height, "{sheet:?} {number}");
                for other in spots.iter().skip(number + 1) {
                    let beside = end.0 <= other.x || other.x.plus(label.width) <= at.x;
                    let below = end.1 <= other.y || other.y.plus(label.height) <= at.y;
                    assert!(beside || below, "{sheet:?} {number}: {at:?} and {other:?}");
                }
            }
            assert_eq!(layout.place(n_labels).page, 1, "{sheet:?}");
        }
    }

    #[test]
    fn a_sheet_has_the_same_margin_on_both_sides() {
        for sheet in LabelSheet::ALL {
            let Grid { page, n_columns, n_rows, first, label, pitch } = sheet.grid();
            let right = mm(page.width)
                - mm(first.x)
                - mm(pitch.width.times(n_columns - 1))
                - mm(label.width);
            let below = mm(page.height)
                - mm(first.y)
                - mm(pitch.height.times(n_rows - 1))
                - mm(label.height);
            assert!((right - mm(first.x)).abs() < 0.4, "{sheet:?}: {right}");
            assert!((below - mm(first.y)).abs() < 0.4, "{sheet:?}: {below}");
        }
    }

    #[test]
    fn a_sheet_has_as_many_labels_as_its_package_says() {
        let n_labels = LabelSheet::ALL.map(|it| (it.name(), it.n_labels()));
        let expected = [
            ("avery_l7160", 21),
            ("avery_l7163", 14),
            ("avery_l7651", 65),
            ("avery_l4731", 189),
            ("avery_5160", 30),
            ("roll_62x29", 1),
        ];
        assert_eq!(n_labels, expected);
        for sheet in LabelSheet::ALL {
            assert_eq!(LabelSheet::parse(sheet.name()), Some(sheet));
        }
        assert_eq!(LabelSheet::parse("AveryL7160"), None);
    }

    #[test]
    fn a_half_used_sheet_begins_at_its_first_free_label() {
        let none = Nudge::default();
        let layout = SheetLayout::new(LabelSheet::AveryL7160, 20, (none, none)).expect("one of 21");
        // The second of the last row, then its third, then a new page.
        let places: Vec<Placed> = (0..3).map(|it| layout.place(it)).collect();
        assert_eq!(places[0], Placed { page: 0, at: spot(73_240, 243_750) });
        assert_eq!(places[1], Placed { page: 0, at: spot(139_280, 243_750) });
        assert_eq!(places[2], Placed { page: 1, at: spot(7_200, 15_150) });
        assert_eq!([0, 1, 2, 3, 23, 24].map(|it| layout.n_pages(it)), [0, 1, 1, 2, 2, 3]);
        for first in [0, 22, u16::MAX] {
            let refused = SheetLayout::new(LabelSheet::AveryL7160, first, (none, none));
            assert_eq!(refused, Err(NoSuchLabel { n_labels: 21 }));
        }
    }

    #[test]
    fn a_printer_that_misses_is_put_right_by_tenths_of_a_millimeter() {
        let nudges = Nudge::tenths(-7).and_then(|right| Ok((right, Nudge::tenths(12)?)));
        let nudges = nudges.expect("less than ten millimeters");
        let layout = SheetLayout::new(LabelSheet::AveryL7651, 1, nudges).expect("the first");
        assert_eq!(layout.place(0).at, spot(3_970, 12_100));
        assert_eq!((layout.right().as_tenths(), layout.down().as_tenths()), (-7, 12));
        for n in [-101, 101, i16::MIN, i16::MAX] {
            assert_eq!(Nudge::tenths(n), Err(NudgeTooFar));
        }
    }
}
