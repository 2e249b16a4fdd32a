//! Drafts become items, or problems that say why not.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use swingtag_catalogue::slice_chars;

use super::meta::restore;
use super::units::{OffsetUnit, Units};
use super::{Draft, DraftText};
use crate::native::{MissingVertical, Pairs, SpanRow, checked};
use crate::problem::Found;
use crate::seen::SeenIds;
use crate::{IncomingItem, Reason, Row, RowProblem, Severity};

/// Settles the drafts of one file. Memory: 13 to 25 bytes an item, to notice an id that comes twice.
pub(crate) struct Settler {
    file: PathBuf,
    stem: String,
    vertical: MissingVertical,
    units: Units,
    ids: SeenIds,
    remarked: HashSet<String>,
    count: u64,
}

impl Settler {
    /// `unit`: what offsets count, where somebody said so.
    pub(crate) fn new(file: &Path, vertical: MissingVertical, unit: Option<OffsetUnit>) -> Self {
        let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        Self {
            file: file.to_owned(),
            stem,
            vertical,
            units: Units::new(unit),
            ids: SeenIds::default(),
            remarked: HashSet::new(),
            count: 0,
        }
    }

    /// The file was written a moment ago, by somebody who compares its ids.
    pub(crate) fn of_our_own(&mut self) {
        self.ids = SeenIds::unasked();
    }

    /// A problem with a record.
    pub(crate) fn problem(&self, line: u64, found: Found) -> Row {
        Row::Problem(Box::new(RowProblem::new(&self.file, line, found)))
    }

    /// The item of a draft or what is wrong with it, last; remarks stand before it.
    pub(crate) fn rows(&mut self, draft: Draft) -> Vec<Row> {
        self.count += 1;
        let line = draft.line;
        let mut remarks = Vec::new();
        let outcome = self.item(draft, &mut remarks);
        let mut rows = Vec::new();
        if outcome.is_ok() {
            for found in remarks {
                rows.extend(self.remark(line, found));
            }
        }
        rows.push(match outcome {
            Ok(item) => Row::Item(Box::new(IncomingItem { line, ..item })),
            Err(found) => self.problem(line, found),
        });
        rows
    }

    /// Remarks that hold for a whole file are made once.
    fn remark(&mut self, line: u64, found: Found) -> Option<Row> {
        let once = matches!(
            found.reason,
            Reason::SpanKeyUnknown { .. } | Reason::LeftOut { .. } | Reason::OffsetsTurned { .. }
        );
        if once && !self.remarked.insert(found.reason.to_string()) {
            return None;
        }
        let problem = RowProblem { severity: Severity::Warning, ..RowProblem::new(&self.file, line, found) };
        Some(Row::Problem(Box::new(problem)))
    }

    fn item(&mut self, mut draft: Draft, remarks: &mut Vec<Found>) -> Result<IncomingItem, Found> {
        remarks.append(&mut draft.remarks);
        if let Some(text) = draft.texts.iter().find(|text| text.text.contains('\0')) {
            return Err(Found::new(&text.name, &text.text, Reason::Nul));
        }
        let kept = draft.spans.len();
        draft.spans.append(&mut draft.refused);
        if let Some(unit) = self.units.settle(&draft.texts, &mut draft.spans) {
            remarks.push(Found::new("spans", "", Reason::OffsetsTurned { unit: unit.named() }));
        }
        let spans = draft.spans.into_iter().map(|row| spread(row, &draft.texts));
        let mut spans = spans.collect::<Result<Vec<_>, _>>()?;
        let refused = spans.split_off(kept);
        restore(&mut spans, &draft.flagged);
        let mut raw = draft.raw;
        if !refused.is_empty() {
            raw.rejected.get_or_insert_default().extend(refused);
        }
        raw.fields = Some(Pairs(fields(draft.texts)?));
        if raw.id.is_none() {
            raw.id = Some(format!("{}-{}", self.stem, self.count).into());
        }
        let labelled_since = draft.was_blank && !spans.is_empty() && raw.status.as_deref() == Some("new");
        if labelled_since || (draft.looked_at && raw.status.is_none()) {
            raw.status = Some("done".to_owned());
        }
        raw.spans = Some(spans);
        // Only what is said above makes an item looked at, not the presence of a list.
        let split = raw.split.take();
        let vertical = match &self.vertical {
            MissingVertical::Refuse => None,
            MissingVertical::Use(name) => Some(name.as_str()),
        };
        let mut item = checked(raw, vertical, remarks)?;
        item.item.split = split;
        let id = &item.item.id;
        if self.ids.first(id) { Ok(item) } else { Err(Found::new("id", id, Reason::IdTwice)) }
    }
}

/// A span of a joined text as one of its field.
fn spread(mut row: SpanRow, texts: &[DraftText]) -> Result<SpanRow, Found> {
    let Some(text) = texts.iter().find(|text| text.name == row.span.field) else { return Ok(row) };
    if text.parts.is_empty() {
        return Ok(row);
    }
    let (start, end) = (row.span.start, row.span.end);
    let part =
        text.parts.iter().rev().find(|part| part.start <= start && start < part.end.max(part.start + 1));
    let Some(part) = part else { return Err(across(text, start, row)) };
    if end > part.end {
        return Err(across(text, start, row));
    }
    row.span.field.clone_from(&part.field);
    // A span that ends before it begins is for the check to refuse.
    (row.span.start, row.span.end) = (start - part.start, end.saturating_sub(part.start));
    Ok(row)
}

fn across(text: &DraftText, start: usize, row: SpanRow) -> Found {
    let field = text.parts.iter().rev().find(|part| part.start <= start);
    let field = field.map_or_else(|| text.name.clone(), |part| part.field.clone());
    Found::new("spans", row.span.attribute, Reason::SpanAcross { field })
}

/// The fields of all texts, in order.
fn fields(texts: Vec<DraftText>) -> Result<Vec<(String, String)>, Found> {
    let mut fields = Vec::new();
    for text in texts {
        if text.parts.is_empty() {
            fields.push((text.name, text.text));
            continue;
        }
        for part in &text.parts {
            let words = slice_chars(&text.text, part.start, part.end);
            let words = words.ok_or_else(|| Found::new("text", &text.text, Reason::LayoutChanged))?;
            fields.push((part.field.clone(), words.to_owned()));
        }
    }
    Ok(fields)
}
