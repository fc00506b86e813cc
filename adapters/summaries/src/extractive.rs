//! A summary of sentences that stand in the text, chosen on this machine: `SumBasic` (Nenkova and
//! Vanderwende, 2005), which takes the sentence whose words are the most frequent ones of the text,
//! makes these count for less, and takes the next; with the favor that Edmundson (1969) found the
//! first sentences to deserve. The same text always gets the same summary.

mod stopwords;

use std::collections::{BTreeSet, HashMap};

use application::courses::{Summarized, Summarizer};
use async_trait::async_trait;
use domain_courses::SummaryMethod;

use crate::sentences::sentences;
use stopwords::is_stopword;

/// Makes summaries without asking anybody.
pub struct LocalSummarizer;

const MOST_SENTENCES: usize = 5;
const PERCENT: usize = 15;
/// Shorter ones are headings and captions.
const FEWEST_WORDS: usize = 5;
/// What a word counts once it is in the summary.
const AGAIN: f64 = 0.5;
/// The forms of a word mostly differ after these, in English as in German.
const STEM: usize = 7;

#[async_trait]
impl Summarizer for LocalSummarizer {
    async fn summarize(&self, text: &str) -> Summarized {
        let sentences: Vec<&str> = sentences(text).collect();
        let n_sentences = (sentences.len() * PERCENT).div_ceil(100).min(MOST_SENTENCES);
        let mut chosen = chosen(&sentences, |n_chosen, _| n_chosen < n_sentences);
        // Whatever it says is better than nothing.
        if chosen.is_empty() {
            chosen.extend(sentences.first());
        }
        Summarized { text: chosen.join("\n"), method: SummaryMethod::Extract }
    }
}

/// What a text is mostly about, in so many letters, where it is too long to be told as a whole.
pub(crate) fn shortened(text: &str, most_letters: usize) -> String {
    if text.len() <= most_letters {
        return text.to_owned();
    }
    let sentences: Vec<&str> = sentences(text).collect();
    chosen(&sentences, |_, n_letters| n_letters <= most_letters).join("\n")
}

/// The best sentences in the order of the text, while there is room for another, given how many
/// there are and how long all would be with it.
fn chosen<'a>(sentences: &[&'a str], has_room: impl Fn(usize, usize) -> bool) -> Vec<&'a str> {
    let mut candidates: Vec<Candidate> = sentences.iter().map(|it| Candidate::new(it)).collect();
    let mut weights = weights(&candidates);
    let mut chosen: BTreeSet<usize> = BTreeSet::new();
    let mut n_letters = 0;
    while let Some(best) = best(&candidates, &weights, sentences.len()) {
        n_letters += sentences[best].len() + 1;
        if !has_room(chosen.len(), n_letters) {
            break;
        }
        for stem in std::mem::take(&mut candidates[best].stems) {
            if let Some(weight) = weights.get_mut(&stem) {
                *weight *= AGAIN;
            }
        }
        chosen.insert(best);
    }
    chosen.into_iter().filter_map(|it| sentences.get(it).copied()).collect()
}

/// A sentence that may become part of the summary, until it has.
struct Candidate {
    /// Each once. Empty when it is chosen, or says nothing.
    stems: Vec<String>,
    n_words: usize,
    is_whole: bool,
}

impl Candidate {
    fn new(sentence: &str) -> Self {
        let words: Vec<String> = words(sentence).collect();
        let stems = words.iter().filter(|it| !is_stopword(it)).map(|it| stem(it));
        let stems: BTreeSet<String> = stems.collect();
        let ends = sentence.trim_end_matches(['"', '”', '“', ')', '«', '»']);
        let is_whole = ends.ends_with(['.', '!', '?', '…']) && FEWEST_WORDS <= words.len();
        Self { stems: stems.into_iter().collect(), n_words: words.len(), is_whole }
    }
}

fn words(sentence: &str) -> impl Iterator<Item = String> {
    let words = sentence.split(|it: char| !it.is_alphanumeric());
    words.filter(|it| it.chars().any(char::is_alphabetic)).map(str::to_lowercase)
}

