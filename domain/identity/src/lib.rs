//! Who is who: companies, their people, what lets them in, and who leads whom.
//!
//! A person is known by an e-mail address or a username, which name one account of the whole
//! installation. Signing in proves that one is that person; a role says what they may do in their
//! company (spec: product, "Roles").

mod accent;
mod account;
mod account_id;
mod company;
mod company_code;
mod credential;
mod facts;
mod identifier;
mod join_request;
mod link;
mod operator;
mod password;
mod person;
mod place;
mod platform_facts;
mod platform_ports;
mod ports;
mod session;
mod state;
mod throttle;

pub use accent::{Accent, AccentError, Color, Palette};
pub use account::{Account, Appearance, Language, Photo, PhotoId};
pub use account_id::AccountId;
pub use company::{Address, Company, CompanyName, CompanySettings, Joining, Logo, LogoId};
pub use company_code::{CompanyCode, CompanyCodeError};
pub use credential::{Credential, PasswordHash};
pub use facts::{
    AccountEdited, CompanyCodeRotated, CompanyEdited, CompanyFounded, CompanyLogoChanged,
    JoinApproved, JoinAsked, JoinConfirmed, JoinRefused, LinkIssued, MailSentAgain,
    PasswordChanged, PasswordRecovered, PasswordReset, PersonCreated, PersonDeactivated,
    PersonEdited, PersonReactivated, PhotoChanged, ResetAsked, SessionsEnded, SignInRefused,
    SignedIn, SignedOut,
};
pub use identifier::{Email, EmailError, Identifier, Username, UsernameError};
pub use join_request::{JoinRequest, JoinState, NewJoinRequest, NotToConfirm, NotWaiting};
pub use link::{Link, LinkHash, LinkId, LinkMark, Mail, MailId, Purpose};
pub use operator::{NewOperator, Operator, OperatorRefused};
pub use password::{OwnWords, Password, PasswordError, TypedPassword};
pub use person::{JobTitle, NewPerson, Person, PersonName, Phone, Profile};
pub use place::{Others, PlaceRefused, Superior};
pub use platform_facts::{
    OperatorAccountEdited, OperatorCreated, OperatorDeactivated, OperatorPasswordChanged,
    OperatorReactivated,
};
pub use platform_ports::Operators;
pub use ports::{Companies, Holder, JoinRequests, Links, People};
pub use session::{Agent, Device, Epoch, Lifetime};
pub use state::{AccountState, ResetRefused};
pub use throttle::{Limit, Step, Tally};
