//! What all pages have in common: they can be drawn, they speak every language, they do what the
//! browser is told they do.

pub(crate) mod given;
pub(crate) mod pages;
mod texts;
