//! What people who labelled an item apart from one another differ in, and what their answers come to.
//!
//! Pure: answers in, differences out. Whoever says something first, or twice, plays no part; only the order of
//! [`Difference::said`] follows the order of the answers. No difference is settled here, and none is made by a
//! model: its opinion is read with [`Difference::said_by`] afterwards.

mod align;
mod difference;
mod final_labels;

pub use align::{agreed, differences};
pub use difference::{Difference, DifferenceKind, Said, majority};
pub use final_labels::{Verdict, final_labels};
