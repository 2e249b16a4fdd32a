//! What the window sees: plain values, generated into TypeScript by `cargo xtask bridge`.
//!
//! Offsets are code points, confidences whole numbers 0–99 as the design language shows them.
//! No rule of the product lives here.

mod act;
pub mod commands;
mod completeness;
mod exported;
mod exporting;
mod importing;
mod item;
mod job;
mod learning;
mod machine;
mod parts;
mod preferences;
mod project;
mod recipe;
mod review;
mod schema;
mod similarity;
mod table;

pub use act::{Act, DecisionRequest, InView, Outcome, Side};
pub use completeness::{CompletenessDay, CompletenessView, RequiredView};
pub use exported::{Counted, ExportDone, ExportFacets, ExportLoss, ExportedFile, ExportedPhotos};
pub use exporting::{
    ChosenItems, ExportChoice, ExportFormat, ExportOption, ExportPlan, ExportPreview, ExportSummary,
    ExportTarget, ExportValues, PreviewLine, PreviewPiece, SplitSummary,
};
pub use importing::{
    Brings, CheckStep, ColumnChoice, ColumnView, FoundFiles, Guess, ImportCheck, ImportDone, ImportLook,
    ImportPlan, ImportProblem, PreviewCell, PreviewRow, SavedReport, VerticalRows,
};
pub use item::{
    AlikeView, CandidateView, ClaimMark, FieldView, ItemView, ItsQueryView, LikeView, PhotoClaim, PhotoView,
    RegionsView, SellerRow, SpanState, SpanView, ValueView, WordsRegionsView,
};
pub use job::{JobRequest, JobState, JobStep, JobView};
pub use learning::{
    AcceptState, AcceptView, Advice, AttributeLearning, Curve, CurvePoint, Figure, LearnView,
    LearningSettings, NextTraining, Projected, Reliability, ReliabilityBin, Saved, Unasked, VersionView,
};
pub use machine::{Asked, BrokeOff, CategoryView, EncoderView, MachineView, TaxonomyChoice};
pub use parts::{HeldDecision, MergeDone, SlicePlan};
pub use preferences::{Density, Preferences, RecentProject, Theme};
pub use project::{
    AttributeView, BatchView, Changed, Direction, ModelView, ProjectView, QueueKind, QueueRow, QueueTabs,
    QueueView, VerticalView,
};
pub use recipe::RecipeView;
pub use review::{
    AgreementRow, AgreementView, AnswerView, AssignRequest, AssignWhat, ConflictCount, ConflictRow,
    ConflictsEffect, ConflictsList, ConflictsQuery, ConfusionView, DifferenceKind, DifferenceView,
    GuidelineView, HistoryChange, HistoryQuery, HistoryRow, HistoryView, LaneKind, LaneSpan, LaneValue,
    OwnSpan, PersonView, PersonWork, Pick, QuestionView, ReviewContext, ReviewItem, ReviewLane, ReviewList,
    ReviewOrder, ReviewQuery, ReviewRow, SettledBefore, SettledView, SuspectView, SuspectsView,
};
pub use schema::{
    IntentEdit, SchemaAttribute, SchemaEdit, SchemaIntent, SchemaOutcome, SchemaValue, SchemaVertical,
    SchemaView, SchemaWarning, ValueEdit, ValueUse,
};
pub use similarity::{
    EvidenceKind, LabelLine, PairEffect, PairQuery, PairScore, PairSide, PairValue, PairView,
    SimilarAttribute, SimilarPair, SimilarVertical, SimilarityLayer, SimilarityQuery, SimilarityView,
};
pub use table::{
    AttributeCell, BulkAct, Effect, Facets, ItemsList, ItemsOrder, ItemsQuery, MissingCount, NameCount,
    Selection, SellerMark, StatusCount, Stretch, TableRow,
};
