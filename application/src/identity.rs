//! Who comes in, and who is in the company.

mod act;
mod answer_reset_request;
mod api_tokens;
mod ask_for_reset;
mod change_email;
mod change_logo;
mod change_password;
mod change_photo;
mod change_username;
mod code_tries;
mod come_in_by_token;
mod confirm_password;
mod create_admin;
mod create_person;
mod deactivate_person;
mod departments;
mod edit_account;
mod edit_company;
mod edit_person;
mod end_sessions;
mod enter_code;
mod erase_person;
mod export_people;
mod failures;
mod find_person;
mod find_realm;
mod give_time;
mod import_people;
mod issued_passwords;
mod list_people;
mod list_sessions;
mod names;
mod one_time;
mod photos;
mod ports;
mod reactivate_person;
mod reads;
mod recover_password;
mod reset_password;
mod reset_second_factor;
mod rotate_company_code;
mod second_factor;
mod see_chart;
mod see_photo;
mod send_invitation;
mod set_up;
mod sign_in;
mod sign_out;
mod sweep;
mod table;
mod table_columns;
mod take_out;
mod temporary;
mod token_reads;
mod token_secret;

pub use act::{ActAsError, Resumed, act_as, act_as_program, resume_session};
pub use api_tokens::{
    ApiTokenError, MakeApiToken, list_company_api_tokens, list_own_api_tokens, make_api_token,
    offer_scopes, revoke_api_token, revoke_own_api_token,
};
pub use ask_for_reset::{AskForReset, AskForResetError, ask_for_reset};
pub use change_email::{
    AskToChangeEmail, ChangeEmailError, OwnNames, ask_to_change_email, confirm_email,
    follow_email_link, see_own_names,
};
pub(crate) use change_logo::logo_key;
pub use change_logo::{ChangeLogo, ChangeLogoError, change_logo, see_logo};
pub use change_password::{ChangePassword, ChangePasswordError, change_password};
pub use change_photo::{ChangePhoto, ChangePhotoError, change_photo};
pub use change_username::{ChangeUsername, ChangeUsernameError, change_username};
pub use come_in_by_token::{ComeInByTokenError, TokenEntry, come_in_by_token};
pub use confirm_password::{ConfirmPassword, ConfirmPasswordError, confirm_password};
pub use create_admin::{CreateAdmin, CreateAdminError, CreatedAdmin, create_admin};
pub use create_person::{
    CreatePerson, CreatePersonError, CreatedPerson, create_person, invite_person,
};
pub use deactivate_person::{
    DeactivatePerson, DeactivatePersonError, Deactivation, deactivate_person, plan_deactivation,
};
pub use departments::{
    CreateDepartment, DeleteDepartment, DepartmentError, RenameDepartment, create_department,
    delete_department, list_departments, rename_department,
};
pub use edit_account::{EditAccount, EditAccountError, edit_account};
pub use edit_company::{EditCompany, EditCompanyError, edit_company, see_company};
pub use edit_person::{EditPerson, EditPersonError, edit_person};
pub use end_sessions::{
    EndCustomerSessions, EndOwnSessions, EndSession, EndSessionsError, end_customer_sessions,
    end_own_sessions, end_session,
};
pub use enter_code::{EnterCode, EnterCodeError, Halfway, Ticket, TicketKey, enter_code};
pub use erase_person::{ErasePerson, ErasePersonError, erase_person};
pub use export_people::{ExportPeopleError, PeopleExport, export_people};
pub use find_person::{FindPersonError, list_leaders, see_account, see_jobs, see_person};
pub use find_realm::{FindRealmError, find_realm};
pub use give_time::{GiveTime, GiveTimeError, give_time};
pub use import_people::{
    CheckedPeople, CheckedPerson, Column, Fault, ImportPeople, ImportPeopleError, check_people,
    import_people,
};
pub(crate) use import_people::{is_formula, plain};
pub use issued_passwords::{
    IssuedPassword, IssuedPasswordsError, count_issued, list_issued_passwords,
};
pub use list_people::{
    Direction, ListPeople, ListPeopleError, Shown, SortedBy, list_people, list_people_choices,
};
pub use list_sessions::{
    CompanySessions, ListSessionsError, list_company_sessions, list_customer_sessions,
    list_own_sessions, list_sessions_of_customer,
};
pub(crate) use names::check_names_are_free;
pub use names::{NameTaken, NamesError};
pub use one_time::{FactorKey, FactorSecret, RecoveryCode};
pub use photos::PhotoSize;
pub(crate) use photos::{drop_photo, keep_photo, photo_keys};
pub use ports::{
    BlobError, BlobPieces, Blobs, CompanyFace, FoundSession, HashError, Login, Logins, Member,
    NewSession, OpenSession, OverVisit, Passwords, PictureError, Pictures, Portrait, SessionKey,
    Sessions, Standing, Standings, Throttle, ThrottleKey, Try, UnfinishedBlob, Visiting, Whom,
    Whose,
};
pub use reactivate_person::{ReactivatePerson, ReactivatePersonError, reactivate_person};
pub use reads::{
    ChartPerson, DepartmentLine, ExportedPerson, IdentityReads, IssuedPeople, IssuedPerson,
    JobLine, Leader, PendingEmail, PeopleChoices, PersonLine, PersonView,
};
pub use recover_password::{
    RecoverPassword, RecoverPasswordError, follow_reset_link, recover_password,
};
pub(crate) use reset_password::reset_permitted;
pub use reset_password::{PasswordGiven, ResetPassword, ResetPasswordError, reset_password};
pub use reset_second_factor::{
    ResetSecondFactor, ResetSecondFactorError, SecondFactorResetPlan, plan_second_factor_reset,
    reset_customers_second_factor, reset_second_factor,
};
pub use rotate_company_code::{RotateCompanyCode, RotateCompanyCodeError, rotate_company_code};
pub(crate) use second_factor::tell_operator;
pub use second_factor::{
    CodesGiven, FactorView, SecondFactorError, SecondFactorView, offer_second_factor,
    replace_recovery_codes, see_second_factor, turn_off_second_factor, turn_on_second_factor,
};
pub use see_chart::{Chart, ChartNode, SeeChartError, see_chart};
pub use see_photo::{SeePhoto, SeePhotoError, see_photo};
pub use send_invitation::{SendInvitation, SendInvitationError, send_invitation};
pub use set_up::{SetUp, SetUpDone, SetUpError, asks_for_code, is_set_up, set_up};
pub use sign_in::{Entry, SignIn, SignInError, SignedInTo, TooOften, sign_in};
pub(crate) use sign_in::{key as throttle_key, network, network as throttle_network};
pub use sign_out::{SignOutError, sign_out};
pub use sweep::{Swept, sweep};
pub use table::{Cell, Table, TableError, TableRow, Tables};
pub(crate) use table_columns::{Cells, Columns, called, head_text};
pub use table_columns::{Heading, RowFault};
pub use take_out::{AnswerLine, TakeOutError, TakenOut, take_out_own, take_out_person};
pub use temporary::TemporaryKey;
pub use token_reads::{FoundToken, PersonToken, TokenLine, TokenReads};
pub use token_secret::{NoTokenSecret, TokenSecret};

pub(crate) use answer_reset_request::answer_reset_request;
pub(crate) use temporary::temporary_password;
