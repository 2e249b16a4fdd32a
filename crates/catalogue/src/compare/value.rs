//! One value, and how two of them relate.

use super::article::article_number;
use super::plain::plain;
use super::synonyms::Synonyms;
use super::tokens::{Token, tokens};
use crate::segment::is_spaceless;

/// How near two values are, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// The same after normalisation.
    Same,
    /// The same but for rounding.
    Rounded,
    /// One is a part of the other.
    Touches,
}

/// A value, read.
#[derive(Clone, Debug)]
pub(super) struct Value {
    /// As it was written, without the white space around it.
    pub(super) written: String,
    tokens: Vec<Token>,
    /// Where it looks like an article number.
    article: Option<String>,
}

impl Value {
    /// Reads a value; nothing where nothing is written.
    pub(super) fn read(written: &str, synonyms: &Synonyms) -> Option<Self> {
        let written = written.trim();
        if written.is_empty() {
            return None;
        }
        let plain = plain(written);
        let article = article_number(&plain);
        Some(Self { written: written.to_owned(), tokens: synonyms.settle(parts(plain)), article })
    }

    /// How two values relate; none where nothing of them meets.
    pub(super) fn relation(&self, other: &Self) -> Option<Relation> {
        let is_one = self.article.is_some() && self.article == other.article;
        if is_one || joined(&self.tokens).is_some_and(|words| joined(&other.tokens) == Some(words)) {
            return Some(Relation::Same);
        }
        match (covers(&other.tokens, &self.tokens), covers(&self.tokens, &other.tokens)) {
            (Some(one), Some(two)) if self.tokens.len() == other.tokens.len() => Some(one.max(two)),
            (None, None) => None,
            _ => Some(Relation::Touches),
        }
    }

    /// Whether the other value says all of this one, and perhaps more.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        covers(&other.tokens, &self.tokens).is_some() || self.relation(other) == Some(Relation::Same)
    }
}

/// The parts of a value; of one without letters and digits the signs themselves.
pub(super) fn read(written: &str) -> Vec<Token> {
    parts(plain(written))
}

fn parts(plain: Vec<char>) -> Vec<Token> {
    let found = tokens(&plain);
    if found.is_empty() { vec![Token::Word(plain.into_iter().collect())] } else { found }
}

/// How near every token of `few` comes to its nearest in `many`; none when one has no partner.
fn covers(many: &[Token], few: &[Token]) -> Option<Relation> {
    let nearest = |token: &Token| many.iter().filter_map(|other| near(token, other)).min();
    few.iter().map(nearest).try_fold(Relation::Same, |worst, relation| Some(worst.max(relation?)))
}

fn near(one: &Token, other: &Token) -> Option<Relation> {
    match (one, other) {
        (Token::Number(a), Token::Number(b)) => a.relation(b),
        (Token::Word(a), Token::Word(b)) if a == b => Some(Relation::Same),
        (Token::Word(a), Token::Word(b)) => is_part(a, b).then_some(Relation::Touches),
        _ => None,
    }
}

/// Scripts without spaces do not tell where a word ends: キャンバス is a part of キャンバス生地.
fn is_part(a: &str, b: &str) -> bool {
    let whole = |word: &str| word.chars().all(is_spaceless);
    whole(a) && whole(b) && (a.contains(b) || b.contains(a))
}

/// Words written as one: “T-shirt” is “tshirt”. None with a number among them.
fn joined(tokens: &[Token]) -> Option<String> {
    let word = |token: &Token| match token {
        Token::Word(word) => Some(word.clone()),
        Token::Number(_) => None,
    };
    tokens.iter().map(word).collect()
}
