//! Speed, measured against a reference in the same run, so that a figure means something on any
//! machine. Processor seconds unless a line says otherwise. Nothing here is a test.

mod catalogue;
mod choosing;
mod decisions;
mod encoder;
mod exporting;
mod importing;
mod lists;
mod photo;
mod scores;
mod stopping;

use std::path::{Path, PathBuf};

use serde::Serialize;
use swingtag_learn::Watch;

use crate::clock::cpu_seconds;
use crate::error::{AtPath, WorkbenchError};

/// One measurement beside its reference.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// What was measured.
    pub what: &'static str,
    /// Items it was measured with.
    pub items: usize,
    /// What came out.
    pub value: f64,
    /// Its unit.
    pub unit: &'static str,
    /// What it is held against.
    pub reference: &'static str,
    /// What that took, in the same unit.
    pub reference_value: f64,
}

impl Figure {
    /// Value in units of the reference.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        self.value / self.reference_value
    }
}

/// What to measure.
#[derive(Clone, Debug)]
pub struct BenchRequest {
    /// Sizes of project; each is measured on its own.
    pub items: Vec<usize>,
    /// Folder for the projects; removed files stay removed.
    pub folder: PathBuf,
}

/// Measures everything and tells each figure as it comes.
///
/// # Errors
/// A full disk, or a stop.
pub fn bench(
    request: &BenchRequest,
    watch: &dyn Watch,
    tell: &mut dyn FnMut(&Figure),
) -> Result<Vec<Figure>, WorkbenchError> {
    let mut figures = Vec::new();
    for &items in &request.items {
        let folder = request.folder.join(items.to_string());
        std::fs::create_dir_all(&folder).at("make", &folder)?;
        let bench = Bench { items, folder: &folder, watch };
        let parts: [Part; 6] = [
            importing::measure,
            decisions::measure,
            lists::measure,
            exporting::measure,
            scores::measure,
            choosing::measure,
        ];
        for part in parts {
            figures.extend(part(&bench)?.into_iter().inspect(&mut *tell));
        }
    }
    figures.extend(encoder::measure(watch)?.into_iter().inspect(&mut *tell));
    figures.extend(photo::measure(watch)?.into_iter().inspect(&mut *tell));
    figures.extend(stopping::measure(&request.folder, watch)?.into_iter().inspect(&mut *tell));
    Ok(figures)
}

/// A kind of measurement.
type Part = fn(&Bench<'_>) -> Result<Vec<Figure>, WorkbenchError>;

/// One size.
struct Bench<'a> {
    items: usize,
    folder: &'a Path,
    watch: &'a dyn Watch,
}

impl Bench<'_> {
    fn project(&self) -> PathBuf {
        self.folder.join("bench.swingtag")
    }

    fn figure(
        &self,
        what: &'static str,
        unit: &'static str,
        value: f64,
        reference: (&'static str, f64),
    ) -> Figure {
        Figure { what, items: self.items, value, unit, reference: reference.0, reference_value: reference.1 }
    }
}

/// Processor seconds of some work.
fn spent<T>(work: impl FnOnce() -> Result<T, WorkbenchError>) -> Result<(f64, T), WorkbenchError> {
    let begun = cpu_seconds();
    let result = work()?;
    Ok((cpu_seconds() - begun, result))
}

/// The value below which a share of measurements lies.
fn percentile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = (values.len() as f64 * share) as usize;
    values.get(place.min(values.len().saturating_sub(1))).copied().unwrap_or_default()
}
