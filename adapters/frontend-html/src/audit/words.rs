//! The words of the trail, which are never renamed, in the words of people.

use crate::reader::Reader;

/// Everything that is recorded, with its text.
const ACTIONS: &[(&str, &str)] = &[
    ("identity.company_founded", "audit-company-founded"),
    ("identity.company_edited", "audit-company-edited"),
    ("identity.company_logo_changed", "audit-company-logo-changed"),
    ("identity.company_code_rotated", "audit-company-code-rotated"),
    ("audit.exported", "audit-exported"),
    ("identity.person_created", "audit-person-created"),
    ("identity.person_edited", "audit-person-edited"),
    ("identity.person_deactivated", "audit-person-deactivated"),
    ("identity.person_reactivated", "audit-person-reactivated"),
    ("identity.password_reset", "audit-password-reset"),
    ("identity.account_edited", "audit-account-edited"),
    ("identity.password_changed", "audit-password-changed"),
    ("identity.reset_asked", "audit-reset-asked"),
    ("identity.link_issued", "audit-link-issued"),
    ("identity.password_recovered", "audit-password-recovered"),
    ("identity.email_change_asked", "audit-email-change-asked"),
    ("identity.email_changed", "audit-email-changed"),
    ("identity.username_changed", "audit-username-changed"),
    ("identity.mail_sent_again", "audit-mail-sent-again"),
    ("identity.join_asked", "audit-join-asked"),
    ("identity.join_confirmed", "audit-join-confirmed"),
    ("identity.join_approved", "audit-join-approved"),
    ("identity.join_refused", "audit-join-refused"),
    ("identity.photo_changed", "audit-photo-changed"),
    ("identity.department_created", "audit-department-created"),
    ("identity.department_renamed", "audit-department-renamed"),
    ("identity.department_deleted", "audit-department-deleted"),
    ("identity.person_erased", "audit-person-erased"),
    ("identity.person_taken_out", "audit-person-taken-out"),
    ("identity.people_exported", "audit-people-exported"),
    ("identity.people_imported", "audit-people-imported"),
    ("identity.passwords_listed", "audit-passwords-listed"),
    ("identity.signed_in", "audit-signed-in"),
    ("identity.signed_out", "audit-signed-out"),
    ("identity.sessions_ended", "audit-sessions-ended"),
    ("identity.sign_in_refused", "audit-sign-in-refused"),
    ("identity.permission_refused", "audit-permission-refused"),
    ("identity.company_suspended", "audit-company-suspended"),
    ("identity.company_reactivated", "audit-company-reactivated"),
    ("identity.visit_begun", "audit-visit-begun"),
    ("identity.visit_ended", "audit-visit-ended"),
    ("identity.invite_issued", "audit-invite-issued"),
    ("identity.invite_revoked", "audit-invite-revoked"),
    ("identity.invite_used", "audit-invite-used"),
    ("identity.registration_refused", "audit-registration-refused"),
    ("identity.second_factor_turned_on", "audit-second-factor-on"),
    ("identity.second_factor_turned_off", "audit-second-factor-off"),
    ("identity.second_factor_reset", "audit-second-factor-reset"),
    ("identity.recovery_codes_replaced", "audit-recovery-codes-replaced"),
    ("identity.recovery_code_used", "audit-recovery-code-used"),
    ("identity.code_refused", "audit-code-refused"),
    ("identity.confirmation_refused", "audit-confirmation-refused"),
    ("identity.operator_created", "audit-operator-created"),
    ("identity.operator_deactivated", "audit-operator-deactivated"),
    ("identity.operator_reactivated", "audit-operator-reactivated"),
    ("identity.operator_password_changed", "audit-password-changed"),
    ("identity.operator_link_issued", "audit-link-issued"),
    ("identity.operator_password_recovered", "audit-password-recovered"),
    ("identity.operator_account_edited", "audit-account-edited"),
    ("training.module_created", "audit-module-created"),
    ("training.draft_opened", "audit-draft-opened"),
    ("training.module_edited", "audit-module-edited"),
    ("training.question_added", "audit-question-added"),
    ("training.question_edited", "audit-question-edited"),
    ("training.question_removed", "audit-question-removed"),
    ("training.question_moved", "audit-question-moved"),
    ("training.questions_appended", "audit-questions-appended"),
    ("training.questions_replaced", "audit-questions-replaced"),
    ("training.draft_discarded", "audit-draft-discarded"),
    ("training.module_published", "audit-module-published"),
    ("training.module_retired", "audit-module-retired"),
    ("training.module_deleted", "audit-module-deleted"),
    ("training.attempt_started", "audit-attempt-started"),
    ("training.attempt_finished", "audit-attempt-finished"),
    ("onboarding.path_created", "audit-path-created"),
    ("onboarding.path_edited", "audit-path-edited"),
    ("onboarding.path_deleted", "audit-path-deleted"),
    ("onboarding.path_assigned", "audit-path-assigned"),
    ("onboarding.path_withdrawn", "audit-path-withdrawn"),
    ("onboarding.path_moved", "audit-path-moved"),
    ("onboarding.task_done", "audit-task-done"),
    ("onboarding.task_reopened", "audit-task-reopened"),
    ("onboarding.step_waived", "audit-step-waived"),
    ("onboarding.waiver_ended", "audit-waiver-ended"),
];

