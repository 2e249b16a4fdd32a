//! The list on the left of Annotate and the way through it.

use swingtag_catalogue::{ItemId, ItemStatus};
use swingtag_store::{Batch, Share, Step};

use super::Desk;
use super::order::Order;
use super::scene::confidence;
use crate::WorkbenchError;
use crate::view::{BatchView, Direction, QueueKind, QueueRow, QueueView};

/// Rows given at once; a list shows fewer than that.
const PAGE_LIMIT: u32 = 500;

impl Desk<'_> {
    /// A page of the queue; with `around`, the page that holds this item, if the queue does.
    ///
    /// # Errors
    /// When the project file cannot be read.
    pub fn queue(
        &self,
        offset: u64,
        limit: u32,
        around: Option<ItemId>,
    ) -> Result<QueueView, WorkbenchError> {
        self.queue_of(None, offset, limit, around)
    }

    /// The same for products or for search queries; where a project has both and none is asked for, for
    /// those that `around` is one of.
    ///
    /// # Errors
    /// As for [`Desk::queue`].
    pub fn queue_of(
        &self,
        kind: Option<QueueKind>,
        offset: u64,
        limit: u32,
        around: Option<ItemId>,
    ) -> Result<QueueView, WorkbenchError> {
        let limit = limit.clamp(1, PAGE_LIMIT);
        let order = self.order(kind, around)?;
        let place = around.map(|item| order.position(self.store, item)).transpose()?.flatten();
        let offset = place.map_or(offset, |place| place - place % u64::from(limit));
        let page = order.page(self.store, offset, limit as usize)?;
        // Labels taken from a file cost no time and tell nothing about a person's pace.
        let pace = self.store.pace()?.filter(|seconds| *seconds >= 1.0);
        let left = page.total.saturating_sub(page.finished);
        Ok(QueueView {
            batch: order.batch.map(batch_view),
            rows: page.rows.into_iter().map(row_view).collect(),
            offset: page.offset,
            total: page.total,
            finished: page.finished,
            minutes_left: pace.map(|seconds| minutes(seconds, left)),
            tabs: order.tabs,
        })
    }

    /// The neighbour of an item among those of its kind; the first of the queue when the item is not in it,
    /// none at the end.
    ///
    /// # Errors
    /// When the project file cannot be read.
    pub fn next_item(&self, from: ItemId, direction: Direction) -> Result<Option<ItemId>, WorkbenchError> {
        self.next_item_of(None, from, direction)
    }

    /// The same in the queue of a kind, the person's own for example.
    ///
    /// # Errors
    /// As for [`Desk::next_item`].
    pub fn next_item_of(
        &self,
        kind: Option<QueueKind>,
        from: ItemId,
        direction: Direction,
    ) -> Result<Option<ItemId>, WorkbenchError> {
        let order = self.order(kind, Some(from))?;
        match direction {
            Direction::NextOpen => {
                let found = match self.next_open(&order, Some(from))? {
                    None => self.next_open(&order, None)?,
                    found => found,
                };
                match found.filter(|item| *item != from) {
                    None => Ok(order.open_of_any_kind(self.store)?.filter(|item| *item != from)),
                    found => Ok(found),
                }
            }
            Direction::Next => order.step(self.store, Some(from), Step::Next),
            Direction::Previous => order.step(self.store, Some(from), Step::Previous),
        }
    }

    /// The next item that is open for the person at this desk: what others label apart is not, and what this person
    /// is done with is not either, however long others take.
    fn next_open(&self, order: &Order, from: Option<ItemId>) -> Result<Option<ItemId>, WorkbenchError> {
        let mut from = from;
        while let Some(item) = order.step(self.store, from, Step::NextOpen)? {
            let Some(who) = self.who else { return Ok(Some(item)) };
            match self.store.share(item, who)? {
                Share::Common => return Ok(Some(item)),
                Share::Own { status: ItemStatus::New | ItemStatus::Started, .. } => return Ok(Some(item)),
                Share::Own { .. } | Share::Others { .. } => from = Some(item),
            }
        }
        Ok(None)
    }
}

fn row_view(row: swingtag_store::QueueRow) -> QueueRow {
    let mut item = row.row;
    if item.holdout && item.status != ItemStatus::Done {
        (item.lowest, item.confidences) = (None, Vec::new());
    }
    QueueRow {
        item: item.id.0,
        title: item.title,
        vertical: item.vertical,
        status: item.status,
        lowest: item.lowest.map(confidence),
        confidences: item.confidences.into_iter().map(confidence).collect(),
        photo: item.photo.map(|hash| hash.0),
        random: row.random,
    }
}

fn batch_view(batch: Batch) -> BatchView {
    BatchView { number: batch.id.0, strategy: in_words(&batch.strategy) }
}

/// What a strategy does, as a person reads it; a name that is not known here stays as it is.
fn in_words(strategy: &str) -> String {
    let (name, modifiers) = strategy.split_once('+').unwrap_or((strategy, ""));
    let words = match name {
        "random" => "At random",
        "least-confidence" => "Least sure first",
        "mnlp" => "Least sure per word first",
        "margin" => "Close calls first",
        "token-entropy" => "Doubtful words first",
        "bald" | "disagreement" => "Where models disagree first",
        "core-set" => "Unlike the labelled first",
        "badge" => "Unsure and varied first",
        "density" => "Unsure and typical first",
        other => other,
    };
    let by_time = if modifiers.split('+').any(|one| one == "cost") { ", by time" } else { "" };
    format!("{words}{by_time}")
}

fn minutes(seconds_each: f64, items: u64) -> u32 {
    #[expect(clippy::cast_precision_loss, reason = "an estimate; counts stay far below 2^52")]
    let minutes = (seconds_each * items as f64 / 60.0).ceil();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to u32 just before")]
    let whole = minutes.clamp(0.0, f64::from(u32::MAX)) as u32;
    whole
}
