//! Moodle's GIFT, as its importer reads it (spec: training-reference, 5.1).
//!
//! An empty line ends a question. `//` begins a line that is a comment; a few comments of our own
//! before a question say what GIFT cannot:
//!
//! | comment | meaning |
//! | --- | --- |
//! | `// points: 2.5` | what the question is worth, unless it is 1 |
//! | `// credit: all or nothing` | several answers count only together |
//! | `// case: sensitive` | upper and lower case matter in a short text |
//! | `// stars: literal` | `*` in a short text means itself; `wild` means any text |
//! | `// kind: short text` | `->` in a short text does not make it a question for pairs |

mod answers;
mod block;
mod question;
mod scan;
mod tags;
mod text;
mod write;

pub use write::write;

use super::{FileRefused, Verdict};
use crate::Quiz;

pub(super) use block::is_category;

pub(super) fn read(text: &str) -> Result<Vec<Verdict>, FileRefused> {
    let mut verdicts = Vec::new();
    for block in block::Blocks::of(text) {
        if verdicts.len() == Quiz::MAX_QUESTIONS {
            return Err(FileRefused::TooManyQuestions);
        }
        verdicts.push(question::read(&block));
    }
    Ok(verdicts)
}
