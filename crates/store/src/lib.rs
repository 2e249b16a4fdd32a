//! The project file: one SQLite database with everything a project knows.
//!
//! Every change is a named operation in one transaction that returns what changed; a decision is
//! on disk before its call returns. This crate reads no item file, trains nothing and shows
//! nothing. It refuses files that are no project, that are damaged, that carry triggers or views of
//! unknown origin, and it never writes into a file made by a newer version.

mod annotation;
mod answer;
mod assignment;
mod audit;
mod batch;
mod borrow;
mod change;
mod check;
mod completeness;
mod decision;
mod error;
mod item;
mod job;
mod learning;
mod merge;
mod model;
mod photo;
mod prediction;
mod project;
mod reference;
mod review;
mod schema;
mod slice;
mod unasked;

pub use annotation::{Alike, ItsQuery, Marked, MarkedSince};
pub use answer::{EARLIER, Share};
pub use assignment::{Given, Work};
pub use audit::Audited;
pub use batch::{Batch, NewBatch, Pick, Queue, QueuePage, QueueRow, Step};
pub use borrow::{AttributeName, Borrow};
pub use check::{CheckReport, Problem, ProblemArea};
pub use completeness::{Completeness, CompletenessDay, RequiredAttribute};
pub use decision::{Applied, Deciders, Decision, LogEntry, LogQuery, NewDecision, Reverted, UndoState};
pub use error::{Result, StoreError};
pub use item::table::{
    Differing, DifferingCount, DifferingListing, DifferingQuery, FacetCounts, Listing, Mark, TableOrder,
    TableQuery, TableRow,
};
pub use item::{
    AttributeCount, BriefItem, ChunkCounts, Conflict, ConflictReason, ImportSource, ItemFilter, ItemOrder,
    ItemRow, ItemsPage, NewItem, PageKey, ProjectCounts, StoredItem, VerticalCount,
};
pub use job::{Job, JobId, JobState, JobStep};
pub use learning::SinceTraining;
pub use merge::{HeldBack, Merged};
pub use model::{Model, NewModel, Promotion, Pruned};
pub use photo::{Photo, PhotoFile, PhotoProblem, PreparedPhoto, StoredPhoto, prepare_photo};
pub use prediction::{IMPORTED, PoolItem, Unpredicted};
pub use project::{Access, SCHEMA_VERSION, Store};
pub use reference::{NewReference, Reference};
pub use review::{
    AnsweredItem, NewSettlement, NewSuspect, NewVerdict, PersonAnswer, Picked, Question, ReviewCase,
    ReviewDifference, ReviewListing, ReviewOrder, ReviewRow, ReviewTotals, Settled, SettledWords,
    StoredSuspect, Suspects,
};
pub use schema::{AttributeChange, AttributeRef, LabelEffect, NewIntent, NewValue, SchemaChanges};
pub use slice::{SliceOf, SliceOrigin, Sliced};
pub use unasked::UnaskedCounts;
