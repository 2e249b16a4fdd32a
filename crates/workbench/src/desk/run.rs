//! The work behind each request of the window, in the workbench's own words, and what the window has to
//! read again afterwards.

use swingtag_learn::Watch;

use super::background::Finished;
use crate::WorkbenchError;
use crate::acquire::BatchRequest;
use crate::annotate::AnnotateRequest;
use crate::encoders::fetch_encoder;
use crate::train::TrainRequest;
use crate::view::{Changed, ExportPlan, ImportPlan, JobRequest};
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
        JobRequest::Import { plan } => import(workbench, plan, watch),
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
        JobRequest::Export { plan } => export(workbench, plan, watch),
        JobRequest::FetchEncoder { .. } => apart(request, watch),
    }
}

/// Does what is asked for without a project: fetching an encoder.
///
/// # Errors
/// Other work, what failed at every source, or a stop.
pub fn apart(request: &JobRequest, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
    match request {
        JobRequest::FetchEncoder { name } => {
            Ok(finished(fetch_encoder(name.as_deref(), None, watch)?, Changed::default()))
        }
        _ => Err(WorkbenchError::new("no_project", "no project is open", "open one or make a new one")),
    }
}

/// Whether work leaves the project as it is.
#[must_use]
pub fn only_looks(request: &JobRequest) -> bool {
    matches!(request, JobRequest::Export { .. } | JobRequest::FetchEncoder { .. })
}

fn import(workbench: &Workbench, plan: &ImportPlan, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
    let report = workbench.import(&plan.into(), watch)?;
    let mut said =
        format!("{} items added, {} changed, {} as before", report.added, report.changed, report.unchanged);
    if report.rejected > 0 {
        said.push_str(&format!(", {} rows refused", report.rejected));
    }
    if report.left_out > 0 {
        said.push_str(&format!(", {} rows left out as asked", report.left_out));
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

/// Files that are there already are refused unless the plan says to replace them: an export of the window
/// never costs anybody a file unasked.
fn export(workbench: &Workbench, plan: &ExportPlan, watch: &dyn Watch) -> Result<Finished, WorkbenchError> {
    let report = workbench.export(&plan.into(), watch)?;
    let lost = report.spans - report.spans_written;
    let mut said = format!("{} items with {} labels in {}", report.items, report.spans_written, plan.folder);
    if lost > 0 {
        said.push_str(&format!("; {lost} labels do not fit the format and are listed beside it"));
    }
    Ok(finished(said, Changed::default()))
}

fn finished(said: String, changed: Changed) -> Finished {
    Finished { said, changed }
}
