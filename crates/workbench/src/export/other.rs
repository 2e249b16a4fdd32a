//! The forms of other tools as formats of the registry.

use std::path::PathBuf;

use swingtag_catalogue::Schema;
use swingtag_catalogue::bio::Scheme;
use swingtag_catalogue::partition::Part;
use swingtag_formats::conll::Tokens;
use swingtag_formats::export::{ExportOptions, FormExport, LeftOut, file_names, sample};
use swingtag_formats::native::Outgoing;
use swingtag_formats::{Format, TextsAs};

use super::conll::TOKENS;
use super::formats::{Form, chosen, option, target};
use super::native::{drawn, marked};
use super::pieces;
use super::{ExportRequest, Leaving, Writing, Written};
use crate::error::WorkbenchError;
use crate::view::{ExportFormat, ExportOption, ExportTarget, ExportValues, PreviewLine};

/// A form, and what people need to know about it.
pub(super) struct Other {
    format: Format,
    label: &'static str,
    about: &'static str,
    /// What can be chosen.
    options: &'static [Choice],
    /// Key beside which the preview finds names of attributes.
    key: &'static str,
    /// Items that leave unless somebody says otherwise.
    items: &'static str,
    predicted: &'static str,
    /// A file beside those with items, and what it holds.
    beside: Option<(&'static str, &'static str)>,
}

/// What can be chosen about a form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Texts,
    Tokens,
    Scheme,
    Cells,
}

const APART: &str = "they stand apart from labels, under “swingtag”";

const fn form(format: Format, label: &'static str, about: &'static str) -> Other {
    Other { format, label, about, options: &[], key: "", items: "all", predicted: APART, beside: None }
}

/// The forms, those of labelling tools first.
pub(super) const OTHERS: [Other; 10] = [
    Other {
        key: "\"labels\":[\"",
        predicted: "they are the task's predictions",
        beside: Some(("label-config.xml", "labelling configuration")),
        ..form(Format::LabelStudio, "Label Studio", "Tasks with the labelling configuration")
    },
    Other { options: &[Choice::Texts], ..form(Format::Doccano, "doccano", "JSON lines of text and labels") },
    Other {
        key: "\"label\":\"",
        options: &[Choice::Texts, Choice::Tokens],
        ..form(Format::Prodigy, "Prodigy", "JSON lines of text, tokens and spans")
    },
    Other {
        options: &[Choice::Texts],
        ..form(Format::Brat, "brat", "Archive of texts with standoff annotations")
    },
    Other {
        key: "\"value\":\"",
        ..form(Format::W3c, "Web annotations", "W3C annotation pages with position and quote")
    },
    Other {
        options: &[Choice::Texts, Choice::Tokens],
        items: "done",
        ..form(Format::Spacy, "spaCy", "DocBin with entities and span groups")
    },
    Other {
        options: &[Choice::Texts, Choice::Tokens, Choice::Scheme],
        items: "done",
        beside: Some(("README.md", "dataset card")),
        ..form(Format::Parquet, "Datasets", "Parquet for Hugging Face, with class labels and a dataset card")
    },
    Other {
        options: &[Choice::Texts],
        key: "\"question\":\"",
        items: "done",
        ..form(Format::Mrc, "Questions", "SQuAD 2.0: one question an attribute, also without answer")
    },
    Other {
        options: &[Choice::Cells],
        items: "done",
        predicted: "they are left out",
        ..form(Format::Delimited, "CSV of values", "One item per row, an attribute per column; no places")
    },
    Other {
        items: "done",
        predicted: "they are left out",
        ..form(Format::Excel, "Excel of values", "One item per row, an attribute per column; no places")
    },
];

impl Choice {
    fn option(self) -> ExportOption {
        match self {
            Self::Texts => {
                option("texts", "Texts", &[("items", "One per item"), ("fields", "One per field")])
            }
            Self::Tokens => option("tokens", "Tokens", &TOKENS),
            Self::Scheme => option("scheme", "Tags", &super::conll::SCHEMES),
            Self::Cells => option(
                "cells",
                "Cells",
                &[("safe", "Safe to open in a spreadsheet"), ("exact", "Exactly as they are")],
            ),
        }
    }
}

