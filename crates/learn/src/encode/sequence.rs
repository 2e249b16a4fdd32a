//! A field as sequences that an encoder takes: `[CLS] vertical [SEP] text [SEP]`.
//!
//! A long text is read through windows that overlap by half; each place is scored in the window
//! where it has most context.

use std::ops::Range;

use super::pieces::{Piece, WordPieces};
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
    /// 0 for the vertical, 1 for the text; 0 everywhere without a vertical.
    pub segments: Vec<u32>,
    /// The characters of each word, where the encoder reads words; else nothing.
    pub spellings: Vec<Vec<u32>>,
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
        field.fill(&pieces, room, prompt.len(), |pieces| {
            input(&prompt, pieces, words.separator(), shape.vertical_prompt)
        });
        field.keep_whole_characters();
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
        for (number, (shown, owned)) in windows(pieces.len(), room).into_iter().enumerate() {
            self.places.extend(places(pieces, &shown, &owned, number, offset));
            self.windows.push(input(&pieces[shown]));
        }
    }

    /// Of several pieces of one character only the first is tagged.
    fn keep_whole_characters(&mut self) {
        let mut reached = 0;
        self.places.retain(|place| {
            let kept = place.start >= reached;
            reached = reached.max(place.end);
            kept
        });
    }
}

fn input(prompt: &[u32], pieces: &[Piece], separator: u32, prompted: bool) -> WindowInput {
    let mut ids = prompt.to_vec();
    ids.extend(pieces.iter().map(|piece| piece.id));
    ids.push(separator);
    let text = u32::from(prompted);
    let segments = (0..ids.len()).map(|i| if i < prompt.len() { 0 } else { text }).collect();
    WindowInput { ids, segments, spellings: Vec::new() }
}

fn places<'a>(
    pieces: &'a [Piece],
    shown: &Range<usize>,
    owned: &Range<usize>,
    window: usize,
    offset: usize,
) -> impl Iterator<Item = Place> + 'a {
    let first = shown.start;
    owned.clone().map(move |number| Place {
        start: pieces[number].start,
        end: pieces[number].end,
        window,
        row: offset + number - first,
    })
}

/// Windows over `count` pieces with `room` for each: what a window shows and what it scores.
fn windows(count: usize, room: usize) -> Vec<(Range<usize>, Range<usize>)> {
    if count == 0 {
        return Vec::new();
    }
    let stride = (room / 2).max(1);
    let steps = count.saturating_sub(room).div_ceil(stride);
    let start = |step: usize| (step * stride).min(count.saturating_sub(room));
    // Between two windows the border lies in the middle of what both show.
    let border = |step: usize| (start(step) + start(step - 1) + room) / 2;
    (0..=steps)
        .map(|step| {
            let from = if step == 0 { 0 } else { border(step) };
            let to = if step == steps { count } else { border(step + 1) };
            (start(step)..(start(step) + room).min(count), from..to)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::windows;

    proptest! {
        #[test]
        fn every_piece_is_scored_once_where_it_is_shown(count in 0_usize..3000, room in 2_usize..300) {
            let all = windows(count, room);
            let mut next = 0;
            for (shown, owned) in &all {
                prop_assert_eq!(owned.start, next);
                prop_assert!(shown.start <= owned.start && owned.end <= shown.end && shown.len() <= room);
                prop_assert!(!owned.is_empty());
                next = owned.end;
            }
            prop_assert_eq!(next, count);
        }
    }

    #[test]
    fn a_piece_far_from_the_ends_sees_a_quarter_window_on_both_sides() {
        for (shown, owned) in windows(2000, 200) {
            assert!(shown.start == 0 || owned.start - shown.start >= 50);
            assert!(shown.end == 2000 || shown.end - owned.end >= 50);
        }
    }
}
