//! How a CoNLL export is written.

use std::fmt;
use std::sync::Arc;

use swingtag_catalogue::bio::Scheme;
use swingtag_catalogue::segment::{Lexicon, Segmentation, words};
use swingtag_catalogue::tokens::Token;

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
    /// A line `# id = … field = …` before each sentence. Off, since many readers take it for a token.
    pub comments: bool,
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
    Given(Arc<dyn Fn(&str) -> Vec<Token> + Send + Sync>),
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

    pub(super) fn of(&self, text: &str) -> Vec<Token> {
        match self {
            Self::Words => words(text, Segmentation::Words),
            Self::Characters => words(text, Segmentation::Characters),
            Self::Known(lexicon) => words(text, Segmentation::Known(lexicon)),
            Self::Given(cut) => without_space(text, &cut(text)),
        }
    }
}

/// Tokens of unknown origin, made to hold what this format relies on.
fn without_space(text: &str, tokens: &[Token]) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut clean: Vec<Token> = Vec::with_capacity(tokens.len());
    for &(start, end) in tokens {
        let from = start.max(clean.last().map_or(0, |last| last.1));
        let mut open = None;
        for at in from..end.min(chars.len()) {
            match (swingtag_catalogue::tokens::is_space(chars[at]), open) {
                (false, None) => open = Some(at),
                (true, Some(first)) => {
                    clean.push((first, at));
                    open = None;
                }
                _ => {}
            }
        }
        if let Some(first) = open {
            clean.push((first, end.min(chars.len())));
        }
    }
    clean
}
