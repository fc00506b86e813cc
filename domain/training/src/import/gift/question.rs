use super::{
    answers::{self, Entry, Sign},
    block::Block,
    scan,
    tags::Tags,
    text::{Markup, Texts, unescape},
};
use crate::{
    AcceptedNumber, AcceptedText, AnswerOption, Credit, Decimal, DecimalError, Feedback,
    NewQuestion, ProseError, WrittenKind, WrittenOption,
    import::{Adjustment, Expected, Rejection, Verdict},
};

/// What a sentence has where its answer belongs.
const GAP: &str = "_____";

/// A title only helps to find the question in the file.
const MAX_TITLE: usize = 200;

pub(super) fn read(block: &Block) -> Verdict {
    let (title, rest) = title(&block.text);
    Verdict::new(block.line(), title, parse(block, rest))
}

/// A title between double colons, and what follows it.
fn title(text: &str) -> (Option<String>, &str) {
    let text = text.trim_start();
    let Some((title, Some(rest))) = text.strip_prefix("::").map(|it| scan::split_once(it, "::"))
    else {
        return (None, text);
    };
    let title = unescape(title.trim(), Markup::Plain).replace('\n', " ");
    let title: String = title.chars().filter(|it| !it.is_control()).take(MAX_TITLE).collect();
    ((!title.is_empty()).then_some(title), rest)
}

fn parse(block: &Block, rest: &str) -> Result<(NewQuestion, Vec<Adjustment>), Rejection> {
    let (stem, body) = split_braces(block, rest)?;
    let (body, general) = scan::split_once(body, "####");
    let tags = Tags::read(&block.comments);
    let mut texts = Texts::begin(&stem);
    let stem = texts.prose(&stem).map_err(Rejection::Stem)?;
    let stem = stem.ok_or(Rejection::Stem(ProseError::Empty))?;
    let kind = kind(block, &mut texts, body, tags)?;
    let explanation = texts.prose(general.unwrap_or_default()).map_err(Rejection::Explanation)?;
    let weights = kind.weights();
    let points = tags.points()?;
    let question =
        NewQuestion::write(stem, points, kind, explanation).map_err(Rejection::Question)?;
    if weights != question.kind().weights() {
        texts.note(Adjustment::WeightsCompleted);
    }
    Ok((question, texts.adjustments()))
}

/// What is asked, with a gap where the braces stand in the middle of it, and what is in them.
fn split_braces<'a>(block: &Block, rest: &'a str) -> Result<(String, &'a str), Rejection> {
    let syntax = |at: usize, expected| {
        let line = block.line_of(block.text.len() - rest.len() + at);
        Rejection::Syntax { line, expected }
    };
    let open = scan::find(rest, b"{}").ok_or(Rejection::Description)?;
    if rest[open..].starts_with('}') {
        return Err(syntax(open, Expected::OpeningBrace));
    }
    let Some(close) = scan::find(&rest[open + 1..], b"{}") else {
        return Err(syntax(open, Expected::ClosingBrace));
    };
    let close = open + 1 + close;
    if rest[close..].starts_with('{') {
        return Err(syntax(close, Expected::OneBlock));
    }
    let (before, body, after) = (&rest[..open], &rest[open + 1..close], &rest[close + 1..]);
    if let Some(at) = scan::find(after, b"{}") {
        return Err(syntax(close + 1 + at, Expected::OneBlock));
    }
    let gap = if after.trim().is_empty() { "" } else { GAP };
    Ok((format!("{before}{gap}{after}"), body))
}

/// Which kind it is, in the order in which Moodle decides.
fn kind(
    block: &Block,
    texts: &mut Texts,
    body: &str,
    tags: Tags,
) -> Result<WrittenKind, Rejection> {
    let body = body.trim();
    if body.is_empty() {
        return Err(Rejection::Essay);
    }
    if let Some(numbers) = body.strip_prefix('#') {
        return number(block, texts, numbers);
    }
    let (head, feedback) = scan::split_once(body, "#");
    if let "T" | "TRUE" | "F" | "FALSE" = head.trim() {
        return true_false(block, texts, head.trim().starts_with('T'), feedback);
    }
    if scan::find(body, b"~").is_some() {
        return choice(block, texts, body, tags);
    }
    short_text(texts, body, tags)
}

fn true_false(
    block: &Block,
    texts: &mut Texts,
    answer: bool,
    feedback: Option<&str>,
) -> Result<WrittenKind, Rejection> {
    let (wrong, right) = scan::split_once(feedback.unwrap_or_default(), "#");
    let right = right.unwrap_or_default();
    if scan::find(right, b"#").is_some() {
        let (line, expected) = (block.line(), Expected::TwoFeedbacks);
        return Err(Rejection::Syntax { line, expected });
    }
    let if_wrong = read_feedback(texts, Some(wrong))?;
    let if_right = read_feedback(texts, Some(right))?;
    Ok(WrittenKind::TrueFalse { answer, if_right, if_wrong })
}

