//! Items to measure with: the sample catalogue, as often as needed, ids made different.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use swingtag_catalogue::{Annotation, Item, ItemStatus};
use swingtag_formats::native;

use crate::error::{AtPath, WorkbenchError};
use crate::sample;

/// Labelled items without photos.
pub(super) fn items(count: usize) -> Vec<(Item, Annotation)> {
    let sample = sample::generate(1).items;
    let repeated = sample.iter().cycle().take(count).enumerate();
    let numbered = repeated.map(|(n, (item, gold))| {
        let mut item = item.clone();
        item.id = format!("{}-{n}", item.id);
        item.photos.clear();
        (item, gold.clone())
    });
    numbered.collect()
}

/// The same as a file in the native form.
pub(super) fn file(folder: &Path, items: &[(Item, Annotation)]) -> Result<PathBuf, WorkbenchError> {
    let path = folder.join("items.jsonl");
    let mut out = BufWriter::new(std::fs::File::create(&path).at("write", &path)?);
    for (item, gold) in items {
        let line = native::line(native::Outgoing { item, annotation: Some(gold), status: ItemStatus::Done });
        writeln!(out, "{line}").at("write", &path)?;
    }
    out.flush().at("write", &path)?;
    Ok(path)
}
