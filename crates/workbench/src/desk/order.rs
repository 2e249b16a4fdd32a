//! The order of work: the batch that is open, else all items as imported. Where a project has products and
//! search queries, each has an order of its own; a person who was given items has one of those.

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
    /// Whoever's own items these are, whatever their kind.
    own: Option<String>,
    /// The queues that there are, where there are several.
    pub(super) tabs: Option<QueueTabs>,
}

impl Order {
    pub(super) fn page(&self, store: &Store, offset: u64, limit: usize) -> Result<QueuePage, WorkbenchError> {
        if let Some(who) = &self.own {
            return Ok(store.own_queue(who, offset, limit)?);
        }
        Ok(match &self.part {
            Some(part) => store.queue_part(self.queue, part, offset, limit)?,
            None => store.queue_page(self.queue, offset, limit)?,
        })
    }

    pub(super) fn position(&self, store: &Store, item: ItemId) -> Result<Option<u64>, WorkbenchError> {
        if let Some(who) = &self.own {
            return Ok(store.own_queue_position(who, item)?);
        }
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
        if let Some(who) = &self.own {
            return Ok(store.own_queue_step(who, from, step)?);
        }
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
        let mine = match self.who {
            Some(who) => self.store.own_queue_size(who)?,
            None => 0,
        };
        let schema = self.store.schema()?;
        let (products, queries) =
            (of_kind(&schema, VerticalKind::Products), of_kind(&schema, VerticalKind::Queries));
        let all = (self.size(Queue::File, &products)?, self.size(Queue::File, &queries)?);
        let in_batch = (self.size(queue, &products)?, self.size(queue, &queries)?);
        let size = |batch: u64, all: u64| if batch > 0 { batch } else { all };
        let (is_split, shown) = (all.0 > 0 && all.1 > 0, (size(in_batch.0, all.0), size(in_batch.1, all.1)));
        let tabs = |kind| QueueTabs { kind, products: shown.0, queries: shown.1, mine };
        if let (Some(QueueKind::Mine), Some(who), 1..) = (kind, self.who, mine) {
            let (own, tabs) = (Some(who.to_owned()), Some(tabs(QueueKind::Mine)));
            return Ok(Order { queue: Queue::File, batch: None, part: None, own, tabs });
        }
        if !is_split {
            let only = if all.1 > 0 { QueueKind::Queries } else { QueueKind::Products };
            let tabs = (mine > 0).then(|| tabs(only));
            return Ok(Order { queue, batch, part: None, own: None, tabs });
        }
        // A batch that holds nothing of a kind leaves that kind in the order of the file.
        let kind = match kind.filter(|kind| *kind != QueueKind::Mine) {
            Some(kind) => kind,
            None => self.kind_of(item, &queries, in_batch)?,
        };
        let (part, here) =
            if kind == QueueKind::Queries { (queries, in_batch.1) } else { (products, in_batch.0) };
        let (queue, batch) = if here > 0 { (queue, batch) } else { (Queue::File, None) };
        Ok(Order { queue, batch, part: Some(part), own: None, tabs: Some(tabs(kind)) })
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

fn of_kind(schema: &Schema, kind: VerticalKind) -> Vec<String> {
    schema.verticals.iter().filter(|v| v.kind == kind).map(|v| v.name.clone()).collect()
}
