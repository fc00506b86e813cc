use application::{Failure, Message, training::ModuleView};
use domain_training::{Draw, PassMark, Section, SectionId, SectionSettings, SectionTitle};
use serde::Serialize;

use super::{edit::title, sections::sections_url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake},
    parts::{Hidden, Link},
    reader::Reader,
    views::Page,
};

pub(super) const FIELDS: [&str; 3] = ["title", "draw", "pass_mark"];

/// One section's form: a new one's, or that of one that is there.
#[derive(Debug, Serialize)]
pub(crate) struct SectionFormPage {
    heading: String,
    /// What the module is called.
    module: String,
    back: Link,
    action: String,
    button: String,
    hidden: Hidden,
    title: Field,
    draw: Field,
    pass_mark: Field,
    mistakes: Vec<Mistake>,
}

pub(super) fn parse(form: &Form) -> Result<SectionSettings, FieldErrors> {
    let mut errors = FieldErrors::default();
    let title = errors.take("title", SectionTitle::parse(form.text("title")));
    let draw = errors.take("draw", Draw::parse_optional(form.text("draw")));
    let pass_mark = match form.text("pass_mark").trim() {
        "" => Some(None),
        raw => errors.take("pass_mark", PassMark::parse(raw)).map(Some),
    };
    match (title, draw, pass_mark) {
        (Some(title), Some(draw), Some(pass_mark)) => {
            Ok(SectionSettings { title, draw, pass_mark })
        }
        _ => Err(errors),
    }
}

/// The fields as they are stored.
pub(super) fn stored(section: &Section) -> Draft {
    let SectionSettings { title, draw, pass_mark } = &section.settings;
    Draft::filled([
        ("title", title.as_str().to_owned()),
        ("draw", draw.map(|it| it.get().to_string()).unwrap_or_default()),
        ("pass_mark", pass_mark.map(|it| it.to_string()).unwrap_or_default()),
    ])
}

impl SectionFormPage {
    pub(super) fn create(
        module: &ModuleView,
        id: SectionId,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let action = sections_url(module.module.value.id());
        let heading = reader.say("section-new-title");
        let button = reader.say("section-add");
        Self::new(module, (heading, action, button), Hidden::new("id", &id), draft, reader)
    }

    pub(super) fn edit(
        module: &ModuleView,
        section: &Section,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let action = format!("{}/{}", sections_url(module.module.value.id()), section.id);
        let heading =
            Message::new("section-edit-title").text("section", section.settings.title.as_str());
        let hidden = Hidden::new("version", &draft.version(module.module.version));
        let said = (reader.text(&heading), action, reader.say("save"));
        Self::new(module, said, hidden, draft, reader)
    }

    fn new(
        module: &ModuleView,
        (heading, action, button): (String, String, String),
        hidden: Hidden,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let href = sections_url(module.module.value.id());
        Self {
            heading,
            module: title(module).to_owned(),
            back: Link { href, text: reader.say("sections-title") },
            action,
            button,
            hidden,
            title: draft.field("title", reader),
            draw: draft.field("draw", reader),
            pass_mark: draft.field("pass_mark", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for SectionFormPage {
    const TEMPLATE: &'static str = "training/modules/section.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.module)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use super::{sample, sections::sections};
        use domain_training::{DrawError, PassMarkError};

        let module = sample::strict();
        let id = crate::training::sample::id(1);
        let mut errors = FieldErrors::default();
        errors.add("draw", DrawError.message());
        errors.add("pass_mark", PassMarkError::NotAFraction.message());
        let typed = Form::from_iter([("title", "<b>"), ("draw", "0"), ("pass_mark", "most")]);
        let refused = Draft::refused(typed, errors);
        let mut pages = vec![
            Self::create(&module, id, &Draft::blank(), reader),
            Self::create(&module, id, &refused, reader),
        ];
        for section in sections(&module).unwrap_or_default() {
            pages.push(Self::edit(&module, section, &stored(section), reader));
        }
        pages
    }
}
