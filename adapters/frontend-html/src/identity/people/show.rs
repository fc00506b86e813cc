use application::{
    Failure, Message,
    identity::{JobLine, Leader, NameTaken, PersonView},
};
use domain_identity::{
    Account, AccountState, DepartmentName, Email, JobTitle, PersonName, Phone, Username,
};
use domain_kernel::{Id, PersonId, Role, TimeFactor, Timestamp, Version};
use serde::Serialize;
use uuid::Uuid;

use super::{
    super::{
        job_history::{self, JobRow},
        person_form::{self, Choices, PersonFields},
    },
    invite::Way,
};
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake},
    reader::Reader,
    views::Page,
};

/// One person's form: a new one's, or that of somebody who is here.
#[derive(Debug, Serialize)]
pub(crate) struct PersonPage {
    heading: String,
    lead: String,
    action: String,
    button: String,
    /// What the form sends along: an id for a new person, else the version that is changed.
    hidden: Hidden,
    fields: PersonFields,
    /// How somebody new hears of it.
    way: Option<Select>,
    mistakes: Vec<Mistake>,
    /// What else can be done about somebody who is here.
    account: Option<AccountPanel>,
    /// What their job was.
    jobs: Vec<JobRow>,
}

/// Whether somebody can come in, and what an admin may do about it.
#[derive(Debug, Serialize)]
struct AccountPanel {
    is_active: bool,
    is_erased: bool,
    text: String,
    record_url: String,
    change_url: String,
    reset_url: String,
    erase_url: String,
    export_url: String,
    factor_url: String,
    time_url: String,
    /// "150 % of the time", unless it is as long as others.
    time: Option<String>,
    /// Where the invitation of somebody is sent again who has not come yet.
    invite_url: Option<String>,
}

/// A list to choose from.
#[derive(Debug, Serialize)]
struct Select {
    field: Field,
    choices: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct Hidden {
    name: &'static str,
    value: String,
}

impl PersonPage {
    pub(super) fn create(id: PersonId, draft: &Draft, choices: &Choices, reader: &Reader) -> Self {
        Self {
            heading: reader.say("person-new-title"),
            lead: reader.say("person-first-lead"),
            action: "/admin/people".to_owned(),
            button: reader.say("person-create"),
            hidden: Hidden { name: "id", value: id.to_string() },
            fields: PersonFields::new(draft, choices, reader),
            way: Some(Select {
                field: draft.field("way", reader),
                choices: draft.choices("way", Way::ALL.map(|it| way(it, reader))),
            }),
            mistakes: draft.mistakes(reader),
            account: None,
            jobs: Vec::new(),
        }
    }

