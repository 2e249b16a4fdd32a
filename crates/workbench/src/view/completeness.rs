//! How far the values that verticals require are there.

use serde::Serialize;
use ts_rs::TS;

/// A vertical that requires something.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompletenessView {
    /// Name of the vertical.
    pub vertical: String,
    /// Its items, removed ones not counted.
    #[ts(type = "number")]
    pub items: u64,
    /// Items with a value for everything that is required.
    #[ts(type = "number")]
    pub whole: u64,
    /// Share of the required values that are there, 0 to 1; none where there is no item.
    pub share: Option<f64>,
    /// What is required, in the order of the schema.
    pub required: Vec<RequiredView>,
    /// The attribute that is missing most often; none where nothing is missing.
    pub held_back_by: Option<String>,
    /// Every day on which something changed, oldest first.
    pub days: Vec<CompletenessDay>,
}

/// An attribute for which every item shall have a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequiredView {
    /// Its name.
    pub name: String,
    /// Its colour slot.
    pub slot: u16,
    /// Items with a value that somebody marked or chose.
    #[ts(type = "number")]
    pub items: u64,
}

/// How it stood at the end of a day.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompletenessDay {
    /// The day in UTC: `2026-11-22`.
    pub date: String,
    /// Items of the vertical.
    #[ts(type = "number")]
    pub items: u64,
    /// Share of the values that are required today, 0 to 1; none where there was no item.
    pub share: Option<f64>,
}
