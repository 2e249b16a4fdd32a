//! The application: opens a project, runs operations and jobs; no Tauri, no terminal.
//!
//! Window and command line are two faces of it: whatever one can do, the other can. Long work
//! reports through [`Watch`] and stops when that says so.

mod acquire;
mod allocator;
mod annotate;
pub mod bench;
mod borrow;
mod check;
pub mod child;
mod choice;
mod clock;
mod computing;
pub mod desk;
mod encoders;
mod error;
mod evaluate;
mod examples;
mod exchange;
mod export;
mod features;
mod guideline;
mod import;
mod installed;
pub mod jobs;
mod label;
pub mod learning;
mod models;
mod parts;
mod photos;
mod predict;
pub mod preferences;
pub mod pretrained;
mod problems;
pub mod sample;
mod second_look;
mod similarity;
mod simulate;
mod suspects;
pub mod taxonomy;
mod threads;
mod train;
mod unasked;
pub mod view;
mod workbench;

pub use acquire::{BatchItem, BatchReport, BatchRequest};
pub use annotate::{AnnotateReport, AnnotateRequest};
pub use borrow::{BorrowEffect, BorrowEffectRequest};
pub use check::CheckReport;
pub use choice::Compared;
pub use clock::cpu_seconds;
pub use computing::{Computing, devices};
pub use encoders::{
    EncoderRow, KnownEncoders, add_encoder, encoder_views, fetch_encoder, known_encoders, remove_encoder,
};
pub use error::WorkbenchError;
pub use evaluate::{EvaluateRequest, Evaluation};
pub use exchange::{OtherPhotos, PhotosShown};
pub use export::{ExportReport, ExportRequest};
pub use guideline::{GuidelineReport, GuidelineRequest};
pub use import::{
    ITEM_FILES, ImportReport, ImportRequest, Meaning, find_files, mapping_pattern, remember_mapping,
};
pub use jobs::{JobRow, Resumed};
pub use label::{LabelReport, LabelRequest};
pub use models::ModelRow;
pub use parts::{Held, MergeReport, MergeRequest, SliceReport, SliceRequest};
pub use predict::{PredictReport, PredictRequest, PredictSource, predict};
pub use second_look::{SecondLookReport, SecondLookRequest, SuspectItem};
pub use similarity::{SimilarityReport, SimilarityRequest};
pub use simulate::{SimulateReport, SimulateRequest};
pub use suspects::{SuspectRequest, SuspectRow, SuspectsReport};
pub use swingtag_catalogue::Schema;
pub use swingtag_formats::{RowProblem, Severity};
pub use swingtag_learn::evaluate::{Awareness, PhotoAwareness};
pub use swingtag_learn::simulate::Needed;
pub use swingtag_learn::{Settings, Silent, Stopped, Watch};
pub use swingtag_store::{Access, AttributeName};
pub use threads::one_thread_an_operation;
pub use train::{
    AttributeMeasured, Audited, ComparedWith, Effort, Estimate, Measured, PartMeasured, ReferenceReport,
    ReliabilityMeasured, TrainReport, TrainRequest,
};
pub use unasked::{AcceptReport, AcceptRequest};
pub use workbench::{NewProject, Workbench};
