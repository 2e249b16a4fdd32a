//! An item on the Review screen: one lane per person and one for the model, and the places where they differ.

use serde::{Deserialize, Serialize};
use swingtag_catalogue::ItemStatus;
use ts_rs::TS;

use super::SettledView;
use crate::view::{CandidateView, FieldView, PhotoView};

/// An item with the answers of everybody who is done with it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewItem {
    /// Row number in the project.
    #[ts(type = "number")]
    pub item: i64,
    /// The owner's id.
    pub external_id: String,
    /// Its vertical.
    pub vertical: String,
    /// How far the work is.
    #[ts(type = "\"new\" | \"started\" | \"done\" | \"skipped\" | \"review\" | \"removed\"")]
    pub status: ItemStatus,
    /// Texts, title first.
    pub fields: Vec<FieldView>,
    /// Photos.
    pub photos: Vec<PhotoView>,
    /// People by name, then the model, then the final labels.
    pub lanes: Vec<ReviewLane>,
    /// Differences in the order of the text, then of whole-item values.
    pub differences: Vec<DifferenceView>,
    /// People who are not done yet; nothing can be settled before they are.
    pub waiting: Vec<String>,
}

/// What one person, the model, or everybody in the end says.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReviewLane {
    /// “Mira”, “Model v12”, “Final”.
    pub name: String,
    /// Whose it is.
    pub kind: LaneKind,
    /// Marked words in text order.
    pub spans: Vec<LaneSpan>,
    /// Whole-item values.
    pub values: Vec<LaneValue>,
    /// Attributes said to be absent.
    pub absent: Vec<String>,
    /// Intents of a query.
    pub intents: Vec<String>,
    /// The person's remark.
    pub note: String,
}

/// Whose lane it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LaneKind {
    /// A person's.
    Person,
    /// The model's.
    Model,
    /// The labels as they hold.
    Final,
}

/// A span in a lane.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LaneSpan {
    /// Field.
    pub field: String,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Attribute.
    pub attribute: String,
    /// Confidence 0–99, of the model.
    pub confidence: Option<u8>,
    /// Number of the difference it is part of; none where all agree.
    pub difference: Option<u32>,
}

/// Whole-item values of an attribute in a lane.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LaneValue {
    /// Attribute.
    pub attribute: String,
    /// Values.
    pub values: Vec<String>,
    /// Number of the difference it is part of; none where all agree.
    pub difference: Option<u32>,
}

/// What people differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// Marked words that touch one another and are not equal for all.
    Span,
    /// Whether an attribute is said to be absent.
    Presence,
    /// Whole-item values of an attribute.
    Value,
    /// Intents of a query.
    Intent,
}

/// A place where people differ.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DifferenceView {
    /// From 1 on; the same as long as nobody changes an answer.
    pub number: u32,
    /// What they differ in.
    pub kind: DifferenceKind,
    /// Field, of spans.
    pub field: Option<String>,
    /// First code point, of spans; else 0.
    pub start: usize,
    /// One past the last, of spans; else 0.
    pub end: usize,
    /// The words, of spans.
    pub words: String,
    /// Attributes that any person names here.
    pub attributes: Vec<String>,
    /// One answer for every lane of a person and the model's.
    pub answers: Vec<AnswerView>,
    /// Lanes that say what most say, the model's among them.
    pub agree: u32,
    /// Lanes that say something, “no label” included.
    pub of: u32,
    /// How it was settled.
    pub settled: Option<SettledView>,
    /// Somebody asked for the guideline to be made clearer here; it is not settled by that.
    pub question: bool,
}

/// What a lane says at a difference. Nothing at all means “no label”.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerView {
    /// Place of the lane among [`ReviewItem::lanes`].
    pub lane: u32,
    /// Marked words.
    pub spans: Vec<LaneSpan>,
    /// Whole-item values or intents.
    pub values: Vec<String>,
    /// The attribute is said to be absent.
    pub absent: bool,
    /// The person's remark on the item.
    pub note: String,
    /// Confidence 0–99 of the model's least sure span here.
    pub confidence: Option<u8>,
    /// The model's second choice.
    pub second: Option<CandidateView>,
}
