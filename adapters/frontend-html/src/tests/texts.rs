use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use application::{
    Failure, audit, backup, courses, equipment, identity, inventory, joining, mail, onboarding,
    platform, shop, skills, training, webhooks,
};
use domain_identity::Language;

use super::{
    given,
    pages::{files, templates},
};
use crate::{catalog::keys, form::FormError};

#[test]
fn every_language_has_every_text() {
    let catalogs = files(&templates().join("locales"), "ftl");
    let keys_of = |file: &str| keys(&catalogs[file]).map(str::to_owned).collect::<BTreeSet<_>>();
    let english = keys_of("en.ftl");
    for language in Language::ALL {
        let file = format!("{}.ftl", language.tag());
        let other = keys_of(&file);
        let missing: Vec<_> = english.difference(&other).collect();
        let more: Vec<_> = other.difference(&english).collect();
        assert!(missing.is_empty() && more.is_empty(), "{file} lacks {missing:?}, has {more:?}");
        assert_eq!(keys(&catalogs[&file]).count(), other.len(), "{file} has a key twice");
    }
}

fn check<F: Failure>() {
    for language in Language::ALL {
        let edition = given::edition(language);
        let catalog = edition.catalog();
        for failure in F::samples() {
            let message = failure.message();
            catalog.text(&message).unwrap_or_else(|err| panic!("{failure:?}: {err}"));
        }
    }
}

#[test]
fn every_failure_has_a_text_in_every_language() {
    check::<FormError>();
    check::<audit::ExportEntriesError>();
    check::<audit::ListEntriesError>();
    check::<audit::VerifyTrailError>();
    check::<backup::BackUpError>();
    check::<backup::CheckRestoredError>();
    check::<backup::RestoreError>();
    check::<identity::ActAsError>();
    check::<identity::ChangeLogoError>();
    check::<identity::AskForResetError>();
    check::<identity::ChangeEmailError>();
    check::<identity::ChangePasswordError>();
    check::<identity::ApiTokenError>();
    check::<identity::ComeInByTokenError>();
    check::<webhooks::WebhookError>();
    check::<domain_audit::WebhookAddressError>();
    check::<identity::ChangePhotoError>();
    check::<identity::ChangeUsernameError>();
    check::<identity::ConfirmPasswordError>();
    check::<identity::CreateAdminError>();
    check::<identity::CreatePersonError>();
    check::<identity::DeactivatePersonError>();
    check::<identity::DepartmentError>();
    check::<identity::EditAccountError>();
    check::<identity::EditCompanyError>();
    check::<identity::EditPersonError>();
    check::<identity::EnterCodeError>();
    check::<identity::EndSessionsError>();
    check::<identity::ErasePersonError>();
    check::<identity::ExportPeopleError>();
    check::<identity::GiveTimeError>();
    check::<identity::Fault>();
    check::<identity::FindPersonError>();
    check::<identity::FindRealmError>();
    check::<identity::ImportPeopleError>();
    check::<identity::IssuedPasswordsError>();
    check::<identity::ListPeopleError>();
    check::<identity::ListSessionsError>();
    check::<identity::ReactivatePersonError>();
    check::<identity::RecoverPasswordError>();
    check::<identity::ResetPasswordError>();
    check::<identity::ResetSecondFactorError>();
    check::<identity::RotateCompanyCodeError>();
    check::<identity::SeeChartError>();
    check::<identity::SecondFactorError>();
    check::<identity::SeePhotoError>();
    check::<identity::SendInvitationError>();
    check::<identity::SetUpError>();
    check::<identity::SignInError>();
    check::<identity::SignOutError>();
    check::<joining::ApproveJoinError>();
    check::<joining::AskToJoinError>();
    check::<joining::ConfirmJoinError>();
    check::<joining::ListWaitingError>();
    check::<joining::RefuseJoinError>();
    check::<mail::ListMailsError>();
    check::<mail::SendAgainError>();
    check::<mail::SendContactError>();
    check::<mail::SendFeedbackError>();
    check::<identity::TableError>();
    check::<identity::TakeOutError>();
    check::<application::requests::DoOnceError>();
    check::<application::requests::TooManyRequests>();
}

#[test]
fn every_failure_about_companies_has_a_text_in_every_language() {
    check::<platform::CreateCompanyError>();
    check::<platform::CreateOperatorError>();
    check::<platform::EditOperatorAccountError>();
    check::<platform::FindCompanyError>();
    check::<platform::FindInviteError>();
    check::<shop::FindOrderError>();
    check::<shop::HearPaymentError>();
    check::<shop::PlaceOrderError>();
    check::<shop::SettleOrderError>();
    check::<platform::FindOperatorError>();
    check::<platform::IssueInviteError>();
    check::<platform::RegisterError>();
    check::<platform::ResetOperatorSecondFactorError>();
    check::<platform::RevokeInviteError>();
    check::<platform::SeePlatformError>();
    check::<platform::SwitchCompanyError>();
    check::<platform::SwitchOperatorError>();
    check::<platform::VisitCompanyError>();
}

