use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use domain_identity::Language;
use domain_kernel::Role;

use super::given;
use crate::{
    api_docs, audit, calendar, certificates,
    chrome::Chrome,
    confirm, courses, customers, dashboard, equipment, help, identity, inventory, joining, mail,
    paths, platform, problem, public, ratings, shop, skills, table_import, team,
    training::{self, modules},
    views::{Edition, Page},
    webhooks,
};

/// Every type that fills a template.
#[expect(clippy::too_many_lines, reason = "a line for each page")]
fn all() -> Vec<Drawn> {
    vec![
        drawn::<problem::ProblemPage>(),
        drawn::<public::LandingPage>(),
        drawn::<public::FaqPage>(),
        drawn::<public::PrivacyPage>(),
        drawn::<public::ContactPage>(),
        drawn::<public::FeedbackPage>(),
        drawn::<shop::BuyPage>(),
        drawn::<shop::EndedPage>(),
        drawn::<help::HelpPage>(),
        drawn::<help::GuidePage>(),
        drawn::<api_docs::ApiDocsPage>(),
        drawn::<audit::AuditPage>(),
        drawn::<ratings::ExemptPage>(),
        drawn::<ratings::CoveragePage>(),
        drawn::<ratings::GapsPage>(),
        drawn::<ratings::CertificateQueuePage>(),
        drawn::<ratings::SkillCertificatePage>(),
        drawn::<ratings::SkillCertificatesPage>(),
        drawn::<ratings::GrantsPage>(),
        drawn::<ratings::PersonSkillPage>(),
        drawn::<ratings::PersonSkillsPage>(),
        drawn::<ratings::ReportPage>(),
        drawn::<ratings::RevokeRatingPage>(),
        drawn::<customers::CustomersPage>(),
        drawn::<customers::CustomerPage>(),
        drawn::<customers::CustomerFormPage>(),
        drawn::<customers::PortalPage>(),
        drawn::<courses::BringFilePage>(),
        drawn::<courses::CompletePage>(),
        drawn::<courses::CourseFormPage>(),
        drawn::<courses::CoursePage>(),
        drawn::<courses::CoursesPage>(),
        drawn::<courses::EnrollPage>(),
        drawn::<courses::MaterialPage>(),
        drawn::<courses::EnrollListPage>(),
        drawn::<courses::OwnCoursePage>(),
        drawn::<courses::RevokeResultPage>(),
        drawn::<courses::SessionFormPage>(),
        drawn::<courses::SheetPage>(),
        drawn::<courses::StudentFormPage>(),
        drawn::<courses::StudentPage>(),
        drawn::<courses::StudentsPage>(),
        drawn::<dashboard::DashboardPage>(),
        drawn::<equipment::DamagePage>(),
        drawn::<equipment::GivePage>(),
        drawn::<equipment::ImportsPage>(),
        drawn::<equipment::InspectionRulePage>(),
        drawn::<equipment::OpenOrderPage>(),
        drawn::<equipment::OrderPage>(),
        drawn::<equipment::OrdersPage>(),
        drawn::<equipment::InUsePage>(),
        drawn::<equipment::UsePage>(),
        drawn::<equipment::PersonItemsPage>(),
        drawn::<equipment::ItemPage>(),
        drawn::<equipment::ItemsPage>(),
        drawn::<equipment::LabelsPage>(),
        drawn::<equipment::OwnItemsPage>(),
        drawn::<equipment::ReturnPage>(),
        drawn::<equipment::ScanPage>(),
        drawn::<equipment::CancelReservationPage>(),
        drawn::<equipment::ReservationsPage>(),
        drawn::<equipment::ReservePage>(),
        drawn::<equipment::TransferPage>(),
        drawn::<inventory::ChangesPage>(),
        drawn::<inventory::ConnectorPage>(),
        drawn::<inventory::NoStockPage>(),
        drawn::<inventory::StockGridPage>(),
        drawn::<inventory::ValuesPage>(),
        drawn::<skills::MatrixPage>(),
        drawn::<skills::JobRoleFormPage>(),
        drawn::<skills::JobRolePage>(),
        drawn::<skills::JobRolesPage>(),
        drawn::<equipment::CategoriesPage>(),
        drawn::<equipment::CategoryPage>(),
        drawn::<equipment::ItemFormPage>(),
        drawn::<equipment::LocationFormPage>(),
        drawn::<equipment::NeedsPage>(),
        drawn::<equipment::LocationsPage>(),
        drawn::<equipment::RetirePage>(),
        drawn::<skills::LabelPage>(),
        drawn::<skills::LabelsPage>(),
        drawn::<skills::ProfilePage>(),
        drawn::<skills::SkillFormPage>(),
        drawn::<skills::SkillPage>(),
        drawn::<skills::SkillsPage>(),
        drawn::<identity::AccountPage>(),
        drawn::<identity::CompanyPage>(),
        drawn::<identity::ForgotPage>(),
        drawn::<identity::LinkOverPage>(),
        drawn::<identity::RecoverPage>(),
        drawn::<identity::DepartmentPage>(),
        drawn::<identity::DepartmentsPage>(),
        drawn::<identity::ConfirmPasswordPage>(),
        drawn::<identity::EnterCodePage>(),
        drawn::<identity::FactorCodePage>(),
        drawn::<identity::FactorSetUpPage>(),
        drawn::<identity::EmailOverPage>(),
        drawn::<identity::OwnNamesPage>(),
        drawn::<identity::PasswordPage>(),
        drawn::<identity::ErasePage>(),
        drawn::<identity::LeavePage>(),
        drawn::<identity::TimePage>(),
        drawn::<table_import::ImportTablePage>(),
        drawn::<identity::PasswordsPage>(),
        drawn::<identity::PeoplePage>(),
        drawn::<identity::PersonPage>(),
        drawn::<identity::RecoveryCodesPage>(),
        drawn::<identity::ResendPage>(),
        drawn::<identity::SecondFactorPage>(),
        drawn::<identity::CompanySessionsPage>(),
        drawn::<identity::SessionsPage>(),
        drawn::<identity::TokensPage>(),
        drawn::<identity::MakeTokenPage>(),
        drawn::<identity::TokenMadePage>(),
        drawn::<identity::CompanyTokensPage>(),
        drawn::<webhooks::WebhookFormPage>(),
        drawn::<webhooks::WebhookPage>(),
        drawn::<webhooks::WebhookSecretPage>(),
        drawn::<webhooks::WebhooksPage>(),
        drawn::<identity::SetUpPage>(),
        drawn::<identity::SignInPage>(),
        drawn::<joining::ConfirmJoinPage>(),
        drawn::<joining::JoinOverPage>(),
        drawn::<joining::JoinPage>(),
        drawn::<joining::JoinerPage>(),
        drawn::<joining::JoiningPage>(),
        drawn::<mail::LetterPage>(),
        drawn::<mail::MailsPage>(),
        drawn::<paths::PathFormPage>(),
        drawn::<paths::PathPage>(),
        drawn::<paths::PathsPage>(),
        drawn::<paths::MovePage>(),
        drawn::<paths::AudiencePage>(),
        drawn::<paths::CalendarPage>(),
        drawn::<paths::SimulatePage>(),
        drawn::<identity::SuspendedPage>(),
        drawn::<platform::CompaniesPage>(),
        drawn::<platform::CompanyFormPage>(),
        drawn::<platform::CompanyPage>(),
        drawn::<platform::InviteFormPage>(),
        drawn::<platform::InvitesPage>(),
        drawn::<platform::OrderPage>(),
        drawn::<platform::OrdersPage>(),
        drawn::<platform::OperatorAccountPage>(),
        drawn::<platform::OperatorPage>(),
        drawn::<platform::OperatorsPage>(),
        drawn::<platform::PlatformPage>(),
        drawn::<team::AssignPage>(),
        drawn::<team::ChartPage>(),
        drawn::<platform::ReasonPage>(),
        drawn::<platform::StartPage>(),
        drawn::<team::GiveTryPage>(),
        drawn::<team::MemberPage>(),
        drawn::<team::TeamPage>(),
        drawn::<team::WaivePage>(),
        drawn::<training::AttemptPage>(),
        drawn::<training::ChallengePage>(),
        drawn::<training::OfferPage>(),
        drawn::<training::ReadingPage>(),
        drawn::<training::ResultPage>(),
        drawn::<training::TimeIsUpPage>(),
        drawn::<training::TrainingPage>(),
        drawn::<calendar::CalendarPage>(),
        drawn::<certificates::CertificatePage>(),
        drawn::<certificates::CheckPage>(),
        drawn::<certificates::RevokePage>(),
        drawn::<confirm::ConfirmPage>(),
        drawn::<modules::AnswerChallengePage>(),
        drawn::<modules::ChallengesPage>(),
        drawn::<modules::ImportFilesPage>(),
        drawn::<modules::ImportNewPage>(),
        drawn::<modules::CorrectPage>(),
        drawn::<modules::ImportPage>(),
        drawn::<modules::ModuleFormPage>(),
        drawn::<modules::ModulePage>(),
        drawn::<modules::ModulesPage>(),
        drawn::<modules::PicturesPage>(),
        drawn::<modules::VideosPage>(),
        drawn::<modules::CaptionsPage>(),
        drawn::<modules::PublishPage>(),
        drawn::<modules::QuestionPage>(),
        drawn::<modules::SectionFormPage>(),
        drawn::<modules::SectionsPage>(),
        drawn::<modules::StatisticsPage>(),
    ]
}

