//! Who is who: companies, their people, what lets them in, and who leads whom.
//!
//! A person is known by an e-mail address or a username, which name one account of the whole
//! installation. Signing in proves that one is that person; a role says what they may do in their
//! company (spec: product, "Roles").

mod account;
mod company;
mod credential;
mod department;
mod erase;
mod facts;
mod identifier;
mod job;
mod password;
mod person;
mod place;
mod ports;
mod session;
mod state;
mod throttle;

pub use account::{Account, Appearance, Language, Photo, PhotoId};
pub use company::{Company, CompanyName};
pub use credential::{Credential, PasswordHash};
pub use department::{Department, DepartmentId, DepartmentInUse, DepartmentName};
pub use erase::EraseRefused;
pub use facts::{
    AccountEdited, CompanyFounded, DepartmentCreated, DepartmentDeleted, DepartmentRenamed,
    PasswordChanged, PasswordReset, PasswordsListed, PeopleExported, PeopleImported, PersonCreated,
    PersonDeactivated, PersonEdited, PersonErased, PersonReactivated, PersonTakenOut, PhotoChanged,
    SignInRefused, SignedIn, SignedOut,
};
pub use identifier::{Email, EmailError, Identifier, Username, UsernameError};
pub use job::{Job, JobEdit, JobEntry, JobReason};
pub use password::{OwnWords, Password, PasswordError, TypedPassword};
pub use person::{JobTitle, NewPerson, Person, PersonName, Phone, Profile};
pub use place::{Others, PlaceRefused, Superior};
pub use ports::{Companies, Departments, Holder, Known, People};
pub use session::{Epoch, Lifetime};
pub use state::{AccountState, ResetRefused};
pub use throttle::{Limit, Step, Tally};
