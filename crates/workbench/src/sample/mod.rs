//! The sample catalogue: invented products of invented brands, with gold labels and drawn photos.
//!
//! Everything follows from a seed; no clock, no file and no other source of chance is looked at. Gold
//! spans are exact because they are noted down while the text is put together, never searched for.

mod catalogue;
mod chance;
mod draw;
mod files;
mod noise;
mod pattern;
mod product;
mod text;
mod vocabulary;

use std::path::{Path, PathBuf};

use swingtag_catalogue::{Annotation, Item, Schema};

use self::chance::Chance;
use self::vocabulary::Vocabulary;
use crate::error::WorkbenchError;

/// A catalogue with its truth.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// Verticals and attributes.
    pub schema: Schema,
    /// Items and their gold labels, in catalogue order.
    pub items: Vec<(Item, Annotation)>,
    /// Photos: path relative to the item file, and JPEG bytes.
    pub photos: Vec<(String, Vec<u8>)>,
    /// Where the seller's value was planted against the text: item id and attribute.
    pub conflicts: Vec<(String, String)>,
}

/// Where [`write`] put things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleFiles {
    /// Verticals and attributes, the form that `swingtag new --schema` reads.
    pub schema: PathBuf,
    /// Items without labels.
    pub items: PathBuf,
    /// The same items with their labels.
    pub gold: PathBuf,
    /// Number of items.
    pub count: usize,
    /// Number of photos.
    pub photos: usize,
}

/// The catalogue of a seed.
#[must_use]
pub fn generate(seed: u64) -> Sample {
    let mut sample =
        Sample { schema: Schema::default(), items: Vec::new(), photos: Vec::new(), conflicts: Vec::new() };
    for (vocabulary, number) in Vocabulary::all().iter().zip(1u64..) {
        // A stream of its own for each vertical: a word added to one leaves the others as they were.
        let mut chance = Chance::new(seed.wrapping_mul(0x1_0000_0001).wrapping_add(number));
        let shelf = catalogue::stock(vocabulary, &mut chance);
        sample.schema.verticals.push(shelf.vertical);
        sample.items.extend(shelf.items);
        sample.photos.extend(shelf.photos);
        sample.conflicts.extend(shelf.conflicts);
    }
    sample
}

/// Writes a catalogue into a folder: `schema.json`, `items.jsonl` without labels, `gold.jsonl` with
/// them, `images/`.
///
/// # Errors
/// The folder cannot be made or written.
pub fn write(sample: &Sample, folder: &Path) -> Result<SampleFiles, WorkbenchError> {
    files::write(sample, folder)
}

#[cfg(test)]
mod tests;
