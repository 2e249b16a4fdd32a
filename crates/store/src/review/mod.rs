//! Items that several people label apart: what comes of their answers, and how differences are settled.
//!
//! The labels and the status of such an item follow from its answers, from whom it was given to and from the
//! settling decisions that hold, in the order of their clocks; from nothing else. So undo, and merging in any
//! order and twice, lead to the same. Settling never changes an answer.

mod case;
mod each;
mod list;
mod load;
mod reckon;
mod revert;
mod rows;
mod settle;
mod suspects;
#[cfg(test)]
mod tests;
mod turn;
mod verdict;
mod words;

pub use case::{PersonAnswer, Picked, ReviewCase, ReviewDifference, Settled};
pub use each::AnsweredItem;
pub use list::{ReviewListing, ReviewOrder, ReviewRow, ReviewTotals};
pub(crate) use load::{Loaded, is_apart as answers_make_apart, load, load_with};
pub(crate) use reckon::{reckon, replace};
pub(crate) use rows::{put_verdict, verdicts_of};
pub use settle::{NewSettlement, NewVerdict};
pub use suspects::{NewSuspect, StoredSuspect, Suspects};
pub(crate) use turn::turn_settlement;
pub(crate) use verdict::{SettlementDoc, VerdictDoc};
pub use words::{Question, SettledWords};

/// Kinds of decisions that are about the differences of answers and no act on an answer.
pub(crate) const SETTLING: &str = "settle_difference";

/// Whether an entry of the log settles differences.
pub(crate) fn is_settlement(kind: &str) -> bool {
    kind == SETTLING
}
