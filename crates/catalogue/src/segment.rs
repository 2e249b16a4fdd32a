//! Cuts a text into words, punctuation and, for scripts written without spaces, characters.
//!
//! The rules are Unicode's word boundaries (UAX 29) with three changes that product texts need: a
//! colon always separates (`COLOR:Red`), a full stop separates unless it stands between digits
//! (`wide.Great`, but `2.5`), and katakana is cut like the other scripts without spaces. Text is
//! never changed, and no token crosses white space.

mod lexicon;
mod script;

use unicode_segmentation::UnicodeSegmentation;

pub use lexicon::Lexicon;
pub(crate) use script::is_spaceless;

use crate::tokens::{Token, is_space};

/// What a token is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Segmentation<'a> {
    /// Words; scripts without spaces by character.
    #[default]
    Words,
    /// Characters as people see them (extended grapheme clusters).
    Characters,
    /// Words; in scripts without spaces the longest known value, else the character.
    Known(&'a Lexicon),
}

/// The tokens of a text as ranges of code points, in order, without white space. Every code point
/// that is not white space (see [`is_space`]) lies in exactly one of them.
#[must_use]
pub fn words(text: &str, segmentation: Segmentation<'_>) -> Vec<Token> {
    let mut cutter = Cutter { tokens: Vec::with_capacity(text.len() / 5 + 1), at: 0 };
    let mut rest = text;
    while !rest.is_empty() {
        let space = rest.find(|c| !is_space(c)).unwrap_or(rest.len());
        cutter.at += rest[..space].chars().count();
        rest = &rest[space..];
        let run = rest.find(is_space).unwrap_or(rest.len());
        cutter.run(&rest[..run], segmentation);
        rest = &rest[run..];
    }
    cutter.tokens
}

struct Cutter {
    tokens: Vec<Token>,
    /// Code points before the part that is being cut.
    at: usize,
}

impl Cutter {
    fn push(&mut self, part: &str) {
        let end = self.at + part.chars().count();
        self.tokens.push((self.at, end));
        self.at = end;
    }

    fn characters(&mut self, part: &str) {
        part.graphemes(true).for_each(|grapheme| self.push(grapheme));
    }

    /// Cuts a stretch without white space.
    fn run(&mut self, run: &str, segmentation: Segmentation<'_>) {
        if segmentation == Segmentation::Characters {
            return self.characters(run);
        }
        let mut rest = run;
        while !rest.is_empty() {
            let spaceless = script::spaceless_prefix(rest);
            if spaceless > 0 {
                self.spaceless(&rest[..spaceless], segmentation);
                rest = &rest[spaceless..];
            }
            let spaced = script::spaced_prefix(rest);
            rest[..spaced].split_word_bounds().for_each(|word| self.word(word));
            rest = &rest[spaced..];
        }
    }

    fn spaceless(&mut self, part: &str, segmentation: Segmentation<'_>) {
        let Segmentation::Known(lexicon) = segmentation else { return self.characters(part) };
        let mut rest = part;
        while let Some(first) = rest.graphemes(true).next() {
            let known = lexicon.longest_prefix(rest).unwrap_or(first.len()).max(first.len());
            let (token, after) = rest.split_at(known);
            self.push(token);
            rest = after;
        }
    }

    /// Cuts a word of UAX 29 at colons and at full stops that are not part of a number.
    fn word(&mut self, word: &str) {
        if word.len() < 2 || !word.bytes().any(|b| b == b':' || b == b'.') {
            return self.push(word);
        }
        let mut from = 0;
        for (at, c) in word.char_indices() {
            let after = at + c.len_utf8();
            if at < from || !(c == ':' || (c == '.' && !between_digits(word, at))) {
                continue;
            }
            // Marks that follow the sign stay with it.
            let sign = word[at..].graphemes(true).next().map_or(after, |grapheme| at + grapheme.len());
            if at > from {
                self.push(&word[from..at]);
            }
            self.push(&word[at..sign]);
            from = sign;
        }
        if from < word.len() {
            self.push(&word[from..]);
        }
    }
}

fn between_digits(word: &str, at: usize) -> bool {
    let before = word[..at].chars().next_back();
    let after = word[at + 1..].chars().next();
    before.is_some_and(char::is_numeric) && after.is_some_and(char::is_numeric)
}
