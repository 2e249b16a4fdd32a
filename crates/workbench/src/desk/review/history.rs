//! Who did what when: entries of the log with the labels that came and went, and the log as a file.

use std::path::Path;

use swingtag_catalogue::{Annotation, DecisionId, Item, ItemId, ItemStatus};
use swingtag_formats::RowSheet;
use swingtag_store::{LogEntry, LogQuery, Share, Store};

use crate::WorkbenchError;
use crate::clock::utc;
use crate::desk::Desk;
use crate::view::{HistoryChange, HistoryQuery, HistoryRow, HistoryView, SavedReport};

/// Rows given at once.
const PAGE_LIMIT: u32 = 500;
/// Columns of the file.
const COLUMNS: [&str; 12] = [
    "decision",
    "at",
    "who",
    "item",
    "kind",
    "said",
    "seconds",
    "status before",
    "status after",
    "came",
    "went",
    "reverts",
];
/// Kinds of entries that are no act on labels.
const TURNS: [&str; 2] = ["undo", "redo"];

impl Desk<'_> {
    /// Entries of the log, newest first. What others said of an item stays hidden from a person who labels it apart
    /// from them and is not done.
    ///
    /// # Errors
    /// When the project file cannot be read.
    pub fn history(&self, query: &HistoryQuery) -> Result<HistoryView, WorkbenchError> {
        let limit = query.limit.clamp(1, PAGE_LIMIT) as usize;
        let mut entries = self.store.log(&asked(query, limit + 1))?;
        let more = entries.len() > limit;
        entries.truncate(limit);
        let mut rows = Vec::with_capacity(entries.len());
        for entry in entries {
            let hidden = self.is_hidden(&entry)?;
            let row = row(self.store, entry)?;
            let (changes, revertible) =
                if hidden { (Vec::new(), false) } else { (row.changes, row.revertible) };
            rows.push(HistoryRow { changes, revertible, ..row });
        }
        Ok(HistoryView { rows, more })
    }

    fn is_hidden(&self, entry: &LogEntry) -> Result<bool, WorkbenchError> {
        let (Some(me), Some(item)) = (self.who.filter(|me| *me != entry.who), entry.item) else {
            return Ok(false);
        };
        let open = |status| !matches!(status, ItemStatus::Done | ItemStatus::Review);
        Ok(matches!(self.store.share(item, me)?, Share::Own { status, .. } if open(status)))
    }
}

/// Writes entries of the log as CSV, newest first.
///
/// # Errors
/// When the file cannot be written, or the project file cannot be read.
pub fn write_log(store: &Store, query: &HistoryQuery, path: &Path) -> Result<SavedReport, WorkbenchError> {
    let mut sheet = RowSheet::create(path, &COLUMNS.map(str::to_owned))?;
    let (mut rows, mut next) = (0, query.clone());
    loop {
        let entries = store.log(&asked(&next, PAGE_LIMIT as usize))?;
        let Some(last) = entries.last().map(|entry| entry.id.0) else { break };
        for entry in entries {
            sheet.write(&cells(&row(store, entry)?))?;
            rows += 1;
        }
        next.before = Some(last);
    }
    sheet.finish()?;
    Ok(SavedReport { path: path.display().to_string(), rows, beyond: 0 })
}

fn asked(query: &HistoryQuery, limit: usize) -> LogQuery {
    LogQuery {
        item: query.item.map(ItemId),
        who: query.who.clone(),
        search: query.search.clone(),
        before: query.before.map(DecisionId),
        limit,
    }
}

fn row(store: &Store, entry: LogEntry) -> Result<HistoryRow, WorkbenchError> {
    let item = entry.item.map(|item| store.item(item)).transpose()?;
    let changes = item.map(|item| changes(&item.item, &entry.before, &entry.after)).unwrap_or_default();
    let revertible = !changes.is_empty() && !TURNS.contains(&entry.kind.as_str());
    Ok(HistoryRow {
        decision: entry.id.0,
        item: entry.item.map(|item| item.0),
        external_id: entry.external_id,
        kind: entry.kind,
        said: entry.said,
        who: entry.who,
        at: entry.at,
        seconds: entry.seconds,
        status_before: entry.status_before,
        status_after: entry.status_after,
        changes,
        revertible,
        reverts: entry.reverts.map(|reverts| reverts.0),
    })
}

/// Labels that came and went, each in words.
fn changes(item: &Item, before: &Annotation, after: &Annotation) -> Vec<HistoryChange> {
    let (was, is) = (in_words(item, before), in_words(item, after));
    let went = was.iter().filter(|label| !is.contains(label)).map(|label| change(false, label));
    let came = is.iter().filter(|label| !was.contains(label)).map(|label| change(true, label));
    went.chain(came).collect()
}

fn change(came: bool, (attribute, words): &(String, String)) -> HistoryChange {
    HistoryChange { came, attribute: attribute.clone(), words: words.clone() }
}

/// Everything that labels say, as attribute and words. A place in the text counts, so that the same words at
/// another place are another label.
fn in_words(item: &Item, labels: &Annotation) -> Vec<(String, String)> {
    let span = |span: &swingtag_catalogue::Span| {
        (span.attribute.clone(), format!("“{}” {} {}–{}", span.words(item), span.field, span.start, span.end))
    };
    let values = labels
        .values
        .iter()
        .flat_map(|(name, values)| values.iter().map(move |value| (name.clone(), format!("“{value}”"))));
    let absent = labels.absent.iter().map(|name| (name.clone(), "absent".to_owned()));
    let intents = labels.intents.iter().map(|intent| (String::new(), format!("“{intent}”")));
    labels.spans.iter().map(span).chain(values).chain(absent).chain(intents).collect()
}

fn cells(row: &HistoryRow) -> Vec<String> {
    let status =
        |status: Option<ItemStatus>| status.map(|status| status.word().to_owned()).unwrap_or_default();
    let labels = |came: bool| {
        let of = row.changes.iter().filter(|change| change.came == came);
        of.map(|change| format!("{} {}", change.attribute, change.words)).collect::<Vec<_>>().join("; ")
    };
    vec![
        row.decision.to_string(),
        utc(row.at),
        row.who.clone(),
        row.external_id.clone().unwrap_or_default(),
        row.kind.clone(),
        row.said.clone(),
        format!("{:.1}", row.seconds),
        status(row.status_before),
        status(row.status_after),
        labels(true),
        labels(false),
        row.reverts.map(|number| number.to_string()).unwrap_or_default(),
    ]
}
