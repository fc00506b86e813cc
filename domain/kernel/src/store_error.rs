use std::error;

use thiserror::Error;

/// How a store can fail. Anything that is not one of the first four is the machine's fault, or
/// ours.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Someone else saved first.
    #[error("this was changed by someone else in the meantime")]
    Stale,
    #[error("this already exists")]
    Duplicate(Rule),
    /// The permit is one to read. Nothing was changed.
    #[error("this token may read here and change nothing")]
    ReadOnly,
    /// Two transactions were in each other's way and the database gave this one up. Nothing was
    /// changed, so the whole use case can be run again.
    #[error("too many people are saving at once; try again")]
    Busy,
    /// The database does not answer, or has no room left. It may come back by itself.
    #[error("the database cannot be reached right now")]
    Unavailable(#[source] Box<dyn error::Error + Send + Sync>),
    /// The database was told to save it and did not say whether it has. Whoever does it again may
    /// do it twice.
    #[error("the database went away before it said whether this was saved; look at what there is")]
    Undecided(#[source] Box<dyn error::Error + Send + Sync>),
    /// A row was written by a newer program or by hand, or a statement is one that the database
    /// does not take. Trying again does not help.
    #[error("what is stored makes no sense")]
    Corrupt(#[source] Box<dyn error::Error + Send + Sync>),
}

/// What may exist only once: in the installation, or in a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// An installation is set up once.
    Installation,
    CompanyId,
    /// A company is joined by an ID that no other one has.
    CompanyCode,
    PersonId,
    /// An e-mail or username names one account of the installation.
    Identifier,
    SessionId,
    DepartmentId,
    /// A department's name is one's of the company, whatever the case.
    DepartmentName,
    ModuleId,
    /// A module has one version of each number.
    VersionNumber,
    AttemptId,
    /// A person has one attempt in progress at a module.
    OpenAttempt,
    /// An attempt completes a module once.
    CompletionId,
    /// A person has one newest completion of a module.
    CurrentCompletion,
    /// A person has one third attempt at a module.
    AttemptOrdinal,
    /// A person gets one try more after the same attempts.
    ExtraTry,
    /// A version has one third correction, and an attempt comes to one thing by it.
    Correction,
    PathId,
    /// A person is on a path once.
    Assignment,
    /// Of a step of a person one thing is said.
    StepMark,
    /// A company has one calendar.
    WorkCalendar,
    OperatorId,
    InviteId,
    /// A company's registration number is one company's in the installation.
    RegistrationNumber,
    PurchaseId,
    /// An order is known by a number that no other one has.
    PurchaseNumber,
    /// One message of a payment provider counts once.
    PaymentEvent,
    MailId,
    /// A person has one link of each purpose.
    Link,
    /// A person has one calendar.
    Calendar,
    ChallengeId,
    PictureId,
    VideoId,
    /// A person has one open challenge of a question.
    OpenChallenge,
    /// A person has one token of each number.
    ApiToken,
    /// A person calls one request by a name.
    OnceRequest,
    /// A person has one second factor.
    SecondFactor,
    JoinRequestId,
    /// A person is reminded once a day in each way.
    Reminder,
    CourseId,
    MaterialId,
    StudentId,
    /// An e-mail address is one student's of the company.
    StudentEmail,
    /// A person is one student.
    StudentPerson,
    /// A student is enrolled in a course once.
    Enrollment,
    CourseSessionId,
    /// Of a student at a session one thing is said.
    Attendance,
    SkillId,
    /// Two skills of a company have different names, whatever the case.
    SkillName,
    SkillLabelId,
    /// So have two labels of one list.
    SkillLabelName,
    JobRoleId,
    /// So have two job roles.
    JobRoleTitle,
    /// Of a person it is said once what they do.
    SkillProfile,
    JobRoleNeed,
    RatingId,
    /// A certificate of a skill is handed in once.
    SkillCertificateId,
    /// Something gives a skill at one level.
    SkillGrant,
    ItemCategoryId,
    /// Two categories of equipment have different names, whatever the case.
    ItemCategoryName,
    ItemLocationId,
    ItemImportId,
    ItemId,
    /// A tag is one item's of the company, whatever the case.
    ItemTag,
    /// So is a serial number.
    SerialNumber,
    /// A code is or was one item's of the company.
    ItemCode,
    /// Equipment asks for a skill at one level.
    ItemNeed,
    CustodyId,
    /// One person at most has an item.
    OpenCustody,
    ReservationId,
    WorkOrderId,
    /// One order at most keeps an item in maintenance.
    BlockingOrder,
    OrderFileId,
    /// An item or a category has one rule by which it is inspected.
    InspectionRule,
    HandoverId,
    /// Somebody has one choice of columns.
    StockColumns,
    /// Somebody has one last visit to stock.
    StockVisit,
    /// One person at most waits for an item.
    OpenHandover,
    /// A company's stock is read from one ERP.
    StockConnector,
    WebhookId,
    DeliveryId,
    /// A webhook is told of an entry of the trail once.
    Delivery,
}

impl Rule {
    pub const ALL: [Self; 82] = [
        Self::Installation,
        Self::CompanyId,
        Self::CompanyCode,
        Self::PersonId,
        Self::Identifier,
        Self::SessionId,
        Self::DepartmentId,
        Self::DepartmentName,
        Self::ModuleId,
        Self::VersionNumber,
        Self::AttemptId,
        Self::OpenAttempt,
        Self::CompletionId,
        Self::CurrentCompletion,
        Self::AttemptOrdinal,
        Self::ExtraTry,
        Self::Correction,
        Self::PathId,
        Self::Assignment,
        Self::StepMark,
        Self::WorkCalendar,
        Self::OperatorId,
        Self::InviteId,
        Self::RegistrationNumber,
        Self::PurchaseId,
        Self::PurchaseNumber,
        Self::PaymentEvent,
        Self::MailId,
        Self::Link,
        Self::Calendar,
        Self::ChallengeId,
        Self::PictureId,
        Self::VideoId,
        Self::OpenChallenge,
        Self::ApiToken,
        Self::OnceRequest,
        Self::SecondFactor,
        Self::JoinRequestId,
        Self::Reminder,
        Self::CourseId,
        Self::MaterialId,
        Self::StudentId,
        Self::StudentEmail,
        Self::StudentPerson,
        Self::Enrollment,
        Self::CourseSessionId,
        Self::Attendance,
        Self::SkillId,
        Self::SkillName,
        Self::SkillLabelId,
        Self::SkillLabelName,
        Self::JobRoleId,
        Self::JobRoleTitle,
        Self::SkillProfile,
        Self::JobRoleNeed,
        Self::RatingId,
        Self::SkillCertificateId,
        Self::SkillGrant,
        Self::ItemCategoryId,
        Self::ItemCategoryName,
        Self::ItemLocationId,
        Self::ItemImportId,
        Self::ItemId,
        Self::ItemTag,
        Self::SerialNumber,
        Self::ItemCode,
        Self::ItemNeed,
        Self::CustodyId,
        Self::OpenCustody,
        Self::ReservationId,
        Self::WorkOrderId,
        Self::BlockingOrder,
        Self::OrderFileId,
        Self::InspectionRule,
        Self::HandoverId,
        Self::StockColumns,
        Self::StockVisit,
        Self::OpenHandover,
        Self::StockConnector,
        Self::WebhookId,
        Self::DeliveryId,
        Self::Delivery,
    ];
}

impl StoreError {
    /// Why a store cannot do now what it was asked, in words for the log.
    pub fn unavailable(why: impl Into<Box<dyn error::Error + Send + Sync>>) -> Self {
        Self::Unavailable(why.into())
    }

    /// Why a store has not said whether it did what it was asked, in words for the log.
    pub fn undecided(why: impl Into<Box<dyn error::Error + Send + Sync>>) -> Self {
        Self::Undecided(why.into())
    }

    /// Why a store can never do what it was asked, in words for the log.
    pub fn corrupt(why: impl Into<Box<dyn error::Error + Send + Sync>>) -> Self {
        Self::Corrupt(why.into())
    }
}