fn choice(
    block: &Block,
    texts: &mut Texts,
    body: &str,
    tags: Tags,
) -> Result<WrittenKind, Rejection> {
    let answers = answers::split(body)?.signed(block.line())?;
    if answers.has_equals_in_feedback {
        texts.note(Adjustment::EqualsInFeedback);
    }
    let is_single = answers.entries.iter().any(|it| it.sign == Sign::Right);
    let mut options = Vec::new();
    for (position, entry) in answers.entries.iter().enumerate() {
        options.push(read_option(texts, position, entry)?);
    }
    if is_single {
        return Ok(WrittenKind::SingleChoice { options });
    }
    let credit = tags.credit.unwrap_or(Credit::Partial);
    Ok(WrittenKind::SeveralAnswers { options, credit })
}

fn read_option(
    texts: &mut Texts,
    position: usize,
    entry: &Entry<'_>,
) -> Result<WrittenOption, Rejection> {
    let refused = |error| Rejection::Option { position, error };
    let text = texts.prose(entry.text).map_err(refused)?;
    let text = text.ok_or(refused(ProseError::Empty))?;
    let feedback = read_feedback(texts, entry.feedback)?;
    Ok(AnswerOption { id: None, text, weight: entry.weight(), feedback })
}

fn short_text(texts: &mut Texts, body: &str, tags: Tags) -> Result<WrittenKind, Rejection> {
    let entries = answers::split(body)?.entries;
    let is_signed = entries.iter().any(|it| it.sign == Sign::Right);
    if !tags.is_short_text && is_signed && entries.iter().any(|it| it.text.contains("->")) {
        return Err(Rejection::Matching);
    }
    let mut accepted = Vec::new();
    for (position, entry) in entries.iter().enumerate() {
        let refused = |error| Rejection::Accepted { position, error };
        let text = texts.short(entry.text).map_err(refused)?;
        let feedback = read_feedback(texts, entry.feedback)?;
        accepted.push(AcceptedText { text, weight: entry.weight(), feedback });
    }
    let has_stars = accepted.iter().any(|it| it.text.as_str().contains('*'));
    let has_wildcards = tags.has_wildcards.unwrap_or(has_stars);
    let is_case_sensitive = tags.is_case_sensitive;
    Ok(WrittenKind::ShortText { accepted, is_case_sensitive, has_wildcards })
}

fn number(block: &Block, texts: &mut Texts, body: &str) -> Result<WrittenKind, Rejection> {
    let (mut accepted, mut otherwise) = (Vec::new(), None);
    for (position, entry) in answers::split(body)?.entries.iter().enumerate() {
        let feedback = read_feedback(texts, entry.feedback)?;
        let is_otherwise = entry.sign == Sign::Wrong && matches!(entry.text, "" | "*");
        if !is_otherwise {
            accepted.push(read_number(position, entry, feedback)?);
            continue;
        }
        if otherwise.is_some() {
            let (line, expected) = (block.line(), Expected::OneOtherwise);
            return Err(Rejection::Syntax { line, expected });
        }
        otherwise = feedback;
    }
    Ok(WrittenKind::Number { accepted, otherwise })
}

/// `3`, `3:0.5` or `1..5`.
fn read_number(
    position: usize,
    entry: &Entry<'_>,
    feedback: Option<Feedback>,
) -> Result<AcceptedNumber, Rejection> {
    let weight = entry.weight();
    let text = unescape(entry.text, Markup::Plain);
    let decimal =
        |it: &str| Decimal::parse(it).map_err(|error| Rejection::Number { position, error });
    let (value, tolerance) = if let Some((low, high)) = text.split_once("..") {
        let (low, high) = (decimal(low)?, decimal(high)?);
        if high < low {
            return Err(Rejection::RangeReversed { position });
        }
        let error = DecimalError::TooPrecise;
        Decimal::middle(low, high).ok_or(Rejection::Number { position, error })?
    } else if let Some((value, tolerance)) = text.split_once(':') {
        (decimal(value)?, decimal(tolerance)?)
    } else {
        (decimal(&text)?, Decimal::ZERO)
    };
    Ok(AcceptedNumber { value, tolerance, weight, feedback })
}

fn read_feedback(texts: &mut Texts, raw: Option<&str>) -> Result<Option<Feedback>, Rejection> {
    texts.prose(raw.unwrap_or_default()).map_err(Rejection::Feedback)
}
