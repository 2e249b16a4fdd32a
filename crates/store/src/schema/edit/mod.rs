//! Changes of the schema that people make. Each is one entry of the log and can be taken back; what a change
//! does to labels can be asked before.

mod attribute;
mod intents;
mod labels;
mod merge;
mod values;
mod vertical;

use rusqlite::Connection;

use super::Names;
use crate::change::Title;
use crate::error::{Result, StoreError};

pub use attribute::AttributeChange;
pub use intents::NewIntent;
pub use labels::LabelEffect;
use labels::relabelled;
pub(crate) use labels::{relabel, relabel_answers};
pub use values::NewValue;

/// What every change of the schema is called while it is made.
const DOING: &str = "changing the schema";

fn title(said: String) -> Title {
    Title { kind: "schema", said }
}

fn refused(reason: String) -> StoreError {
    StoreError::Refused { operation: DOING, reason }
}

/// A name that can be used: not empty, trimmed, of one line.
fn usable(name: &str, what: &str) -> Result<String> {
    let name = name.trim();
    if name.is_empty() {
        return Err(refused(format!("the {what} has no name")));
    }
    if name.chars().any(char::is_control) {
        return Err(refused(format!("the name of the {what} has a line break or another control character")));
    }
    Ok(name.to_owned())
}

/// Number of an attribute that is there under its present name.
fn attribute_id(connection: &Connection, names: &Names, vertical: &str, attribute: &str) -> Result<i64> {
    let id = names.vertical(vertical)?.id;
    let found = super::extend::find_attribute(connection, id, attribute)?;
    let known = names.schema.vertical(vertical).is_some_and(|v| v.attribute(attribute).is_some());
    found.filter(|_| known).map(|(id, _)| id).ok_or_else(|| StoreError::Unknown {
        what: "attribute",
        name: attribute.to_owned(),
        vertical: format!("vertical {vertical}"),
    })
}
