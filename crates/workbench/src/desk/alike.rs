//! Queries like the one in view that people have labelled already, and queries that go with a product.

use swingtag_catalogue::{ItemId, VerticalKind};

use super::Desk;
use crate::WorkbenchError;
use crate::view::{AlikeView, ItsQueryView};

/// Queries shown at most.
const MOST: usize = 6;
/// Queries of a product that are shown at most.
const MOST_OF_A_PRODUCT: usize = 12;

impl Desk<'_> {
    /// Labelled queries that share words with a query, nearest first; none for a product.
    ///
    /// # Errors
    /// `no_such_row` for an unknown number; else when the project file cannot be read.
    pub fn alike(&self, id: ItemId) -> Result<Vec<AlikeView>, WorkbenchError> {
        let (scene, _, _) = self.scene(id)?;
        if scene.vertical.kind != VerticalKind::Queries {
            return Ok(Vec::new());
        }
        let found = self.store.alike(&scene.vertical.name, scene.item.title(), id, MOST)?;
        let view = |alike: swingtag_store::Alike| AlikeView {
            item: alike.item.0,
            text: alike.text,
            intents: alike.intents,
        };
        Ok(found.into_iter().map(view).collect())
    }

    /// Queries that go with a product, by the words that they share with its title; none for a query.
    ///
    /// # Errors
    /// As of [`Desk::alike`].
    pub fn its_queries(&self, id: ItemId) -> Result<Vec<ItsQueryView>, WorkbenchError> {
        let (scene, _, _) = self.scene(id)?;
        if scene.vertical.kind == VerticalKind::Queries {
            return Ok(Vec::new());
        }
        let count = |words: usize| u32::try_from(words).unwrap_or(u32::MAX);
        let view = |query: swingtag_store::ItsQuery| ItsQueryView {
            item: query.item.0,
            text: query.text,
            status: query.status,
            intents: query.intents,
            shared: count(query.shared),
            words: count(query.words),
        };
        let found = self.store.its_queries(scene.item.title(), MOST_OF_A_PRODUCT)?;
        Ok(found.into_iter().map(view).collect())
    }
}