const FIELDS: &[(&str, &str)] = &[
    ("accent", "company-accent"),
    ("address", "audit-field-address"),
    ("appearance", "audit-field-appearance"),
    ("code", "company-code"),
    ("content", "audit-field-content"),
    ("department", "person-department"),
    ("email", "person-email"),
    ("feedback", "audit-field-feedback"),
    ("from", "audit-field-from"),
    ("is_open_to_all", "audit-field-open-to-all"),
    ("is_practice", "audit-field-practice"),
    ("job_title", "person-job-title"),
    ("joining", "company-joining"),
    ("kind", "module-kind"),
    ("language", "audit-field-language"),
    ("left", "audit-field-left"),
    ("logo", "company-logo"),
    ("manager", "person-manager"),
    ("max", "audit-field-max"),
    ("minutes", "audit-field-minutes"),
    ("module", "audit-target-module"),
    ("name", "person-name"),
    ("needed", "audit-field-needed"),
    ("number", "audit-field-number"),
    ("operator", "audit-field-operator"),
    ("outcome", "audit-field-outcome"),
    ("pass_mark", "audit-field-pass-mark"),
    ("people", "departments-people"),
    ("permission", "audit-field-permission"),
    ("person", "audit-target-person"),
    ("phone", "person-phone"),
    ("photo", "audit-field-photo"),
    ("place", "audit-field-place"),
    ("purpose", "audit-field-purpose"),
    ("question", "audit-field-question"),
    ("questions", "audit-field-questions"),
    ("reason", "reason"),
    ("registration_number", "registration-number"),
    ("reveals_key_after_failure", "audit-field-reveals-key"),
    ("role", "person-role"),
    ("score", "audit-field-score"),
    ("second_factor_admin", "company-factor-admin"),
    ("second_factor_manager", "company-factor-manager"),
    ("second_factor_staff", "company-factor-staff"),
    ("sessions", "audit-field-sessions"),
    ("starts_on", "audit-field-starts-on"),
    ("steps", "audit-field-steps"),
    ("time_zone", "company-zone"),
    ("times", "audit-field-times"),
    ("title", "module-title"),
    ("username", "person-username"),
    ("version", "audit-field-version"),
];

