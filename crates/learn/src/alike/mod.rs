//! How alike the attributes of two verticals are, which vertical is most alike, and how labels of one are
//! lent to another. Evidence comes from names and descriptions, values, the words around spans and their
//! places, each 0 to 1.
//!
//! Nothing is trained here and nothing is random; the order of items does not matter, and thousands of
//! items take seconds. What is not known is told apart from what is not alike. Labels of the holdout are
//! the caller's to leave out. The attention of a trained model between attributes (paper 2) is another kind
//! of evidence and lives with its recipe.

mod best;
mod compare;
mod counts;
mod evidence;
mod lend;
mod partners;
mod portrait;
mod question;
#[cfg(test)]
mod tests;
mod words;

pub use best::{best, best_both_ways};
pub use compare::{Portrayed, compare};
pub use evidence::Evidence;
pub use lend::{Lent, Renamed, apart, lent};
pub use partners::{Partner, partners};
pub use question::Questions;
pub use words::folded;
