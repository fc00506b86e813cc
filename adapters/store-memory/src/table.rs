//! What a table with versions does, whatever it holds.

use std::collections::BTreeMap;

use domain_kernel::{Rule, StoreError, Version, Versioned};

pub(crate) type Table<K, T> = BTreeMap<K, Versioned<T>>;

pub(crate) fn insert<K: Ord, T: Clone>(
    table: &mut Table<K, T>,
    key: K,
    value: &T,
    rule: Rule,
) -> Result<(), StoreError> {
    if table.contains_key(&key) {
        return Err(StoreError::Duplicate(rule));
    }
    table.insert(key, Versioned { value: value.clone(), version: Version::FIRST });
    Ok(())
}

pub(crate) fn remove<K: Ord, T>(
    table: &mut Table<K, T>,
    key: &K,
    read: Version,
) -> Result<(), StoreError> {
    if table.get(key).is_none_or(|it| it.version != read) {
        return Err(StoreError::Stale);
    }
    table.remove(key);
    Ok(())
}

pub(crate) fn update<K: Ord, T: Clone>(
    table: &mut Table<K, T>,
    key: &K,
    read: &Versioned<T>,
) -> Result<(), StoreError> {
    let stored = table.get_mut(key).ok_or(StoreError::Stale)?;
    if stored.version != read.version {
        return Err(StoreError::Stale);
    }
    *stored = Versioned { value: read.value.clone(), version: read.version.next() };
    Ok(())
}
