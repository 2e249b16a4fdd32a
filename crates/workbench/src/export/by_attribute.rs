//! CoNLL with a folder for each attribute, whose files hold the labels of that attribute alone: labels of
//! different attributes may overlap then without any being lost.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use swingtag_catalogue::partition::Part;
use swingtag_catalogue::{Annotation, Schema};
use swingtag_formats::conll::{ConllExport, ConllOptions};
use swingtag_formats::export::LeftOut;

use super::{ExportRequest, Leaving, Writing, Written};
use crate::error::WorkbenchError;

/// Files that every folder has beside those with items.
const BESIDE: [&str; 3] = ["tokens.jsonl", "losses.csv", "report.json"];

/// An export for each attribute.
pub(super) struct ByAttribute {
    exports: Vec<(String, PathBuf, ConllExport)>,
}

impl ByAttribute {
    /// Starts writing below a folder.
    ///
    /// # Errors
    /// A file is there already, or the folder cannot be written.
    pub(super) fn begin(
        request: &ExportRequest,
        schema: &Schema,
        options: &ConllOptions,
    ) -> Result<Self, WorkbenchError> {
        let mut exports = Vec::new();
        for (attribute, name) in folders(request, schema) {
            let folder = request.out.join(name);
            let export = ConllExport::create(&folder, options.clone())?;
            exports.push((attribute, folder, export));
        }
        Ok(Self { exports })
    }
}

/// The labels of one attribute.
pub(super) fn only(said: &Annotation, attribute: &str) -> Annotation {
    let mut said = said.clone();
    said.spans.retain(|span| span.attribute == attribute);
    said
}

/// Attributes that leave, each with a folder of its own.
pub(super) fn folders(request: &ExportRequest, schema: &Schema) -> Vec<(String, String)> {
    let is_wanted = |list: &[String], name: &str| list.is_empty() || list.iter().any(|one| one == name);
    let verticals = schema.verticals.iter().filter(|vertical| is_wanted(&request.verticals, &vertical.name));
    let (mut folders, mut seen, mut taken) = (Vec::new(), HashSet::new(), HashSet::new());
    for attribute in verticals.flat_map(|vertical| &vertical.attributes) {
        if is_wanted(&request.attributes, &attribute.name) && seen.insert(attribute.name.clone()) {
            folders.push((attribute.name.clone(), folder(&attribute.name, &mut taken)));
        }
    }
    folders
}

/// A name that every system takes. The beginning keeps it from being one that is kept for a device.
fn folder(attribute: &str, taken: &mut HashSet<String>) -> String {
    let plain: String =
        attribute.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' }).collect();
    let numbered = (2..).map(|n| format!("attribute-{plain}-{n}"));
    let mut names = std::iter::once(format!("attribute-{plain}")).chain(numbered);
    let free = names.find(|name| taken.insert(name.to_lowercase()));
    free.unwrap_or_else(|| format!("attribute-{plain}"))
}

impl Writing for ByAttribute {
    fn write(&mut self, leaving: &Leaving, part: Option<Part>) -> Result<(), WorkbenchError> {
        let together = leaving.together();
        for (attribute, _, export) in &mut self.exports {
            let said = only(&together, attribute);
            export.write_marked(&leaving.item, &said, &leaving.predicted, part.unwrap_or(Part::Train))?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>, left_out: LeftOut) -> Result<Written, WorkbenchError> {
        let mut written = Written::default();
        let mut losses: BTreeMap<String, u64> = BTreeMap::new();
        for (_, folder, mut export) in self.exports {
            export.leave_out(&left_out);
            let report = export.finish()?;
            let names = report.files.keys().map(String::as_str).chain(BESIDE);
            written.files.extend(names.map(|name| Path::new(&folder).join(name)));
            written.spans += report.files.values().map(|file| file.spans).sum::<u64>();
            // Every folder is given the same items.
            written.left_out = report.left_out;
            for (reason, count) in report.losses {
                *losses.entry(reason).or_default() += count;
            }
        }
        written.losses = losses;
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_attribute_has_a_folder_of_its_own() {
        let mut taken = HashSet::new();
        let names = ["Brand", "brand", "a/../b", "CON"].map(|attribute| folder(attribute, &mut taken));
        assert_eq!(names, ["attribute-Brand", "attribute-brand-2", "attribute-a____b", "attribute-CON"]);
    }
}
