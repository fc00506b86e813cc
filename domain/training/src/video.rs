//! Films that stand in what modules say, with the captions that they have.

use std::fmt;

use domain_kernel::{Id, Line, Timestamp};
use thiserror::Error;

use crate::{CaptionsAdded, CaptionsRemoved, ModuleId, VideoAdded, VideoSwept};

pub type VideoId = Id<Video>;
pub type VideoFileId = Id<VideoFile>;

/// What a film is called, for those who do not see it.
pub type VideoTitle = Line<300>;

/// A file as it was brought, which never changes: another one has another id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VideoFile {
    pub id: VideoFileId,
    pub n_bytes: u64,
}

/// A film that was brought for a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Video {
    pub id: VideoId,
    pub kind: VideoKind,
    pub title: VideoTitle,
    pub file: VideoFile,
    /// By their language, of which each stands there once.
    pub captions: Vec<Captions>,
    pub added: Timestamp,
}

/// What is said in a film, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captions {
    pub language: LanguageCode,
    pub file: VideoFile,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VideoKind {
    Mp4,
    WebM,
}

/// A language as browsers name it (BCP 47): "de", "pt-BR".
// Invariant: a language of two or three letters and at most one part more, in their usual case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LanguageCode(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("write the code of a language, such as en, de or pt-BR")]
pub struct LanguageCodeError;

/// Why there are no captions more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a film has captions in at most {} languages", Video::MOST_CAPTIONS)]
pub struct TooManyCaptions;

/// How a text names a film.
const MENTION: &str = "video:";
/// How long an id is where it is written.
const ID_LENGTH: usize = 36;
/// Nobody watches more of them in one module.
const MOST_MENTIONED: usize = 50;

impl Video {
    pub const MOST_CAPTIONS: usize = 20;

    pub fn added_to(&self, module: ModuleId) -> VideoAdded {
        VideoAdded { video: self.id, module, kind: self.kind, n_bytes: self.file.n_bytes }
    }

    pub fn swept(&self) -> VideoSwept {
        VideoSwept { video: self.id }
    }

    /// Gives it captions, in the place of those in the same language.
    pub fn caption(
        &mut self,
        module: ModuleId,
        captions: Captions,
    ) -> Result<CaptionsAdded, TooManyCaptions> {
        let Captions { language, file } = captions.clone();
        match self.captions.binary_search_by(|it| it.language.cmp(&language)) {
            Ok(place) => self.captions[place] = captions,
            Err(_) if Self::MOST_CAPTIONS <= self.captions.len() => return Err(TooManyCaptions),
            Err(place) => self.captions.insert(place, captions),
        }
        Ok(CaptionsAdded { video: self.id, module, language, n_bytes: file.n_bytes })
    }

    /// Nothing, if it has none in that language.
    pub fn remove_captions(
        &mut self,
        module: ModuleId,
        language: &LanguageCode,
    ) -> Option<CaptionsRemoved> {
        let place = self.captions.iter().position(|it| it.language == *language)?;
        let removed = self.captions.remove(place);
        Some(CaptionsRemoved { video: self.id, module, language: removed.language })
    }

    /// How a text mentions a film.
    pub fn mention(id: VideoId) -> String {
        format!("{MENTION}{id}")
    }

    /// The films that a text mentions, each once.
    pub fn mentioned(text: &str) -> Vec<VideoId> {
        let after = text.split(MENTION).skip(1);
        let ids = after.filter_map(|it| it.get(..ID_LENGTH)?.parse().ok());
        let mut mentioned: Vec<VideoId> = Vec::new();
        for id in ids {
            if !mentioned.contains(&id) && mentioned.len() < MOST_MENTIONED {
                mentioned.push(id);
            }
        }
        mentioned
    }

    /// The film in Markdown, to be put on a line of its own where it is to stand.
    pub fn markdown(&self) -> String {
        crate::picture::mention_of(self.title.as_str(), &Self::mention(self.id))
    }
}

impl VideoKind {
    pub const ALL: [Self; 2] = [Self::Mp4, Self::WebM];

    /// The word that stores keep, never renamed, and the ending of a file's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mp4 => "mp4",
            Self::WebM => "webm",
        }
    }

    /// The opposite of [`VideoKind::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// What the name of a file says that it is.
    pub fn of_file(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Self::parse(&ending.to_ascii_lowercase())
    }
}

