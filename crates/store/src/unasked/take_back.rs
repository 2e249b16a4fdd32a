//! Takes back what was accepted without asking.

use swingtag_catalogue::Span;

use crate::Store;
use crate::annotation::{AnnotationDoc, current};
use crate::answer::is_apart;
use crate::change::{ChangeDoc, ItemState, Title, item_state};
use crate::error::Result;

impl Store {
    /// Takes such labels back, of one vertical or all, of the attributes of one name or all, as one step that
    /// undo brings back.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn take_back_unasked(
        &self,
        vertical: Option<&str>,
        attribute: Option<&str>,
        who: &str,
    ) -> Result<String> {
        self.change("taking back what was accepted without asking", who, |connection, names| {
            let vertical = vertical.map(|name| names.vertical(name)).transpose()?.map(|v| v.id);
            let is_meant = |span: &Span| span.unasked && attribute.is_none_or(|name| span.attribute == name);
            let items: Vec<i64> = connection
                .prepare_cached(
                    "SELECT id FROM item WHERE unasked > 0 AND (?1 IS NULL OR vertical_id = ?1) ORDER BY id",
                )?
                .query_map([vertical], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let (mut change, mut taken) = (ChangeDoc::default(), 0);
            for item in items {
                if is_apart(connection, item)? {
                    continue;
                }
                let now = item_state(connection, item)?;
                let mut annotation = current(connection, item)?.doc.annotation(names)?;
                let before = annotation.spans.len();
                annotation.spans.retain(|span| !is_meant(span));
                if annotation.spans.len() < before {
                    taken += before - annotation.spans.len();
                    let text = AnnotationDoc::of(&annotation, names.vertical_of(now.1)?)?.text()?;
                    change.items.push(ItemState(now.0, now.1, now.2, now.3, Some(text)));
                }
            }
            let said = format!("{taken} labels accepted without asking taken back");
            Ok((Title { kind: "take_back", said }, change))
        })
    }
}
