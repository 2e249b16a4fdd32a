//! One item on the Annotate screen.

use serde::{Deserialize, Serialize};
use swingtag_catalogue::ItemStatus;
use ts_rs::TS;

/// An item with everything that Annotate draws.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemView {
    /// Row number in the project.
    #[ts(type = "number")]
    pub id: i64,
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
    /// Labels, open predictions and refusals, in text order.
    pub spans: Vec<SpanView>,
    /// Seller's claims beside what the text says.
    pub seller: Vec<SellerRow>,
    /// Whole-item values, confirmed and predicted.
    pub values: Vec<ValueView>,
    /// Intents of a query, confirmed and predicted.
    pub intents: Vec<ValueView>,
    /// Why it was picked, in words: “Tiers 48, Width 44”.
    pub reason: Option<String>,
    /// A remark for colleagues.
    pub note: String,
    /// Model version behind the predictions shown.
    #[ts(type = "number | null")]
    pub model: Option<i64>,
}

/// A text.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    /// Its name.
    pub name: String,
    /// The text as it came.
    pub text: String,
    /// Words as `[start, end)` in code points, by which keys move.
    pub words: Vec<(usize, usize)>,
}

/// A photo; the bytes come through the image protocol.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhotoView {
    /// Name for the image protocol.
    pub hash: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// How much each part of it gave to the answer shown; none where the model read no photo.
    pub regions: Option<RegionsView>,
}

/// How much each region of a photo gave to a model's answer.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegionsView {
    /// Regions side by side.
    pub columns: usize,
    /// 0 to 1 for each region, row by row from the upper left.
    pub shares: Vec<f32>,
    /// Side of the square in the middle that was looked at, as a part of the photo's shorter side; none
    /// where the whole photo was squeezed into a square.
    pub middle: Option<f32>,
    /// The same for words that the model took for a value, in text order.
    pub words: Vec<WordsRegionsView>,
}

/// How much each region of a photo gave to one value.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WordsRegionsView {
    /// Attribute.
    pub attribute: String,
    /// The words.
    pub words: String,
    /// For each region, as a part of the most that these words took of a region of any photo.
    pub shares: Vec<f32>,
}

/// How a span stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SpanState {
    /// Only a model says so.
    Predicted,
    /// A person said so.
    Confirmed,
    /// A person refused it.
    Rejected,
}

/// A span as it is drawn.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpanView {
    /// Field.
    pub field: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Attribute.
    pub attribute: String,
    /// How it stands.
    pub state: SpanState,
    /// Confirmed by a threshold, not by a person.
    pub unasked: bool,
    /// Confidence 0–99, of predictions.
    pub confidence: Option<u8>,
    /// Below the attribute's ask limit.
    pub low: bool,
    /// Other attributes for the same words, best first.
    pub candidates: Vec<CandidateView>,
}

/// Another attribute for the words of a span.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CandidateView {
    /// Attribute.
    pub attribute: String,
    /// Confidence 0–99.
    pub confidence: u8,
}

/// What the seller says beside what the text says.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SellerRow {
    /// Attribute.
    pub attribute: String,
    /// The seller's values.
    pub seller: Vec<String>,
    /// Values marked in the text, confirmed or predicted.
    pub text: Vec<String>,
    /// What the model says of the whole item, where it read the photos.
    pub photo: Vec<PhotoClaim>,
    /// Seller and text agree, and a model that is not unsure reads something else off the photos.
    pub photo_differs: bool,
    /// How the seller stands to the text; to the photo where the text is silent and the photo contradicts him.
    pub mark: ClaimMark,
    /// The mark in words: “Partly: “MDF” is not in the text”.
    pub says: String,
    /// Whether a person's word on it can be kept: the schema knows the attribute.
    pub open: bool,
}

/// A value that the model read off text and photos together.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhotoClaim {
    /// The value.
    pub value: String,
    /// Confidence 0–99.
    pub confidence: u8,
}

/// How the seller's values stand to those of the text, or of the photo where the text is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClaimMark {
    /// They agree.
    Agrees,
    /// They agree when numbers are rounded or converted.
    Rounded,
    /// They meet in part.
    Partly,
    /// They contradict each other.
    Conflict,
    /// Only the text says something.
    OnlyText,
    /// Only the seller says something.
    OnlySeller,
    /// A person has kept what the text says.
    TextKept,
    /// A person has kept what the seller says.
    SellerKept,
    /// A person has kept what the photo says.
    PhotoKept,
}

/// A whole-item value or an intent.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValueView {
    /// Attribute; empty for an intent.
    pub attribute: String,
    /// The value.
    pub value: String,
    /// How it stands.
    pub state: SpanState,
    /// Confidence 0–99, of predictions.
    pub confidence: Option<u8>,
    /// Below the ask limit.
    pub low: bool,
}

/// A labelled query like the one in view.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AlikeView {
    /// Its item.
    #[ts(type = "number")]
    pub item: i64,
    /// Its words.
    pub text: String,
    /// Its intents.
    pub intents: Vec<String>,
}

/// How people labelled words like those in focus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LikeView {
    /// What most of them are labelled.
    pub attribute: String,
    /// How many are.
    pub count: u32,
    /// How many there are, whatever their label.
    pub of: u32,
    /// Other words among them, the most frequent first.
    pub words: Vec<String>,
}

/// A query that shares words with a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItsQueryView {
    /// Its item.
    #[ts(type = "number")]
    pub item: i64,
    /// Its words.
    pub text: String,
    /// How far the work on it is.
    #[ts(type = "\"new\" | \"started\" | \"done\" | \"skipped\" | \"review\" | \"removed\"")]
    pub status: ItemStatus,
    /// What people said it wants.
    pub intents: Vec<String>,
    /// Words of it that stand in the title.
    pub shared: u32,
    /// Words it has.
    pub words: u32,
}
