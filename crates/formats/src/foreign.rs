//! What the forms of other tools have in common.
//!
//! A reader of such a form fills a [`Draft`]; the [`Settler`] finds out in which unit its offsets
//! count, parts joined texts into fields again, and hands the result to the checks of the native
//! form, so that a bad span is refused with the same words everywhere. A writer puts what the form
//! has no place for under the key [`KEY`]; other tools keep it or pass over it.

mod draft;
mod joined;
mod merge;
mod meta;
mod objects;
mod reader;
mod scan;
mod settle;
mod units;

pub(crate) use draft::{Draft, DraftText, TextPart};
pub use joined::TextsAs;
pub(crate) use joined::{Joined, joined};
pub(crate) use merge::Merge;
pub(crate) use meta::{KEY, Meta, meta, predicted_of};
pub(crate) use objects::{Objects, Step};
pub(crate) use reader::{JsonForm, ObjectReader};
pub(crate) use settle::Settler;
pub use units::OffsetUnit;
