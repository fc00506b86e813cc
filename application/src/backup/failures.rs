use super::BackupFileError;
use crate::{Class, Failure, Message};

impl Failure for BackupFileError {
    fn class(&self) -> Class {
        match self {
            Self::Exists | Self::Newer => Class::Refused,
            Self::NoBackup | Self::Damaged(_) => Class::Invalid,
            Self::Unavailable(_) => Class::Unavailable,
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Exists => Message::new("backup-exists"),
            Self::NoBackup => Message::new("backup-none"),
            Self::Damaged(_) => Message::new("backup-damaged"),
            Self::Newer => Message::new("backup-newer"),
            Self::Unavailable(_) => Message::new("unavailable"),
        }
    }

    fn samples() -> Vec<Self> {
        let damaged = Self::Damaged("the end is missing".to_owned());
        let unavailable = Self::Unavailable("the disk is full".into());
        vec![Self::Exists, Self::NoBackup, damaged, Self::Newer, unavailable]
    }
}
