//! The guideline as one page to hand out: what every attribute asks, its values, and examples from the labels.
//!
//! The page stands alone: no script, nothing fetched. Every text of the project is written as text, whatever markup
//! it holds. Labels that nobody was asked for are no examples, nor are items whose answers are still kept apart.

mod examples;
mod html;
mod markdown;

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;
use swingtag_catalogue::{Schema, Vertical};

use crate::error::{AtPath as _, WorkbenchError};
use crate::view::SavedReport;
use crate::workbench::Workbench;
use examples::Examples;

/// Examples of an attribute on a page that the window writes.
const USUAL_EXAMPLES: usize = 5;

/// What the page is of, and where it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuidelineRequest {
    /// The file: `.html`, or `.md` for Markdown. One that is there is replaced.
    pub out: PathBuf,
    /// Only this vertical.
    pub vertical: Option<String>,
    /// Examples of an attribute at most.
    pub examples: usize,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GuidelineReport {
    /// The file.
    pub out: PathBuf,
    /// Verticals in it.
    pub verticals: usize,
    /// Attributes in it.
    pub attributes: usize,
    /// Examples in it.
    pub examples: usize,
}

/// What a page is made of.
struct Page<'a> {
    project: &'a str,
    verticals: Vec<&'a Vertical>,
    examples: Examples,
}

impl Workbench {
    /// Writes the guideline as one page.
    ///
    /// # Errors
    /// `usage` for an ending that is neither `.html` nor `.md`, `unknown` for a vertical that is not there; a file that
    /// cannot be written.
    pub fn guideline(&self, request: &GuidelineRequest) -> Result<GuidelineReport, WorkbenchError> {
        let write = writer_of(&request.out)?;
        let schema = self.schema()?;
        let verticals = asked(&schema, request.vertical.as_deref())?;
        let examples = Examples::of(self.store(), &verticals, request.examples)?;
        let page = Page { project: self.store().name(), verticals, examples };
        publish(&request.out, &write(&page))?;
        Ok(GuidelineReport {
            out: request.out.clone(),
            verticals: page.verticals.len(),
            attributes: page.verticals.iter().map(|vertical| vertical.attributes.len()).sum(),
            examples: page.examples.count(),
        })
    }
}

impl Workbench {
    /// The same for the window, with the usual number of examples.
    ///
    /// # Errors
    /// As for [`Workbench::guideline`].
    pub fn save_guideline(
        &self,
        file: &Path,
        vertical: Option<String>,
    ) -> Result<SavedReport, WorkbenchError> {
        let request = GuidelineRequest { out: file.to_owned(), vertical, examples: USUAL_EXAMPLES };
        let report = self.guideline(&request)?;
        Ok(SavedReport { path: report.out.display().to_string(), rows: report.attributes as u64, beyond: 0 })
    }
}

fn writer_of(file: &Path) -> Result<fn(&Page<'_>) -> String, WorkbenchError> {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" => Ok(html::page),
        "md" | "markdown" => Ok(markdown::page),
        _ => Err(WorkbenchError::new(
            "usage",
            format!("{}: no page is written under this ending", file.display()),
            "give the file the ending .html or .md",
        )),
    }
}

fn asked<'a>(schema: &'a Schema, vertical: Option<&str>) -> Result<Vec<&'a Vertical>, WorkbenchError> {
    let Some(name) = vertical else { return Ok(schema.verticals.iter().collect()) };
    let known = schema.vertical(name).ok_or_else(|| {
        let remedy = "`swingtag schema` lists the verticals";
        WorkbenchError::new("unknown", format!("there is no vertical “{name}”"), remedy)
    })?;
    Ok(vec![known])
}

/// The file is there whole or not at all.
fn publish(out: &Path, text: &str) -> Result<(), WorkbenchError> {
    let mut name = out.as_os_str().to_owned();
    name.push(".unfinished");
    let unfinished = PathBuf::from(name);
    let write = || {
        let mut file = File::create(&unfinished)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().at("write", &unfinished)?;
    std::fs::rename(&unfinished, out).at("write", out)
}

/// What is said about where the answer of an attribute is written down.
fn kind_words(kind: swingtag_catalogue::AttributeKind) -> &'static str {
    match kind {
        swingtag_catalogue::AttributeKind::Span => "words marked in the text",
        swingtag_catalogue::AttributeKind::Choice => "chosen for the whole item",
        swingtag_catalogue::AttributeKind::Both => "words marked in the text, and chosen for the whole item",
    }
}

#[cfg(test)]
mod tests;
