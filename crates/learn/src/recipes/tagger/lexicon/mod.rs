//! What is known about words before a text is read: values that were labelled, listed or given by the
//! seller, and what each word was labelled with.
//!
//! A training text is looked at as if its own labels had not been seen; otherwise every training text
//! would look better known than a new one, and the network would trust the lexicon too much.

mod counts;
mod features;
mod learn;
mod marks;

pub(super) use features::{Features, OTHERS, Reader, STRENGTHS, tensors};
pub(super) use learn::{Lexicon, Own};

#[cfg(test)]
mod tests;
