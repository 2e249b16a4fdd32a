//! What single people say of an item that several label apart, blind to one another.
//!
//! An answer is written by its own person's acts, by undo and by changes of the schema, and by nothing else: what
//! is settled between answers leaves them as they are.

mod of_log;
mod put;
mod view;

use serde::{Deserialize, Serialize};

pub(crate) use of_log::of_log;
pub(crate) use put::{answer_of, answers_of, hash_of_answer, put_answer, put_answers, turn_answer};
pub use view::Share;
pub(crate) use view::{check_part, is_apart, labels_of};

/// Whose answer labels are that were there before the item was given to several people and that no person's act
/// accounts for: imported ones, say.
pub const EARLIER: &str = "Earlier labels";

/// An answer as it lies in the file and in the log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AnswerRow {
    /// Whose it is.
    #[serde(rename = "w")]
    pub(crate) who: String,
    /// How far the person is.
    #[serde(rename = "s")]
    pub(crate) status: u8,
    /// The labels, as those of an item are stored; empty when nothing has been said.
    #[serde(rename = "d")]
    pub(crate) doc: String,
}
