//! How a CoNLL export is written.

use std::fmt;
use std::sync::Arc;

use swingtag_catalogue::bio::Scheme;
use swingtag_catalogue::segment::{Lexicon, Segmentation, words};
use swingtag_catalogue::tokens::{Token, is_space};

/// How a CoNLL export is written. The default is what most tools read: IOB2, words, a space, one
/// sentence per field, no comments, one file.
#[derive(Clone, Debug, Default)]
pub struct ConllOptions {
    /// How tags mark the edges of a span.
    pub scheme: Scheme,
    /// What a token is.
    pub tokens: Tokens,
    /// Between token and tag.
    pub separator: Separator,
    /// All fields of an item in one sentence, instead of one sentence per field.
    pub joined: bool,
    /// Lines `# id = … field = …` and `# vertical = … group = … split = …` before each sentence. Off, since
    /// many readers take them for tokens.
    pub comments: bool,
    /// A line `# ATTRIBUTE = VALUE …` with the values of the whole item before each sentence.
    pub values: bool,
    /// Four columns: token, `_`, the confidence of a predicted span in per cent or `_`, tag.
    pub marked: bool,
    /// Leave tokens whole where a span begins or ends inside one; such spans are then lost.
    /// Otherwise tokens are cut there and nothing is lost.
    pub keep_tokens_whole: bool,
    /// Write `train.conll`, `dev.conll` and `test.conll` instead of `all.conll`.
    pub parts: bool,
    /// Replace files that are there already.
    pub overwrite: bool,
}

/// Between token and tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// A space.
    #[default]
    Space,
    /// A tab.
    Tab,
}

impl Separator {
    pub(super) fn as_char(self) -> char {
        match self {
            Self::Space => ' ',
            Self::Tab => '\t',
        }
    }
}

/// Cuts a text into tokens of the caller's own kind.
pub type Tokeniser = dyn Fn(&str) -> Vec<Token> + Send + Sync;

/// What a token is.
#[derive(Clone, Default)]
pub enum Tokens {
    /// Words; scripts without spaces by character.
    #[default]
    Words,
    /// Characters as people see them.
    Characters,
    /// Words; scripts without spaces by known values.
    Known(Arc<Lexicon>),
    /// Whatever a function says, word pieces for one. Ranges of code points, in order and
    /// disjoint; white space inside them is cut out.
    Given(Arc<Tokeniser>),
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Tokens {
    /// The word used in the report.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Characters => "chars",
            Self::Known(_) => "known",
            Self::Given(_) => "pieces",
        }
    }

    /// The tokens of a text.
    pub(crate) fn of(&self, text: &str) -> Vec<Token> {
        match self {
            Self::Words => words(text, Segmentation::Words),
            Self::Characters => words(text, Segmentation::Characters),
            Self::Known(lexicon) => words(text, Segmentation::Known(lexicon)),
            Self::Given(cut) => without_space(text, &cut(text)),
        }
    }
}

/// Tokens of unknown origin, made to hold what this format relies on: in order, disjoint, inside
/// the text, without white space.
fn without_space(text: &str, tokens: &[Token]) -> Vec<Token> {
    let spaces = text.chars().enumerate().filter(|(_, c)| is_space(*c)).map(|(at, _)| at);
    let spaces: Vec<usize> = spaces.collect();
    let length = text.chars().count();
    let mut clean: Vec<Token> = Vec::with_capacity(tokens.len());
    for &(start, end) in tokens {
        let mut from = start.max(clean.last().map_or(0, |last| last.1));
        let end = end.min(length);
        let first = spaces.partition_point(|&space| space < from);
        for &space in spaces[first..].iter().take_while(|&&space| space < end) {
            if space > from {
                clean.push((from, space));
            }
            from = space + 1;
        }
        if end > from {
            clean.push((from, end));
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_tokens_are_cut_at_white_space_and_made_disjoint() {
        assert_eq!(without_space("ab c\u{3000}d", &[(0, 3), (2, 9), (9, 12)]), [(0, 2), (3, 4), (5, 6)]);
        assert_eq!(without_space("ab", &[(1, 1), (5, 9), (0, 2)]), [(0, 2)]);
    }
}