    pub(super) fn edit(
        person: &PersonView,
        record_url: String,
        draft: &Draft,
        choices: &Choices,
        jobs: &[JobLine],
        reader: &Reader,
    ) -> Self {
        let (key, when) = match (person.must_change_password, person.invited_until) {
            (true, Some(until)) => ("person-has-not-come", Some(reader.date_time(until))),
            (true, None) => ("person-waits", None),
            (false, _) => ("person-since", Some(reader.date_time(person.created))),
        };
        let lead = Message::new(key).text("when", &when.unwrap_or_default());
        Self {
            heading: person.name.as_str().to_owned(),
            lead: reader.text(&lead),
            action: super::url(person.id),
            button: reader.say("save"),
            hidden: Hidden { name: "version", value: draft.version(person.version) },
            fields: PersonFields::new(draft, choices, reader),
            way: None,
            mistakes: draft.mistakes(reader),
            account: Some(AccountPanel::new(person, record_url, reader)),
            jobs: JobRow::all(jobs, reader),
        }
    }
}

impl AccountPanel {
    fn new(person: &PersonView, record_url: String, reader: &Reader) -> Self {
        let since = person.state.since().map(|it| reader.date_time(it));
        let (verb, key) = match since {
            None => ("deactivate", "person-is-active"),
            Some(_) => ("reactivate", "person-deactivated-since"),
        };
        let key = if person.state.erased().is_some() { "person-erased-since" } else { key };
        let text = Message::new(key).text("when", &since.unwrap_or_default());
        Self {
            is_active: person.state.is_active(),
            is_erased: person.state.erased().is_some(),
            text: reader.text(&text),
            record_url,
            change_url: format!("{}/{verb}", super::url(person.id)),
            reset_url: format!("{}/password", super::url(person.id)),
            export_url: format!("{}/export", super::url(person.id)),
            erase_url: format!("{}/erase", super::url(person.id)),
            factor_url: format!("{}/second-factor", super::url(person.id)),
            time_url: format!("{}/time", super::url(person.id)),
            time: (person.time_factor != TimeFactor::NONE).then(|| {
                let percent = u32::from(person.time_factor.percent());
                reader.text(&Message::new("time-has").number("percent", percent))
            }),
            invite_url: (person.must_change_password && person.state.is_active())
                .then(|| format!("{}/invitation", super::url(person.id))),
        }
    }
}

fn way(way: Way, reader: &Reader) -> (String, String) {
    let key = match way {
        Way::Mail => "person-way-mail",
        Way::Told => "person-way-told",
    };
    (way.name().to_owned(), reader.say(key))
}

impl Page for PersonPage {
    const TEMPLATE: &'static str = "identity/people/form.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let mut errors = FieldErrors::default();
        errors.add("email", NameTaken::EmailOf("Kofi Mensah".to_owned()).message());
        let typed = Form::from_iter([("name", "Kofi \"B\" Mensah"), ("role", "staff")]);
        let refused = Draft::refused(typed, errors);
        let departments = vec![super::super::departments::sample(3, "Warehouse <b>", 12)];
        let (person, choices) = (sample(), Choices { leaders: vec![leader()], departments });
        let jobs = job_history::sample();
        let waiting = PersonView { must_change_password: true, ..sample() };
        let longer =
            PersonView { time_factor: TimeFactor::new(150).unwrap_or_default(), ..sample() };
        let invited = PersonView { invited_until: Some(person.created), ..waiting.clone() };
        let gone =
            PersonView { state: AccountState::Deactivated { since: person.created }, ..sample() };
        let stored = person_form::stored(&person);
        let edit = |it: &PersonView| {
            Self::edit(it, "/team/1".to_owned(), &stored, &choices, &jobs, reader)
        };
        vec![
            Self::create(person.id, &Draft::blank(), &Choices::default(), reader),
            Self::create(person.id, &refused, &choices, reader),
            edit(&person),
            edit(&waiting),
            edit(&invited),
            edit(&longer),
            edit(&gone),
            edit(&PersonView { state: AccountState::Erased { at: person.created }, ..sample() }),
        ]
    }
}

fn leader() -> Leader {
    Leader {
        id: Id::from_uuid(Uuid::from_u128(2)),
        name: PersonName::restore("Tomasz Wiśniewski".to_owned()),
        email: Email::restore("tomasz@harbour.example".to_owned()),
        phone: None,
        photo: None,
    }
}

pub(super) fn sample() -> PersonView {
    PersonView {
        id: Id::from_uuid(Uuid::from_u128(1)),
        version: Version::FIRST,
        name: PersonName::restore("Amina Yusuf".to_owned()),
        email: Email::restore("amina@harbour.example".to_owned()),
        username: Some(Username::restore("amina".to_owned())),
        job_title: Some(JobTitle::restore("Fitter".to_owned())),
        phone: Some(Phone::restore("01632 960 155".to_owned())),
        role: Role::Staff,
        department: Some((
            Id::from_uuid(Uuid::from_u128(3)),
            DepartmentName::restore("Warehouse <b>".to_owned()),
        )),
        manager: Some(leader()),
        state: AccountState::Active,
        account: Account { photo: Some(Id::from_uuid(Uuid::from_u128(9))), ..Account::default() },
        must_change_password: false,
        invited_until: None,
        created: Timestamp::from_micros(1_795_521_600_000_000),
        time_factor: TimeFactor::NONE,
    }
}
