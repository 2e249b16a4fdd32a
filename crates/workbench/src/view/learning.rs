//! What the Learn screen shows: how good the model is, what it would take to be better, and what may be
//! accepted without asking. Every figure comes with its base; shares and scores are per cent.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The state of learning, for all verticals or for one.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LearnView {
    /// Only this vertical; none means all.
    pub vertical: Option<String>,
    /// F1 of the model in use on the holdout.
    pub f1: Option<Figure>,
    /// Change against the version in use before, in points.
    pub gain: Option<f32>,
    /// That version.
    #[ts(type = "number | null")]
    pub since: Option<i64>,
    /// Holdout items.
    #[ts(type = "number")]
    pub holdout: u64,
    /// Labelled items that are still missing before a holdout is set apart; 0 once it is.
    #[ts(type = "number")]
    pub until_holdout: u64,
    /// What the next point of F1 costs.
    pub advice: Advice,
    /// What choosing has saved against random order.
    pub saved: Saved,
    /// What was accepted without asking and nobody has looked at since.
    pub unasked: Unasked,
    /// F1 over labelled items.
    pub curve: Curve,
    /// The attributes, most labels first.
    pub attributes: Vec<AttributeLearning>,
    /// How far confidences can be believed.
    pub reliability: Option<Reliability>,
    /// Model versions, newest first.
    pub versions: Vec<VersionView>,
    /// When the next training is due.
    pub next: NextTraining,
    /// What a person has set.
    pub settings: LearningSettings,
}

/// A figure with its uncertainty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// The value.
    pub value: f32,
    /// Lower end of the 95 % interval.
    pub low: f32,
    /// Upper end.
    pub high: f32,
    /// What it was measured on: “640 holdout items”.
    pub base: String,
}

/// What one more point of F1 is expected to cost.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Advice {
    /// Labelled items for a point more; none where nobody can know.
    #[ts(type = "number | null")]
    pub items: Option<u64>,
    /// The fewest that are likely (95 %).
    #[ts(type = "number | null")]
    pub low: Option<u64>,
    /// The most that are likely; none for “maybe never”.
    #[ts(type = "number | null")]
    pub high: Option<u64>,
    /// Minutes for them at this project's pace.
    pub minutes: Option<u32>,
    /// What it was fitted on, or why there is no answer: “fitted on v5–v12”, “off: too few versions”.
    pub why: String,
}

/// How many labels and minutes choosing has saved, measured: a model that learnt from items picked at random
/// alone against the project's own curve at the same F1.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    /// Labelled items saved; none where it was not measured yet. Below zero where random was better.
    #[ts(type = "number | null")]
    pub items: Option<i64>,
    /// Lower end of the 95 % interval.
    #[ts(type = "number | null")]
    pub low: Option<i64>,
    /// Upper end.
    #[ts(type = "number | null")]
    pub high: Option<i64>,
    /// Minutes saved, from the seconds spent on these items.
    pub minutes: Option<i32>,
    /// F1 that both reach.
    pub f1: Option<f32>,
    /// What it rests on, or why there is no figure yet.
    pub why: String,
}

/// Labels that were accepted without asking.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Unasked {
    /// Such labels now.
    #[ts(type = "number")]
    pub labels: u64,
    /// Items that hold some.
    #[ts(type = "number")]
    pub items: u64,
    /// Share of all marked spans.
    pub share: Option<f32>,
    /// Precision on audited items.
    pub precision: Option<Figure>,
}

/// F1 over labelled items.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Curve {
    /// Versions that were measured, oldest first.
    pub points: Vec<CurvePoint>,
    /// The fitted curve from the last version on, with its 95 % band.
    pub projection: Vec<Projected>,
    /// Models that learnt from randomly picked items alone.
    pub random: Vec<CurvePoint>,
    /// What the figures were measured on.
    pub base: String,
}

/// A measured model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CurvePoint {
    /// Its version; none for a reference.
    #[ts(type = "number | null")]
    pub version: Option<i64>,
    /// Items it learnt from.
    #[ts(type = "number")]
    pub labels: u64,
    /// Its F1.
    pub f1: f32,
    /// Lower end of the 95 % interval.
    pub low: f32,
    /// Upper end.
    pub high: f32,
    /// In use now.
    pub current: bool,
}

/// A place of the fitted curve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Projected {
    /// Labelled items.
    #[ts(type = "number")]
    pub labels: u64,
    /// Expected F1.
    pub f1: f32,
    /// Lower end of the 95 % band.
    pub low: f32,
    /// Upper end.
    pub high: f32,
}

