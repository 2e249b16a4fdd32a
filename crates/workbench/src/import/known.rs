//! What the project holds already: ids and texts, as hashes.

use std::collections::HashMap;
use std::sync::Arc;

use swingtag_catalogue::{Item, ItemId};
use swingtag_learn::Watch;
use swingtag_store::{ItemFilter, Store};

use crate::error::WorkbenchError;

/// The first half of a hash: enough for as many items as a machine can hold.
pub(super) type Print = u128;

/// Ids and texts of the items of a project; about 100 bytes an item.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Items that were there when it was made.
    items: u64,
    /// By id: the fields, and the vertical.
    by_id: HashMap<Print, (Print, Print)>,
    /// By text.
    by_text: HashMap<Print, ItemId>,
}

impl Known {
    /// Reads the project once. Items are never deleted and texts never change, so what was read before holds
    /// as long as no item has been added.
    pub(super) fn of(
        store: &Store,
        before: Option<Arc<Self>>,
        watch: &dyn Watch,
    ) -> Result<Arc<Self>, WorkbenchError> {
        let total = store.counts()?.items;
        if let Some(known) = before.filter(|known| known.items == total) {
            return Ok(known);
        }
        let mut known = Self { items: total, ..Self::default() };
        let mut place = 0;
        store.each_item(&ItemFilter::default(), |stored| {
            if place % 256 == 0 {
                watch.tick("Reading the project", place, total)?;
            }
            place += 1;
            let item = &stored.item;
            known.by_id.insert(print(&item.id), (fields_print(item), print(&item.vertical)));
            known.by_text.entry(text_print(item)).or_insert(stored.id);
            Ok::<(), WorkbenchError>(())
        })?;
        Ok(Arc::new(known))
    }

    /// Fields and vertical of the item with this id.
    pub(super) fn id(&self, id: &str) -> Option<(Print, Print)> {
        self.by_id.get(&print(id)).copied()
    }

    /// An item with this text.
    pub(super) fn text(&self, text: Print) -> Option<ItemId> {
        self.by_text.get(&text).copied()
    }
}

/// All fields, whatever their order.
pub(super) fn fields_print(item: &Item) -> Print {
    let mut fields: Vec<(&str, &str)> =
        item.fields.iter().map(|f| (f.name.as_str(), f.text.as_str())).collect();
    fields.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    for (name, text) in fields {
        for part in [name, text] {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
        }
    }
    first_half(&hasher.finalize())
}

/// The words of all fields; how they are spaced is of no account.
pub(super) fn text_print(item: &Item) -> Print {
    let mut hasher = blake3::Hasher::new();
    for word in item.fields.iter().flat_map(|field| field.text.split_whitespace()) {
        hasher.update(word.as_bytes()).update(b" ");
    }
    first_half(&hasher.finalize())
}

/// Any text.
pub(super) fn print(text: &str) -> Print {
    first_half(&blake3::hash(text.as_bytes()))
}

fn first_half(hash: &blake3::Hash) -> Print {
    let mut half = [0; 16];
    half.copy_from_slice(&hash.as_bytes()[..16]);
    Print::from_le_bytes(half)
}
