//! Word pieces with their code points.

use std::path::Path;

use tokenizers::Tokenizer;

use crate::error::LearnError;
use crate::recipe::EncoderFiles;

use super::scripts;

/// Largest tokenizer file that is read.
const FILE_LIMIT: u64 = 64 << 20;

/// A word piece and the code points it stands for, in the text as it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Id in the encoder's vocabulary.
    pub id: u32,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// The tokenizer of an encoder.
#[derive(Debug)]
pub struct WordPieces {
    tokenizer: Tokenizer,
    begin: u32,
    separator: u32,
    mask: Option<u32>,
}

impl WordPieces {
    /// Opens `tokenizer.json` of an installed encoder. Padding and truncation are switched off:
    /// published files pad everything to 128.
    ///
    /// # Errors
    /// A missing or damaged file, or one without the marks of BERT.
    pub fn open(encoder: &EncoderFiles) -> Result<Self, LearnError> {
        let path = encoder.folder.join("tokenizer.json");
        let mut tokenizer = read(&path)?;
        tokenizer
            .with_padding(None)
            .with_truncation(None)
            .map_err(|e| LearnError::Artefact(format!("{}: {e}", path.display())))?;
        // “[SEP]” typed into a title is text like any other.
        tokenizer.set_encode_special_tokens(true);
        let mark = |name: &str| {
            tokenizer.token_to_id(name).ok_or_else(|| {
                let reason = format!("no “{name}” in the vocabulary; only BERT tokenizers are read");
                LearnError::Artefact(format!("{}: {reason}", path.display()))
            })
        };
        let (begin, separator) = (mark("[CLS]")?, mark("[SEP]")?);
        let mask = tokenizer.token_to_id("[MASK]");
        Ok(Self { tokenizer, begin, separator, mask })
    }

    /// Id of the mark at the beginning of a sequence.
    #[must_use]
    pub fn begin(&self) -> u32 {
        self.begin
    }

    /// Id of the mark at the end of a part.
    #[must_use]
    pub fn separator(&self) -> u32 {
        self.separator
    }

    /// Id of the mark that hides a piece, in vocabularies that have one.
    #[must_use]
    pub fn mask(&self) -> Option<u32> {
        self.mask
    }

    /// The pieces of a text in order. Characters that the tokenizer drops have none; several pieces
    /// of one character (Hangul is taken apart) have the same code points.
    ///
    /// # Errors
    /// A failure of the tokenizer.
    pub fn cut(&self, text: &str) -> Result<Vec<Piece>, LearnError> {
        let (mut pieces, mut first) = (Vec::new(), 0);
        for run in scripts::runs(text) {
            let length = run.chars().count();
            let encoding = self
                .tokenizer
                .encode_char_offsets(run, false)
                .map_err(|e| LearnError::Compute(format!("the tokenizer failed: {e}")))?;
            for (id, (start, end)) in encoding.get_ids().iter().zip(encoding.get_offsets()) {
                if start < end && *end <= length {
                    pieces.push(Piece { id: *id, start: first + start, end: first + end });
                }
            }
            first += length;
        }
        Ok(pieces)
    }
}

fn read(path: &Path) -> Result<Tokenizer, LearnError> {
    let bad = |reason: String| LearnError::Artefact(format!("{}: {reason}", path.display()));
    let size = std::fs::metadata(path).map_err(|e| bad(e.to_string()))?.len();
    if size > FILE_LIMIT {
        return Err(bad(format!("{size} bytes; a tokenizer has at most {FILE_LIMIT}")));
    }
    let bytes = std::fs::read(path).map_err(|e| bad(e.to_string()))?;
    Tokenizer::from_bytes(bytes).map_err(|e| bad(format!("not a tokenizer: {e}")))
}
