//! What every store must do, whichever it is. One list of promises, run against each store.
#![expect(clippy::expect_used, reason = "a broken promise is a panic")]

pub mod admin_races;
pub mod api_tokens;
pub mod attempt_races;
pub mod attempts;
pub mod audiences;
pub mod audit;
pub mod calendars;
pub mod challenges;
pub mod companies;
pub mod completions;
pub mod corrections;
pub mod counts;
pub mod course_sessions;
pub mod course_steps;
pub mod courses;
pub mod curricula;
pub mod customers;
pub mod departments;
pub mod digests;
pub mod enrollments;
pub mod equipment;
pub mod equipment_races;
pub mod equipment_use;
pub mod exemptions;
pub mod gaps;
pub mod handovers;
pub mod identity;
pub mod identity_reads;
pub mod invites;
pub mod item_group_races;
pub mod item_groups;
pub mod item_imports;
pub mod item_labels;
pub mod item_needs;
pub mod item_steps;
pub mod joining;
pub mod learner_races;
pub mod leaving_races;
pub mod lessons;
pub mod links;
pub mod mail;
pub mod materials;
pub mod newcomers;
pub mod onboarding;
pub mod onboarding_reads;
pub mod once_requests;
pub mod operators;
pub mod order_files;
pub mod own_names;
pub mod people_pages;
pub mod pictures;
pub mod progress;
pub mod purchases;
pub mod races;
pub mod rating_races;
pub mod ratings;
pub mod reservation_races;
pub mod reservations;
pub mod second_factors;
pub mod sessions;
pub mod skill_certificates;
pub mod skill_matrix;
pub mod skills;
pub mod statistics;
pub mod step_marks;
pub mod stock;
pub mod stock_columns;
pub mod stock_figures;
pub mod stock_grid;
pub mod stock_loads;
pub mod stock_visits;
pub mod summaries;
pub mod training;
pub mod training_reads;
pub mod upkeep;
pub mod upkeep_races;
pub mod videos;
pub mod webhook_races;
pub mod webhooks;
pub mod work_calendars;
pub mod world;

use application::{
    Store,
    courses::{CoursesReads, SummaryQueue},
    equipment::{
        CustodyReads, EquipmentReads, ItemGroupReads, ItemImportReads, ItemNeedReads, LabelReads,
        ReservationReads, UpkeepReads, UseReads,
    },
    identity::{IdentityReads, Logins, Sessions, Throttle, TokenReads},
    inventory::{CustomerReads, Generations, HiddenColumns, LoadQueue, StockReads, StockVisits},
    joining::Joins,
    mail::{Digests, MailQueue, MailReads},
    onboarding::OnboardingReads,
    platform::PlatformReads,
    requests::OnceRequests,
    skills::{
        GapReads, MatrixReads, Qualifications, RatingReads, SkillCertificateReads, SkillsReads,
    },
    training::{CalendarFeeds, Certificates, OldPictures, Progress, TrainingReads, VideoReads},
    webhooks::{WebhookQueue, WebhookReads},
};
use domain_audit::AuditTrail;
use domain_inventory::StockCustomers;

/// What a store is asked to be for identity.
pub trait IdentityStore:
    IdentityReads + PlatformReads + Logins + Sessions + TokenReads + OnceRequests + Throttle + Joins
{
}

impl<S> IdentityStore for S where
    S: IdentityReads
        + PlatformReads
        + Logins
        + Sessions
        + TokenReads
        + OnceRequests
        + Throttle
        + Joins
{
}

/// What a store is asked to be for sessions and tries, wherever it keeps them.
pub trait SessionStore: Store + Sessions + Throttle + 'static {}

impl<S: Store + Sessions + Throttle + 'static> SessionStore for S {}

/// What a store is asked to be for training, onboarding and courses.
pub trait TrainingStore:
    TrainingReads
    + Progress
    + Certificates
    + CalendarFeeds
    + OldPictures
    + VideoReads
    + OnboardingReads
    + CoursesReads
    + SkillsReads
    + RatingReads
    + GapReads
    + Qualifications
    + MatrixReads
    + SkillCertificateReads
    + EquipmentReads
    + ItemImportReads
    + CustodyReads
    + LabelReads
    + UpkeepReads
    + UseReads
    + ItemGroupReads
    + ItemNeedReads
    + ReservationReads
    + CustomerReads
    + StockCustomers
    + SummaryQueue
{
}

impl<S> TrainingStore for S where
    S: TrainingReads
        + Progress
        + Certificates
        + CalendarFeeds
        + OldPictures
        + VideoReads
        + OnboardingReads
        + CoursesReads
        + SkillsReads
        + RatingReads
        + GapReads
        + Qualifications
        + MatrixReads
        + SkillCertificateReads
        + EquipmentReads
        + ItemImportReads
        + CustodyReads
        + LabelReads
        + UpkeepReads
        + UseReads
        + ItemGroupReads
        + ItemNeedReads
        + ReservationReads
        + CustomerReads
        + StockCustomers
        + SummaryQueue
{
}

