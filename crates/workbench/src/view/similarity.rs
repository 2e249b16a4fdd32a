//! The Similarity screen: how alike the attributes of two verticals are, what speaks for a pair, and what
//! borrowing its labels does. Scores are 0 to 1, figures of F1 per cent. What is not known is none, not 0.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which verticals to compare.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SimilarityQuery {
    /// The one that lends; by default the one with most labels.
    pub donor: Option<String>,
    /// The one that borrows; by default the labelled one with fewest labels.
    pub borrower: Option<String>,
}

/// What speaks for a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// Everything that is known, attention aside.
    All,
    /// Names and descriptions.
    Name,
    /// Shared and similar values.
    Values,
    /// Words around the labels.
    Around,
    /// Where in the text the labels stand.
    Place,
    /// What a coupled model attends to; only where the model in use is one of both verticals.
    Attention,
}

/// Two verticals compared.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SimilarityView {
    /// Verticals to choose from.
    pub verticals: Vec<SimilarVertical>,
    /// The one that lends; none where there is only one vertical.
    pub donor: Option<String>,
    /// The one that borrows.
    pub borrower: Option<String>,
    /// Attributes of the donor that are marked in text: the rows.
    pub rows: Vec<SimilarAttribute>,
    /// Attributes of the borrower: the columns.
    pub columns: Vec<SimilarAttribute>,
    /// The map for each kind of evidence that there is; all evidence first.
    pub layers: Vec<SimilarityLayer>,
    /// Pairs worth a look, most alike first, and those that are switched on or were tried.
    pub pairs: Vec<SimilarPair>,
    /// How names were compared, in words.
    pub names_by: String,
}

/// A vertical to choose.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SimilarVertical {
    /// Its name.
    pub name: String,
    /// Its items.
    #[ts(type = "number")]
    pub items: u64,
    /// Those that are done.
    #[ts(type = "number")]
    pub done: u64,
}

/// An attribute of the map.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SimilarAttribute {
    /// Its name.
    pub name: String,
    /// Its colour.
    pub slot: u16,
    /// Labels outside the holdout.
    pub labels: u32,
}

/// The map for one kind of evidence.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SimilarityLayer {
    /// Which kind.
    pub evidence: EvidenceKind,
    /// Row by row; none is unknown.
    pub scores: Vec<Option<f32>>,
    /// Whether each is the best of its row and of its column.
    pub best: Vec<bool>,
}

/// A pair of attributes.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SimilarPair {
    /// Place of the donor's attribute among the rows.
    pub row: u32,
    /// Place of the borrower's among the columns.
    pub column: u32,
    /// All evidence together.
    pub score: Option<f32>,
    /// Whether training borrows.
    pub on: bool,
    /// What borrowing does, where it was tried.
    pub effect: Option<PairEffect>,
}

/// What borrowing a pair did when it was tried.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PairEffect {
    /// F1 of the borrower's attribute without the donor's labels.
    pub without: f32,
    /// With them.
    pub with: f32,
    /// Lower end of the 95 % interval of the difference, in points.
    pub low: f32,
    /// Upper end.
    pub high: f32,
    /// Items of the borrower that both were measured on, cross-validated.
    pub items: u32,
    /// Labels of the borrower's attribute at that time.
    pub labels: u32,
    /// Labels that were lent.
    pub lent: u32,
    /// Recipe that was trained.
    pub recipe: String,
}

/// A pair of attributes by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PairQuery {
    /// The vertical that lends.
    pub donor: String,
    /// Its attribute.
    pub lent: String,
    /// The vertical that borrows.
    pub borrower: String,
    /// Its attribute.
    pub attribute: String,
}

/// A pair with everything that speaks for it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PairView {
    /// Which pair.
    pub pair: PairQuery,
    /// The score of each kind of evidence that there is; all evidence first.
    pub scores: Vec<PairScore>,
    /// Values of both, those in common first.
    pub values: Vec<PairValue>,
    /// The donor's labels.
    pub donor: PairSide,
    /// The borrower's.
    pub borrower: PairSide,
    /// Whether training borrows.
    pub on: bool,
    /// What borrowing does, where it was tried.
    pub effect: Option<PairEffect>,
    /// Why borrowing cannot be tried, in words; none where it can.
    pub cannot_try: Option<String>,
}

/// One kind of evidence for a pair.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PairScore {
    /// Which kind.
    pub evidence: EvidenceKind,
    /// None is unknown.
    pub score: Option<f32>,
}

/// A value of one attribute or of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PairValue {
    /// As somebody wrote it.
    pub text: String,
    /// It occurs in both verticals.
    pub both: bool,
}

/// The labels of one attribute.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PairSide {
    /// Labels outside the holdout.
    pub labels: u32,
    /// Up to a hundred of them, each with other words.
    pub examples: Vec<LabelLine>,
}

/// A text with one label in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LabelLine {
    /// What stands before the label.
    pub before: String,
    /// The marked words.
    pub words: String,
    /// What stands after.
    pub after: String,
}
