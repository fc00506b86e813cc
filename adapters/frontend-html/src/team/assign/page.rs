use application::{
    Message,
    onboarding::{AssignmentPreview, LeftOut, Placed},
};
use domain_identity::PersonName;
use domain_kernel::Date;
use domain_onboarding::{PathId, PathTitle};
use serde::Serialize;

use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake},
    parts::count,
    preview::{LeftOutLine, Preview},
    reader::Reader,
    training::sample,
    views::Page,
};

/// Several people and the path that they are to be put on.
#[derive(Debug, Serialize)]
pub(crate) struct AssignPage {
    person: Field,
    people: Vec<Choice>,
    text: Field,
    file: Field,
    path: Field,
    paths: Vec<Choice>,
    start: Start,
    preview: Option<Preview>,
    /// What the button that does it says, if there is anything to do.
    apply: Option<String>,
    mistakes: Vec<Mistake>,
}

/// As `components/date_parts.html` draws it.
#[derive(Debug, Serialize)]
struct Start {
    day: Field,
    month: Field,
    year: Field,
    error: Option<String>,
}

impl AssignPage {
    pub(super) fn new(
        chosen: &[Placed],
        paths: &[(PathId, PathTitle)],
        looked_at: Option<&AssignmentPreview>,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let people = chosen.iter().map(|it| (it.id.to_string(), it.name.as_str().to_owned()));
        let none = (String::new(), reader.say("assign-choose-path"));
        let titles = paths.iter().map(|(id, it)| (id.to_string(), it.as_str().to_owned()));
        let n_new = looked_at.map_or(0, |it| count(it.new.len()));
        let apply = Message::new("assign-apply").number("n", n_new);
        Self {
            person: draft.field("person", reader),
            people: draft.choices("person", people),
            text: draft.field("text", reader),
            file: draft.field("file", reader),
            path: draft.field("path", reader),
            paths: draft.choices("path", [none].into_iter().chain(titles)),
            start: Start {
                day: draft.field("starts_on", reader),
                month: draft.field("starts_on_month", reader),
                year: draft.field("starts_on_year", reader),
                error: draft.error("starts_on", reader),
            },
            preview: looked_at.map(|it| preview(it, reader)),
            apply: (0 < n_new).then(|| reader.text(&apply)),
            mistakes: draft.mistakes(reader),
        }
    }
}

fn preview(preview: &AssignmentPreview, reader: &Reader) -> Preview {
    let n_new = Message::new("assign-preview").number("n", count(preview.new.len()));
    let left_out = preview.left_out.iter().map(|it| left_out(it, reader)).collect();
    let names = preview.new.iter().map(|(_, name)| name.as_str());
    Preview::new(reader.text(&n_new), names, left_out, reader)
}

fn left_out(left_out: &LeftOut, reader: &Reader) -> LeftOutLine {
    let (who, why) = match left_out {
        LeftOut::OnPathSince(name, start) => {
            (name.as_str(), Message::new("assign-on-it").text("date", &reader.date(*start)))
        }
        LeftOut::Deactivated(name) => (name.as_str(), Message::new("assign-deactivated")),
        LeftOut::Unknown(written) => (written.as_str(), Message::new("assign-unknown")),
    };
    LeftOutLine::new(who, &why, reader)
}

impl Page for AssignPage {
    const TEMPLATE: &'static str = "team/assign.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("assign-title")
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let name = |it: &str| PersonName::restore(it.to_owned());
        let chosen = [(4, "Priya <Raman>"), (5, "Amina Yusuf")].map(|(id, it)| Placed {
            id: sample::id(id),
            name: name(it),
            is_active: true,
            starts_on: None,
        });
        let titles = [(3, "Workshop starter"), (4, "Forklift & crane")];
        let paths = titles.map(|(id, it)| (sample::id(id), PathTitle::restore(it.to_owned())));
        let fields = [
            ("path", sample::id::<()>(3).to_string()),
            ("person", sample::id::<()>(4).to_string()),
            ("starts_on", "30".to_owned()),
            ("starts_on_month", "11".to_owned()),
            ("starts_on_year", "2026".to_owned()),
        ];
        let preview = AssignmentPreview {
            new: (0..102).map(|it| (sample::id(it), name("Joaquín Morales"))).collect(),
            left_out: vec![
                LeftOut::OnPathSince(name("Amina Yusuf"), Date::constant(2026, 11, 16)),
                LeftOut::Deactivated(name("Olena Kovalenko")),
                LeftOut::Unknown("=x@elsewhere.example".to_owned()),
            ],
        };
        let nobody = AssignmentPreview::default();
        let mut errors = FieldErrors::default();
        errors.add("person", Message::new("assign-nobody"));
        errors.add("path", Message::new("assign-no-path"));
        errors.add("starts_on", Message::new("start-malformed"));
        let refused = Draft::refused(Form::default(), errors);
        let filled = Draft::filled(fields);
        vec![
            Self::new(&chosen, &paths, None, &filled, reader),
            Self::new(&chosen, &paths, Some(&preview), &filled, reader),
            Self::new(&chosen, &paths, Some(&nobody), &filled, reader),
            Self::new(&[], &[], None, &refused, reader),
        ]
    }
}
