//! Spans as tags on tokens, in four schemes, and back.
//!
//! One tag column holds one span per token, so overlaps do not fit; what does not fit is returned
//! span by span and never dropped in silence. Reading follows the rules of the CoNLL-2000 scorer
//! (`conlleval`), which make sense of every sequence of tags.

mod chunk;
mod encode;
mod tag;

pub use chunk::{Chunk, chunks};
pub use encode::{Loss, LossReason, chunks_of, encode};
pub use tag::{Mark, Scheme, Tag, tags_of};

use crate::span::Span;
use crate::tokens::Token;

/// The spans that tags say, in text order. Tags beyond the tokens, or tokens beyond the tags, are
/// left alone. The scheme need not be known: no two schemes use one letter in two ways that matter.
#[must_use]
pub fn decode(field: &str, tags: &[Tag], tokens: &[Token]) -> Vec<Span> {
    let length = tags.len().min(tokens.len());
    chunks(&tags[..length])
        .into_iter()
        .map(|chunk| Span::new(field, tokens[chunk.first].0, tokens[chunk.last].1, &chunk.attribute))
        .collect()
}
