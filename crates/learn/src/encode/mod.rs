//! Text and labels to what a network reads, and its scores back to spans.
//!
//! A field is cut into word pieces or words that know their code points in the text as it came; gold spans
//! become IOB2 tags of pieces, limited to the attributes of the item's vertical; a lattice of scores
//! becomes spans with probabilities. Text is never normalised in a way that loses offsets, and no
//! step looks at another item.

mod decode;
mod doubt;
mod pieces;
mod places;
mod scripts;
mod sequence;
mod tags;
mod vectors;
mod vocabulary;
mod windows;
mod words;

#[cfg(test)]
mod tests;

pub(crate) use decode::stretches;
pub use decode::{DecodedField, decode, round4};
pub use doubt::{CertaintySum, Doubt};
pub use pieces::{Piece, WordPieces};
pub use sequence::{EncodedField, Place, SequenceShape, WindowInput};
pub use tags::TagSet;
pub use vectors::WordVectors;
pub use vocabulary::{Occurrences, Vocabulary};
pub(crate) use windows::{Window, windows};
pub use words::{Word, WordReader};
