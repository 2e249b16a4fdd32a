//! The plan of the Export screen as a request of the workbench, and the files it leads to.

use std::path::Path;

use swingtag_formats::export::{PHOTO_FOLDER, PHOTO_SHEET};

use super::{ExportRequest, formats};
use crate::error::WorkbenchError;
use crate::view::{ExportFormat, ExportPlan, ExportTarget};
use crate::workbench::Workbench;

impl From<&ExportPlan> for ExportRequest {
    fn from(plan: &ExportPlan) -> Self {
        Self {
            format: plan.format.clone(),
            out: plan.folder.trim().into(),
            options: plan.options.clone(),
            confirmed: plan.confirmed,
            unasked: plan.unasked,
            predicted: plan.predicted,
            values: plan.values,
            verticals: plan.verticals.clone(),
            attributes: plan.attributes.clone(),
            confidence: plan.confidence,
            annotators: plan.annotators.clone(),
            statuses: plan.statuses.clone(),
            chosen: plan.chosen,
            items: plan.items.clone(),
            photos: plan.photos,
            places: plan.places,
            split: plan.split.clone(),
            seed: u64::from(plan.seed),
            overwrite: plan.replace,
        }
    }
}

impl Workbench {
    /// Everything that can be written.
    #[must_use]
    pub fn export_formats() -> Vec<ExportFormat> {
        formats::all()
    }

    /// The files that an export would write, and which of them are there already.
    ///
    /// # Errors
    /// An unknown format or option.
    pub fn export_targets(plan: &ExportPlan) -> Result<Vec<ExportTarget>, WorkbenchError> {
        let request = ExportRequest::from(plan);
        let mut targets = formats::form(&request)?.targets(&request);
        if request.photos {
            targets.push(formats::target(PHOTO_FOLDER, None, "photos, each once"));
            targets.push(formats::target(PHOTO_SHEET, None, "which photo is whose"));
        }
        if !plan.folder.trim().is_empty() {
            for target in &mut targets {
                target.exists = std::fs::symlink_metadata(Path::new(&request.out).join(&target.name)).is_ok();
            }
        }
        Ok(targets)
    }
}
