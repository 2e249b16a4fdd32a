//! Several machines and no server: parts of a project go out as files and come back.
//!
//! What a slice holds and what a merge takes is the store's; here stand who is meant by a request, and the words.

mod merge;
mod slice;

pub(crate) use merge::LastMerge;
pub use merge::{Held, MergeReport, MergeRequest};
pub use slice::{SliceReport, SliceRequest};
