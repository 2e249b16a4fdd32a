//! The plan of the Import screen as a request of the workbench.

use super::{ImportRequest, Meaning};
use crate::view::ImportPlan;

impl From<&ImportPlan> for ImportRequest {
    fn from(plan: &ImportPlan) -> Self {
        let given = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        Self {
            files: plan.files.iter().map(Into::into).collect(),
            format: given(&plan.format).unwrap_or_else(|| "auto".to_owned()),
            vertical: given(&plan.vertical),
            images: given(&plan.images).map(Into::into),
            meaning: if plan.predictions { Meaning::Predictions } else { Meaning::Labels },
            columns: plan.columns.clone(),
            encoding: given(&plan.encoding),
            // A tab is white space and yet a delimiter.
            delimiter: plan.delimiter.clone().filter(|sign| !sign.is_empty()),
            header: plan.header,
            offsets: None,
            sheet: plan.sheet.clone(),
            photos_by_name: plan.photos_by_name,
            leave_known: plan.leave_known,
            skip_same_text: plan.skip_same_text,
            strict: plan.strict,
            errors: None,
        }
    }
}
