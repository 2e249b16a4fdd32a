//! Word pieces with their code points.

use std::path::Path;

use tokenizers::Tokenizer;
use tokenizers::models::ModelWrapper;

use crate::error::LearnError;
use crate::recipe::EncoderFiles;

use super::scripts;

/// Largest tokenizer file that is read.
const FILE_LIMIT: u64 = 64 << 20;

/// Marks at the beginning of a sequence and at the end of a part, by family of encoders.
const MARKS: [(&str, &str); 2] = [("[CLS]", "[SEP]"), ("<s>", "</s>")];

/// Names of the mark that hides a piece.
const MASKS: [&str; 2] = ["[MASK]", "<mask>"];

/// What a vocabulary calls a piece that it does not have.
const UNKNOWN: [&str; 2] = ["[UNK]", "<unk>"];

/// The space of SentencePiece.
const BLANK: &str = "▁";

/// A word piece and the code points it stands for, in the text as it came. The space before a word,
/// which some vocabularies count as part of a piece, is none of them; a piece that is such a space and
/// nothing else has `start == end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Id in the encoder's vocabulary.
    pub id: u32,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// The tokenizer of an encoder: WordPiece, SentencePiece or byte pairs.
#[derive(Debug)]
pub struct WordPieces {
    tokenizer: Tokenizer,
    begin: u32,
    separator: u32,
    unknown: Option<u32>,
    /// Marks, which no text may bring along.
    special: Vec<u32>,
    /// Whether it splits at spaces only; see [`scripts`].
    by_words: bool,
    mask: Option<u32>,
}

impl WordPieces {
    /// Opens `tokenizer.json` of an installed encoder. Padding and truncation are switched off:
    /// published files pad everything to 128.
    ///
    /// # Errors
    /// A missing or damaged file, or one without marks that are known here.
    pub fn open(encoder: &EncoderFiles) -> Result<Self, LearnError> {
        let path = encoder.folder.join("tokenizer.json");
        let bad = |reason: String| LearnError::Artefact(format!("{}: {reason}", path.display()));
        let mut tokenizer = read(&path)?;
        tokenizer.with_padding(None).with_truncation(None).map_err(|e| bad(e.to_string()))?;
        // “[SEP]” typed into a title is text like any other.
        tokenizer.set_encode_special_tokens(true);
        let id = |name: &str| tokenizer.token_to_id(name);
        let marks = MARKS.iter().find_map(|(begin, separator)| Some((id(begin)?, id(separator)?)));
        let (begin, separator) = marks.ok_or_else(|| {
            let known: Vec<String> = MARKS.iter().map(|(a, b)| format!("“{a}” and “{b}”")).collect();
            bad(format!("the vocabulary has no marks of a sequence; known are {}", known.join(", ")))
        })?;
        let unknown = UNKNOWN.iter().find_map(|name| id(name));
        let added = tokenizer.get_added_tokens_decoder();
        let special = added.iter().filter(|(id, token)| token.special && Some(**id) != unknown);
        let special = special.map(|(id, _)| *id).chain([begin, separator]).collect();
        let by_words = matches!(tokenizer.get_model(), ModelWrapper::WordPiece(_));
        let mask = MASKS.iter().find_map(|name| id(name));
        Ok(Self { tokenizer, begin, separator, mask, unknown, special, by_words })
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
    /// of one character (Hangul is taken apart, an emoji is four bytes) have the same code points.
    ///
    /// # Errors
    /// A failure of the tokenizer.
    pub fn cut(&self, text: &str) -> Result<Vec<Piece>, LearnError> {
        let (mut pieces, mut first) = (Vec::new(), 0);
        for run in if self.by_words { scripts::runs(text) } else { vec![text] } {
            let letters: Vec<char> = run.chars().collect();
            let encoding = self
                .tokenizer
                .encode_char_offsets(run, false)
                .map_err(|e| LearnError::Compute(format!("the tokenizer failed: {e}")))?;
            let found = encoding.get_ids().iter().zip(encoding.get_tokens()).zip(encoding.get_offsets());
            for ((id, token), (start, end)) in found {
                let (start, end) = self.letters_of(token, *start, *end, &letters);
                if start < end || !self.by_words {
                    pieces.extend(self.allowed(*id).map(|id| Piece {
                        id,
                        start: first + start,
                        end: first + end,
                    }));
                }
            }
            first += letters.len();
        }
        Ok(pieces)
    }

    /// The code points of a piece, without the spaces around.
    fn letters_of(&self, token: &str, start: usize, end: usize, letters: &[char]) -> (usize, usize) {
        let (start, end) = (start.min(letters.len()), end.min(letters.len()));
        let shown = &letters[start..end.max(start)];
        let blank = shown.iter().take_while(|c| c.is_whitespace()).count();
        if blank == shown.len() || (token == BLANK && !self.by_words) {
            return (start, start);
        }
        let after = shown.iter().rev().take_while(|c| c.is_whitespace()).count();
        (start + blank, end - after)
    }

    /// SentencePiece finds “</s>” in a text although it was told that marks are text.
    fn allowed(&self, id: u32) -> Option<u32> {
        if self.special.contains(&id) { self.unknown } else { Some(id) }
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
