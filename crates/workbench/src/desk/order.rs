//! The order of work: the batch that is open, else all items as imported. Where a project has products and
//! search queries, each has an order of its own.

use swingtag_catalogue::{ItemId, Schema, VerticalKind};
use swingtag_store::{Batch, Queue, QueuePage, Step, Store};

use super::Desk;
use crate::WorkbenchError;
use crate::view::{QueueKind, QueueTabs};

/// An order of work.
pub(super) struct Order {
    queue: Queue,
    /// The batch that is worked on.
    pub(super) batch: Option<Batch>,
    /// Verticals of the kind that is worked on; none where there is one kind only.
    part: Option<Vec<String>>,
    /// Both kinds, where there are both.
    pub(super) tabs: Option<QueueTabs>,
}

impl Order {
    pub(super) fn page(&self, store: &Store, offset: u64, limit: usize) -> Result<QueuePage, WorkbenchError> {
        Ok(match &self.part {
            Some(part) => store.queue_part(self.queue, part, offset, limit)?,
            None => store.queue_page(self.queue, offset, limit)?,
        })
    }

    pub(super) fn position(&self, store: &Store, item: ItemId) -> Result<Option<u64>, WorkbenchError> {
        Ok(match &self.part {
            Some(part) => store.queue_part_position(self.queue, part, item)?,
            None => store.queue_position(self.queue, item)?,
        })
    }

    /// A neighbour of an item, or the first of the order for one that is not in it.
    pub(super) fn step(
        &self,
        store: &Store,
        from: Option<ItemId>,
        step: Step,
    ) -> Result<Option<ItemId>, WorkbenchError> {
        if let Some(part) = &self.part {
            return Ok(store.queue_part_step(self.queue, part, from, step)?);
        }
        let place = from.map(|item| store.queue_position(self.queue, item)).transpose()?.flatten();
        let place = match (step, place) {
            (Step::NextOpen, _) => return Ok(store.next_open(self.queue, from)?),
            (_, None) => Some(0),
            (Step::Next, Some(place)) => Some(place + 1),
            (Step::Previous, Some(place)) => place.checked_sub(1),
        };
        let Some(place) = place else { return Ok(None) };
        Ok(store.queue_page(self.queue, place, 1)?.rows.first().map(|row| row.row.id))
    }

    /// The first open item of the batch, whatever its kind: whoever is through with the products of a batch
    /// goes on with its queries. None in file order.
    pub(super) fn open_of_any_kind(&self, store: &Store) -> Result<Option<ItemId>, WorkbenchError> {
        match (&self.part, self.queue) {
            (Some(_), batch @ Queue::Batch(_)) => Ok(store.next_open(batch, None)?),
            _ => Ok(None),
        }
    }
}

impl Desk<'_> {
    /// The order for a kind of items; where none is asked for, for the kind of an item.
    pub(super) fn order(
        &self,
        kind: Option<QueueKind>,
        item: Option<ItemId>,
    ) -> Result<Order, WorkbenchError> {
        let batch = self.store.current_batch()?;
        let queue = batch.as_ref().map_or(Queue::File, |batch| Queue::Batch(batch.id));
        let schema = self.store.schema()?;
        let (products, queries) =
            (of_kind(&schema, QueueKind::Products), of_kind(&schema, QueueKind::Queries));
        let sizes = if products.is_empty() || queries.is_empty() {
            None
        } else {
            let sizes = (self.size(Queue::File, &products)?, self.size(Queue::File, &queries)?);
            Some(sizes).filter(|(products, queries)| *products > 0 && *queries > 0)
        };
        let Some(all) = sizes else { return Ok(Order { queue, batch, part: None, tabs: None }) };
        // A batch that holds nothing of a kind leaves that kind in the order of the file.
        let in_batch = (self.size(queue, &products)?, self.size(queue, &queries)?);
        let kind = match kind {
            Some(kind) => kind,
            None => self.kind_of(item, &queries, in_batch)?,
        };
        let (part, here) = match kind {
            QueueKind::Products | QueueKind::Mine => (products, in_batch.0),
            QueueKind::Queries => (queries, in_batch.1),
        };
        let size = |batch: u64, all: u64| if batch > 0 { batch } else { all };
        let tabs =
            QueueTabs { kind, products: size(in_batch.0, all.0), queries: size(in_batch.1, all.1), mine: 0 };
        let (queue, batch) = if here > 0 { (queue, batch) } else { (Queue::File, None) };
        Ok(Order { queue, batch, part: Some(part), tabs: Some(tabs) })
    }

    /// What an item is; without one, what the batch holds, else products.
    fn kind_of(
        &self,
        item: Option<ItemId>,
        queries: &[String],
        in_batch: (u64, u64),
    ) -> Result<QueueKind, WorkbenchError> {
        let Some(item) = item else {
            return Ok(if in_batch.0 == 0 { QueueKind::Queries } else { QueueKind::Products });
        };
        let vertical = self.store.item(item)?.item.vertical;
        Ok(if queries.contains(&vertical) { QueueKind::Queries } else { QueueKind::Products })
    }

    fn size(&self, queue: Queue, part: &[String]) -> Result<u64, WorkbenchError> {
        Ok(self.store.queue_part(queue, part, 0, 0)?.total)
    }
}

fn of_kind(schema: &Schema, kind: QueueKind) -> Vec<String> {
    let kind = match kind {
        QueueKind::Products | QueueKind::Mine => VerticalKind::Products,
        QueueKind::Queries => VerticalKind::Queries,
    };
    schema.verticals.iter().filter(|v| v.kind == kind).map(|v| v.name.clone()).collect()
}
