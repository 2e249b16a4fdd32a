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

use self::catalogue::Shelf;
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
    for shelf in shelves(seed) {
        sample.schema.verticals.push(shelf.vertical);
        sample.items.extend(shelf.items);
        sample.photos.extend(shelf.photos);
        sample.conflicts.extend(shelf.conflicts);
    }
    sample
}

/// One shelf per vertical, each with a stream of chance of its own: a word added to one vertical leaves
/// the others as they were, and they can be stocked side by side. Nearly all the time goes into photos.
fn shelves(seed: u64) -> Vec<Shelf> {
    let vocabularies = Vocabulary::all();
    std::thread::scope(|scope| {
        let stocked: Vec<_> = vocabularies
            .iter()
            .zip(1u64..)
            .map(|(vocabulary, number)| {
                let mut chance = Chance::new(seed.wrapping_mul(0x1_0000_0001).wrapping_add(number));
                scope.spawn(move || catalogue::stock(vocabulary, &mut chance))
            })
            .collect();
        let join = |stock: std::thread::ScopedJoinHandle<'_, Shelf>| {
            stock.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        stocked.into_iter().map(join).collect()
    })
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
