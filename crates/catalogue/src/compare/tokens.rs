//! Cuts a plain value into words and numbers.

use unicode_normalization::char::is_combining_mark;

use super::number::Number;
use super::reader::Reader;
use crate::segment::is_spaceless;

/// A part of a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A word in the singular.
    Word(String),
    /// A number with its unit, or a range.
    Number(Number),
}

/// Words and numbers of a plain value; signs between them are dropped.
pub(super) fn tokens(plain: &[char]) -> Vec<Token> {
    let mut reader = Reader::new(plain);
    let mut found = Vec::new();
    while let Some(c) = reader.peek(0) {
        if reader.begins_number() {
            found.extend(reader.measures().into_iter().map(Token::Number));
        } else if c == '%' {
            reader.skip(1);
            found.push(Token::Word("%".to_owned()));
        } else if is_part_of_word(c) {
            found.push(Token::Word(singular(word(&mut reader))));
        } else {
            reader.skip(1);
        }
    }
    found
}

/// Letters and digits; a script without spaces and one with them do not share a word.
fn word(reader: &mut Reader<'_>) -> String {
    let spaceless = reader.peek(0).is_some_and(is_spaceless);
    let goes_on = |c: char| is_part_of_word(c) && (is_combining_mark(c) || is_spaceless(c) == spaceless);
    let rest = (1..).map_while(|ahead| reader.peek(ahead)).take_while(|&c| goes_on(c)).count();
    reader.take(rest + 1)
}

fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Of English words, by their ending alone: both sides are treated alike, so a wrong stem does no harm.
fn singular(word: String) -> String {
    let stem = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.len() > 1);
    if !word.is_ascii() || word.len() < 4 || ["ss", "us", "is"].iter().any(|kept| word.ends_with(kept)) {
        return word;
    }
    if let Some(stem) = stem("ies") {
        return format!("{stem}y");
    }
    if let Some(stem) = stem("es").filter(|s| ["ch", "sh", "ss", "x", "z"].iter().any(|e| s.ends_with(e))) {
        return stem.to_owned();
    }
    stem("s").map(str::to_owned).unwrap_or(word)
}
