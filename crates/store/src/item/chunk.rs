//! One chunk inside its transaction.

use std::sync::Arc;

use rusqlite::{CachedStatement, Transaction, params};

use super::merge::{Merged, merge};
use super::photos::insert_photos;
use super::prepare::PreparedRow;
use super::row::code_of_role;
use super::{ChunkCounts, Conflict, ImportSource, code_of_status, refresh};
use crate::Store;
use crate::annotation::{LabelCounts, hash_of, insert_new};
use crate::decision::{ImportRecord, append_import, forget_redo};
use crate::error::Result;
use crate::prediction::{IMPORTED, insert};
use crate::project::now;
use crate::schema::Names;
use swingtag_catalogue::SplitRole;

/// A chunk being written.
pub(super) struct Chunk<'a> {
    store: &'a Store,
    pub(super) transaction: &'a Transaction<'a>,
    pub(super) source: i64,
    origin: &'a ImportSource,
    counts: ChunkCounts,
    pub(super) label_counts: LabelCounts,
    labels: blake3::Hasher,
    labelled: u64,
    names: Arc<Names>,
    insert_item: CachedStatement<'a>,
    insert_body: CachedStatement<'a>,
    /// Texts for the index, which are written last: before every insert that has triggers SQLite opens a savepoint,
    /// and at a savepoint FTS5 writes out all it holds. Row by row that made a segment an item, to be merged later.
    searched: Vec<(i64, &'a str)>,
}

impl<'a> Chunk<'a> {
    pub(super) fn begin(
        store: &'a Store,
        transaction: &'a Transaction<'a>,
        origin: &'a ImportSource,
        counts: ChunkCounts,
    ) -> Result<Self> {
        transaction
            .prepare_cached("INSERT INTO source (name, hash, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?
            .execute(params![origin.name, origin.hash, now()])?;
        let source = transaction
            .prepare_cached("SELECT id FROM source WHERE name = ?1 AND hash = ?2")?
            .query_row([&origin.name, &origin.hash], |row| row.get(0))?;
        Ok(Self {
            store,
            transaction,
            source,
            origin,
            counts,
            label_counts: LabelCounts::default(),
            labels: blake3::Hasher::new(),
            labelled: 0,
            names: store.names(transaction)?,
            insert_item: transaction.prepare_cached(include_str!("insert.sql"))?,
            insert_body: transaction.prepare_cached("INSERT INTO item_body VALUES (?1, ?2, ?3)")?,
            searched: Vec::new(),
        })
    }

    /// Writes one row: as a new item, or into the item that is there.
    pub(super) fn take(&mut self, place: usize, row: &'a PreparedRow<'_>) -> Result<()> {
        if let Some(item) = self.insert_item(row)? {
            self.fill(item, row)?;
            self.counts.added += 1;
            return Ok(());
        }
        let Merged { changed, conflict } = merge(self, row)?;
        if let Some(reason) = conflict {
            let refused = reason.refuses_item();
            self.counts.conflicts.push(Conflict { row: place, id: row.new.item.id.clone(), reason });
            if refused {
                return Ok(());
            }
        }
        if changed {
            self.counts.changed += 1;
        } else {
            self.counts.unchanged += 1;
        }
        Ok(())
    }

    /// Names the labels that came in, in one entry of the decision log.
    pub(super) fn finish(self) -> Result<ChunkCounts> {
        if self.labelled > 0 {
            let record = ImportRecord {
                source: &self.origin.name,
                hash: &self.origin.hash,
                labelled: self.labelled,
                labels: self.labels.finalize().to_hex().to_string(),
            };
            append_import(self.store, self.transaction, &record)?;
            forget_redo(self.transaction)?;
        }
        self.label_counts.apply(self.transaction)?;
        let mut insert =
            self.transaction.prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)")?;
        for (item, text) in &self.searched {
            insert.execute(params![item, text])?;
        }
        Ok(self.counts)
    }

    /// Gives labels to an item that has none.
    pub(super) fn label(&mut self, item: i64, row: &PreparedRow<'_>) -> Result<()> {
        if let Some((text, doc)) = &row.labels {
            insert_new(self.transaction, item, text)?;
            self.label_counts.count(doc, 1);
            self.labels.update(&hash_of(item, text));
            self.labelled += 1;
        }
        Ok(())
    }

    /// Inserts the narrow row; none when the item is known.
    fn insert_item(&mut self, row: &PreparedRow<'_>) -> Result<Option<i64>> {
        let certainty = row.prediction.as_ref().map(|(_, certainty)| certainty);
        let added = self.insert_item.execute(params![
            row.new.item.id,
            row.vertical,
            self.source,
            code_of_status(row.new.status),
            row.role == SplitRole::Holdout,
            code_of_role(row.role),
            row.new.item.group,
            certainty.map(|_| IMPORTED.0),
            certainty.map(|c| f64::from(c.lowest)),
            certainty.map(|c| c.log_probability),
            certainty.map(|c| c.tokens),
            now(),
            row.facts.said,
            row.facts.predicted,
            row.facts.conflicts,
            row.facts.partly,
            row.facts.only_text,
            row.facts.unasked,
            row.facts.evidenced,
            row.facts.photo_says,
            row.facts.text_silent,
        ])?;
        Ok((added > 0).then(|| self.transaction.last_insert_rowid()))
    }

    fn fill(&mut self, item: i64, row: &'a PreparedRow<'_>) -> Result<()> {
        self.insert_body.execute(params![item, row.body, row.body_hash])?;
        self.searched.push((item, &row.search));
        if let Some((text, certainty)) = &row.prediction {
            insert(self.transaction, item, IMPORTED, certainty, text)?;
        }
        self.label(item, row)?;
        insert_photos(self.transaction, item, row)
    }

    /// What is known of an item that has changed.
    pub(super) fn facts(&self, item: i64) -> Result<()> {
        refresh(self.transaction, &self.names, item, Some(now()))
    }
}