/// A template with its type's samples, drawn in each language, signed in and not.
struct Drawn {
    template: &'static str,
    pages: Vec<String>,
    title: String,
}

fn drawn<P: Page>() -> Drawn {
    let mut pages = Vec::new();
    let mut titles = Vec::new();
    for language in Language::ALL {
        let edition = given::edition(language);
        let reader = edition.reader(given::zone());
        for sample in P::samples(&reader) {
            titles.push(sample.title(&reader));
            pages.push(draw(&edition, &sample));
        }
    }
    let title = titles.first().cloned().expect("at least one sample");
    Drawn { template: P::TEMPLATE, pages, title }
}

fn draw<P: Page>(edition: &Edition, page: &P) -> String {
    let reader = edition.reader(given::zone());
    let person = given::signed_in(Role::Admin);
    let chrome = Chrome::new(Some(&person), Some("/dashboard"), &reader);
    edition.draw(page, chrome, &reader).unwrap_or_else(|err| {
        panic!("{} cannot be drawn: {}", P::TEMPLATE, crate::views::chain(&err))
    })
}

#[test]
fn every_sample_of_every_page_is_drawn_as_it_was() {
    for drawn in all() {
        // The frame is the same everywhere; what differs is what stands in it.
        let mains = drawn.pages.iter().map(|it| main(it).to_owned()).collect::<Vec<_>>();
        let name = drawn.template.trim_end_matches(".html").replace('/', "__");
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, mains.join("\n<!-- next sample -->\n"));
        });
    }
}