fn stem(word: &str) -> String {
    word.chars().take(STEM).collect()
}

/// How likely each word is, among those that say something.
fn weights(candidates: &[Candidate]) -> HashMap<String, f64> {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for stem in candidates.iter().flat_map(|it| &it.stems) {
        *counts.entry(stem.clone()).or_default() += 1;
    }
    let all: f64 = counts.values().map(|it| f64::from(*it)).sum();
    counts.into_iter().map(|(stem, count)| (stem, f64::from(count) / all)).collect()
}

/// The earliest one of those that weigh most. Whole sentences go before all others.
fn best(
    candidates: &[Candidate],
    weights: &HashMap<String, f64>,
    n_sentences: usize,
) -> Option<usize> {
    let mut best: Option<(usize, (bool, f64))> = None;
    for (place, candidate) in candidates.iter().enumerate().filter(|(_, it)| !it.stems.is_empty()) {
        let score = (candidate.is_whole, weight(candidate, weights) * favor(place, n_sentences));
        if best.is_none_or(|(_, it)| it < score) {
            best = Some((place, score));
        }
    }
    best.map(|(place, _)| place)
}

#[expect(clippy::cast_precision_loss, reason = "sentences have few words")]
fn weight(candidate: &Candidate, weights: &HashMap<String, f64>) -> f64 {
    let sum: f64 = candidate.stems.iter().filter_map(|it| weights.get(it)).sum();
    // By all its words, so that a long one does not win by length; short ones say too little alone.
    sum / candidate.n_words.max(2 * FEWEST_WORDS) as f64
}

/// What a text is about is said at its beginning.
fn favor(place: usize, n_sentences: usize) -> f64 {
    match place * 10 < n_sentences {
        true => 1.25,
        false => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Safety at the press\n\
        The press closes with forty tons and must never be reached into while it moves. \
        Lunch is served at noon. \
        Before any work on the press, the press is switched off and locked. \
        Only the person who locked the press may unlock the press. \
        The parking lot is behind the hall. \
        Birthdays are announced on the board. \
        A press that was not locked has hurt three people. \
        Umbrellas stand beside the door.";

    async fn summary(text: &str) -> Vec<String> {
        let made = LocalSummarizer.summarize(text).await;
        assert_eq!(made.method, SummaryMethod::Extract);
        made.text.lines().map(str::to_owned).collect()
    }

    #[tokio::test]
    async fn a_summary_is_of_sentences_that_stand_in_the_text_and_say_what_it_is_about() {
        let found = summary(TEXT).await;
        assert_eq!(found.len(), 2, "{found:?}");
        for sentence in &found {
            assert!(TEXT.contains(sentence.as_str()), "{sentence:?}");
            assert!(sentence.contains("press"), "{sentence:?}");
        }
        assert_eq!(found, summary(TEXT).await);
    }

    #[tokio::test]
    async fn no_more_than_five_sentences_are_chosen_and_all_in_the_order_of_the_text() {
        let long: Vec<String> = (0..400)
            .map(|it| format!("Rule {it} of the hall {} is to be kept well.", it % 7))
            .collect();
        let found = summary(&long.join(" ")).await;
        assert_eq!(found.len(), 5);
        let places: Vec<_> =
            found.iter().map(|it| long.iter().position(|other| it == other)).collect();
        assert!(places.is_sorted() && places.iter().all(Option::is_some), "{places:?}");
    }

    #[tokio::test]
    async fn what_does_not_say_much_still_gets_a_summary() {
        assert_eq!(summary("Hammer\nNails\nSaw").await, ["Hammer"]);
        assert_eq!(summary("And so it is. It is.").await, ["And so it is."]);
        assert_eq!(summary("").await, [""; 0]);
    }

    #[test]
    fn a_long_text_is_shortened_to_whole_sentences() {
        assert_eq!(shortened("It fits.", 8), "It fits.");
        let short = shortened(TEXT, 200);
        assert!(short.len() <= 200 && 100 < short.len(), "{short}");
        assert!(short.lines().all(|it| TEXT.contains(it)));
    }
}
