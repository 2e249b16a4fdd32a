//! What the window sees: plain values, generated into TypeScript by `cargo xtask bridge`.
//!
//! Offsets are code points, confidences whole numbers 0–99 as the design language shows them.
//! No rule of the product lives here.

mod act;
pub mod commands;
mod item;
mod job;
mod project;
mod recipe;

pub use act::{Act, DecisionRequest, Outcome};
pub use item::{CandidateView, FieldView, ItemView, PhotoView, SellerRow, SpanState, SpanView, ValueView};
pub use job::{JobRequest, JobState, JobStep, JobView};
pub use project::{
    AttributeView, BatchView, Changed, Direction, ModelView, Preferences, ProjectView, QueueRow, QueueView,
    RecentProject, Theme, VerticalView,
};
pub use recipe::RecipeView;