#[test]
fn every_template_has_a_page_that_draws_it() {
    let drawn: BTreeSet<String> = all().iter().map(|it| it.template.to_owned()).collect();
    let files = files(&templates(), "html");
    let is_part = |it: &String| it.starts_with("layouts/") || it.starts_with("components/");
    let pages: BTreeSet<String> = files.into_keys().filter(|it| !is_part(it)).collect();
    assert_eq!(drawn, pages);
}

#[test]
fn no_two_pages_have_the_same_title() {
    let mut seen = BTreeMap::new();
    for page in all() {
        if let Some(other) = seen.insert(page.title.clone(), page.template) {
            panic!("{other} and {} are both called {:?}", page.template, page.title);
        }
    }
}

#[test]
fn what_a_template_may_not_say_it_does_not_say() {
    for (name, text) in files(&templates(), "html") {
        for forbidden in ["|safe", "| safe", "style=", " onclick=", " onchange=", " onsubmit="] {
            assert!(!text.contains(forbidden), "{name} has {forbidden}");
        }
    }
}

#[test]
fn every_page_has_one_heading_and_ids_of_its_own() {
    for drawn in all() {
        for page in drawn.pages {
            assert_eq!(page.matches("<h1").count(), 1, "{}", drawn.template);
            let ids = page.split(" id=\"").skip(1).filter_map(|it| it.split('"').next());
            let mut seen = BTreeSet::new();
            for id in ids {
                assert!(seen.insert(id), "{} has two {id:?}", drawn.template);
            }
            assert!(page.len() <= 60 * 1024, "{} is larger than 60 KiB", drawn.template);
        }
    }
}

/// What stands between `<main …>` and `</main>`.
fn main(page: &str) -> &str {
    let begun = page.split_once("<main").map(|(_, it)| it).expect("a main part");
    let begun = begun.split_once('>').map(|(_, it)| it).expect("a whole tag");
    begun.split_once("</main>").map(|(it, _)| it.trim()).expect("an end")
}

pub(crate) fn templates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates")
}

/// The files of one kind below a folder, with their text.
pub(crate) fn files(folder: &Path, extension: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == extension) {
                let name = path.strip_prefix(folder).expect("below it").display().to_string();
                found.insert(name, fs::read_to_string(&path).expect("UTF-8"));
            }
        }
    }
    found
}
