//! The first lines of a file as it would be written, made of its first items only.

use swingtag_catalogue::partition::Part;

use super::leaving::{Leaving, Stop};
use super::selection::Selection;
use super::summary::FIRST;
use super::{ExportRequest, formats};
use crate::error::WorkbenchError;
use crate::view::{ExportPlan, ExportPreview};
use crate::workbench::Workbench;

/// Lines that are shown.
const LINES: usize = 120;

impl Workbench {
    /// The first lines of a file of an export. Which items a part of a split begins with is known once
    /// [`Workbench::export_summary`] has counted it; before, a part is empty.
    ///
    /// # Errors
    /// An unknown format, option or vertical, or the project file cannot be read.
    pub fn export_preview(&self, plan: &ExportPlan, file: &str) -> Result<ExportPreview, WorkbenchError> {
        let request = ExportRequest::from(plan);
        let form = formats::form(&request)?;
        let selection = self.selection(&request, form)?;
        let target = form.targets(&request).into_iter().find(|target| target.name == file);
        let part = target.as_ref().and_then(|target| target.part.as_deref());
        let part = part.and_then(|word| Part::ALL.into_iter().find(|part| part.word() == word));
        let items = match part {
            Some(part) => {
                let ids = self.looks().first(&request, &selection, part).unwrap_or_default();
                let stored = self.store().items(&ids)?.into_iter();
                stored.map(|stored| self.leaving(&selection, stored)).collect::<Result<Vec<_>, _>>()?
            }
            None => self.first_leaving(&selection)?,
        };
        let schema = self.schema()?;
        let slot = |name: &str| {
            let verticals = items.iter().filter_map(|leaving| schema.vertical(&leaving.item.vertical));
            verticals.filter_map(|vertical| vertical.attribute(name)).map(|attribute| attribute.slot).next()
        };
        let mut lines = form.lines(&request, &schema, &items, &slot)?;
        lines.truncate(LINES);
        Ok(ExportPreview { file: file.to_owned(), lines })
    }

    fn first_leaving(&self, selection: &Selection) -> Result<Vec<Leaving>, WorkbenchError> {
        let mut items = Vec::new();
        let walked = self.each_leaving(selection, |leaving| {
            items.push(leaving);
            if items.len() < FIRST { Ok(()) } else { Err(Stop::Enough) }
        });
        match walked {
            Err(Stop::Failed(error)) => Err(error),
            Err(Stop::Enough) | Ok(()) => Ok(items),
        }
    }
}
