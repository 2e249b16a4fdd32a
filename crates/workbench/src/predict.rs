//! Predictions for items on standard input: native JSON lines in, native JSON lines out.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use swingtag_catalogue::Item;
use swingtag_formats::native::{MissingVertical, NativeReader, scored_line};
use swingtag_formats::{Row, RowProblem};
use swingtag_learn::{Artefact, Silent, Tagger, Watch};
use swingtag_store::Access;

use crate::error::{AtPath, WorkbenchError};
use crate::features::FeatureMemory;
use crate::installed::Installed;
use crate::photos::PhotoFolder;
use crate::problems::Problems;
use crate::workbench::{Workbench, resources};

/// Items predicted at a time.
const CHUNK: usize = 64;

/// Where the model comes from.
#[derive(Clone, Debug)]
pub enum PredictSource {
    /// A version of a project.
    Project {
        /// Project file.
        path: PathBuf,
        /// Version; by default the one in use.
        model: Option<String>,
    },
    /// A file written by `swingtag models bundle`.
    Bundle(PathBuf),
}

/// What to predict with.
#[derive(Clone, Debug)]
pub struct PredictRequest {
    /// The model.
    pub source: PredictSource,
    /// Folder that photo paths are relative to; by default the current one.
    pub images: Option<PathBuf>,
    /// `auto`, `cpu`, `cuda` or `metal`.
    pub device: String,
}

/// What was not predicted.
#[derive(Debug, Default)]
pub struct PredictReport {
    /// Rows refused.
    pub rejected: u64,
    /// The first problems.
    pub problems: Vec<RowProblem>,
}

/// Predicts items as they come; labels in the input are not looked at.
///
/// # Errors
/// No model, a damaged bundle, or an output that cannot be written.
pub fn predict(
    request: &PredictRequest,
    input: impl BufRead,
    mut output: impl Write,
    watch: &dyn Watch,
) -> Result<PredictReport, WorkbenchError> {
    let artefact = artefact(&request.source)?;
    let features = FeatureMemory::default();
    let photos = PhotoFolder::new(request.images.as_deref().unwrap_or(Path::new("")));
    let resources = resources(Installed::of(&artefact)?, &features, &photos, &request.device);
    let tagger = swingtag_learn::open(&artefact, &resources)?;
    let mut problems = Problems::new(None)?;
    let (mut chunk, mut done) = (Vec::with_capacity(CHUNK), 0);
    for row in NativeReader::new(Path::new("standard input"), input, MissingVertical::Use(String::new())) {
        match row? {
            Row::Item(row) => chunk.push(row.item),
            Row::Problem(problem) => problems.add(*problem)?,
        }
        if chunk.len() == CHUNK {
            done += chunk.len() as u64;
            write(tagger.as_ref(), &std::mem::take(&mut chunk), &mut output)?;
            watch.tick("Predicting", done, 0)?;
        }
    }
    write(tagger.as_ref(), &chunk, &mut output)?;
    output.flush().at("write", Path::new("standard output"))?;
    let (rejected, _) = problems.counts();
    Ok(PredictReport { rejected, problems: problems.finish()? })
}

fn write(tagger: &dyn Tagger, items: &[Item], output: &mut impl Write) -> Result<(), WorkbenchError> {
    for (item, prediction) in items.iter().zip(tagger.predict(items, &Silent)?) {
        writeln!(output, "{}", scored_line(item, &prediction)).at("write", Path::new("standard output"))?;
    }
    Ok(())
}

fn artefact(source: &PredictSource) -> Result<Artefact, WorkbenchError> {
    match source {
        PredictSource::Bundle(path) => Ok(Artefact::from_bytes(&std::fs::read(path).at("read", path)?)?),
        PredictSource::Project { path, model } => {
            let workbench = Workbench::open(path, Access::Read)?;
            workbench.artefact(&workbench.model_asked(model.as_deref())?)
        }
    }
}
