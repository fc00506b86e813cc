use domain_kernel::Realm;
use domain_skills::CertificateFileId;

/// Where the files of certificates lie.
pub(super) const FOLDER: &str = "skill_certificates";

/// Each upload has a key of its own, so that nobody's file is ever written over.
pub(crate) fn file_key(realm: Realm, id: CertificateFileId) -> String {
    let company = realm.company().map(|it| it.to_string()).unwrap_or_default();
    format!("{FOLDER}/{company}/{id}")
}
