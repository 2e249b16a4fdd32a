//! Tags and how each scheme writes them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Chunk;

/// How tags mark the edges of a span.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// `B-` on the first token of every span, `I-` on the others.
    #[default]
    Iob2,
    /// `I-` everywhere; `B-` only between two spans of one attribute that touch.
    Iob1,
    /// `B-`, `I-`, `E-` on the last token, `S-` on the only one.
    Bioes,
    /// As BIOES, with `L-` for last and `U-` for the only one.
    Bilou,
}

impl Scheme {
    /// All schemes, the usual one first.
    pub const ALL: [Self; 4] = [Self::Iob2, Self::Iob1, Self::Bioes, Self::Bilou];

    /// The word used on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Iob2 => "iob2",
            Self::Iob1 => "iob1",
            Self::Bioes => "bioes",
            Self::Bilou => "bilou",
        }
    }

    /// Reads the word used on the command line; `bio` and `bilou`'s other spelling are understood.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "iob2" | "bio" => Some(Self::Iob2),
            "iob1" | "iob" => Some(Self::Iob1),
            "bioes" | "iobes" => Some(Self::Bioes),
            "bilou" | "biluo" => Some(Self::Bilou),
            _ => None,
        }
    }
}

/// A token's place in a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// In no span.
    Outside,
    /// First of several tokens.
    Begin,
    /// Neither first nor last, or the scheme does not say.
    Inside,
    /// Last of several tokens.
    Last,
    /// The only token.
    Single,
}

/// The tag of one token. `attribute` is empty outside.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tag {
    /// Place in the span.
    pub mark: Mark,
    /// Attribute of the span.
    pub attribute: String,
}

impl Tag {
    /// The tag of a token in no span.
    pub const OUTSIDE: Self = Self { mark: Mark::Outside, attribute: String::new() };

    /// Reads a tag of any scheme: `O`, `B-Brand`, and also a bare `B`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (letter, attribute) = text.split_once('-').unwrap_or((text, ""));
        let mark = match letter {
            "O" => return Some(Self::OUTSIDE),
            "B" => Mark::Begin,
            "I" => Mark::Inside,
            "E" | "L" => Mark::Last,
            "S" | "U" => Mark::Single,
            _ => return None,
        };
        Some(Self { mark, attribute: attribute.to_owned() })
    }

    /// The tag as a scheme writes it. IOB tags are those that [`tags_of`] made for that scheme.
    #[must_use]
    pub fn written(&self, scheme: Scheme) -> impl fmt::Display + '_ {
        Written { tag: self, bilou: scheme == Scheme::Bilou }
    }
}

struct Written<'a> {
    tag: &'a Tag,
    bilou: bool,
}

impl fmt::Display for Written<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = match (self.tag.mark, self.bilou) {
            (Mark::Outside, _) => return f.write_str("O"),
            (Mark::Begin, _) => "B-",
            (Mark::Inside, _) => "I-",
            (Mark::Last, false) => "E-",
            (Mark::Last, true) => "L-",
            (Mark::Single, false) => "S-",
            (Mark::Single, true) => "U-",
        };
        f.write_str(letter)?;
        f.write_str(&self.tag.attribute)
    }
}

/// Tags of a sentence of `length` tokens. Chunks are in order and disjoint; one that leaves the
/// sentence is cut off at its end.
#[must_use]
pub fn tags_of(length: usize, chunks: &[Chunk], scheme: Scheme) -> Vec<Tag> {
    let mut tags = vec![Tag::OUTSIDE; length];
    for (n, chunk) in chunks.iter().enumerate() {
        let touches = n > 0 && {
            let before = &chunks[n - 1];
            before.last + 1 == chunk.first && before.attribute == chunk.attribute
        };
        for at in chunk.first..=chunk.last.min(length.saturating_sub(1)) {
            let mark = mark_of(scheme, at == chunk.first, at == chunk.last, touches);
            if let Some(tag) = tags.get_mut(at) {
                *tag = Tag { mark, attribute: chunk.attribute.clone() };
            }
        }
    }
    tags
}

fn mark_of(scheme: Scheme, first: bool, last: bool, touches: bool) -> Mark {
    match (scheme, first, last) {
        (Scheme::Iob1, true, _) if touches => Mark::Begin,
        (Scheme::Iob2, true, _) => Mark::Begin,
        (Scheme::Iob1 | Scheme::Iob2, ..) | (_, false, false) => Mark::Inside,
        (_, true, true) => Mark::Single,
        (_, true, false) => Mark::Begin,
        (_, false, true) => Mark::Last,
    }
}