/// An attribute on the holdout.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttributeLearning {
    /// Its name.
    pub name: String,
    /// Colour slot.
    pub slot: u16,
    /// Marked spans of it in the project.
    #[ts(type = "number")]
    pub labels: u64,
    /// Spans of it in the holdout.
    #[ts(type = "number")]
    pub support: u64,
    /// Precision.
    pub precision: Option<f32>,
    /// Recall.
    pub recall: Option<f32>,
    /// F1.
    pub f1: Option<f32>,
    /// What may be accepted without asking.
    pub accept: AcceptView,
}

/// Whether predictions of an attribute are accepted without asking. Measured on attributes of the same name in
/// all verticals together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AcceptView {
    /// Where it stands.
    pub state: AcceptState,
    /// From this confidence on, 0–1.
    pub threshold: Option<f32>,
    /// Precision from there on, as measured.
    pub precision: Option<f32>,
    /// Spans that was measured on.
    #[ts(type = "number")]
    pub measured: u64,
    /// Share of the attribute's predictions that need no look.
    pub saved: Option<f32>,
    /// In words: “Too few to know, about 42 more”, “Off: never reaches 98.0”.
    pub why: String,
}

/// Where accepting without asking stands for an attribute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AcceptState {
    /// There are too few measured spans to know.
    #[default]
    TooFew,
    /// The asked precision is not reached at any confidence.
    Never,
    /// Would be safe, and nobody has switched it on.
    Ready,
    /// Accepts.
    On,
    /// Was on, and the audit found more errors than allowed.
    Suspended,
}

/// A reliability diagram.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Reliability {
    /// Expected calibration error as shown, per cent.
    pub error: f32,
    /// The same of the uncalibrated confidences.
    pub error_before: f32,
    /// Bins that hold anything, lowest confidence first.
    pub bins: Vec<ReliabilityBin>,
    /// The same before calibration.
    pub before: Vec<ReliabilityBin>,
    /// What it was measured on.
    pub base: String,
}

/// Predictions of about the same confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReliabilityBin {
    /// Mean confidence, 0–1.
    pub confidence: f32,
    /// Share that is right, 0–1.
    pub right: f32,
    /// Predictions.
    #[ts(type = "number")]
    pub count: u64,
}

/// A model version.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    /// Its number, shown as `v12`.
    #[ts(type = "number")]
    pub version: i64,
    /// Recipe that made it.
    pub recipe: String,
    /// F1 on the holdout.
    pub f1: Option<f32>,
    /// Change against the version in use when it was made, in points.
    pub change: Option<f32>,
    /// Items it learnt from.
    #[ts(type = "number | null")]
    pub items: Option<u64>,
    /// When it was made, in Unix milliseconds.
    #[ts(type = "number")]
    pub made_at: i64,
    /// In use now.
    pub in_use: bool,
    /// It was in use before.
    pub was_in_use: bool,
    /// Its weights are there, so that it can be used.
    pub usable: bool,
    /// What happened to it and by which rule, in words.
    pub said: String,
}

/// When the next training is due.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NextTraining {
    /// Finished items since the last training.
    #[ts(type = "number")]
    pub decisions: u64,
    /// Finished items that are still missing; none when training is by hand.
    #[ts(type = "number | null")]
    pub missing: Option<u64>,
    /// In words, why training waits or cannot begin: “Waits for 12 more items”, “only one value in 31 labels”.
    pub why: String,
}

/// How this project learns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct LearningSettings {
    /// Train by itself after so many finished items; 0 trains by hand only.
    pub every: u32,
    /// Train by itself when so many minutes have passed and anything was finished; 0 leaves time out of it.
    pub minutes: u32,
    /// Fine-tune the encoder when nobody has worked for a while.
    pub fine_tune_idle: bool,
    /// Choose the next batch by itself when one is finished.
    pub next_batch: bool,
    /// Items of such a batch.
    pub batch_size: u32,
    /// Precision asked of accepting without asking, per cent.
    pub precision: f32,
    /// Attributes whose predictions are accepted without asking where that is safe, as `Vertical/Attribute`.
    pub accept: Vec<String>,
}

impl Default for LearningSettings {
    fn default() -> Self {
        Self {
            every: 20,
            minutes: 0,
            fine_tune_idle: false,
            next_batch: true,
            batch_size: 50,
            precision: 98.0,
            accept: Vec::new(),
        }
    }
}