/// What a store is asked to be for mails and webhooks.
pub trait MailStore: MailQueue + MailReads + Digests + WebhookQueue + WebhookReads {}

impl<S: MailQueue + MailReads + Digests + WebhookQueue + WebhookReads> MailStore for S {}

/// What a store is asked to be for stock.
pub trait StockStore: StockReads + HiddenColumns + StockVisits + LoadQueue + Generations {}

impl<S: StockReads + HiddenColumns + StockVisits + LoadQueue + Generations> StockStore for S {}

/// Everything a store is asked to be.
pub trait AnyStore:
    Store + AuditTrail + IdentityStore + TrainingStore + StockStore + MailStore + 'static
{
}

impl<S> AnyStore for S where
    S: Store + AuditTrail + IdentityStore + TrainingStore + StockStore + MailStore + 'static
{
}

/// Runs every promise against a store of its own: `contracts::store!(sqlite, crate::sqlite);`, where
/// `sqlite` returns the store and what has to live as long as the promise does, such as a folder. A
/// third argument is how often a race is run at most, whatever the environment says.
#[macro_export]
macro_rules! store {
    ($name:ident, $fresh:expr) => {
        $crate::store!($name, $fresh, usize::MAX);
    };
    ($name:ident, $fresh:expr, $most_rounds:expr) => {
        mod $name {
            $crate::promises!($fresh;
                identity::a_person_read_back_is_the_person_saved,
                identity::a_time_beyond_2038_keeps_its_microseconds,
                identity::a_change_that_is_not_committed_is_undone,
                identity::the_second_of_two_saves_from_one_read_is_stale,
                identity::another_company_sees_and_changes_nobody,
                identity::the_platform_sees_and_changes_nobody,
                identity::a_manager_cannot_be_another_companys,
                identity::an_id_cannot_be_used_twice,
                identity::a_name_to_sign_in_with_is_unique_in_the_installation,
                identity::a_name_that_was_given_up_can_be_taken,
                identity::names_that_differ_in_accent_are_different_and_in_case_are_not,
                identity::a_login_is_found_by_email_and_by_username,
                identity::everybody_above_a_manager_is_known,
                identity::who_is_deactivated_is_known_as_such_wherever_it_matters,
                invites::an_invite_read_back_is_the_invite_saved,
                invites::an_invite_is_used_up_by_one_company,
                invites::invites_are_listed_by_how_they_stand,
                invites::a_company_sees_no_invite_and_no_other_company,
                invites::companies_are_found_by_name_number_and_state,
                invites::nobody_of_a_suspended_company_has_a_session,
                purchases::an_order_read_back_is_the_order_saved,
                purchases::orders_are_found_by_what_is_in_them_and_by_how_they_stand,
                purchases::orders_that_nobody_has_paid_are_known_oldest_first,
                purchases::a_message_is_heard_once,
                purchases::a_company_sees_no_order,
                operators::an_operator_read_back_is_the_operator_saved,
                operators::a_company_sees_and_changes_no_operator,
                operators::a_name_is_a_persons_or_an_operators,
                operators::an_operators_session_finds_them_as_they_are_now,
                operators::a_session_looks_into_one_company_for_a_time,
                operators::a_visit_that_is_over_is_closed_once,
                companies::a_company_read_back_is_the_company_saved,
                companies::the_second_of_two_saves_of_a_company_is_stale,
                companies::an_id_to_join_by_is_one_companys,
                identity_reads::names_are_those_of_the_companys_people,
                identity_reads::people_are_listed_by_name_found_by_any_name_and_paged,
                identity_reads::a_page_of_a_person_names_their_manager,
                identity_reads::a_manager_who_is_deactivated_is_nobodys_contact,
                identity_reads::who_was_invited_is_known_until_the_link_is_used,
                identity_reads::who_is_deactivated_is_listed_when_asked_for,
                identity_reads::a_company_is_found_by_its_exact_name,
                customers::what_a_customer_sees_is_read_back_as_it_was_saved,
                customers::a_customer_is_none_of_the_people_of_the_company,
                customers::customers_are_listed_by_who_sees_what,
                customers::a_load_keeps_renames_and_marks_the_customers_of_the_erp,
                customers::any_text_is_a_key_and_no_key_is_another,
                customers::sign_ins_of_customers_are_counted_by_quarter_and_by_account,
                customers::another_company_sees_and_changes_no_customer,
                departments::a_department_read_back_is_the_department_saved,
                departments::a_name_is_one_departments_whatever_the_case,
                departments::another_company_has_no_such_department,
                departments::a_department_with_people_stays,
                departments::a_job_history_keeps_what_was_and_corrects_what_is,
                departments::people_are_narrowed_to_and_sorted_by_where_they_are,
                departments::the_last_sign_in_is_noted_and_changes_nobody,
                people_pages::whoever_has_none_comes_last_on_whichever_page,
                people_pages::another_companys_people_are_on_no_page,
                newcomers::many_people_are_there_at_once_with_their_names_and_jobs,
                newcomers::of_many_names_those_are_known_that_are_somebodys,
                newcomers::people_are_taken_away_a_piece_at_a_time,
                newcomers::whoever_has_an_issued_password_is_known_until_it_expires,
                newcomers::of_somebody_erased_nothing_stands_beside_the_trail,
                audit::a_change_and_its_entry_stand_or_fall_together,
                audit::an_entry_read_back_is_the_entry_saved,
                audit::every_realm_has_a_chain_of_its_own,
                audit::forty_commits_at_once_make_one_chain_without_gaps,
                audit::entries_are_found_by_who_what_and_when_newest_first,
                audit::entries_are_paged_from_where_a_page_ends,
                audit::entries_are_found_by_any_of_several_subjects,
                audit::what_happened_to_an_account_before_a_sign_in_is_found_by_its_owner,
                sessions::a_session_finds_its_person_as_they_are_now,
                sessions::a_session_ends_by_time_by_request_and_by_epoch,
                sessions::the_oldest_session_ends_beyond_the_twentieth,
                sessions::a_session_key_cannot_be_used_twice,
                sessions::an_account_sees_and_ends_its_own_sessions_and_no_others,
                sessions::who_is_deactivated_has_no_session,
                sessions::everybodys_sessions_of_a_company_end_for_good,
                sessions::tries_at_once_are_counted_one_by_one,
                sessions::what_is_spent_is_said_with_how_it_stands,
                sessions::of_several_tries_none_counts_if_the_first_has_to_wait,
                sessions::several_tries_at_once_are_counted_one_by_one,
                sessions::what_is_told_once_in_a_while_is_counted_in_between,
                sessions::a_success_forgets_the_failures,
                sessions::a_try_that_was_never_made_is_taken_back_and_no_other,
                sessions::a_sweep_takes_what_is_over_and_so_much_at_once,
                api_tokens::a_token_read_back_is_the_token_made,
                api_tokens::a_token_finds_its_person_as_they_are_now,
                api_tokens::a_token_lets_nobody_in_who_is_out,
                api_tokens::a_token_that_is_over_lets_nobody_in,
                api_tokens::the_last_use_of_a_token_is_noted_once_a_minute,
                api_tokens::of_a_person_so_many_tokens_are_kept_however_many_are_made_at_once,
                api_tokens::of_all_who_revoke_a_token_one_does_and_then_nobody_comes_in,
                api_tokens::another_company_sees_and_changes_no_token,
                api_tokens::with_a_permit_that_only_reads_nothing_is_changed,
                api_tokens::tokens_that_expired_are_swept,
                once_requests::a_request_is_begun_once_and_answered_the_same,
                once_requests::of_all_who_send_one_request_at_once_one_is_to_do_it,
                once_requests::a_request_that_came_to_nothing_or_expired_can_be_sent_again,
                once_requests::what_one_calls_a_request_is_ones_own,
                once_requests::requests_that_expired_are_swept,
                links::a_link_is_found_by_its_secret_and_used_once,
                links::a_newer_link_takes_the_place_of_the_one_before,
                links::a_link_is_of_somebody_of_the_company,
                links::links_that_are_over_are_swept_and_invitations_stay,
                own_names::an_address_waits_to_be_confirmed_until_its_link_is_over,
                joining::a_request_read_back_is_the_request_saved,
                joining::another_company_sees_and_changes_no_request,
                joining::a_request_is_found_by_its_link_and_a_company_by_its_id,
                joining::those_who_wait_are_listed_longest_first_and_paged,
                joining::other_requests_of_one_address_go_and_no_more,
                joining::a_request_that_nobody_confirms_is_swept,
                joining::mails_to_an_address_without_an_account_are_forgotten,
                joining::those_who_keep_a_company_are_its_active_admins,
                digests::a_digest_is_kept_once_a_day_with_its_mail,
                digests::nobody_is_written_to_who_is_deactivated_or_of_a_suspended_company,
                digests::somebody_is_nudged_once_a_day,
                mail::a_mail_claimed_is_the_mail_written,
                mail::a_request_claimed_is_the_request_made,
                mail::a_mail_is_kept_with_its_change_or_not_at_all,
                mail::a_mail_waits_until_it_is_due_and_a_lease_ends,
                mail::the_one_that_waits_longest_is_first,
                mail::a_mail_is_sent_again_when_somebody_says_so,
                mail::mails_are_listed_newest_first_by_state_and_paged,
                mail::mails_go_with_their_person_or_long_after_they_were_sent,
                mail::what_somebody_wrote_to_the_admins_goes_with_them,
                second_factors::a_second_factor_read_back_is_the_one_saved,
                second_factors::a_person_has_one_second_factor,
                second_factors::the_second_of_two_uses_of_one_read_is_stale,
                second_factors::another_company_sees_and_changes_no_second_factor,
                second_factors::a_ticket_is_good_for_its_person_until_it_expires,
                second_factors::tickets_that_are_over_are_swept,
                second_factors::an_operator_has_one_second_factor_too,
                second_factors::an_operators_ticket_is_good_until_it_expires,
                second_factors::a_session_knows_who_still_needs_a_second_factor,
                second_factors::a_session_knows_when_the_password_was_typed,
                training::a_module_read_back_is_the_module_saved_in_every_state,
                training::a_version_read_back_is_the_version_published_for_ever,
                training::the_second_of_two_edits_of_a_module_is_stale,
                training::a_module_and_a_number_of_a_version_are_there_once,
                training::another_company_sees_and_changes_no_module,
                training::a_retired_module_keeps_its_versions,
                training::a_draft_is_removed_unless_it_was_changed,
                training::what_was_ever_published_is_told_from_what_was_not,
                attempts::an_attempt_read_back_is_the_attempt_saved_in_every_state,
                attempts::a_person_has_one_open_attempt_at_a_module,
                attempts::an_attempt_id_cannot_be_used_twice,
                attempts::the_second_of_two_ends_of_an_attempt_is_stale,
                attempts::a_person_has_one_attempt_of_each_ordinal,
                attempts::tries_are_counted_since_the_last_completion,
                attempts::after_the_same_attempts_one_more_try_is_given,
                attempts::another_company_sees_and_changes_no_attempt,
                completions::a_completion_read_back_is_the_completion_saved,
                completions::the_newest_completion_of_a_module_is_the_current_one,
                completions::an_attempt_completes_once,
                completions::the_second_of_two_changes_of_a_completion_is_stale,
                completions::a_certificate_is_found_by_its_code_wherever_it_is,
                completions::what_is_recalled_ends_earlier_and_nothing_else_changes,
                completions::a_release_read_back_is_the_release_saved,
                completions::another_company_sees_and_changes_no_completion,
                corrections::a_correction_read_back_is_the_correction_saved,
                corrections::an_attempt_comes_to_what_its_last_correction_says,
                progress::answers_are_kept_with_when_and_found_with_their_version,
                progress::a_save_is_stale_after_another_and_after_the_end,
                progress::what_finishes_an_attempt_is_no_save_of_answers,
                progress::an_attempt_is_saved_when_it_ends,
                progress::whose_time_is_up_is_found_in_all_companies,
                progress::another_company_sees_and_saves_no_answers,
                training_reads::modules_are_listed_by_title_found_by_a_part_of_it_and_paged,
                training_reads::modules_are_sorted_and_narrowed_to_a_kind,
                training_reads::modules_are_narrowed_to_those_in_writing,
                training_reads::a_module_is_called_like_its_newest_version,
                training_reads::a_module_counts_people_and_not_attempts,
                training_reads::attempts_are_listed_newest_first_as_they_stand,
                calendars::a_calendar_is_found_by_its_secret_and_knows_what_it_was_told,
                calendars::nobody_who_is_out_has_a_calendar,
                calendars::another_company_sees_and_removes_no_calendar,
                challenges::a_challenge_read_back_is_the_challenge_saved,
                challenges::of_one_question_somebody_has_one_open_challenge,
                challenges::challenges_are_listed_open_ones_first,
                challenges::another_company_sees_and_makes_no_challenge,
                pictures::a_picture_is_its_modules_and_its_copies,
                pictures::what_a_draft_or_a_version_mentions_is_known,
                pictures::a_picture_goes_and_its_content_with_the_last,
                videos::a_video_is_its_modules_and_its_copies,
                videos::captions_are_kept_once_in_each_language,
                videos::what_a_draft_or_a_version_mentions_of_videos_is_known,
                videos::a_video_goes_with_its_captions,
                statistics::the_versions_of_a_module_are_listed_newest_first,
                statistics::of_each_person_the_first_attempt_that_is_finished_counts,
                onboarding::a_path_read_back_is_the_path_saved,
                onboarding::a_path_that_is_changed_keeps_the_steps_that_stay,
                onboarding::tasks_and_whom_a_path_is_for_are_kept,
                onboarding::people_stay_with_the_version_of_a_path_that_they_came_on,
                onboarding::a_path_is_removed_with_its_steps_unless_it_was_changed,
                onboarding::a_person_is_on_a_path_once,
                onboarding::a_person_has_the_modules_of_their_paths,
                onboarding::another_company_sees_and_changes_no_path,
                work_calendars::a_calendar_read_back_is_the_calendar_saved,
                courses::a_course_read_back_is_the_course_saved,
                courses::a_course_is_removed_unless_it_was_changed,
                courses::another_company_sees_and_changes_no_course,
                courses::courses_are_listed_by_title_found_by_a_part_of_it_and_paged,
                courses::a_student_read_back_is_the_student_saved,
                courses::an_address_and_a_person_are_one_students,
                courses::another_company_sees_and_changes_no_student,
                courses::students_are_listed_by_last_name_and_found_by_any_name,
                courses::many_students_are_made_and_found_by_their_addresses_at_once,
                courses::students_are_read_on_from_one_of_them,
                materials::a_material_is_its_courses,
                materials::of_two_who_change_a_material_one_is_told,
                materials::a_student_sees_the_materials_of_their_courses,
                materials::files_of_materials_are_known_and_go_with_their_course,
                stock_grid::stock_is_sorted_by_every_column_both_ways,
                stock_grid::pages_turned_forward_and_back_have_every_line_once,
                stock_grid::a_place_outside_of_the_scope_leads_to_the_first_page,
                stock_grid::stock_is_seen_by_its_customer_and_nobody_else,
                stock_grid::what_is_not_finished_is_not_there,
                stock_grid::generations_that_are_not_kept_are_gone,
                stock_figures::a_filter_leaves_what_has_everything_it_says,
                stock_figures::totals_are_by_unit_and_never_of_two_units,
                stock_figures::values_of_a_column_are_counted_within_the_scope,
                stock_figures::what_is_different_between_two_generations_is_listed,
                stock_loads::a_connector_read_back_is_the_one_saved,
                stock_loads::whoever_loads_by_older_settings_loses_the_load,
                stock_loads::numbers_of_loads_are_never_given_twice,
                stock_loads::a_load_is_shown_once_by_whoever_has_its_lease,
                stock_loads::a_load_that_is_held_waits_for_an_admin,
                stock_loads::an_erp_that_does_not_answer_is_left_alone_for_a_while,
                stock_loads::the_erp_of_a_suspended_company_is_not_asked,
                summaries::a_summary_is_its_materials,
                summaries::a_summary_read_back_is_the_one_that_was_made,
                summaries::whoever_lost_a_summary_settles_nothing,
                course_sessions::a_session_read_back_is_the_session_saved,
                course_sessions::who_was_there_is_kept_and_written_over,
                course_sessions::attendance_goes_with_the_place_the_session_and_the_course,
                course_sessions::a_person_sees_the_courses_of_the_student_who_they_are,
                course_sessions::another_company_sees_and_changes_no_session,
                course_steps::a_course_of_a_path_is_done_when_its_teacher_says_so,
                course_steps::a_course_of_a_path_keeps_its_step_and_is_not_lost,
                item_steps::an_item_of_a_path_is_done_when_somebody_takes_one,
                item_steps::what_somebody_gave_back_before_they_began_is_no_step,
                item_steps::an_item_of_a_path_keeps_its_step_and_is_not_lost,
                item_steps::of_two_items_taken_at_once_the_step_is_done_once,
                enrollments::an_enrollment_read_back_is_the_enrollment_saved,
                exemptions::an_exemption_read_back_is_the_exemption_saved,
                exemptions::another_company_sees_and_changes_no_exemption,
                ratings::a_rating_read_back_is_the_rating_saved,
                ratings::what_follows_from_ratings_is_kept_with_them,
                ratings::many_ratings_are_added_as_if_one_by_one,
                ratings::many_ratings_are_kept_and_taken_back_together,
                skill_certificates::a_certificate_read_back_is_the_one_saved,
                skill_certificates::certificates_wait_for_those_who_lead_the_person,
                skill_certificates::what_nobody_approved_goes_with_its_skill,
                skill_certificates::the_files_of_somebody_who_was_erased_are_nobodys,
                skill_certificates::another_company_sees_and_changes_no_certificate,
                ratings::skills_of_a_person_are_listed_with_what_their_job_roles_need,
                ratings::what_gives_a_skill_gives_it_once_until_it_is_gone,
                ratings::a_skill_in_which_somebody_was_rated_stays,
                ratings::what_was_noted_about_somebody_is_forgotten_and_their_levels_are_not,
                ratings::another_company_sees_and_changes_no_rating,
                skill_matrix::the_matrix_is_narrowed_to_people,
                skill_matrix::the_matrix_is_narrowed_by_levels_gaps_and_what_lapses,
                skill_matrix::the_matrix_has_the_skills_that_are_asked_for,
                skill_matrix::a_cell_of_the_matrix_says_what_somebody_has_and_needs_on_a_day,
                skill_matrix::whoever_is_exempt_lacks_nothing_in_the_matrix,
                skill_matrix::the_matrix_is_sorted_and_paged_both_ways,
                skill_matrix::another_company_is_not_in_the_matrix,
                gaps::a_gap_is_what_somebody_has_less_of_than_their_job_roles_need,
                gaps::of_what_somebody_is_exempt_from_they_have_no_gap,
                gaps::a_gap_is_told_with_what_closes_it,
                gaps::coverage_counts_who_has_a_skill_today_and_soon,
                gaps::a_report_has_what_somebody_has_and_needs,
                gaps::lists_of_gaps_are_narrowed_to_what_there_is,
                gaps::another_company_sees_no_gap,
                skills::a_skill_read_back_is_the_skill_saved,
                skills::a_name_is_one_skills_and_one_labels_of_each_list,
                skills::skills_are_listed_found_filtered_and_paged,
                skills::a_job_role_keeps_its_needs_and_loses_those_of_a_skill_that_goes,
                skills::a_profile_keeps_what_somebody_does,
                skills::another_company_sees_and_changes_no_skill,
                item_labels::labels_are_of_the_items_that_are_asked_for,
                item_labels::all_codes_are_replaced_piece_by_piece,
                item_labels::another_company_sees_and_replaces_no_code,
                equipment::an_item_read_back_is_the_item_saved,
                equipment::a_tag_and_a_serial_number_are_one_items_whatever_the_case,
                equipment::a_code_is_found_by_its_hash_as_long_as_it_was_the_items,
                equipment::a_custody_read_back_is_the_custody_saved,
                equipment::an_item_has_one_open_custody,
                equipment::items_are_listed_found_filtered_sorted_and_paged,
                equipment::what_is_out_is_listed_by_when_it_is_due,
                equipment::another_company_sees_and_changes_no_item,
                stock_columns::hidden_columns_are_somebodys_own,
                stock_visits::a_visit_is_somebodys_own_and_begun_once,
                webhooks::a_webhook_read_back_is_the_webhook_added,
                webhooks::a_webhook_is_one_companys_and_nobody_elses,
                webhooks::the_second_of_two_edits_of_a_webhook_is_stale,
                webhooks::a_webhook_is_behind_until_all_that_happened_is_kept,
                webhooks::whoever_is_furthest_behind_is_seen_first,
                webhooks::what_is_kept_for_a_webhook_is_what_it_asks_for_now,
                webhooks::an_entry_is_kept_for_a_webhook_once,
                webhooks::a_webhook_is_told_one_thing_at_a_time_in_order,
                webhooks::what_a_dead_worker_had_is_told_again_with_its_id,
                webhooks::what_did_not_arrive_is_tried_again_then_or_never,
                webhooks::a_webhook_that_rests_is_told_nothing_until_then,
                webhooks::whoever_was_told_something_last_is_told_last,
                webhooks::what_is_over_is_sent_again_and_what_waits_is_not,
                webhooks::nobody_is_told_who_is_off_suspended_or_deleted,
                webhooks::what_was_told_long_ago_is_swept,
                equipment_use::how_things_are_used_is_summed_by_category,
                equipment_use::what_has_been_out_the_longest_comes_first,
                equipment_use::what_somebody_has_and_had_is_told_last_first,
                equipment_use::what_a_team_has_is_that_of_all_its_levels,
                reservations::a_reservation_read_back_is_the_reservation_saved,
                reservations::what_is_coming_of_an_item_and_of_a_person_is_found,
                reservations::a_calendar_shows_what_is_reserved_of_which_item,
                reservations::another_company_sees_and_changes_no_reservation,
                upkeep::a_work_order_read_back_is_the_order_saved,
                upkeep::one_order_keeps_an_item_in_maintenance,
                upkeep::what_orders_say_of_an_item_is_found,
                upkeep::work_orders_are_listed_open_ones_first,
                upkeep::what_was_written_goes_with_whoever_had_the_item,
                upkeep::an_item_is_inspected_by_its_own_rule_or_its_categorys,
                upkeep::items_to_inspect_are_listed_before_they_are_overdue,
                upkeep::an_inspection_is_due_by_days_of_where_the_company_is,
                upkeep::another_company_sees_and_changes_no_work_order,
                order_files::a_file_of_an_order_read_back_is_the_file_saved,
                order_files::files_are_listed_in_the_order_in_which_they_came,
                order_files::files_go_with_the_item_of_their_order,
                order_files::another_company_sees_and_changes_no_file_of_an_order,
                handovers::a_handover_read_back_is_the_handover_saved,
                handovers::an_item_has_one_open_request,
                handovers::what_somebody_has_is_listed_due_and_asked_for,
                handovers::why_something_was_handed_over_goes_with_whoever_has_it,
                item_groups::a_category_is_kept_renamed_and_found_whatever_the_case,
                item_groups::a_location_takes_what_is_in_it_along,
                item_groups::what_items_are_sorted_by_is_listed_and_chosen_from,
                item_groups::items_follow_locations_that_are_renamed_and_moved,
                counts::a_count_follows_whatever_changes,
                counts::a_count_of_people_follows_whatever_changes,
                item_groups::what_items_are_of_is_counted_and_stays,
                item_groups::another_company_sees_and_changes_no_category_and_no_location,
                item_imports::a_table_of_items_comes_in_goes_out_and_goes_again,
                item_needs::needs_read_back_are_the_needs_saved,
                item_needs::what_an_item_needs_is_listed_with_what_its_category_does,
                item_needs::a_skill_that_equipment_needs_stays,
                item_needs::a_waiver_is_kept_and_forgotten_with_its_holder,
                item_needs::another_company_sees_and_changes_no_needs,
                enrollments::a_course_has_no_more_students_than_places,
                enrollments::students_of_a_course_and_courses_of_a_student_are_listed,
                enrollments::whoever_is_deleted_leaves_their_places,
                enrollments::another_company_sees_and_changes_no_enrollment,
                audiences::paths_and_people_are_found_by_whom_the_paths_are_for,
                step_marks::what_is_said_about_a_step_is_read_back,
                step_marks::how_far_somebody_is_follows_from_marks_and_completions,
                step_marks::another_company_sees_and_changes_no_mark,
                curricula::a_curriculum_has_a_line_for_each_step_and_then_what_is_open_to_all,
                curricula::a_line_says_how_often_and_how_long_one_may_try,
                curricula::a_curriculum_is_ones_own,
                onboarding_reads::paths_are_listed_by_title_with_what_and_who_is_on_them,
                onboarding_reads::paths_are_found_by_a_part_of_the_title_and_paged,
                onboarding_reads::whoever_is_behind_is_shown_with_how_far_they_are_and_would_be,
                onboarding_reads::who_is_on_a_path_and_who_is_not_is_of_ones_team,
                onboarding_reads::those_chosen_are_told_with_how_they_stand_with_a_path,
                onboarding_reads::another_company_sees_no_path,
                onboarding_reads::a_team_is_everybody_below_on_all_levels,
                onboarding_reads::the_steps_of_a_team_show_what_came_of_each,
                onboarding_reads::a_failure_counts_again_after_a_completion_that_ends,
                onboarding_reads::who_is_deactivated_is_in_no_team_and_stays_on_their_paths,
            );
            $crate::races!($fresh, $most_rounds;
                races::two_transactions_at_once_cannot_both_change_a_person,
                races::transactions_that_guard_a_company_follow_each_other,
                races::of_all_who_set_an_installation_up_one_does,
                summaries::of_all_who_claim_a_summary_at_once_one_gets_it,
                stock_loads::of_all_who_claim_a_load_at_once_one_gets_it,
                links::of_two_uses_of_one_link_one_has_an_effect,
                links::links_issued_at_once_leave_one,
                own_names::of_two_who_confirm_one_address_one_has_it,
                joining::of_two_admins_who_decide_at_once_one_does,
                joining::two_who_approve_at_once_let_one_person_in,
                joining::a_link_opened_twice_at_once_confirms_once,
                digests::of_many_who_write_a_digest_one_does,
                digests::of_many_who_nudge_somebody_one_does,
                mail::a_mail_is_claimed_by_one_of_many,
                admin_races::admins_of_one_name_who_are_created_at_once_share_a_company,
                attempt_races::of_forty_starts_at_once_one_attempt_is_open,
                attempt_races::saves_and_a_submit_at_once_lose_no_answer,
                learner_races::two_starts_at_once_are_one_attempt_and_two_submits_one_result,
                learner_races::a_hundred_starts_at_once_are_one_attempt_and_as_many_submits_one_result,
                learner_races::an_answer_that_was_acknowledged_counts_unless_the_submit_came_first,
                learner_races::of_two_answers_at_once_one_is_kept_and_the_other_window_is_told,
                learner_races::at_the_last_try_two_windows_make_one_attempt,
                learner_races::an_attempt_whose_time_is_up_ends_once,
                learner_races::two_managers_at_once_give_one_try,
                step_marks::of_many_who_finish_a_task_at_once_one_is_on_record,
                corrections::whoever_hands_in_while_a_key_is_corrected_is_marked_by_it,
                corrections::of_two_corrections_at_once_one_is_made,
                corrections::fifty_take_a_module_while_it_is_published_and_corrected,
                audiences::whoever_is_edited_while_a_path_is_aimed_gets_it_once,
                second_factors::a_code_used_twice_at_once_lets_one_in,
                admin_races::of_two_admins_who_edit_a_person_the_second_is_told,
                admin_races::two_admins_who_make_each_other_staff_at_once_leave_one,
                admin_races::two_admins_who_take_each_other_away_at_once_leave_one,
                invites::of_two_registrations_with_one_invite_one_wins,
                invites::a_sign_in_and_a_suspension_at_once_leave_nobody_in,
                purchases::of_twenty_who_bring_one_message_at_once_one_issues_an_invite,
                purchases::a_message_and_an_operator_at_once_issue_one_invite,
                purchases::an_invite_is_used_or_revoked_while_the_money_is_given_back,
                operators::two_roots_who_deactivate_each_other_at_once_leave_one,
                operators::of_all_who_sweep_at_once_one_notes_the_end_of_a_visit,
                operators::of_two_uses_of_an_operators_link_one_has_an_effect,
                admin_races::a_department_added_twice_at_once_is_there_once,
                admin_races::one_form_sent_twice_at_once_makes_one_person,
                admin_races::a_name_to_sign_in_with_is_given_to_one_of_two,
                admin_races::of_two_authors_who_edit_a_module_the_second_is_told,
                admin_races::a_module_published_twice_at_once_is_one_version,
                admin_races::a_path_assigned_twice_at_once_is_assigned_once,
                courses::a_table_of_students_sent_at_once_makes_each_of_them_once,
                exemptions::somebody_is_exempted_once_and_again,
                item_group_races::a_category_added_twice_at_once_is_there_once,
                item_group_races::of_two_who_rename_a_category_the_second_is_told,
                item_group_races::a_location_is_never_in_itself_whoever_moves_what_at_once,
                item_group_races::nothing_is_put_into_a_location_that_goes,
                item_group_races::no_item_is_of_what_goes,
                rating_races::of_many_ratings_at_once_none_is_lost,
                rating_races::a_table_that_is_imported_twice_at_once_is_imported_once,
                rating_races::of_decisions_about_a_certificate_at_once_one_counts,
                rating_races::a_rating_is_revoked_once_while_another_is_given,
                item_imports::what_is_taken_while_its_import_is_undone_stays_or_is_not_had,
                item_imports::a_table_of_items_sent_at_once_makes_each_of_them_once,
                item_labels::items_are_taken_while_their_codes_are_replaced,
                equipment_races::of_two_who_take_an_item_at_once_one_has_it,
                equipment_races::of_twenty_who_take_an_item_at_once_one_has_it,
                equipment_races::whoever_takes_an_item_twice_at_once_has_it_once,
                equipment_races::an_item_is_taken_or_retired,
                equipment_races::an_item_is_taken_or_deleted,
                equipment_races::an_item_is_returned_once,
                equipment_races::nobody_has_what_another_one_has,
                reservation_races::of_two_who_reserve_an_item_for_one_time_one_does,
                reservation_races::of_twenty_who_reserve_an_item_for_one_time_one_does,
                reservation_races::periods_that_follow_each_other_are_reserved_at_once,
                reservation_races::a_reservation_sent_twice_at_once_is_made_once,
                reservation_races::nothing_is_kept_of_an_item_that_is_retired,
                reservation_races::a_reservation_is_fulfilled_or_cancelled,
                webhook_races::of_eight_who_read_the_same_entries_one_keeps_them,
                webhook_races::of_eight_workers_each_thing_is_told_by_one,
                upkeep_races::damage_is_reported_or_the_item_was_returned,
                upkeep_races::an_item_is_taken_before_it_goes_to_maintenance_or_not_at_all,
                upkeep_races::orders_that_are_opened_and_closed_at_once_agree_with_the_item,
                leaving_races::whoever_is_deactivated_gets_nothing_after,
                leaving_races::an_item_is_handed_over_or_returned,
                leaving_races::of_two_who_ask_for_an_item_at_once_one_waits,
                enrollments::of_many_who_want_the_last_place_one_gets_it,
                enrollments::a_student_enrolled_twice_at_once_is_enrolled_once,
                enrollments::whatever_happens_at_once_no_course_is_fuller_than_it_can_be,
            );
        }
    };
}

#[macro_export]
macro_rules! promises {
    ($fresh:expr; $($module:ident::$promise:ident),* $(,)?) => {
        $(
            #[tokio::test]
            async fn $promise() {
                let (store, _kept) = ($fresh)().await;
                $crate::$module::$promise(std::sync::Arc::new(store)).await;
            }
        )*
    };
}

/// Promises about what happens at the same moment, so on as many threads as the machine has.
#[macro_export]
macro_rules! races {
    ($fresh:expr, $most_rounds:expr; $($module:ident::$promise:ident),* $(,)?) => {
        $(
            #[tokio::test(flavor = "multi_thread")]
            async fn $promise() {
                let (store, _kept) = ($fresh)().await;
                let n_rounds = $crate::world::n_rounds().min($most_rounds);
                $crate::$module::$promise(std::sync::Arc::new(store), n_rounds).await;
            }
        )*
    };
}
