//! Training: modules that people take, the questions in them, and the attempts they make.
//!
//! An author writes the one draft of a module and publishes it, which makes an immutable version.
//! An attempt pins the version it was started with, and keeps what it takes to pass, the answers
//! with their revisions and, once it is finished, the score; so no later edit changes what anybody
//! has achieved (spec: training, T1 to T10). Scores are whole thousandths of a point, weights whole
//! millionths and numbers exact decimals, so that nothing depends on how a machine rounds.

mod answer;
mod attempt;
mod calendar;
mod certificate;
mod challenge;
mod completion;
mod correction;
mod decimal;
mod extra_try;
mod facts;
mod import;
mod item_statistics;
mod layout;
mod lesson;
mod module;
mod pass_mark;
mod picture;
mod points;
mod ports;
mod prose;
mod question;
mod quiz;
mod release;
mod section;
mod time_limit;
mod tries;
mod validity;
mod version;
mod video;
mod weight;

#[cfg(test)]
mod tests;

pub use answer::{Answer, Given, Response, Responses, Revision};
pub use attempt::{
    Attempt, AttemptId, AttemptState, AttemptStatus, Beginning, Conflict, Ending, Outcome, Problem,
    Run, SaveRefused, Saved, SheetEntry, Sitting, SubmitRefused, Unmet,
};
pub use calendar::{
    Calendar, CalendarAddress, CalendarHash, DayKind, Entry, EntryKey, Subject, Told,
};
pub use certificate::CertificateCode;
pub use challenge::{
    AlreadyAnswered, Challenge, ChallengeAnswer, ChallengeId, ChallengeRefused, ChallengeReply,
    ChallengeText, ChallengeVerdict,
};
pub use completion::{
    Achievement, AlreadyRevoked, Completion, CompletionId, Recall, RevocationReason, Standing,
    Tenure, Term,
};
pub use correction::{
    Correction, CorrectionCounts, CorrectionReason, CorrectionRefused, Graded, Reach, Regrade,
    Remedy, new_key,
};
pub use decimal::{Decimal, DecimalError};
pub use extra_try::{ExtraTry, ExtraTryReason, ExtraTryRefused};
pub use facts::{
    AttemptFinished, AttemptStarted, CalendarMade, CalendarRevoked, CaptionsAdded, CaptionsRemoved,
    ChallengeAnswered, CompletionRevoked, DraftOpened, ExtraTryGiven, KeyCorrected, ModuleCopied,
    ModuleCreated, ModuleDeleted, ModuleEdit, ModuleEdited, ModulePublished, ModuleRetired,
    PictureAdded, PictureSwept, QuestionChallenged, QuizResult, VideoAdded, VideoSwept,
};
pub use import::{
    Adjustment, Expected, FileRefused, Format, MAX_FILE_SIZE, Rejection, Ruling, Verdict,
    read_questions, text_of_file, write_gift,
};
pub use item_statistics::{AnswerCount, Answered, Concern, ItemStatistics, item_statistics};
pub use layout::{Asked, Layout, Placed};
pub use lesson::{About, Kind, KindType, Lesson, Minutes, MinutesError, ModuleTitle};
pub use module::{
    DeleteRefused, EditRefused, Module, ModuleId, ModuleState, ModuleStatus, NotOffered,
    PublishRefused, RetireRefused,
};
pub use pass_mark::{Needed, PassMark, PassMarkError};
pub use picture::{Picture, PictureAlt, PictureHash, PictureId, PictureKind};
pub use points::{Points, PointsError};
pub use ports::{
    Attempts, Calendars, Challenges, Completions, Corrections, ModulePictures, ModuleVideos,
    Modules,
};
pub use prose::{Content, Explanation, Feedback, OptionText, Prose, ProseError, Stem};
pub use question::{
    AcceptedNumber, AcceptedText, AnswerOption, AnswerRefused, Credit, Mark, NewQuestion, OptionId,
    OptionOrder, Question, QuestionId, QuestionKind, QuestionOption, QuestionRefused,
    QuestionRules, QuestionType, ShortAnswer, WrittenKind, WrittenOption,
};
pub use quiz::{FeedbackPolicy, Quiz, QuizRules, Reveals};
pub use release::{ChangeNote, Impact, Release};
pub use section::{
    Draw, DrawError, Section, SectionFlaw, SectionId, SectionRefused, SectionSettings, SectionTitle,
};
pub use time_limit::{Deadline, TimeLimit, TimeLimitError};
pub use tries::{
    MostTries, Past, PastAttempt, Tries, TriesError, TriesTaken, Turn, TurnRefused, Wait,
};
pub use validity::{Anchor, DayOfYear, Days, End, LeastMonths, Months, Validity, ValidityError};
pub use version::{ModuleVersion, VersionNumber};
pub use video::{
    Captions, LanguageCode, LanguageCodeError, TooManyCaptions, Video, VideoFile, VideoFileId,
    VideoId, VideoKind, VideoTitle,
};
pub use weight::{Weight, WeightError};
