//! CoNLL as a format of the registry.

use std::path::PathBuf;

use swingtag_catalogue::Schema;
use swingtag_catalogue::bio::{Scheme, Tag};
use swingtag_catalogue::partition::Part;
use swingtag_formats::conll::{ConllExport, ConllOptions, ConllSample, Separator};
use swingtag_formats::export::LeftOut;

use super::by_attribute::{ByAttribute, folders, only};
use super::formats::{Form, chosen, option, target};
use super::{ExportRequest, Leaving, Writing, Written, pieces, usage};
use crate::error::WorkbenchError;
use crate::view::{ExportFormat, ExportTarget, ExportValues, PreviewLine, PreviewPiece};

/// How tags mark the edges of a label, the usual way first.
pub(super) const SCHEMES: [(&str, &str); 4] = [
    ("iob2", "BIO: B- I- O"),
    ("bioes", "BIOES: adds E- and S-"),
    ("bilou", "BILOU: adds L- and U-"),
    ("iob1", "IOB1: B- only between"),
];

/// What a token is, the usual one first.
pub(super) const TOKENS: [(&str, &str); 3] =
    [("words", "Words"), ("chars", "Characters"), ("pieces", "Word pieces of the encoder")];

/// The choice of a folder for each attribute.
const APART: &str = "attributes";

/// See the module.
pub(super) struct Conll;

impl Form for Conll {
    fn about(&self) -> ExportFormat {
        ExportFormat {
            name: "conll".to_owned(),
            label: "CoNLL".to_owned(),
            about: "One token per line with its tag".to_owned(),
            extension: ".conll".to_owned(),
            options: vec![
                option("scheme", "Tags", &SCHEMES),
                option("tokens", "Tokens", &TOKENS),
                option("sentences", "Sentences", &[("fields", "One per field"), ("items", "One per item")]),
                option("files", "Files", &[("one", "All attributes together"), (APART, "A folder for each attribute")]),
                option("separator", "Columns", &[("space", "Set apart by spaces"), ("tab", "Set apart by tabs")]),
                option("edges", "Inside words", &[
                    ("cut", "Cut words at label ends"),
                    ("whole", "Keep words, leave such labels out"),
                ]),
                option("comments", "Comments", &[("no", "None"), ("yes", "Item id, vertical, group")]),
            ],
            overlaps: Some("holds one label per token: of overlapping labels the longest stays, losses.csv names the others".to_owned()),
            values: ExportValues::Comments,
            predicted: "their confidence stands in the third of four columns".to_owned(),
            items: "done".to_owned(),
        }
    }

    fn targets(&self, request: &ExportRequest) -> Vec<ExportTarget> {
        let mut files = match request.split {
            Some(_) => Part::ALL
                .map(|part| target(&format!("{}.conll", part.word()), Some(part.word()), ""))
                .to_vec(),
            None => vec![target("all.conll", None, "")],
        };
        files.push(target("tokens.jsonl", None, "offsets of every token"));
        files.push(target("losses.csv", None, "labels that do not fit"));
        files.push(target("report.json", None, "counts and tag names"));
        files
    }

    fn begin(&self, request: &ExportRequest, schema: &Schema) -> Result<Box<dyn Writing>, WorkbenchError> {
        if chosen(request, "files", "one") == APART {
            return Ok(Box::new(ByAttribute::begin(request, schema, &options(request)?)?));
        }
        let export = ConllExport::create(&request.out, options(request)?)?;
        Ok(Box::new(Open { export, folder: request.out.clone() }))
    }

    fn lines(
        &self,
        request: &ExportRequest,
        schema: &Schema,
        items: &[Leaving],
        slots: &dyn Fn(&str) -> Option<u16>,
    ) -> Result<Vec<PreviewLine>, WorkbenchError> {
        let options = options(request)?;
        let between = if options.separator == Separator::Tab { '\t' } else { ' ' };
        let mut sample = ConllSample::new(options);
        // Of a folder for each attribute the first one is shown.
        let apart = (chosen(request, "files", "one") == APART).then(|| folders(request, schema));
        let first = apart.and_then(|folders| folders.into_iter().next());
        for leaving in items {
            let together = leaving.together();
            let said = first.as_ref().map_or_else(|| together.clone(), |(name, _)| only(&together, name));
            sample.add(&leaving.item, &said, &leaving.predicted);
        }
        let slot_of = |tag: &str| {
            let tag = Tag::parse(tag)?;
            slots(sample.attributes().get(&tag.attribute)?)
        };
        Ok(sample.text().lines().map(|line| drawn(line, between, &slot_of)).collect())
    }
}

/// A line in its columns, token and tag in the colour of the attribute. Comments and blank lines are whole.
fn drawn(line: &str, between: char, slot_of: &dyn Fn(&str) -> Option<u16>) -> PreviewLine {
    let columns: Vec<&str> = line.split(between).collect();
    let tag = columns.last().copied().unwrap_or_default();
    let is_row = matches!(columns.len(), 2 | 4) && Tag::parse(tag).is_some();
    if !is_row {
        let pieces = vec![PreviewPiece { text: line.to_owned(), ..PreviewPiece::default() }];
        return PreviewLine { text: line.to_owned(), comment: line.starts_with('#'), pieces };
    }
    let slot = slot_of(tag);
    let middle = columns[1..columns.len() - 1].join(" ");
    let piece = |text: &str, slot, word| PreviewPiece { text: text.to_owned(), slot, word };
    let pieces = vec![piece(columns[0], slot, true), piece(&middle, None, false), piece(tag, slot, false)];
    PreviewLine { text: line.to_owned(), comment: false, pieces }
}

struct Open {
    export: ConllExport,
    folder: PathBuf,
}

impl Writing for Open {
    fn write(&mut self, leaving: &Leaving, part: Option<Part>) -> Result<(), WorkbenchError> {
        let part = part.unwrap_or(Part::Train);
        Ok(self.export.write_marked(&leaving.item, &leaving.together(), &leaving.predicted, part)?)
    }

    fn finish(mut self: Box<Self>, left_out: LeftOut) -> Result<Written, WorkbenchError> {
        self.export.leave_out(&left_out);
        let report = self.export.finish()?;
        let names =
            report.files.keys().map(String::as_str).chain(["tokens.jsonl", "losses.csv", "report.json"]);
        Ok(Written {
            spans: report.files.values().map(|file| file.spans).sum(),
            files: names.map(|name| self.folder.join(name)).collect(),
            losses: report.losses,
            left_out: report.left_out,
        })
    }
}

fn options(request: &ExportRequest) -> Result<ConllOptions, WorkbenchError> {
    let scheme = chosen(request, "scheme", "iob2");
    Ok(ConllOptions {
        scheme: Scheme::from_word(scheme)
            .ok_or_else(|| usage("scheme", scheme, "iob2, iob1, bioes or bilou"))?,
        tokens: pieces::tokens(request)?,
        separator: if chosen(request, "separator", "space") == "tab" {
            Separator::Tab
        } else {
            Separator::Space
        },
        joined: chosen(request, "sentences", "fields") == "items",
        keep_tokens_whole: chosen(request, "edges", "cut") == "whole",
        comments: chosen(request, "comments", "no") == "yes",
        values: request.values,
        marked: request.predicted,
        parts: request.split.is_some(),
        overwrite: request.overwrite,
    })
}
