//! The Review screen: items that people labelled apart, what they differ in, and how it is settled; agreement,
//! suspects, conflicts, assignments and the log.

mod agreement;
mod assign;
mod conflicts;
mod history;
mod item;
mod list;
mod settle;
mod suspects;

pub use agreement::{AgreementRow, AgreementView, ConfusionView, PersonView, QuestionView};
pub use assign::{AssignRequest, AssignWhat, PersonWork};
pub use conflicts::{ConflictCount, ConflictRow, ConflictsEffect, ConflictsList, ConflictsQuery};
pub use history::{HistoryChange, HistoryQuery, HistoryRow, HistoryView};
pub use item::{
    AnswerView, DifferenceKind, DifferenceView, LaneKind, LaneSpan, LaneValue, ReviewItem, ReviewLane,
};
pub use list::{ReviewList, ReviewOrder, ReviewQuery, ReviewRow};
pub use settle::{GuidelineView, OwnSpan, Pick, ReviewContext, SettledBefore, SettledView};
pub use suspects::{SuspectView, SuspectsView};
