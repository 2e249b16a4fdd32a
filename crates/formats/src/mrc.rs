//! Questions and answers in the shape of SQuAD 2.0, for models that read instead of tag.
//!
//! One article an item, one paragraph a text, and one question for each attribute of the item's
//! vertical; an attribute that is not marked is a question without an answer (`is_impossible`).
//! Overlaps and several answers hold. Read back, an answer is a span of the question's attribute.

mod read;
mod write;

pub(crate) use read::{Mrc, looks_like};
pub(crate) use write::MrcArticles;
