//! Last hidden states of a frozen encoder, kept as 16-bit numbers.
//!
//! Computed states are rounded to 16 bits as well, so that a hit and a miss give the same numbers.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use swingtag_models::half;

use crate::encode::SequenceShape;
use crate::error::LearnError;
use crate::recipe::FeatureStore;

/// Changes when the same text would get other states.
const VERSION: &str = "swingtag states 3";

/// Most bytes of states that are held in memory while a head is trained: those of some two thousand titles.
const MOST_HELD: usize = 256 << 20;

/// The states of one encoder, read with one kind of sequence.
pub(super) struct Cache<'a> {
    held: Mutex<Held>,
    store: &'a dyn FeatureStore,
    base: blake3::Hasher,
    prompted: bool,
    width: usize,
}

/// States in memory. Every round of a training reads all of them again.
#[derive(Default)]
struct Held {
    states: HashMap<[u8; 32], Arc<[u8]>>,
    bytes: usize,
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
        Self { held: Mutex::default(), store, base, prompted: shape.vertical_prompt, width }
    }

    /// The key of a text. Without a vertical before the text, items of all verticals share states.
    pub(super) fn key(&self, vertical: &str, text: &str) -> [u8; 32] {
        let vertical = if self.prompted { vertical } else { "" };
        let mut hasher = self.base.clone();
        hasher.update(&(vertical.len() as u64).to_le_bytes());
        hasher.update(vertical.as_bytes()).update(text.as_bytes());
        *hasher.finalize().as_bytes()
    }

    /// Puts states of `rows` rows after `into`, from memory, from the cache or from `compute`. An entry of
    /// another size is damaged or stale and is computed again.
    pub(super) fn add(
        &self,
        key: &[u8; 32],
        rows: usize,
        into: &mut Vec<f32>,
        compute: impl FnOnce() -> Result<Vec<f32>, LearnError>,
    ) -> Result<(), LearnError> {
        let held = self.held().states.get(key).cloned();
        match held {
            Some(bytes) => half::widen_into(&bytes, into),
            None => half::widen_into(&self.bytes(key, rows, compute)?, into),
        }
        Ok(())
    }

    /// Holds states in memory, as far as there is room: they will be read in every round.
    pub(super) fn hold(
        &self,
        key: &[u8; 32],
        rows: usize,
        compute: impl FnOnce() -> Result<Vec<f32>, LearnError>,
    ) -> Result<(), LearnError> {
        let bytes = self.bytes(key, rows, compute)?;
        let mut held = self.held();
        if held.bytes + bytes.len() <= MOST_HELD && !held.states.contains_key(key) {
            held.bytes += bytes.len();
            held.states.insert(*key, bytes.into());
        }
        Ok(())
    }

    fn bytes(
        &self,
        key: &[u8; 32],
        rows: usize,
        compute: impl FnOnce() -> Result<Vec<f32>, LearnError>,
    ) -> Result<Vec<u8>, LearnError> {
        let size = rows * self.width * 2;
        if let Some(bytes) = self.store.get(key).filter(|bytes| bytes.len() == size) {
            return Ok(bytes);
        }
        let bytes = half::narrow(&compute()?);
        self.store.put(key, &bytes);
        Ok(bytes)
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
