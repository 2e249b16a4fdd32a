//! Ids that a file has named so far, to notice one that comes twice.

use std::collections::HashSet;

/// Ids by the first half of their hashes: 16 bytes each, however long they are.
#[derive(Debug, Default)]
pub(crate) struct SeenIds(HashSet<[u8; 16]>);

impl SeenIds {
    /// Whether the id comes for the first time.
    pub(crate) fn first(&mut self, id: &str) -> bool {
        let mut key = [0; 16];
        key.copy_from_slice(&blake3::hash(id.as_bytes()).as_bytes()[..16]);
        self.0.insert(key)
    }
}
