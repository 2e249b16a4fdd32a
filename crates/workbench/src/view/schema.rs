//! The Schema screen: verticals with their attributes, values and intents, and changes to them.

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{AttributeKind, VerticalKind};
use ts_rs::TS;

use super::{ProjectView, TaxonomyChoice};

/// All verticals.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchemaView {
    /// In display order.
    pub verticals: Vec<SchemaVertical>,
}

/// A vertical.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchemaVertical {
    /// Unique name.
    pub name: String,
    /// Products or queries.
    #[ts(type = "\"products\" | \"queries\"")]
    pub kind: VerticalKind,
    /// Its items, removed ones not counted.
    #[ts(type = "number")]
    pub items: u64,
    /// Labels of all its attributes.
    #[ts(type = "number")]
    pub labels: u64,
    /// In display order.
    pub attributes: Vec<SchemaAttribute>,
    /// In display order; for queries.
    pub intents: Vec<SchemaIntent>,
    /// What deserves a look about the vertical itself.
    pub warnings: Vec<SchemaWarning>,
}

/// An attribute.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchemaAttribute {
    /// Unique within the vertical.
    pub name: String,
    /// A shorter name for narrow tags.
    pub short: Option<String>,
    /// The question put to the model, and the guideline's first line.
    pub description: String,
    /// Where its answer is written down.
    #[ts(type = "\"span\" | \"choice\" | \"both\"")]
    pub kind: AttributeKind,
    /// Values with other words for them, in order.
    pub values: Vec<SchemaValue>,
    /// The key as it works: as chosen, else by position; none for choices and where keys run out.
    pub key: Option<String>,
    /// Whether the key was chosen by a person.
    pub key_chosen: bool,
    /// Colour slot.
    pub slot: u16,
    /// Every item of the vertical shall have a value for it.
    pub required: bool,
    /// Marked spans.
    #[ts(type = "number")]
    pub spans: u64,
    /// Whole-item values.
    #[ts(type = "number")]
    pub item_values: u64,
    /// What deserves a look.
    pub warnings: Vec<SchemaWarning>,
}

/// A value of a closed list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchemaValue {
    /// The value.
    pub value: String,
    /// Other words for it.
    pub synonyms: Vec<String>,
}

/// An intent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchemaIntent {
    /// Unique within the vertical.
    pub name: String,
    /// What people mean by it.
    pub about: String,
}

/// Something that deserves a look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchemaWarning {
    /// `duplicate_key`, `no_examples`, `no_question`, `no_values`, `value_unseen`, `alike_values`.
    pub code: String,
    /// In words, with what to do.
    pub says: String,
    /// Keeps people from working as they mean to.
    pub severe: bool,
}

/// How often a value occurs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValueUse {
    /// The value, or words that were marked and stand in no list.
    pub value: String,
    /// Labels that say it, synonyms and other spellings included.
    #[ts(type = "number")]
    pub count: u64,
    /// It stands in the list.
    pub listed: bool,
}

/// A change to the schema; one step that undo takes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SchemaEdit {
    /// A new vertical.
    AddVertical {
        /// Name.
        name: String,
        /// Products or queries.
        #[ts(type = "\"products\" | \"queries\"")]
        of: VerticalKind,
        /// Vertical whose attributes and, of queries, intents it begins with.
        #[serde(default)]
        like: Option<String>,
        /// Category of a taxonomy file whose attributes it begins with.
        #[serde(default)]
        taxonomy: Option<TaxonomyChoice>,
    },
    /// A vertical gets another place.
    MoveVertical {
        /// Vertical.
        vertical: String,
        /// Place, counted from 0.
        to: u32,
    },
    /// A vertical gets another name.
    RenameVertical {
        /// Vertical.
        vertical: String,
        /// New name.
        name: String,
    },
    /// A vertical without items goes.
    RemoveVertical {
        /// Vertical.
        vertical: String,
    },
    /// A new attribute at the end.
    AddAttribute {
        /// Vertical.
        vertical: String,
        /// Name.
        name: String,
        /// Where its answer is written down.
        #[ts(type = "\"span\" | \"choice\" | \"both\"")]
        of: AttributeKind,
        /// The question put to the model.
        description: String,
        /// Attribute of the vertical whose values and synonyms it gets as well.
        #[serde(default)]
        like: Option<String>,
    },
    /// Attributes of another vertical are added, with values, questions and colours; known names stay.
    CopyAttributes {
        /// Vertical that gets them.
        vertical: String,
        /// Vertical that has them.
        from: String,
        /// Their names.
        attributes: Vec<String>,
    },
    /// An attribute is described otherwise. What is left out stays.
    ChangeAttribute {
        /// Vertical.
        vertical: String,
        /// Attribute.
        attribute: String,
        /// New name.
        name: Option<String>,
        /// New short name; empty for none.
        short: Option<String>,
        /// New question.
        description: Option<String>,
        /// New kind.
        #[ts(type = "\"span\" | \"choice\" | \"both\" | null")]
        of: Option<AttributeKind>,
        /// New key; empty for the one by position.
        key: Option<String>,
        /// New colour slot; one that another attribute has is refused.
        slot: Option<u16>,
        /// Whether every item of the vertical shall have a value for it.
        #[serde(default)]
        required: Option<bool>,
    },
    /// An attribute gets another place, counted from 0.
    MoveAttribute {
        /// Vertical.
        vertical: String,
        /// Attribute.
        attribute: String,
        /// Place.
        to: u32,
    },
    /// An attribute and its labels go.
    RemoveAttribute {
        /// Vertical.
        vertical: String,
        /// Attribute.
        attribute: String,
    },
    /// The labels of an attribute become another's, and the attribute goes.
    MergeAttribute {
        /// Vertical.
        vertical: String,
        /// Attribute that goes.
        attribute: String,
        /// Attribute that gets its labels.
        into: String,
    },
    /// The whole list of values, in order. A value under another name takes its whole-item labels along.
    SetValues {
        /// Vertical.
        vertical: String,
        /// Attribute.
        attribute: String,
        /// Values.
        values: Vec<ValueEdit>,
    },
    /// The whole list of intents, in order. One under another name takes its labels along.
    SetIntents {
        /// Vertical.
        vertical: String,
        /// Intents.
        intents: Vec<IntentEdit>,
    },
}

/// A value as it shall be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ValueEdit {
    /// What it is called.
    pub value: String,
    /// What it was called; none for a new one.
    pub was: Option<String>,
    /// Other words for it.
    pub synonyms: Vec<String>,
}

/// An intent as it shall be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IntentEdit {
    /// What it is called.
    pub name: String,
    /// What it was called; none for a new one.
    pub was: Option<String>,
    /// What people mean by it.
    pub about: String,
}

/// What a change led to.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SchemaOutcome {
    /// The schema after it.
    pub schema: SchemaView,
    /// Counts and undo state after it.
    pub project: ProjectView,
    /// What happened, in words.
    pub said: String,
}