impl Form for Other {
    fn about(&self) -> ExportFormat {
        ExportFormat {
            name: self.format.word().to_owned(),
            label: self.label.to_owned(),
            about: self.about.to_owned(),
            extension: self.format.ending().to_owned(),
            options: self.options.iter().map(|choice| choice.option()).collect(),
            overlaps: None,
            values: ExportValues::Always,
            predicted: self.predicted.to_owned(),
            items: self.items.to_owned(),
        }
    }

    fn targets(&self, request: &ExportRequest) -> Vec<ExportTarget> {
        let files = file_names(self.format, request.split.is_some());
        let mut targets: Vec<ExportTarget> =
            files.iter().map(|(name, part)| target(name, part.map(Part::word), "")).collect();
        targets.extend(self.beside.map(|(name, about)| target(name, None, about)));
        targets.push(target("losses.csv", None, "labels that do not fit"));
        targets.push(target("report.json", None, "counts"));
        targets
    }

    fn begin(&self, request: &ExportRequest, schema: &Schema) -> Result<Box<dyn Writing>, WorkbenchError> {
        let export = FormExport::create(&request.out, self.format, &self.settings(request, schema)?)?;
        let names = self.targets(request).into_iter();
        let files = names.map(|target| request.out.join(target.name)).collect();
        // Tables of values leave predictions out.
        let holds = !matches!(self.format, Format::Delimited | Format::Excel);
        Ok(Box::new(Open { export, files, holds, predicted: 0 }))
    }

    fn lines(
        &self,
        request: &ExportRequest,
        schema: &Schema,
        items: &[Leaving],
        slots: &dyn Fn(&str) -> Option<u16>,
    ) -> Result<Vec<PreviewLine>, WorkbenchError> {
        let leaving: Vec<_> = items.iter().map(|leaving| (marked(leaving), leaving)).collect();
        let outgoing: Vec<Outgoing<'_>> = leaving
            .iter()
            .map(|(item, leaving)| Outgoing {
                item,
                annotation: leaving.annotation.as_ref(),
                status: leaving.status,
            })
            .collect();
        let text = sample(self.format, &self.settings(request, schema)?, &outgoing);
        Ok(text.lines().map(|line| drawn(line, self.key, slots)).collect())
    }
}

impl Other {
    fn settings(&self, request: &ExportRequest, schema: &Schema) -> Result<ExportOptions, WorkbenchError> {
        let mut options = options(request, schema);
        // Datasets have words and pieces beside each other; other forms have one kind of token.
        if self.format == Format::Parquet {
            options.pieces = pieces::pieces(request)?;
        } else {
            options.tokens = pieces::tokens(request)?;
        }
        Ok(options)
    }
}

fn options(request: &ExportRequest, schema: &Schema) -> ExportOptions {
    let is = |name: &str, value: &str| chosen(request, name, "") == value;
    // Columns of verticals that do not leave would be empty.
    let mut schema = schema.clone();
    let wanted = |name: &str| request.verticals.is_empty() || request.verticals.iter().any(|v| v == name);
    schema.verticals.retain(|vertical| wanted(&vertical.name));
    ExportOptions {
        texts: if is("texts", "fields") { TextsAs::Fields } else { TextsAs::Items },
        tokens: if is("tokens", "chars") { Tokens::Characters } else { Tokens::Words },
        scheme: Scheme::from_word(chosen(request, "scheme", "iob2")).unwrap_or_default(),
        parts: request.split.is_some(),
        photos: request.photos,
        overwrite: request.overwrite,
        exact: is("cells", "exact"),
        pieces: None,
        schema,
    }
}

struct Open {
    export: FormExport,
    files: Vec<PathBuf>,
    /// Predictions leave as well.
    holds: bool,
    predicted: u64,
}

impl Writing for Open {
    fn write(&mut self, leaving: &Leaving, part: Option<Part>) -> Result<(), WorkbenchError> {
        let (item, annotation) = (marked(leaving), leaving.annotation.as_ref());
        let out = Outgoing { item: &item, annotation, status: leaving.status };
        self.predicted += if self.holds { leaving.predicted.len() as u64 } else { 0 };
        Ok(self.export.write(out, part.unwrap_or(Part::Train))?)
    }

    fn finish(mut self: Box<Self>, left_out: LeftOut) -> Result<Written, WorkbenchError> {
        self.export.leave_out(&left_out);
        let report = self.export.finish()?;
        let spans = self.predicted + report.files.values().map(|file| file.spans).sum::<u64>();
        Ok(Written { spans, losses: report.losses, left_out: report.left_out, files: self.files })
    }
}
