//! Takes what was decided in other copies of a project: slices that were handed out, or whole copies.
//!
//! What is taken are entries of the decision log, each known by the copy that wrote it and its number there, so
//! that merging twice, or in any order, leads to the same. Nothing else of the other file is taken, and nothing
//! here is overwritten: what an item comes to is made anew from all that is now known of it. Where several
//! people labelled it without seeing one another, it becomes an item that is labelled apart, to be settled.
//!
//! An entry about an item whose text differs, or about names that the schema does not have, is held back and
//! looked at again whenever the file is merged. A file whose log is not what was recorded is refused as a whole.

mod act;
mod acts;
mod base;
mod changes;
mod chunk;
mod docs;
mod first;
mod held;
mod hold;
mod incoming;
mod items;
mod run;
mod schema;
mod stands;
mod take;
mod tips;

#[cfg(test)]
pub(crate) use stands::rebuild_alone;
pub(crate) use stands::{is_merged, remake};

/// What a merge has done, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Entries of the log that were taken.
    pub taken: u64,
    /// Entries that were here already.
    pub known: u64,
    /// Items whose labels or status are others now, or that are labelled apart now.
    pub changed: u64,
    /// Items that are labelled apart through this merge: several people labelled them without seeing one another.
    pub apart: u64,
    /// Items that one person labelled in two copies at once: what was decided last holds.
    pub overtaken: u64,
    /// Items of this merge that wait in Review.
    pub waiting: u64,
    /// Entries that could not be carried out; they are kept, and looked at again when the file is merged again.
    pub held_back: Vec<HeldBack>,
    /// In what schema and texts the two files differ, in words.
    pub differences: Vec<String>,
}

/// An entry of another copy that could not be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// Who did it.
    pub who: String,
    /// The act in words.
    pub said: String,
    /// The owner's id of the item, or its number where it is not known here; none for a change of many.
    pub item: Option<String>,
    /// What is in the way.
    pub why: String,
}
