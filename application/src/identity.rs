//! Who comes in, and who is in the company.

mod act;
mod answer_reset_request;
mod ask_for_reset;
mod change_logo;
mod change_password;
mod change_photo;
mod create_admin;
mod create_person;
mod deactivate_person;
mod edit_account;
mod edit_company;
mod edit_person;
mod end_sessions;
mod failures;
mod find_person;
mod find_realm;
mod list_people;
mod list_sessions;
mod names;
mod ports;
mod reactivate_person;
mod reads;
mod recover_password;
mod reset_password;
mod rotate_company_code;
mod see_photo;
mod send_invitation;
mod set_up;
mod sign_in;
mod sign_out;
mod sweep;
mod temporary;

pub use act::{ActAsError, Resumed, act_as, act_as_program, resume_session};
pub use ask_for_reset::{AskForReset, AskForResetError, ask_for_reset};
pub use change_logo::{ChangeLogo, ChangeLogoError, change_logo, see_logo};
pub use change_password::{ChangePassword, ChangePasswordError, change_password};
pub use change_photo::{ChangePhoto, ChangePhotoError, change_photo};
pub use create_admin::{CreateAdmin, CreateAdminError, CreatedAdmin, create_admin};
pub use create_person::{
    CreatePerson, CreatePersonError, CreatedPerson, create_person, invite_person,
};
pub use deactivate_person::{
    DeactivatePerson, DeactivatePersonError, Deactivation, deactivate_person, plan_deactivation,
};
pub use edit_account::{EditAccount, EditAccountError, edit_account};
pub use edit_company::{EditCompany, EditCompanyError, edit_company, see_company};
pub use edit_person::{EditPerson, EditPersonError, edit_person};
pub use end_sessions::{
    EndOwnSessions, EndSession, EndSessionsError, end_own_sessions, end_session,
};
pub use find_person::{FindPersonError, list_leaders, see_account, see_person};
pub use find_realm::{FindRealmError, find_realm};
pub use list_people::{ListPeople, ListPeopleError, Shown, list_people};
pub use list_sessions::{
    CompanySessions, ListSessionsError, list_company_sessions, list_own_sessions,
};
pub(crate) use names::check_names_are_free;
pub use names::{NameTaken, NamesError};
pub use ports::{
    BlobError, Blobs, CompanyFace, FoundSession, HashError, Login, Logins, Member, NewSession,
    OpenSession, Passwords, PictureError, Pictures, Portrait, SessionKey, Sessions, Throttle,
    ThrottleKey, Visiting, Whose,
};
pub use reactivate_person::{ReactivatePerson, ReactivatePersonError, reactivate_person};
pub use reads::{IdentityReads, Leader, PersonLine, PersonView};
pub use recover_password::{
    RecoverPassword, RecoverPasswordError, follow_reset_link, recover_password,
};
pub use reset_password::{PasswordGiven, ResetPassword, ResetPasswordError, reset_password};
pub use rotate_company_code::{RotateCompanyCode, RotateCompanyCodeError, rotate_company_code};
pub use see_photo::{PhotoSize, SeePhoto, SeePhotoError, see_photo};
pub use send_invitation::{SendInvitation, SendInvitationError, send_invitation};
pub use set_up::{SetUp, SetUpDone, SetUpError, asks_for_code, is_set_up, set_up};
pub use sign_in::{SignIn, SignInError, SignedInTo, TooOften, sign_in};
pub(crate) use sign_in::{key as throttle_key, network as throttle_network};
pub use sign_out::{SignOutError, sign_out};
pub use sweep::{Swept, sweep};
pub use temporary::TemporaryKey;

pub(crate) use answer_reset_request::answer_reset_request;
pub(crate) use temporary::temporary_password;
