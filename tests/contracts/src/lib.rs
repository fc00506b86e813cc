//! What every store must do, whichever it is. One list of promises, run against each store.
#![expect(clippy::expect_used, reason = "a broken promise is a panic")]

pub mod audit;
pub mod identity;
pub mod identity_reads;
pub mod races;
pub mod sessions;
pub mod world;

use application::{
    Store,
    identity::{IdentityReads, Logins, Sessions, Throttle},
};
use domain_audit::AuditTrail;

/// Everything a store is asked to be.
pub trait AnyStore:
    Store + AuditTrail + IdentityReads + Logins + Sessions + Throttle + 'static
{
}

impl<S: Store + AuditTrail + IdentityReads + Logins + Sessions + Throttle + 'static> AnyStore
    for S
{
}

/// Runs every promise against a store of its own: `contracts::store!(sqlite, crate::sqlite);`, where
/// `sqlite` returns the store and what has to live as long as the promise does, such as a folder.
#[macro_export]
macro_rules! store {
    ($name:ident, $fresh:expr) => {
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
                identity_reads::people_are_listed_by_name_found_by_any_name_and_paged,
                identity_reads::a_page_of_a_person_names_their_manager,
                identity_reads::a_company_is_found_by_its_exact_name,
                races::two_transactions_at_once_cannot_both_change_a_person,
                races::transactions_that_guard_a_company_follow_each_other,
                races::of_all_who_set_an_installation_up_one_does,
                audit::a_change_and_its_entry_stand_or_fall_together,
                audit::an_entry_read_back_is_the_entry_saved,
                audit::every_realm_has_a_chain_of_its_own,
                audit::forty_commits_at_once_make_one_chain_without_gaps,
                sessions::a_session_finds_its_person_as_they_are_now,
                sessions::a_session_ends_by_time_by_request_and_by_epoch,
                sessions::the_oldest_session_ends_beyond_the_twentieth,
                sessions::a_session_key_cannot_be_used_twice,
                sessions::tries_at_once_are_counted_one_by_one,
                sessions::a_success_forgets_the_failures,
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
