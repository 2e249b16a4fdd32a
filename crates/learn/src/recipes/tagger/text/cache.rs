//! Last hidden states of a frozen encoder, kept as 16-bit numbers.
//!
//! Computed states are rounded to 16 bits as well, so that a hit and a miss give the same numbers.

use swingtag_models::half;

use crate::encode::SequenceShape;
use crate::error::LearnError;
use crate::recipe::FeatureStore;

/// Changes when the same text would get other states.
const VERSION: &str = "swingtag states 3";

/// The states of one encoder, read with one kind of sequence.
pub(super) struct Cache<'a> {
    store: &'a dyn FeatureStore,
    base: blake3::Hasher,
    prompted: bool,
    width: usize,
}

impl<'a> Cache<'a> {
    pub(super) fn new(
        store: &'a dyn FeatureStore,
        encoder: &str,
        shape: SequenceShape,
        width: usize,
    ) -> Self {
        let mut base = blake3::Hasher::new_derive_key(VERSION);
        base.update(encoder.as_bytes()).update(&[u8::from(shape.vertical_prompt)]);
        base.update(&(shape.max_pieces as u64).to_le_bytes()).update(&(width as u64).to_le_bytes());
        Self { store, base, prompted: shape.vertical_prompt, width }
    }

    /// The key of a text. Without a vertical before the text, items of all verticals share states.
    pub(super) fn key(&self, vertical: &str, text: &str) -> [u8; 32] {
        let vertical = if self.prompted { vertical } else { "" };
        let mut hasher = self.base.clone();
        hasher.update(&(vertical.len() as u64).to_le_bytes());
        hasher.update(vertical.as_bytes()).update(text.as_bytes());
        *hasher.finalize().as_bytes()
    }

    /// States of `rows` rows, from the cache or from `compute`. An entry of another size is
    /// damaged or stale and is computed again.
    pub(super) fn of(
        &self,
        key: &[u8; 32],
        rows: usize,
        compute: impl FnOnce() -> Result<Vec<f32>, LearnError>,
    ) -> Result<Vec<f32>, LearnError> {
        let size = rows * self.width * 2;
        if let Some(bytes) = self.store.get(key).filter(|bytes| bytes.len() == size) {
            return Ok(half::widen(&bytes));
        }
        let bytes = half::narrow(&compute()?);
        self.store.put(key, &bytes);
        Ok(half::widen(&bytes))
    }
}
