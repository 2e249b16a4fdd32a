//! The work behind each request of the window, in the workbench's own words, and what the window has to
//! read again afterwards.

use swingtag_learn::Watch;

use super::background::Finished;
use crate::WorkbenchError;
use crate::acquire::BatchRequest;
use crate::annotate::AnnotateRequest;
use crate::encoders::fetch_encoder;
use crate::export::ExportRequest;
use crate::import::ImportRequest;
use crate::train::TrainRequest;
use crate::view::{Changed, JobRequest};
use crate::workbench::Workbench;

/// Does what is asked for.
///
/// # Errors
/// The workbench's own, or a stop.
pub fn job(
    workbench: &Workbench,
    request: &JobRequest,
    watch: &dyn Watch,
) -> Result<Finished, WorkbenchError> {
    match request {
        JobRequest::Import { files, vertical } => import(workbench, files, vertical.as_deref(), watch),
        JobRequest::Train { recipe, settings } => {
            let request = TrainRequest {
                recipe: recipe.clone(),
                settings: settings.iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
                ..TrainRequest::default()
            };
            train(workbench, &request, watch)
        }
        JobRequest::Annotate => annotate(workbench, watch),
        JobRequest::Batch { size, strategy } => batch(workbench, *size, strategy.as_deref(), watch),
        JobRequest::Export { format, folder, scheme } => {
            export(workbench, format, folder, scheme.as_deref(), watch)
        }
        JobRequest::FetchEncoder => Ok(finished(fetch_encoder(None, None, watch)?, Changed::default())),
    }
}

fn import(
    workbench: &Workbench,
    files: &[String],
    vertical: Option<&str>,
    watch: &dyn Watch,
) -> Result<Finished, WorkbenchError> {
    let request = ImportRequest {
        files: files.iter().map(Into::into).collect(),
        format: "auto".to_owned(),
        vertical: vertical.map(str::to_owned),
        ..ImportRequest::default()
    };
    let report = workbench.import(&request, watch)?;
    let mut said =
        format!("{} items added, {} changed, {} as before", report.added, report.changed, report.unchanged);
    if report.rejected > 0 {
        said.push_str(&format!(", {} rows refused", report.rejected));
    }
    if let Some(problem) = report.problems.first() {
        said.push_str(&format!(". The first: {problem}"));
    }
    Ok(finished(said, Changed { many_items: true, queue: true, project: true, ..Changed::default() }))
}

/// Trains, then predicts with the new model what nobody has labelled, so that the window shows it.
fn train(
    workbench: &Workbench,
    request: &TrainRequest,
    watch: &dyn Watch,
) -> Result<Finished, WorkbenchError> {
    let report = workbench.train(request, watch)?;
    let mut said = report.promotion;
    if report.promoted {
        let predicted = workbench.annotate(&AnnotateRequest::default(), watch)?;
        said.push_str(&format!(". {} items predicted", predicted.items));
    }
    let changed = Changed { many_items: true, queue: true, project: true, model: true, ..Changed::default() };
    Ok(finished(said, changed))
}

fn annotate(workbench: &Workbench, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
    let report = workbench.annotate(&AnnotateRequest::default(), watch)?;
    let said = format!("{} items predicted with {}", report.items, report.model);
    Ok(finished(said, Changed { many_items: true, queue: true, project: true, ..Changed::default() }))
}

fn batch(
    workbench: &Workbench,
    size: u32,
    strategy: Option<&str>,
    watch: &dyn Watch,
) -> Result<Finished, WorkbenchError> {
    let mut request = BatchRequest::of_size(size as usize);
    if let Some(strategy) = strategy {
        strategy.clone_into(&mut request.strategy);
    }
    let report = workbench.batch(&request, watch)?;
    let said = format!("Batch {} of {} items", report.batch, report.items.len());
    Ok(finished(said, Changed { queue: true, project: true, ..Changed::default() }))
}

/// Files that are there already are refused, not replaced: an export of the window never costs anybody a file.
fn export(
    workbench: &Workbench,
    format: &str,
    folder: &str,
    scheme: Option<&str>,
    watch: &dyn Watch,
) -> Result<Finished, WorkbenchError> {
    let request = ExportRequest {
        format: format.to_owned(),
        out: folder.into(),
        scheme: scheme.unwrap_or("iob2").to_owned(),
        tokens: "words".to_owned(),
        ..ExportRequest::default()
    };
    let report = workbench.export(&request, watch)?;
    let lost = report.spans - report.spans_written;
    let mut said = format!("{} items with {} labels in {folder}", report.items, report.spans_written);
    if lost > 0 {
        said.push_str(&format!("; {lost} labels do not fit the format and are listed beside it"));
    }
    Ok(finished(said, Changed::default()))
}

fn finished(said: String, changed: Changed) -> Finished {
    Finished { said, changed }
}
