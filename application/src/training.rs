//! What people learn: the modules that authors write, and the attempts that people make at them.

mod arrange_questions;
mod calendar;
mod challenges;
mod check_import;
mod complete;
mod copy_module;
mod correct_key;
mod create_module;
mod delete_module;
mod draft;
mod due;
mod edit_module;
mod end_attempt;
mod end_overdue;
mod export_module;
mod failures;
mod find_attempt;
mod give_try;
mod import_archive;
mod import_module;
mod import_questions;
mod import_starter;
mod list_modules;
mod list_training;
mod open_draft;
mod pictures;
mod ports;
mod publish_module;
mod reads;
mod record;
mod retire_module;
mod save_answers;
mod sections;
mod see_certificate;
mod see_offer;
mod see_statistics;
mod start_attempt;
mod submit_attempt;
mod videos;
mod write_question;

pub use arrange_questions::{MoveQuestion, RemoveQuestion, move_question, remove_question};
pub use calendar::{
    CalendarView, KeepCalendarError, ReadCalendarError, make_calendar, read_calendar,
    revoke_calendar, see_calendar,
};
pub use challenges::{
    AnswerChallenge, AnswerChallengeError, ChallengeLine, ChallengeQuestion,
    ChallengeQuestionError, OwnChallenge, answer_challenge, challenge_question, list_challenges,
    own_challenges, see_challenge, see_challengeable,
};
pub use check_import::{CheckImportError, CheckedFile, QuestionFile, check_import};
pub(crate) use complete::{today, zone};
pub use copy_module::{CopyModule, CopyModuleError, copy_module};
pub use correct_key::{
    Aftermath, CorrectKey, CorrectKeyError, Correctable, CorrectedResult, Rehearsal, ResultChange,
    correct_key, rehearse_correction, see_aftermath, see_correctable,
};
pub use create_module::{CreateModule, CreateModuleError, create_module};
pub use delete_module::{DeleteModule, DeleteModuleError, delete_module};
pub use domain_training::{PictureKind, VideoKind};
pub use due::Due;
pub use edit_module::{EditModule, EditModuleError, edit_module};
pub use end_overdue::end_overdue;
pub use export_module::{ExportedModule, export_module};
pub use failures::Remark;
pub use find_attempt::{FindAttemptError, see_attempt};
pub use give_try::{GiveTry, GiveTryError, give_try};
pub use import_archive::{
    ArchiveError, ArchivedFile, Archives, CheckedArchive, CheckedMember, ImportArchive,
    ImportArchiveError, MemberRefused, check_archive, import_archive, is_of_questions,
    title_of_file,
};
pub use import_module::{
    ImportModule, ImportModuleError, ImportModules, import_module, import_modules,
};
pub use import_questions::{ImportQuestions, ImportQuestionsError, Placement, import_questions};
pub use import_starter::{StarterModules, check_starter_modules, import_starter_modules};
pub use list_modules::{FindModuleError, ListModules, ModulesSortedBy, list_modules, see_module};
pub(crate) use list_training::list_with_calendar;
pub use list_training::{ListTrainingError, list_training};
pub use open_draft::{DiscardDraft, OpenModuleDraft, discard_draft, open_draft};
pub(crate) use pictures::picture_key;
pub use pictures::{
    AddPicture, AddPictureError, FoundPicture, Illustration, OldPictures, SeePictureError,
    add_picture, list_pictures, see_picture, sweep_pictures,
};
pub use ports::{
    AttemptInProgress, CalendarFeeds, CertificatePrinter, CertificateSheet, CertificateView,
    Certificates, FoundCalendar, Progress,
};
pub use publish_module::{
    Publication, PublishModule, PublishModuleError, publish_module, see_publication,
};
pub use reads::{
    AttemptLine, AttemptLineState, CompletionLine, Curriculum, CurriculumItem, CurriculumLine,
    MarkLine, ModuleItem, ModuleLine, ModuleView, Offer, StepLine, TrainingReads, VersionLine,
};
pub use record::{
    Again, Hold, InProgress, ModuleRecord, NextStep, PathRecord, Record, Standing, StepItem,
    StepRecord,
};
pub use retire_module::{RetireModule, RetireModuleError, retire_module};
pub use save_answers::{SaveAnswers, SaveAnswersError, SavedAnswers, save_answers};
pub use sections::{
    MoveSection, PutSection, RemoveSection, move_section, put_section, remove_section,
};
pub use see_certificate::{
    CheckCertificateError, CheckedCertificate, RevokeCompletion, RevokeCompletionError,
    SeeCertificateError, check_certificate, revoke_completion, see_certificate,
};
pub use see_offer::{OfferView, SeeOfferError, see_offer};
pub use see_statistics::{ModuleStatistics, SeeStatistics, see_statistics};
pub use start_attempt::{StartAttempt, StartAttemptError, Started, start_attempt};
pub use submit_attempt::{
    AcknowledgeModule, SubmitAttempt, SubmitAttemptError, Submitted, acknowledge_module,
    submit_attempt,
};
pub(crate) use videos::video_key;
pub use videos::{
    AddVideo, AddVideoError, CaptionVideo, CaptionVideoError, FoundVideo, RemoveCaptions,
    SeeVideoError, SeenVideo, SweepVideosError, VideoCaptions, VideoPart, VideoReads, add_video,
    caption_video, captions_in, find_video, list_videos, read_video, remove_captions, see_captions,
    see_video, sweep_videos,
};
pub use write_question::{AddQuestion, AddedQuestion, EditQuestion, add_question, edit_question};