#[test]
fn every_failure_about_training_has_a_text_in_every_language() {
    check::<training::CheckCertificateError>();
    check::<training::KeepCalendarError>();
    check::<training::ReadCalendarError>();
    check::<training::CheckImportError>();
    check::<training::RevokeCompletionError>();
    check::<training::SeeCertificateError>();
    check::<training::AddPictureError>();
    check::<training::SeePictureError>();
    check::<training::AnswerChallengeError>();
    check::<training::ChallengeQuestionError>();
    check::<training::CopyModuleError>();
    check::<training::CreateModuleError>();
    check::<training::DeleteModuleError>();
    check::<training::EditModuleError>();
    check::<training::ArchiveError>();
    check::<training::ImportArchiveError>();
    check::<training::MemberRefused>();
    check::<training::ImportModuleError>();
    check::<training::ImportQuestionsError>();
    check::<training::PublishModuleError>();
    check::<training::RetireModuleError>();
    check::<training::FindAttemptError>();
    check::<training::CorrectKeyError>();
    check::<training::GiveTryError>();
    check::<training::FindModuleError>();
    check::<training::ListTrainingError>();
    check::<training::SaveAnswersError>();
    check::<training::SeeOfferError>();
    check::<training::StartAttemptError>();
    check::<training::SubmitAttemptError>();
}

#[test]
fn every_failure_about_films_has_a_text_in_every_language() {
    check::<training::AddVideoError>();
    check::<training::CaptionVideoError>();
    check::<training::SeeVideoError>();
    check::<training::SweepVideosError>();
    check::<domain_training::LanguageCodeError>();
}

#[test]
fn every_failure_about_paths_has_a_text_in_every_language() {
    check::<onboarding::AimPathError>();
    check::<onboarding::AssignPathError>();
    check::<onboarding::DeletePathError>();
    check::<onboarding::EditCalendarError>();
    check::<onboarding::EditPathError>();
    check::<onboarding::ExportTeamError>();
    check::<onboarding::FindPathError>();
    check::<onboarding::MarkStepError>();
    check::<onboarding::MovePeopleError>();
    check::<onboarding::NudgeError>();
    check::<onboarding::PreviewAssignmentError>();
    check::<onboarding::SeeTeamError>();
}

#[test]
fn every_failure_about_ratings_has_a_text_in_every_language() {
    check::<equipment::EditItemError>();
    check::<equipment::ExportItemsError>();
    check::<equipment::EditNeedsError>();
    check::<equipment::FindByCodeError>();
    check::<equipment::ImportItemsError>();
    check::<equipment::ItemFault>();
    check::<equipment::ItemPhotoError>();
    check::<equipment::OrderFileError>();
    check::<equipment::SweepOrderFilesError>();
    check::<equipment::UndoImportError>();
    check::<equipment::ListItemsError>();
    check::<equipment::RetireItemError>();
    check::<equipment::ReturnItemError>();
    check::<equipment::SeeItemError>();
    check::<equipment::TakeItemError>();
    check::<equipment::ReserveItemError>();
    check::<equipment::CancelReservationError>();
    check::<domain_equipment::LocalTimeError>();
    check::<equipment::AnswerHandoverError>();
    check::<equipment::AskForItemError>();
    check::<equipment::LeavingError>();
    check::<equipment::TransferItemError>();
    check::<equipment::PrintLabelsError>();
    check::<equipment::ReplaceCodesError>();
    check::<skills::ChangeGrantsError>();
    check::<skills::ExemptError>();
    check::<skills::RateSkillError>();
    check::<skills::RevokeRatingError>();
    check::<skills::ExportMatrixError>();
    check::<skills::SeeMatrixError>();
    check::<skills::SeeGrantsError>();
    check::<skills::SeePersonSkillsError>();
    check::<domain_skills::ExemptionRefused>();
    check::<domain_skills::GrantsNothing>();
    check::<domain_skills::RatingRefused>();
    check::<domain_skills::RevocationRefused>();
}

#[test]
fn every_failure_about_customers_has_a_text_in_every_language() {
    check::<inventory::CreateCustomerError>();
    check::<inventory::CustomersError>();
    check::<inventory::EditCustomerError>();
    check::<inventory::SwitchCustomerError>();
    check::<domain_inventory::CustomerKeyError>();
    check::<domain_inventory::TooManyGrants>();
}

#[test]
fn every_failure_about_courses_has_a_text_in_every_language() {
    check::<courses::BringFileError>();
    check::<courses::CompleteCourseError>();
    check::<courses::DeleteCourseError>();
    check::<courses::DeleteMaterialError>();
    check::<courses::SeeMaterialError>();
    check::<courses::SummarizeAgainError>();
    check::<courses::SweepFilesError>();
    check::<courses::DeleteStudentError>();
    check::<courses::EditCourseError>();
    check::<courses::EditStudentError>();
    check::<courses::EnrollError>();
    check::<courses::ExportStudentsError>();
    check::<courses::FindCourseError>();
    check::<courses::ImportStudentsError>();
    check::<courses::PreviewEnrollmentError>();
    check::<courses::StudentFault>();
    check::<courses::FindEnrolledError>();
    check::<courses::FindStudentError>();
    check::<courses::OwnCoursesError>();
    check::<courses::SessionError>();
    check::<domain_courses::CapacityError>();
    check::<domain_courses::CourseDaysError>();
    check::<domain_kernel::DayError>();
}

