//! What it takes to pass a quiz, in words, before somebody starts it.

use application::Message;
use domain_kernel::TimeFactor;
use domain_training::{Needed, Points, Quiz, Section, TimeLimit};

use crate::reader::Reader;

/// "You need 8 of 10 points (80 %). In Electricity you need all 3. …"
pub(super) fn needs(quiz: &Quiz, factor: TimeFactor, reader: &Reader) -> Vec<String> {
    let mut needs = vec![reader.text(&points(quiz.needed(), reader))];
    needs.extend(quiz.sections().iter().filter_map(|it| section(quiz, it, reader)));
    if quiz.questions().iter().any(|it| it.rules().is_critical) {
        needs.push(reader.say("needs-critical"));
    }
    needs.extend(quiz.rules.time_limit.map(|it| time(it, factor, reader)));
    let wait = quiz.rules.tries.wait.minutes();
    if 0 < wait {
        let text = Message::new("needs-wait").text("time", &span(wait, reader));
        needs.push(reader.text(&text));
    }
    needs
}

fn points(needed: Needed, reader: &Reader) -> Message {
    Message::new("needs-points")
        .text("needed", &reader.points(needed.least))
        .text("max", &reader.points(needed.max))
        .text("percent", &percent(needed, reader))
}

/// Never rounded up: whoever has 79.96 % has not 80 %.
fn percent(Needed { least, max, .. }: Needed, reader: &Reader) -> String {
    let tenths = u64::from(least.milli()) * 1_000 / u64::from(max.milli()).max(1);
    reader.points(Points::from_milli(u32::try_from(tenths * 100).unwrap_or(u32::MAX)))
}

fn section(quiz: &Quiz, section: &Section, reader: &Reader) -> Option<String> {
    let Needed { least, max, .. } = quiz.needed_in(section.id)?;
    let key = if least == max { "needs-section-all" } else { "needs-section" };
    let text = Message::new(key)
        .text("section", section.settings.title.as_str())
        .text("needed", &reader.points(least))
        .text("max", &reader.points(max));
    Some(reader.text(&text))
}

fn time(limit: TimeLimit, factor: TimeFactor, reader: &Reader) -> String {
    let minutes = limit.stretched(factor).as_secs().div_ceil(60);
    let minutes = u32::try_from(minutes).unwrap_or(u32::MAX);
    let key = if factor == TimeFactor::NONE { "needs-time" } else { "needs-time-longer" };
    let text = Message::new(key)
        .text("time", &span(minutes, reader))
        .text("usual", &span(limit.minutes().into(), reader))
        .number("percent", factor.percent().into());
    reader.text(&text)
}

/// "20 minutes", "2 hours", "3 days"
pub(in crate::training) fn span(minutes: u32, reader: &Reader) -> String {
    let (key, n) = match minutes {
        it if 0 < it && it % (24 * 60) == 0 => ("span-days", it / (24 * 60)),
        it if 0 < it && it % 60 == 0 => ("span-hours", it / 60),
        it => ("span-minutes", it),
    };
    reader.text(&Message::new(key).number("n", n))
}

#[cfg(test)]
mod tests {
    use domain_identity::Language;
    use domain_training::PassMark;

    use super::*;
    use crate::{tests::given, training::sample};

    #[test]
    fn a_percentage_is_never_rounded_up() {
        let reader = given::reader(Language::German);
        for (least, max, said) in
            [(8_000, 10_000, "80"), (7_996, 10_000, "79,9"), (2_000, 3_000, "66,6")]
        {
            let [score, least, max] = [least, least, max].map(Points::from_milli);
            assert_eq!(percent(Needed { score, least, max }, &reader), said);
        }
    }

    #[test]
    fn what_it_takes_is_said_before_the_start() {
        let reader = given::reader(Language::English);
        let mut quiz = sample::strict().quiz().expect("a quiz").clone();
        let factor = TimeFactor::new(150).expect("in bounds");
        assert_eq!(
            needs(&quiz, factor, &reader),
            [
                "You need 4 of 5 points (80 %).",
                "In Electricity <b> you need all 2.",
                "Questions marked as critical must be answered right.",
                "You have 30 minutes from the start: 20 minutes, and more because you get 150 % of \
                 the time. What is saved by then counts.",
                "After a try without success you wait 1 hour before the next.",
            ]
        );
        quiz.rules = domain_training::QuizRules {
            pass_mark: PassMark::parse("3 points").expect("a pass mark"),
            ..Default::default()
        };
        let plain = needs(&quiz, TimeFactor::NONE, &reader);
        assert_eq!(plain[0], "You need 3 of 5 points (60 %).");
        assert_eq!(plain.len(), 3);
    }
}
