//! The domain of Swingtag: verticals, attributes, items, spans, labels, predictions.
//!
//! Everything here is a plain value. This crate reads no file, opens no window and knows no
//! tensor; it refuses to hold anything that would need one of these.

pub mod agreement;
mod annotation;
pub mod bio;
pub mod compare;
mod ids;
mod item;
pub mod partition;
mod prediction;
pub mod review;
mod schema;
pub mod segment;
mod span;
mod text;
pub mod tokens;

pub use annotation::{Annotation, ItemStatus};
pub use ids::{AttributeId, BatchId, DecisionId, ItemId, ModelId, PhotoHash, VerticalId};
pub use item::{Field, Item, SplitRole, Values};
pub use prediction::{
    ASK_LIMIT, Candidate, Certainty, Gates, PhotoGates, Prediction, ScoredAttribute, ScoredChoice,
    ScoredSpan, TokenGate, WordRegions,
};
pub use schema::{Attribute, AttributeKind, Schema, Vertical, VerticalKind};
pub use span::{Span, SpanProblem, without_overlaps};
pub use text::{CharOffsets, slice_chars};
