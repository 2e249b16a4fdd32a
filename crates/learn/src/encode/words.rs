//! A field as sequences of words: `vertical | text`, each word with the number of its vector and its
//! characters.
//!
//! Words are those of [`swingtag_catalogue::segment`]; gold edges inside a word do not cut it, the word
//! takes the tag by overlap. Long texts are read through overlapping windows, as word pieces are.

use std::sync::Arc;

use super::pieces::Piece;
use super::sequence::{EncodedField, LEAST_TEXT, SequenceShape, WindowInput};
use super::vectors::WordVectors;
use super::vocabulary::{Vocabulary, cut};

/// Reads texts as words.
#[derive(Clone, Debug)]
pub struct WordReader {
    vocabulary: Vocabulary,
    vectors: Option<Arc<WordVectors>>,
}

/// Where the vector of a word comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A row of the learnt table.
    Learnt(u32),
    /// A row of the pretrained vectors.
    Pretrained(u32),
}

impl WordReader {
    /// A reader with a vocabulary and the pretrained vectors that it was learnt beside, if any.
    #[must_use]
    pub fn new(vocabulary: Vocabulary, vectors: Option<Arc<WordVectors>>) -> Self {
        Self { vocabulary, vectors }
    }

    /// What was learnt from training texts.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The pretrained vectors.
    #[must_use]
    pub fn vectors(&self) -> Option<&WordVectors> {
        self.vectors.as_deref()
    }

    /// Where the vector of an id of a window comes from.
    #[must_use]
    pub fn word(&self, id: u32) -> Word {
        match id.checked_sub(self.vocabulary.rows() as u32) {
            None => Word::Learnt(id),
            Some(row) => Word::Pretrained(row),
        }
    }

    /// Encodes a text of an item of a vertical. A text without words has no windows.
    #[must_use]
    pub fn read(&self, shape: SequenceShape, vertical: &str, text: &str) -> EncodedField {
        let mut prompt = WindowInput::default();
        if shape.vertical_prompt {
            for (_, word) in cut(vertical).take(shape.max_pieces.saturating_sub(LEAST_TEXT + 1)) {
                self.push(&mut prompt, self.id(word), word, 0);
            }
            self.push(&mut prompt, Vocabulary::MARK, "", 0);
        }
        let (mut pieces, mut spelt) = (Vec::new(), Vec::new());
        for ((start, end), word) in cut(text) {
            // The window is made from the numbers of the words in the text.
            pieces.push(Piece { id: pieces.len() as u32, start, end });
            spelt.push(word);
        }
        let room = shape.max_pieces.saturating_sub(prompt.ids.len()).max(LEAST_TEXT);
        let mut field = EncodedField::default();
        field.fill(&pieces, room, prompt.ids.len(), |shown| {
            let mut input = prompt.clone();
            for piece in shown {
                let word = spelt[piece.id as usize];
                self.push(&mut input, self.id(word), word, u32::from(shape.vertical_prompt));
            }
            input
        });
        field
    }

    fn push(&self, input: &mut WindowInput, id: u32, word: &str, segment: u32) {
        input.ids.push(id);
        input.segments.push(segment);
        input.spellings.push(self.vocabulary.spell(word));
    }

    fn id(&self, word: &str) -> u32 {
        let pretrained = self.vectors.as_ref().and_then(|vectors| vectors.row(&word.to_lowercase()));
        match pretrained {
            Some(row) => self.vocabulary.rows() as u32 + row,
            None => self.vocabulary.row(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::TagSet;
    use swingtag_catalogue::{Attribute, Schema, Span, Vertical};

    const SHAPE: SequenceShape = SequenceShape { max_pieces: 40, vertical_prompt: true };

    fn reader() -> WordReader {
        WordReader::new(Vocabulary::learn(["Green tea 20 bags", "black Tea 500g"], None).0, None)
    }

    #[test]
    fn words_know_their_code_points_vectors_and_characters() {
        let field = reader().read(SHAPE, "tea", "Grün TEA, 35 bags");
        let [window] = field.windows.as_slice() else { panic!("one window: {field:?}") };
        assert_eq!(
            field.places.iter().map(|p| (p.start, p.end)).collect::<Vec<_>>()[..3],
            [(0, 4), (5, 8), (8, 9)]
        );
        assert_eq!(field.places[0].row, 2);
        assert_eq!((window.ids[1], window.ids[2]), (Vocabulary::MARK, Vocabulary::UNKNOWN));
        // “TEA” is “tea”, and “35” is a number of two digits like “20”.
        assert_eq!(window.ids[3], window.ids[0]);
        assert_eq!(window.ids[5], reader().vocabulary().row("20"));
        assert_eq!(window.spellings[2].len(), 4);
        assert_eq!(window.spellings[2][2], 0, "ü was not seen in training");
        assert!(window.spellings[1].is_empty());
    }

    #[test]
    fn a_long_text_is_read_through_windows_that_own_every_word_once() {
        let text = "tea ".repeat(500);
        let field = reader().read(SHAPE, "tea", &text);
        assert!(field.windows.len() > 10 && field.windows.iter().all(|w| w.ids.len() <= 40));
        assert_eq!(
            field.places.iter().map(|p| p.start / 4).collect::<Vec<_>>(),
            (0..500).collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_word_takes_the_tag_of_a_span_that_ends_inside_it() {
        let attribute = Attribute { name: "Weight".into(), ..Attribute::default() };
        let vertical = Vertical { name: "tea".into(), attributes: vec![attribute], ..Vertical::default() };
        let tags = TagSet::new(&Schema { verticals: vec![vertical] }, &[]);
        let field = reader().read(SHAPE, "tea", "tea 500gpack");
        let gold = tags.gold("tea", "title", &field.places, &[Span::new("title", 4, 8, "Weight")]);
        assert_eq!(gold, [0, 1]);
    }

    #[test]
    fn a_text_without_words_has_no_windows() {
        assert!(reader().read(SHAPE, "tea", "  \n").windows.is_empty());
    }
}