impl LanguageCode {
    pub fn parse(raw: &str) -> Result<Self, LanguageCodeError> {
        let (language, rest) = match raw.trim().split_once('-') {
            Some((language, rest)) => (language, Some(rest)),
            None => (raw.trim(), None),
        };
        let is_word = |it: &str| it.bytes().all(|it| it.is_ascii_alphabetic());
        if !(2..=3).contains(&language.len()) || !is_word(language) {
            return Err(LanguageCodeError);
        }
        let language = language.to_ascii_lowercase();
        match rest {
            None => Ok(Self(language)),
            // A country.
            Some(rest) if rest.len() == 2 && is_word(rest) => {
                Ok(Self(format!("{language}-{}", rest.to_ascii_uppercase())))
            }
            // A way to write it.
            Some(rest) if rest.len() == 4 && is_word(rest) => {
                let (first, others) = rest.split_at(1);
                let first = first.to_ascii_uppercase();
                Ok(Self(format!("{language}-{first}{}", others.to_ascii_lowercase())))
            }
            Some(_) => Err(LanguageCodeError),
        }
    }

    /// What a store has kept.
    pub fn restore(code: String) -> Self {
        Self(code)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without the country.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

impl fmt::Display for LanguageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::given::{at, id};

    fn video() -> Video {
        Video {
            id: id(1),
            kind: VideoKind::Mp4,
            title: VideoTitle::restore("A [lock](x)".to_owned()),
            file: VideoFile { id: id(2), n_bytes: 9 },
            captions: Vec::new(),
            added: at(0),
        }
    }

    fn captions(code: &str, number: u128) -> Captions {
        let language = LanguageCode::parse(code).expect("a code");
        Captions { language, file: VideoFile { id: id(number), n_bytes: 7 } }
    }

    #[test]
    fn a_film_has_captions_once_in_each_language() {
        let mut video = video();
        for it in [captions("en", 3), captions("de", 4), captions("EN", 5)] {
            video.caption(id(9), it).expect("few");
        }
        assert_eq!(video.captions, [captions("de", 4), captions("en", 5)]);
        let german = LanguageCode::restore("de".to_owned());
        assert!(video.remove_captions(id(9), &german).is_some());
        assert_eq!(video.remove_captions(id(9), &german), None);
        for letter in 'a'..='s' {
            video.caption(id(9), captions(&format!("x{letter}"), 6)).expect("few");
        }
        assert_eq!(video.caption(id(9), captions("fr", 6)), Err(TooManyCaptions));
        assert!(video.caption(id(9), captions("en", 6)).is_ok());
    }

    #[test]
    fn a_text_names_films_where_they_stand() {
        let markdown = "![A \\[lock\\](x)](video:00000000-0000-0000-0000-000000000001)";
        assert_eq!(video().markdown(), markdown);
        assert_eq!(Video::mentioned(&format!("{markdown} video:7 {markdown} ä video:")), [id(1)]);
        assert_eq!(Video::mentioned("video:ääääääääääääääääääääääääääääääääääää"), []);
    }

    #[test]
    fn a_language_is_a_code_in_its_usual_case() {
        for (raw, code) in [(" DE ", "de"), ("pt-br", "pt-BR"), ("ZH-hant", "zh-Hant")] {
            assert_eq!(LanguageCode::parse(raw).expect(raw).as_str(), code);
        }
        for bad in ["", "e", "german", "de-", "de-AT-x", "de-1", "d3", "de\"", "de_AT", "ä-ö"] {
            assert_eq!(LanguageCode::parse(bad), Err(LanguageCodeError), "{bad:?}");
        }
        assert_eq!(LanguageCode::parse("pt-BR").expect("a code").language(), "pt");
    }

    #[test]
    fn a_kind_is_the_ending_whatever_its_case() {
        assert_eq!(VideoKind::of_file("Locks.MP4"), Some(VideoKind::Mp4));
        assert_eq!(VideoKind::of_file("a.b.webm"), Some(VideoKind::WebM));
        for bad in ["mp4", "film.mov", "film.mp4.exe", ""] {
            assert_eq!(VideoKind::of_file(bad), None, "{bad:?}");
        }
    }
}
