//! Who is who: companies, their people, what lets them in, and who leads whom.
//!
//! A person is known by an e-mail address or a username, which name one account of the whole
//! installation. Signing in proves that one is that person; a role says what they may do in their
//! company (spec: product, "Roles").

mod accent;
mod account;
mod account_id;
mod api_token;
mod backup_facts;
mod company;
mod company_code;
mod credential;
mod customer;
mod department;
mod erase;
mod facts;
mod identifier;
mod invite;
mod job;
mod join_request;
mod link;
mod message;
mod operator;
mod own_names;
mod password;
mod person;
mod place;
mod platform_facts;
mod platform_ports;
mod ports;
mod registration;
mod second_factor;
mod session;
mod shop;
mod state;
mod suspension;
mod throttle;

pub use accent::{Accent, AccentError, Color, Palette};
pub use account::{Account, Appearance, Language, Photo, PhotoId};
pub use account_id::{AccountId, Owner};
pub use api_token::{
    ApiToken, ApiTokenHash, ApiTokenId, ApiTokenMark, ApiTokenName, ApiTokenRefused, NewApiToken,
};
pub use backup_facts::{Backup, BackupId, BackupMade, BackupRestored};
pub use company::{Address, Company, CompanyName, CompanySettings, Joining, Logo, LogoId};
pub use company_code::{CompanyCode, CompanyCodeError};
pub use credential::{Credential, PasswordHash};
pub use customer::NewCustomer;
pub use department::{Department, DepartmentId, DepartmentInUse, DepartmentName};
pub use erase::EraseRefused;
pub use facts::{
    AccountEdited, ApiTokenMade, ApiTokenRevoked, CodeRefused, CompanyCodeRotated, CompanyEdited,
    CompanyFounded, CompanyLogoChanged, ConfirmationRefused, ContactSent, DepartmentCreated,
    DepartmentDeleted, DepartmentRenamed, EmailChangeAsked, EmailChanged, FeedbackSent,
    JoinApproved, JoinAsked, JoinConfirmed, JoinRefused, LinkIssued, MailSentAgain,
    PasswordChanged, PasswordRecovered, PasswordReset, PasswordsListed, PeopleExported,
    PeopleImported, PermissionRefused, PersonCreated, PersonDeactivated, PersonEdited,
    PersonErased, PersonReactivated, PersonTakenOut, PhotoChanged, RecoveryCodeUsed,
    RecoveryCodesReplaced, ResetAsked, SecondFactorReset, SecondFactorTurnedOff,
    SecondFactorTurnedOn, SessionsEnded, SignInRefused, SignedIn, SignedOut, TimeGiven,
    UsernameChanged,
};
pub use identifier::{Email, EmailError, Identifier, Username, UsernameError};
pub use invite::{
    Invite, InviteCode, InviteId, InviteKey, InviteRefused, InviteStanding, InviteState,
};
pub use job::{Job, JobEdit, JobEntry, JobReason};
pub use join_request::{JoinRequest, JoinState, NewJoinRequest, NotToConfirm, NotWaiting};
pub use link::{Link, LinkHash, LinkId, LinkMark, Mail, MailId, Purpose};
pub use message::WrittenMessage;
pub use operator::{LinkOver, NewOperator, Operator, OperatorRefused, ResetLink};
pub use password::{OwnWords, Password, PasswordError, TypedPassword};
pub use person::{JobTitle, NewPerson, Person, PersonName, Phone, Profile};
pub use place::{Others, PlaceRefused, Superior};
pub use platform_facts::{
    CompanyReactivated, CompanySuspended, InviteIssued, InviteRevoked, InviteUsed,
    OperatorAccountEdited, OperatorCreated, OperatorDeactivated, OperatorLinkIssued,
    OperatorPasswordChanged, OperatorPasswordRecovered, OperatorReactivated, RegistrationRefused,
    VisitBegun, VisitEnded,
};
pub use platform_ports::{Invites, Operators, Purchases};
pub use ports::{
    ApiTokens, Companies, Departments, Holder, JoinRequests, Known, Links, People, SecondFactors,
};
pub use registration::RegistrationNumber;
pub use second_factor::{FactorRoles, FactorSerial, RecoveryHash, SecondFactor, StepUsed};
pub use session::{Agent, Device, Epoch, Lifetime};
pub use shop::{
    Buyer, Currency, Doubt, Money, MoneyError, Payment, PaymentEventId, PaymentIgnored, Purchase,
    PurchaseCancelled, PurchaseDisputed, PurchaseId, PurchaseNumber, PurchasePaid, PurchasePlaced,
    PurchaseRefunded, PurchaseRefused, PurchaseStanding, PurchaseState, Refund,
};
pub use state::{AccountState, ResetRefused};
pub use suspension::{CompanyState, Reason};
pub use throttle::{BucketStanding, Limit, Step, Tally};
