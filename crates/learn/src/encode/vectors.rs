//! Pretrained word vectors: one for each of many words, read from the form they are published in once and
//! from a compact form of our own after that.
//!
//! Only the most frequent words are kept. The compact form lies beside the published file and is named
//! after its hash; where it cannot be written the published file is read every time.

mod compact;
mod published;

use std::collections::HashMap;
use std::path::Path;

use swingtag_models::half;

use crate::error::LearnError;
use crate::recipe::EncoderFiles;

/// Words that are kept: beyond them published vectors are mostly names seen a few times.
const MOST_WORDS: usize = 200_000;

/// The file that is published.
const PUBLISHED: &str = "vectors.json";

/// Vectors by word, as 16-bit numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct WordVectors {
    width: usize,
    rows: HashMap<Box<str>, u32>,
    /// Row by row, two bytes a number.
    numbers: Vec<u8>,
}

impl WordVectors {
    /// Opens installed vectors.
    ///
    /// # Errors
    /// A missing or damaged file.
    pub fn open(files: &EncoderFiles) -> Result<Self, LearnError> {
        let name: String = files.sha256.chars().filter(char::is_ascii_hexdigit).take(16).collect();
        let compact = files.folder.join(format!("compact-{name}.bin"));
        if let Some(vectors) = compact::read(&compact) {
            return Ok(vectors);
        }
        let vectors = published::read(&files.folder.join(PUBLISHED), MOST_WORDS)?;
        compact::write(&compact, &vectors);
        Ok(vectors)
    }

    /// Width of a vector.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row of a word, which is looked up as it is written.
    #[must_use]
    pub fn row(&self, word: &str) -> Option<u32> {
        self.rows.get(word).copied()
    }

    /// The vector of a row; empty when there is no such row.
    #[must_use]
    pub fn vector(&self, row: u32) -> Vec<f32> {
        let size = 2 * self.width;
        let from = row as usize * size;
        half::widen(self.numbers.get(from..from + size).unwrap_or_default())
    }

    /// From words in the order of their rows.
    fn new(width: usize, words: Vec<Box<str>>, numbers: Vec<u8>) -> Self {
        let rows = words.into_iter().zip(0..).collect();
        Self { width, rows, numbers }
    }
}

fn damaged(path: &Path, reason: &str) -> LearnError {
    LearnError::Artefact(format!("{}: {reason}", path.display()))
}

#[cfg(test)]
mod tests;
