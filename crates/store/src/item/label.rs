//! Labels of many items replaced as one entry of the log, which may be stopped on the way.
//!
//! One transaction holds all of it. Whoever stops keeps what was written until then; it is one step of undo like the
//! whole would have been.

use rusqlite::Connection;
use swingtag_catalogue::{Annotation, ItemId, ItemStatus};

use super::code_of_status;
use crate::Store;
use crate::annotation::AnnotationDoc;
use crate::answer::is_apart;
use crate::change::{ChangeDoc, ItemState, Title, item_state};
use crate::error::Result;
use crate::schema::Names;

/// Items that are written between two questions whether to go on.
const BLOCK: usize = 500;

/// An item with the labels and the status that it is to have.
type Labels = (ItemId, Annotation, ItemStatus);

impl Store {
    /// Replaces the labels and statuses of several items, block by block as long as `go_on` says so. The log names the
    /// act by its kind and in words, for as many of the items as were reached.
    ///
    /// # Errors
    /// [`crate::StoreError::Unknown`] for a name the schema lacks; nothing is changed then.
    pub fn label_many(
        &self,
        labels: &[Labels],
        (kind, said): (&'static str, &dyn Fn(usize) -> String),
        who: &str,
        go_on: &dyn Fn() -> bool,
    ) -> Result<String> {
        self.write("changing many items", |transaction| {
            let names = self.names(transaction)?;
            let (mut before, mut after, mut reached) = (ChangeDoc::default(), ChangeDoc::default(), 0);
            self.steps().over(labels.len(), || -> Result<()> {
                for block in labels.chunks(BLOCK).take_while(|_| go_on()) {
                    let change = relabelled(transaction, &names, block)?;
                    if let Some(was) = change.written(transaction, self.steps())? {
                        before.items.extend(was.items);
                        after.items.extend(change.items);
                    }
                    reached += block.len();
                }
                Ok(())
            })?;
            let said = said(reached);
            if !after.items.is_empty() {
                self.note_step(transaction, who, &Title { kind, said: said.clone() }, (&before, &after))?;
            }
            Ok(said)
        })
    }
}

/// The rows of items as they shall be. What people label apart is nobody's to label in passing.
fn relabelled(connection: &Connection, names: &Names, labels: &[Labels]) -> Result<ChangeDoc> {
    let mut change = ChangeDoc::default();
    for (item, annotation, status) in labels {
        if is_apart(connection, item.0)? {
            continue;
        }
        let now = item_state(connection, item.0)?;
        let text = AnnotationDoc::of(annotation, names.vertical_of(now.1)?)?.text()?;
        change.items.push(ItemState(now.0, now.1, code_of_status(*status), now.3, Some(text)));
    }
    Ok(change)
}
