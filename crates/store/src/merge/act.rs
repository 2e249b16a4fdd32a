//! What single entries of the log did to an item.

use swingtag_catalogue::ItemStatus;

use crate::answer::AnswerRow;

/// The status of removed items as it is stored.
pub(super) const REMOVED: u8 = 5;
const _: () = assert!(ItemStatus::Removed as u8 == REMOVED, "statuses are stored by their places");

/// When: the clock, then the copy that wrote the entry and its number there. One order for all copies.
pub(super) type Moment = (i64, String, i64);

/// Labels and status of an item, or of one person's answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    pub(super) doc: String,
    pub(super) status: u8,
}

impl State {
    /// Nobody has said anything.
    pub(super) fn is_empty(&self) -> bool {
        self.doc.is_empty() && self.status == 0
    }

    /// As the answer of a person.
    pub(super) fn of(self, who: &str) -> AnswerRow {
        AnswerRow { who: who.to_owned(), status: self.status, doc: self.doc }
    }
}

/// An entry, as far as it is about one item.
#[derive(Clone, Debug)]
pub(super) struct Act {
    pub(super) moment: Moment,
    pub(super) decision: i64,
    pub(super) who: String,
    pub(super) what: What,
}

/// What an entry did.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// A person labelled the item, having seen it as it was before.
    Labels { before: State, after: State },
    /// A change of many items gave it another status and left its labels alone.
    Status { before: u8, after: u8 },
    /// A change of many items wrote all answers.
    Answers(Vec<AnswerRow>),
    /// Differences were settled; the document says how.
    Settled(String),
}
