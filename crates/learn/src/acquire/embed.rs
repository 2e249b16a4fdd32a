//! Vectors of titles by the frozen encoder: the mean of the last hidden states, kept in the cache of
//! features. They depend on the title and the encoder alone, so that every version of a model shares them.

use candle_core::Device;
use rayon::prelude::*;
use swingtag_models::{TextEncoder, device, half, open_text_encoder};

use super::vectors::Vectors;
use crate::encode::{EncodedField, SequenceShape, WordPieces};
use crate::error::LearnError;
use crate::recipe::Resources;
use crate::watch::Watch;

/// Changes when the same title would get another vector.
const VERSION: &str = "swingtag title vectors 1";
/// Longest sequence that is read: titles are shorter.
const LONGEST: usize = 128;
/// Titles between two calls of the watch, for each thread.
const AT_ONCE: usize = 8;

/// Reads titles with the installed text encoder.
pub struct TitleEncoder<'a> {
    words: WordPieces,
    encoder: Box<dyn TextEncoder>,
    resources: &'a Resources<'a>,
    base: blake3::Hasher,
}

impl<'a> TitleEncoder<'a> {
    /// Opens the installed encoder; none where there is none.
    ///
    /// # Errors
    /// Damaged files.
    pub fn open(resources: &'a Resources<'a>) -> Result<Option<Self>, LearnError> {
        let Some(files) = &resources.encoder else { return Ok(None) };
        let device: Device = device(&resources.device)?;
        let encoder = open_text_encoder(&files.folder, &device)?;
        let mut base = blake3::Hasher::new_derive_key(VERSION);
        base.update(files.sha256.as_bytes());
        Ok(Some(Self { words: WordPieces::open(files)?, encoder, resources, base }))
    }

    /// One vector for each title, `(n, H)`; zeros for a title without words.
    ///
    /// # Errors
    /// A stop, or a failure of the encoder.
    pub fn vectors(&self, titles: &[&str], watch: &dyn Watch) -> Result<Vectors, LearnError> {
        let mut numbers = Vec::with_capacity(titles.len() * self.encoder.width());
        for (done, some) in titles.chunks(AT_ONCE * self.resources.threads.max(1)).enumerate() {
            let done = done * AT_ONCE * self.resources.threads.max(1);
            watch.tick("reading titles", done as u64, titles.len() as u64)?;
            let rows: Vec<Vec<f32>> =
                some.par_iter().map(|title| self.of(title)).collect::<Result<_, _>>()?;
            numbers.extend(rows.into_iter().flatten());
        }
        Ok(Vectors::new(numbers, self.encoder.width()))
    }

    fn of(&self, title: &str) -> Result<Vec<f32>, LearnError> {
        let key = *self.base.clone().update(title.as_bytes()).finalize().as_bytes();
        let size = self.encoder.width() * 2;
        if let Some(bytes) = self.resources.features.get(&key).filter(|bytes| bytes.len() == size) {
            return Ok(half::widen(&bytes));
        }
        // Rounded as when it is read back, so that a hit and a miss give the same numbers.
        let bytes = half::narrow(&self.compute(title)?);
        self.resources.features.put(&key, &bytes);
        Ok(half::widen(&bytes))
    }

    fn compute(&self, title: &str) -> Result<Vec<f32>, LearnError> {
        let shape = SequenceShape { max_pieces: LONGEST.min(self.encoder.longest()), vertical_prompt: false };
        let field = EncodedField::new(&self.words, shape, "", title)?;
        let width = self.encoder.width();
        let mut sum = vec![0.0_f32; width];
        for (place, window) in field.windows.iter().enumerate() {
            let states = self.encoder.states(&window.ids, &window.segments, 1)?;
            for row in field.places.iter().filter(|p| p.window == place).map(|p| p.row) {
                sum.iter_mut().zip(&states[row * width..]).for_each(|(sum, x)| *sum += x);
            }
        }
        let places = field.places.len().max(1) as f32;
        Ok(sum.into_iter().map(|sum| sum / places).collect())
    }
}