#[test]
fn every_failure_about_skills_has_a_text_in_every_language() {
    check::<skills::DeleteSkillError>();
    check::<skills::EditJobRoleError>();
    check::<skills::EditProfileError>();
    check::<skills::EditSkillError>();
    check::<skills::FindJobRoleError>();
    check::<skills::FindSkillError>();
    check::<skills::HandInError>();
    check::<skills::DecideCertificateError>();
    check::<skills::SeeCertificatesError>();
    check::<skills::ImportRatingsError>();
    check::<skills::RatingFault>();
    check::<skills::ImportSkillsError>();
    check::<skills::LabelError>();
    check::<skills::SkillFault>();
    check::<domain_skills::LevelError>();
    check::<domain_skills::NeedsError>();
}

#[test]
fn every_failure_about_items_and_what_they_are_sorted_by_has_a_text_in_every_language() {
    check::<equipment::CategoryError>();
    check::<equipment::EditItemError>();
    check::<equipment::RetireItemError>();
    check::<equipment::LocationError>();
    check::<equipment::ListOrdersError>();
    check::<equipment::ReportDamageError>();
    check::<equipment::SetInspectionRuleError>();
    check::<equipment::WorkOrderError>();
    check::<domain_equipment::CostError>();
    check::<domain_equipment::InspectionRuleError>();
}

#[test]
fn every_failure_about_stock_has_a_text_in_every_language() {
    check::<inventory::CheckConnectorError>();
    check::<inventory::DecideLoadError>();
    check::<inventory::ExportStockError>();
    check::<inventory::SaveConnectorError>();
    check::<inventory::StockError>();
    check::<domain_inventory::ColumnMissing>();
    check::<domain_inventory::SelectError>();
}

#[test]
fn whatever_is_said_of_a_question_has_a_text_in_every_language() {
    for language in Language::ALL {
        let edition = given::edition(language);
        for remark in training::Remark::samples() {
            for message in remark.place.iter().chain([&remark.text]) {
                let text = edition.catalog().text(message);
                text.unwrap_or_else(|err| panic!("{remark:?}: {err}"));
            }
        }
    }
}

/// What fields of modules and questions refuse.
#[test]
fn every_mistake_in_a_field_has_a_text_in_every_language() {
    use domain_onboarding::{HolidaysRefused, StartError, WorkingDaysError};
    use domain_training::{
        DecimalError, DrawError, MinutesError, PassMarkError, PointsError, ProseError,
        QuestionRefused, TimeLimitError, TriesError, WeightError,
    };

    fn messages<F: Failure>() -> Vec<application::Message> {
        F::samples().iter().map(Failure::message).collect()
    }
    let messages = [
        messages::<DecimalError>(),
        messages::<DrawError>(),
        messages::<MinutesError>(),
        messages::<PassMarkError>(),
        messages::<PointsError>(),
        messages::<ProseError>(),
        messages::<QuestionRefused>(),
        messages::<HolidaysRefused>(),
        messages::<StartError>(),
        messages::<domain_kernel::TimeFactorError>(),
        messages::<TimeLimitError>(),
        messages::<TriesError>(),
        messages::<WeightError>(),
        messages::<WorkingDaysError>(),
    ];
    for language in Language::ALL {
        let edition = given::edition(language);
        for message in messages.iter().flatten() {
            let text = edition.catalog().text(message);
            text.unwrap_or_else(|err| panic!("{message:?}: {err}"));
        }
    }
}

/// A key stands between quotes in a source file or a template, perhaps as the beginning of one.
#[test]
fn every_text_is_used_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources: BTreeMap<String, String> = files(&templates(), "html");
    for folder in ["adapters/frontend-html/src", "adapters/frontend-rest/src", "application/src"] {
        let found = files(&root.join(folder), "rs");
        sources.extend(found.into_iter().map(|(name, text)| (format!("{folder}/{name}"), text)));
    }
    let catalogs = files(&templates().join("locales"), "ftl");
    let unused: Vec<&str> = keys(&catalogs["en.ftl"])
        .filter(|key| !sources.values().any(|it| it.contains(&format!("\"{key}\""))))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// What a fact is called stands between quotes in `facts.rs` of its domain, or in a file below it.
#[test]
fn everything_that_can_be_recorded_has_a_text_and_a_filter() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../domain");
    let sources = files(&root, "rs").into_iter();
    let sources =
        sources.filter(|(name, _)| name.ends_with("facts.rs") || name.contains("src/facts/"));
    let mut recorded = BTreeSet::new();
    for (_, text) in sources {
        let names = text.split('"').skip(1).step_by(2).filter(|it| it.contains('.'));
        recorded.extend(names.map(str::to_owned));
    }
    assert_eq!(recorded, crate::audit::action_names().map(str::to_owned).collect());
}
