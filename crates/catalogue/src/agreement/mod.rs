//! How far people agree who have read the same items, attribute by attribute.
//!
//! **Words.** A word carries an attribute for a reader when one of the reader's spans of that attribute shares a
//! code point with it; words are those of [`crate::segment`]. Kappa and the percentage of span attributes are
//! taken over these words, as the field does for tags: a word inside both readers' spans agrees although the
//! spans' ends differ, and the many words that nobody marks count as agreement. The first is why F1 and alpha
//! stand beside it, the second is what kappa takes out.
//!
//! - **Percentage**: share of reader pairs of one opinion, averaged over units (words, or items).
//! - **Kappa**: Cohen (1960) where two people read everything; Fleiss (1971) otherwise, with the shares of all
//!   statements where items have different numbers of readers.
//! - **Alpha** of spans: Krippendorff's unitising alpha (“On the reliability of unitizing continuous data”,
//!   Sociological Methodology 25, 1995), in code points. Every field is a stretch of its own of the continuum,
//!   so that the figure does not depend on the order of items; readers' spans of one attribute that overlap each
//!   other count as one unit. With more than two readers a pair of an item counts 1/(m−1), as in his
//!   alpha with missing data. Over all attributes: one less the sum of observed by the sum of expected
//!   disagreement.
//! - **Alpha** of values, presence and intents: Krippendorff's nominal alpha over items.
//! - **F1** of spans: strict (same field, ends and attribute), over all pairs of readers together.
//!
//! Presence asks whether a reader has marked or chosen anything for the attribute; values compare the whole set
//! that was chosen. Intervals are 2.5th and 97.5th percentiles of a seeded bootstrap over items. A figure that
//! is not defined, as kappa where nobody ever marked the attribute, is left out. Items with fewer than two
//! readers, attributes that the vertical lacks and spans that leave their text are passed over.

mod confusions;
mod figures;
mod finish;
mod gather;
mod index;
mod matched;
mod resample;
mod track;
mod unit;
mod unitising;
mod words;

#[cfg(test)]
mod tests;

pub use figures::{
    AgreementFigures, AttributeAgreement, ConfusedWords, Confusion, Figure, KappaKind, Measures,
};
pub use gather::{Agreement, Reading};
