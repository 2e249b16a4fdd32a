//! Runs of tokens with one attribute, found in any sequence of tags.

use super::tag::{Mark, Tag};

/// Tokens `first..=last` of a sentence carry one attribute.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chunk {
    /// First token.
    pub first: usize,
    /// Last token, inclusive.
    pub last: usize,
    /// Attribute, or its label in a file.
    pub attribute: String,
}

/// The chunks of a sentence, by the rules of `conlleval`: a chunk begins at `B` and `S`, after `E`
/// and `S`, after `O`, and where the attribute changes. So no sequence of tags is an error.
#[must_use]
pub fn chunks(tags: &[Tag]) -> Vec<Chunk> {
    let mut found: Vec<Chunk> = Vec::new();
    let mut before = &Tag::OUTSIDE;
    for (at, tag) in tags.iter().enumerate() {
        if tag.mark != Mark::Outside {
            match found.last_mut() {
                Some(chunk) if goes_on(before, tag) => chunk.last = at,
                _ => found.push(Chunk { first: at, last: at, attribute: tag.attribute.clone() }),
            }
        }
        before = tag;
    }
    found
}

fn goes_on(before: &Tag, tag: &Tag) -> bool {
    let open = matches!(before.mark, Mark::Begin | Mark::Inside);
    let continues = matches!(tag.mark, Mark::Inside | Mark::Last);
    open && continues && before.attribute == tag.attribute
}
