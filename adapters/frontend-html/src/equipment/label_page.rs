//! How the page of labels is drawn.

use application::{
    Message,
    equipment::{ItemChoices, ItemLabel},
};
use domain_equipment::{ActivationCode, LabelSheet, Nudge, SheetLayout};
use serde::Serialize;

use super::{
    group_sample,
    label_query::Labels,
    label_sample,
    labels::{DEFAULTS, url},
};
use crate::{
    form::{Choice, Draft, Field, Form, Mistake},
    parts::{Hidden, count},
    qr::Qr,
    reader::Reader,
    views::Page,
};

/// Which labels are printed on what, and how they look.
#[derive(Debug, Serialize)]
pub(crate) struct LabelsPage {
    heading: String,
    lead: String,
    /// What was chosen before and cannot be changed here.
    kept: Vec<Hidden>,
    /// How many items were chosen one by one.
    n_chosen: Option<String>,
    filters: Option<Filters>,
    since: Field,
    sheet: Field,
    sheets: Vec<Choice>,
    first: Field,
    right: Field,
    down: Field,
    /// Whether cameras can follow the addresses on labels.
    has_address: bool,
    preview: Option<Preview>,
    mistakes: Vec<Mistake>,
}

/// Whose labels are printed, where no items were chosen one by one.
#[derive(Debug, Serialize)]
struct Filters {
    category: Field,
    categories: Vec<Choice>,
    location: Field,
    locations: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct Preview {
    /// As the style sheet calls it.
    sheet: &'static str,
    /// Each with its labels, and nothing where one was used before.
    pages: Vec<Vec<Option<Shown>>>,
    pdf_url: String,
    ruler_url: String,
}

#[derive(Debug, Serialize)]
struct Shown {
    tag: String,
    name: String,
    code: String,
    company: String,
    qr: Option<Qr>,
    qr_text: String,
}

/// What stands on every label, and where each leads.
pub(super) struct Said<'a> {
    pub(super) company: &'a str,
    pub(super) address: &'a dyn Fn(&ActivationCode) -> String,
}

/// What a sheet is called in lists.
fn sheet_key(sheet: LabelSheet) -> &'static str {
    match sheet {
        LabelSheet::AveryL7160 => "label-sheet-avery-l7160",
        LabelSheet::AveryL7163 => "label-sheet-avery-l7163",
        LabelSheet::AveryL7651 => "label-sheet-avery-l7651",
        LabelSheet::AveryL4731 => "label-sheet-avery-l4731",
        LabelSheet::Avery5160 => "label-sheet-avery-5160",
        LabelSheet::Roll62x29 => "label-sheet-roll-62x29",
    }
}

impl LabelsPage {
    pub(super) fn new(draft: &Draft, has_address: bool, reader: &Reader) -> Self {
        let kept = ["item", "category", "location"]
            .into_iter()
            .flat_map(|name| draft.form().texts(name).map(move |value| Hidden::new(name, value)));
        let n_chosen = draft.form().texts("item").count();
        let sheets = LabelSheet::ALL.map(|it| (it.name().to_owned(), reader.say(sheet_key(it))));
        let n_chosen = (0 < n_chosen)
            .then(|| reader.text(&Message::new("labels-chosen").number("n", count(n_chosen))));
        Self {
            heading: reader.say("labels"),
            lead: reader.say("labels-lead"),
            kept: kept.collect(),
            n_chosen,
            filters: None,
            since: draft.field("since", reader),
            sheet: draft.field("sheet", reader),
            sheets: draft.choices("sheet", sheets),
            first: draft.field("first", reader),
            right: draft.field("right", reader),
            down: draft.field("down", reader),
            has_address,
            preview: None,
            mistakes: draft.mistakes(reader),
        }
    }

    /// With the categories and locations to choose from.
    pub(super) fn choosing(mut self, draft: &Draft, choices: ItemChoices, reader: &Reader) -> Self {
        if self.n_chosen.is_some() {
            return self;
        }
        let none = || (String::new(), reader.say("labels-all"));
        let ItemChoices { categories, locations } = choices;
        let categories =
            categories.into_iter().map(|(id, name)| (id.to_string(), name.as_str().to_owned()));
        let locations =
            locations.into_iter().map(|(id, path)| (id.to_string(), path.as_str().to_owned()));
        self.kept.clear();
        self.filters = Some(Filters {
            category: draft.field("category", reader),
            categories: draft.choices("category", [none()].into_iter().chain(categories)),
            location: draft.field("location", reader),
            locations: draft.choices("location", [none()].into_iter().chain(locations)),
        });
        self
    }

    pub(super) fn with(
        self,
        labels: &[ItemLabel],
        layout: SheetLayout,
        form: &Form,
        said: &Said<'_>,
        reader: &Reader,
    ) -> Self {
        let n_labels = labels.len();
        let mut pages: Vec<Vec<Option<Shown>>> = Vec::new();
        pages.resize_with(layout.n_pages(n_labels), Vec::new);
        if let Some(page) = pages.first_mut() {
            page.resize_with(usize::from(layout.first() - 1), || None);
        }
        for (n, label) in labels.iter().enumerate() {
            let tag = label.tag.as_str().to_owned();
            let shown = Shown {
                qr_text: reader.text(&Message::new("label-qr").text("tag", &tag)),
                tag,
                name: label.name.as_str().to_owned(),
                code: label.code.shown(),
                company: said.company.to_owned(),
                qr: Qr::of(&(said.address)(&label.code)),
            };
            if let Some(page) = pages.get_mut(layout.place(n).page) {
                page.push(Some(shown));
            }
        }
        let title = Message::new("labels-title").number("n", count(n_labels));
        let on = Message::new("labels-on")
            .text("sheet", &reader.say(sheet_key(layout.sheet())))
            .number("n", count(pages.len()));
        Self {
            heading: reader.text(&title),
            lead: reader.text(&on),
            preview: Some(Preview {
                sheet: layout.sheet().name(),
                pages,
                pdf_url: url("/equipment/labels.pdf", form),
                ruler_url: url("/equipment/labels/ruler.pdf", form),
            }),
            ..self
        }
    }
}

impl Page for LabelsPage {
    const TEMPLATE: &'static str = "equipment/labels.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let draft = Draft::filled(DEFAULTS);
        let choices = group_sample::choices();
        let blank = Self::new(&draft, true, reader).choosing(&draft, choices, reader);
        let wrong = Form::from_iter([("item", "x"), ("sheet", "foil"), ("first", "22")]);
        let wrong = wrong.fields().chain([("right", "11"), ("down", "a bit"), ("since", "soon")]);
        let wrong: Form = wrong.collect();
        let errors = Labels::read(&wrong, reader).err();
        let refused = errors.map(|it| Self::new(&Draft::refused(wrong, it), false, reader));
        let none = Nudge::default();
        let form = Form::from_iter([("sheet", "avery_l7160"), ("first", "3")]);
        let filled = SheetLayout::new(LabelSheet::AveryL7160, 3, (none, none)).map(|layout| {
            let draft = Draft::filled(form.fields().chain([("right", "0"), ("down", "-0.5")]));
            let address =
                |code: &ActivationCode| format!("https://tools.harbour.example/e/{}", code.plain());
            let page = Self::new(&draft, true, reader);
            let said = Said { company: "Harbour & Sons", address: &address };
            page.with(&label_sample::labels(), layout, &form, &said, reader)
        });
        [Some(blank), refused, filled.ok()].into_iter().flatten().collect()
    }
}
