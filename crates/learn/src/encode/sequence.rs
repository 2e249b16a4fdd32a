//! A field as sequences that an encoder takes: `[CLS] vertical [SEP] text [SEP]`.
//!
//! A long text is read through windows that overlap by half; each place is scored in the window
//! where it has most context.

use super::pieces::{Piece, WordPieces};
use super::places::{complete, part};
use super::windows::{Window, windows};
use crate::error::LearnError;

/// Shortest part of a text that a window shows, however long the vertical's name is.
pub(super) const LEAST_TEXT: usize = 16;

/// How fields become sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SequenceShape {
    /// Longest sequence in pieces or words, marks included.
    pub max_pieces: usize,
    /// Whether the vertical's name stands before the text.
    pub vertical_prompt: bool,
}

/// What the encoder reads at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowInput {
    /// Ids of word pieces or words.
    pub ids: Vec<u32>,
    /// 0 for what stands before the text, 1 for the text; 0 everywhere without anything before it.
    pub segments: Vec<u32>,
    /// The characters of each word, where the encoder reads words; else nothing.
    pub spellings: Vec<Vec<u32>>,
}

impl WindowInput {
    /// `prompt text [SEP]`; the text and the mark after it get the segment `text`.
    pub(crate) fn new(prompt: &[u32], pieces: &[Piece], separator: u32, text: u32) -> Self {
        let mut ids = prompt.to_vec();
        ids.extend(pieces.iter().map(|piece| piece.id));
        ids.push(separator);
        let segments = (0..ids.len()).map(|i| if i < prompt.len() { 0 } else { text }).collect();
        Self { ids, segments, spellings: Vec::new() }
    }
}

/// A place that gets a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The window that scores it.
    pub window: usize,
    /// Its row in that window.
    pub row: usize,
}

/// A field ready for the encoder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EncodedField {
    /// One for most texts.
    pub windows: Vec<WindowInput>,
    /// Tagged places in text order; they never share a code point.
    pub places: Vec<Place>,
}

impl EncodedField {
    /// Encodes a text of an item of a vertical. A text without pieces has no windows.
    ///
    /// # Errors
    /// A failure of the tokenizer.
    pub fn new(
        words: &WordPieces,
        shape: SequenceShape,
        vertical: &str,
        text: &str,
    ) -> Result<Self, LearnError> {
        let pieces = words.cut(text)?;
        let mut prompt = vec![words.begin()];
        if shape.vertical_prompt {
            prompt.extend(words.cut(vertical)?.iter().map(|piece| piece.id));
            prompt.truncate(shape.max_pieces.saturating_sub(LEAST_TEXT + 2).max(1));
            prompt.push(words.separator());
        }
        let room = shape.max_pieces.saturating_sub(prompt.len() + 1).max(LEAST_TEXT);
        let mut field = Self::default();
        field.fill(&pieces, room, prompt.len(), |shown| {
            WindowInput::new(&prompt, shown, words.separator(), u32::from(shape.vertical_prompt))
        });
        part(&mut field.places);
        complete(&mut field.places, text);
        Ok(field)
    }

    /// Cuts pieces into windows of at most `room`, each read behind `offset` rows of something else.
    pub(super) fn fill(
        &mut self,
        pieces: &[Piece],
        room: usize,
        offset: usize,
        input: impl Fn(&[Piece]) -> WindowInput,
    ) {
        for (number, window) in windows(pieces.len(), room).into_iter().enumerate() {
            self.places.extend(places(pieces, &window, number, offset));
            self.windows.push(input(&pieces[window.shown]));
        }
    }
}

fn places(pieces: &[Piece], window: &Window, number: usize, offset: usize) -> impl Iterator<Item = Place> {
    let first = window.shown.start;
    window.owned.clone().map(move |piece| Place {
        start: pieces[piece].start,
        end: pieces[piece].end,
        window: number,
        row: offset + piece - first,
    })
}
