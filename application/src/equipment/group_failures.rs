//! What the refusals of categories and locations mean to a frontend. The domain does not know that
//! there are any.

use domain_equipment::{CategoryInUse, LocationInUse, LocationRefused, LocationTree};

use crate::{Class, Failure, Message};

impl Failure for CategoryInUse {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        Message::new("item-category-in-use").number("n", self.n_items)
    }

    fn samples() -> Vec<Self> {
        vec![Self { n_items: 1 }, Self { n_items: 3 }]
    }
}

impl Failure for LocationInUse {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        match self {
            Self { n_items: 0, n_locations } => {
                Message::new("item-location-has-locations").number("n", *n_locations)
            }
            Self { n_items, .. } => Message::new("item-location-has-items").number("n", *n_items),
        }
    }

    fn samples() -> Vec<Self> {
        let some = |n_items, n_locations| Self { n_items, n_locations };
        vec![some(1, 0), some(0, 1), some(3, 2), some(0, 2)]
    }
}

impl Failure for LocationRefused {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        match self {
            Self::TooMany => {
                let most = number(LocationTree::MOST_LOCATIONS);
                Message::new("item-locations-too-many").number("most", most)
            }
            Self::NoSuchParent => Message::new("item-location-no-such-parent"),
            Self::InItself => Message::new("item-location-in-itself"),
            Self::TooDeep => {
                let most = number(LocationTree::MOST_LEVELS);
                Message::new("item-location-too-deep").number("most", most)
            }
            Self::NameTaken => Message::new("item-location-taken"),
            Self::TooLong => Message::new("item-location-too-long"),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::TooMany => None,
            Self::NoSuchParent | Self::InItself | Self::TooDeep => Some("parent"),
            Self::NameTaken | Self::TooLong => Some("name"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![
            Self::TooMany,
            Self::NoSuchParent,
            Self::InItself,
            Self::TooDeep,
            Self::NameTaken,
            Self::TooLong,
        ]
    }
}
