//! How far people agree.

use serde::Serialize;
use ts_rs::TS;

use crate::view::Figure;

/// Agreement over the items that at least two people are done with.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementView {
    /// Attributes in the order of the schema; without one of them where nobody used it.
    pub rows: Vec<AgreementRow>,
    /// All attributes together.
    pub overall: AgreementRow,
    /// The coefficient asked for: 0.8.
    pub target: f64,
    /// What is taken for what, most frequent first.
    pub confusions: Vec<ConfusionView>,
    /// Everybody who has worked on the project.
    pub people: Vec<PersonView>,
    /// Questions for the guideline, newest first.
    pub questions: Vec<QuestionView>,
}

/// Agreement on one attribute, or on all.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementRow {
    /// Attribute; empty for all together.
    pub attribute: String,
    /// Its colour slot.
    pub slot: u16,
    /// Cohen's κ of two people, Fleiss' κ of more; none where nothing can be said.
    pub kappa: Option<Figure>,
    /// Krippendorff's α, unitising for marked words.
    pub alpha: Option<Figure>,
    /// F1 between people, as a fraction.
    pub f1: Option<Figure>,
    /// Items with at least two answers in which anybody used it.
    #[ts(type = "number")]
    pub items: u64,
}

/// Two attributes that are taken for each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConfusionView {
    /// An attribute.
    pub attribute: String,
    /// What others call the same words; none for no label.
    pub other: Option<String>,
    /// How often.
    #[ts(type = "number")]
    pub count: u64,
    /// Of how many differences about the attribute.
    #[ts(type = "number")]
    pub of: u64,
    /// Words that it was about, most frequent first.
    pub words: Vec<String>,
}

/// A person's work. Also shown to that person.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// Name.
    pub name: String,
    /// Items finished.
    #[ts(type = "number")]
    pub items: u64,
    /// Seconds per finished item over the last acts; none where too few were finished.
    pub seconds_per_item: Option<f64>,
    /// F1 of the person's answers against the final labels of settled items, as a fraction.
    pub agreement: Option<Figure>,
}

/// A question for the guideline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionView {
    /// The item it came up at.
    #[ts(type = "number")]
    pub item: i64,
    /// The first attribute it is about.
    pub attribute: Option<String>,
    /// The words it is about.
    pub words: String,
    /// The question; may be empty.
    pub question: String,
    /// Who asked.
    pub who: String,
    /// When, in Unix milliseconds.
    #[ts(type = "number")]
    pub at: i64,
}
