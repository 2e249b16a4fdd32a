//! Ids that a file has named so far, to notice one that comes twice.

use std::collections::HashSet;

/// Bytes of a hash that are kept. With the one that names the set they are 88 bits: that any two of a hundred million
/// ids share them happens in one file of sixty thousand million.
const KEPT: usize = 10;
/// Sets by the next byte of the hash: while one grows, only a small part is there twice.
const SETS: usize = 256;

/// Ids by a part of their hashes: 13 to 25 bytes each, however long they are.
#[derive(Debug)]
pub(crate) struct SeenIds(Vec<HashSet<[u8; KEPT]>>);

impl Default for SeenIds {
    fn default() -> Self {
        Self(vec![HashSet::new(); SETS])
    }
}

impl SeenIds {
    /// Every id comes for the first time: in a file that was written a moment ago.
    pub(crate) fn unasked() -> Self {
        Self(Vec::new())
    }

    /// Whether the id comes for the first time.
    pub(crate) fn first(&mut self, id: &str) -> bool {
        let hash = blake3::hash(id.as_bytes());
        let Some((kept, rest)) = hash.as_bytes().split_first_chunk() else { return true };
        self.0.get_mut(usize::from(rest[0])).is_none_or(|set| set.insert(*kept))
    }
}