const TARGETS: &[(&str, &str)] = &[
    ("attempt", "audit-target-attempt"),
    ("company", "audit-target-company"),
    ("department", "audit-target-department"),
    ("identifier", "audit-target-identifier"),
    ("mail", "audit-target-mail"),
    ("invite", "audit-target-invite"),
    ("module", "audit-target-module"),
    ("operator", "audit-who-operator"),
    ("path", "audit-target-path"),
    ("person", "audit-target-person"),
    ("platform", "audit-target-platform"),
];

/// Values that are words of ours.
const VALUES: &[(&str, &str)] = &[
    ("acknowledge", "audit-value-acknowledge"),
    ("acknowledged", "audit-value-acknowledged"),
    ("admin", "role-admin"),
    ("approval", "company-joining-approval"),
    ("assign_training", "audit-permission-assign-training"),
    ("author_training", "audit-permission-author-training"),
    ("closed", "company-joining-closed"),
    ("dark", "appearance-dark"),
    ("failed", "audit-value-failed"),
    ("false", "audit-value-no"),
    ("join", "audit-permission-join"),
    ("keep_own_account", "audit-permission-keep-own-account"),
    ("light", "appearance-light"),
    ("manage_companies", "audit-permission-manage-companies"),
    ("manage_company", "audit-permission-manage-company"),
    ("manage_mail", "audit-permission-manage-mail"),
    ("manage_operators", "audit-permission-manage-operators"),
    ("manage_people", "audit-permission-manage-people"),
    ("manager", "role-manager"),
    ("open", "company-joining-open"),
    ("passed", "audit-value-passed"),
    ("quiz", "audit-value-quiz"),
    ("read_audit_trail", "audit-permission-read-audit-trail"),
    ("register", "audit-permission-register"),
    ("reset_password", "audit-value-reset-password"),
    ("rewritten", "audit-value-rewritten"),
    ("root", "role-root"),
    ("see_colleagues", "audit-permission-see-colleagues"),
    ("see_team", "audit-permission-see-team"),
    ("set_up", "audit-permission-set-up"),
    ("sign_in", "audit-permission-sign-in"),
    ("staff", "role-staff"),
    ("support", "role-support"),
    ("system", "appearance-system"),
    ("take_training", "audit-permission-take-training"),
    ("true", "audit-value-yes"),
    ("visit_companies", "audit-permission-visit-companies"),
    ("welcome", "audit-value-welcome"),
];

/// Fields whose values come from such a list; all others hold what somebody has typed, or numbers.
const WORDED: &[&str] = &[
    "appearance",
    "content",
    "is_open_to_all",
    "is_practice",
    "joining",
    "kind",
    "outcome",
    "permission",
    "purpose",
    "reveals_key_after_failure",
    "role",
    "second_factor_admin",
    "second_factor_manager",
    "second_factor_staff",
];

/// All that can happen, for a list to choose from.
pub(super) fn actions(reader: &Reader) -> impl Iterator<Item = (String, String)> {
    ACTIONS.iter().map(|(name, key)| ((*name).to_owned(), reader.say(key)))
}

#[cfg(test)]
pub(crate) fn action_names() -> impl Iterator<Item = &'static str> {
    ACTIONS.iter().map(|(name, _)| *name)
}

pub(super) fn action(name: &str, reader: &Reader) -> String {
    said(ACTIONS, name, reader)
}

pub(super) fn field(name: &str, reader: &Reader) -> String {
    said(FIELDS, name, reader)
}

pub(super) fn target(kind: &str, reader: &Reader) -> String {
    said(TARGETS, kind, reader)
}

pub(super) fn value(field: &str, value: &str, reader: &Reader) -> String {
    if WORDED.contains(&field) { said(VALUES, value, reader) } else { value.to_owned() }
}

/// A word without a text, written by another version of the program, stands for itself.
fn said(words: &[(&str, &str)], word: &str, reader: &Reader) -> String {
    let key = words.iter().find(|(it, _)| *it == word);
    key.map_or_else(|| word.to_owned(), |(_, key)| reader.say(key))
}
