//! Queries like the one in view that people have labelled already.

use swingtag_catalogue::{ItemId, VerticalKind};

use super::Desk;
use crate::WorkbenchError;
use crate::view::AlikeView;

/// Queries shown at most.
const MOST: usize = 6;

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
}
