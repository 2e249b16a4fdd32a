//! Items and labels: hashes, and every span against its text.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};
use swingtag_catalogue::{Annotation, Item};

use super::{CheckReport, ProblemArea};
use crate::annotation::{AnnotationDoc, LabelCounts, hash_of};
use crate::error::Result;
use crate::item::{ItemDoc, body_hash};
use crate::schema::Names;

/// What the counters should say.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// Items by (vertical, status, holdout).
    pub(super) items: BTreeMap<(i64, i64, i64), i64>,
    /// Labels by attribute.
    pub(super) labels: LabelCounts,
}

pub(super) fn check(connection: &Connection, names: &Names, report: &mut CheckReport) -> Result<Counted> {
    let mut counted = Counted::default();
    let mut statement = connection.prepare(include_str!("items.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        report.items += 1;
        *counted.items.entry((row.get(2)?, row.get(3)?, row.get(4)?)).or_default() += 1;
        if let Some(item) = item(row, names, report)? {
            labels(row, &item, names, &mut counted.labels, report)?;
        }
    }
    Ok(counted)
}

/// The item of a row, when it is what was imported.
fn item(row: &Row<'_>, names: &Names, report: &mut CheckReport) -> Result<Option<Item>> {
    let external: String = row.get(1)?;
    let (Some(doc), Some(hash)): (Option<String>, Option<Vec<u8>>) = (row.get(5)?, row.get(6)?) else {
        report.add(ProblemArea::Item, external, "its text is missing");
        return Ok(None);
    };
    if body_hash(&external, &doc).as_slice() != hash {
        report.add(ProblemArea::Item, external, "its text is not the one that was imported");
        return Ok(None);
    }
    let vertical = names.vertical_of(row.get(2)?)?.name.clone();
    Ok(Some(ItemDoc::parse(&doc)?.item(external, vertical)))
}

fn labels(
    row: &Row<'_>,
    item: &Item,
    names: &Names,
    counts: &mut LabelCounts,
    report: &mut CheckReport,
) -> Result<()> {
    let (Some(text), Some(hash)): (Option<String>, Option<Vec<u8>>) = (row.get(7)?, row.get(8)?) else {
        return Ok(());
    };
    if hash_of(row.get(0)?, &text).as_slice() != hash {
        report.add(ProblemArea::Label, &item.id, "the labels are not those that were saved");
    }
    let parsed = AnnotationDoc::parse(&text).and_then(|doc| {
        counts.count(&doc, 1);
        doc.annotation(names)
    });
    match parsed {
        Ok(annotation) => spans(item, &annotation, report),
        Err(error) => report.add(ProblemArea::Label, &item.id, error.to_string()),
    }
    Ok(())
}

fn spans(item: &Item, annotation: &Annotation, report: &mut CheckReport) {
    for span in annotation.spans.iter().chain(&annotation.rejected) {
        report.spans += 1;
        if let Err(problem) = span.check(item) {
            let detail = format!("a span of “{}” does not fit: {problem}", span.attribute);
            report.add(ProblemArea::Label, &item.id, detail);
        }
    }
}
