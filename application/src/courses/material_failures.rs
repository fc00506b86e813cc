//! What the refusals of materials mean to a frontend.

use domain_courses::{FileRefused, NoFilm};

use crate::{Class, Failure, Message};

impl Failure for FileRefused {
    fn class(&self) -> Class {
        match self {
            Self::Missing => Class::Invalid,
            Self::LongCaptions => Class::TooLarge,
            _ => Class::WrongType,
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Missing => Message::new("file-missing"),
            Self::NotOffered => Message::new("file-not-offered"),
            Self::NoCaptions => Message::new("file-no-captions"),
            Self::NotWhatItSays => Message::new("file-not-what-it-says"),
            Self::NotWhole => Message::new("file-not-whole"),
            Self::Macros => Message::new("file-macros"),
            Self::Protected => Message::new("file-protected"),
            Self::Swollen => Message::new("file-swollen"),
            Self::LongCaptions => Message::new("file-long-captions"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![
            Self::Missing,
            Self::NotOffered,
            Self::NoCaptions,
            Self::NotWhatItSays,
            Self::NotWhole,
            Self::Macros,
            Self::Protected,
            Self::Swollen,
            Self::LongCaptions,
        ]
    }
}

impl Failure for NoFilm {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("material-no-film")
    }

    fn samples() -> Vec<Self> {
        vec![Self]
    }
}
