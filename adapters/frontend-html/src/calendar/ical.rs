//! A calendar as RFC 5545 writes it: whole days, each with an identity and a sequence number of its
//! own, called off when they do not matter any more.

use application::{Message, training::CalendarView};
use domain_kernel::{Date, Timestamp};
use domain_training::{DayKind, EntryKey, Told};

use crate::{reader::Reader, settings::PublicUrl, training::module_url};

/// So many bytes a line may have, without its end.
const MOST_BYTES: usize = 75;

pub(super) fn write(view: &CalendarView, url: Option<&PublicUrl>, reader: &Reader) -> String {
    let mut text = Lines(String::new());
    text.line("BEGIN:VCALENDAR");
    text.line("VERSION:2.0");
    text.line("PRODID:-//Shipshape//Due dates//EN");
    text.line("CALSCALE:GREGORIAN");
    text.line("METHOD:PUBLISH");
    text.line(&format!("X-WR-CALNAME:{}", escaped(&reader.say("calendar-name"))));
    text.line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    text.line("X-PUBLISHED-TTL:PT6H");
    for (key, told) in view.calendar.entries() {
        text.event(view, key, told, url, reader);
    }
    text.line("END:VCALENDAR");
    text.0
}

struct Lines(String);

impl Lines {
    fn event(
        &mut self,
        view: &CalendarView,
        key: &EntryKey,
        told: &Told,
        url: Option<&PublicUrl>,
        reader: &Reader,
    ) {
        let changed = instant(told.changed);
        let summary = match key.kind {
            DayKind::Due | DayKind::Task => "calendar-due",
            DayKind::ManagersTask => "calendar-due-by-manager",
            DayKind::AdminsTask => "calendar-due-by-admin",
            DayKind::Ends => "calendar-ends",
        };
        let summary = Message::new(summary).text("title", told.title.as_str());
        let status = if told.is_cancelled { "CANCELLED" } else { "CONFIRMED" };
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{}.{}.{}@shipshape", key.kind.name(), key.subject, view.person));
        self.line(&format!("DTSTAMP:{changed}"));
        self.line(&format!("LAST-MODIFIED:{changed}"));
        self.line(&format!("SEQUENCE:{}", told.sequence));
        self.line(&format!("STATUS:{status}"));
        self.line(&format!("DTSTART;VALUE=DATE:{}", day(told.on)));
        self.line(&format!("SUMMARY:{}", escaped(&reader.text(&summary))));
        // Nobody is busy because something is due.
        self.line("TRANSP:TRANSPARENT");
        if let Some(url) = url {
            let path = key.module().map_or_else(|| "/training".to_owned(), module_url);
            self.line(&format!("URL:{}", url.join(&path)));
        }
        self.line("END:VEVENT");
    }

    /// Folded where it is too long, and never within a letter.
    fn line(&mut self, line: &str) {
        let mut n_bytes = 0;
        for letter in line.chars() {
            if MOST_BYTES < n_bytes + letter.len_utf8() {
                self.0.push_str("\r\n ");
                // The space belongs to the line.
                n_bytes = 1;
            }
            self.0.push(letter);
            n_bytes += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A text as a value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            _ if letter.is_control() => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

fn day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

/// "20261124T120000Z"; the first moment of all for those that no calendar has.
fn instant(at: Timestamp) -> String {
    let at = jiff::Timestamp::from_microsecond(at.micros()).unwrap_or_default();
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use domain_identity::Language;
    use domain_training::{Calendar, ModuleTitle};

    use super::*;
    use crate::{tests::given, training::sample::id};

    fn view(title: &str, is_cancelled: bool) -> CalendarView {
        view_of(DayKind::Due, title, is_cancelled)
    }

    fn view_of(kind: DayKind, title: &str, is_cancelled: bool) -> CalendarView {
        let key = EntryKey { subject: id(14), kind };
        let told = Told {
            on: "2026-11-30".parse().expect("a date"),
            title: ModuleTitle::restore(title.to_owned()),
            is_cancelled,
            sequence: 2,
            changed: Timestamp::from_micros(1_795_521_600_123_456),
        };
        let calendar = Calendar::restore([(key, told)]);
        CalendarView { person: id(7), language: None, calendar }
    }

    fn written(view: &CalendarView) -> String {
        let url = "https://shipshape.example".parse().expect("a URL");
        write(view, Some(&url), &given::reader(Language::English))
    }

    /// The lines as they were before they were folded.
    fn lines(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_day_is_an_event_of_a_whole_day() {
        let text = written(&view("Locks; tags, \\ and more", false));
        let lines = lines(&text);
        let event: Vec<&str> = lines.iter().map(String::as_str).skip(8).collect();
        assert_eq!(
            event,
            [
                "BEGIN:VEVENT",
                "UID:due.00000000-0000-0000-0000-00000000000e.\
                 00000000-0000-0000-0000-000000000007@shipshape",
                "DTSTAMP:20261124T120000Z",
                "LAST-MODIFIED:20261124T120000Z",
                "SEQUENCE:2",
                "STATUS:CONFIRMED",
                "DTSTART;VALUE=DATE:20261130",
                "SUMMARY:Due: Locks\\; tags\\, \\\\ and more",
                "TRANSP:TRANSPARENT",
                "URL:https://shipshape.example/training/modules/\
                 00000000-0000-0000-0000-00000000000e",
                "END:VEVENT",
                "END:VCALENDAR",
            ]
        );
        assert!(written(&view("Locks", true)).contains("\r\nSTATUS:CANCELLED\r\n"));
    }

    #[test]
    fn a_task_is_found_where_tasks_are() {
        let lines = lines(&written(&view_of(DayKind::Task, "Collect the key", false)));
        let uid = "UID:task.00000000-0000-0000-0000-00000000000e.\
                   00000000-0000-0000-0000-000000000007@shipshape";
        for line in [uid, "SUMMARY:Due: Collect the key", "URL:https://shipshape.example/training"]
        {
            assert!(lines.iter().any(|it| it == line), "{line} in {lines:?}");
        }
    }

    #[test]
    fn a_task_of_somebody_else_says_whose_it_is() {
        for (kind, summary) in [
            (DayKind::ManagersTask, "SUMMARY:Your manager does this: Hand over the key"),
            (DayKind::AdminsTask, "SUMMARY:An admin does this: Hand over the key"),
        ] {
            let lines = lines(&written(&view_of(kind, "Hand over the key", false)));
            assert!(lines.iter().any(|it| it == summary), "{summary} in {lines:?}");
        }
    }

    #[test]
    fn a_line_has_75_bytes_at_most_and_no_letter_is_cut() {
        for title in
            ["é".repeat(120), "🔒".repeat(60), "a".repeat(120), format!("a{}", "é".repeat(99))]
        {
            let text = written(&view(&title, false));
            assert!(text.split("\r\n").all(|it| it.len() <= 75), "{text}");
            assert!(lines(&text).contains(&format!("SUMMARY:Due: {title}")));
        }
    }

    #[test]
    fn nothing_in_a_title_ends_a_line() {
        let text = written(&view("Locks\r\nEND:VCALENDAR\u{b}", false));
        assert!(text.contains("SUMMARY:Due: Locks\\nEND:VCALENDAR\r\n"));
    }
}
