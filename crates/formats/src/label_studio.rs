//! Tasks of Label Studio, as a JSON list or one a line.
//!
//! Read are the tasks of its JSON export (`data` with `annotations`, `completions` of old versions,
//! or `predictions`) and of its short form (labels beside the data). Of several annotations the
//! ground truth counts, else the latest that was not cancelled. Regions of photos, relations and
//! photos on a server are left out with a remark; nothing is fetched. Written are tasks with one
//! text a field, and the labelling configuration that shows them.

mod config;
mod pick;
mod read;
mod result;
mod write;

pub(crate) use config::{Shown, config};
pub(crate) use read::{LabelStudio, looks_like};
pub(crate) use write::LabelStudioTasks;
