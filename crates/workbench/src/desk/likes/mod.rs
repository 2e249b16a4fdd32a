//! What people made of words like those in focus.
//!
//! Marked words are kept in memory, by spelling, and brought up to date from the decision log at every
//! question: an act costs nothing here, and a question reads the items of the acts since the one before.
//! The first question, and the first after a change of many items, reads all marked words. No act waits for it.

mod index;
mod spelling;
#[cfg(test)]
mod tests;

use std::sync::{Mutex, PoisonError};

use swingtag_catalogue::{DecisionId, ItemId};
use swingtag_store::{MarkedSince, Store, StoreError};

use super::Desk;
use crate::WorkbenchError;
use crate::view::LikeView;
use index::Index;

/// Marked words as they were at an entry of the log; nothing before the first question.
#[derive(Debug, Default)]
pub(crate) struct Likes(Mutex<Option<(DecisionId, Index)>>);

impl Desk<'_> {
    /// How people labelled the same words in other items of the same vertical, or words like them where
    /// nobody marked the same: see [`Index::like`]. None where nobody marked anything like it.
    ///
    /// # Errors
    /// `no_such_row` for an unknown number; else when the project file cannot be read.
    pub fn like(&self, id: ItemId, words: &str) -> Result<Option<LikeView>, WorkbenchError> {
        let item = self.store.item(id)?.item;
        let Some(vertical) = self.store.vertical_id(&item.vertical)? else { return Ok(None) };
        let mut held = self.shared.likes.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = held.take();
        let (_, index) = held.insert(current(self.store, before)?);
        let Some(like) = index.like(vertical, id, words) else { return Ok(None) };
        drop(held);
        let attribute = self.store.attribute(like.attribute)?.attribute.name;
        Ok(Some(LikeView { attribute, count: like.count, of: like.of, words: like.words }))
    }
}

impl Desk<'_> {
    /// Words that people marked most often as an attribute.
    pub(super) fn examples(&self, vertical: &str, attribute: &str) -> Result<Vec<String>, WorkbenchError> {
        let Some(vertical) = self.store.vertical_id(vertical)? else { return Ok(Vec::new()) };
        let Some(attribute) = self.store.attribute_id(vertical, attribute)? else { return Ok(Vec::new()) };
        let mut held = self.shared.likes.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = held.take();
        let (_, index) = held.insert(current(self.store, before)?);
        Ok(index.most_marked(vertical, attribute))
    }
}

/// The index as of now.
fn current(store: &Store, held: Option<(DecisionId, Index)>) -> Result<(DecisionId, Index), StoreError> {
    if let Some((at, mut index)) = held
        && let MarkedSince::Items(last, items) = store.marked_since(at)?
    {
        items.into_iter().for_each(|marked| index.put(marked));
        return Ok((last, index));
    }
    let mut index = Index::default();
    let last = store.each_marked(|marked| index.put(marked))?;
    Ok((last, index))
}
