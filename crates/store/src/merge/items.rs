//! Whether an item of the other file is the same item here: number, id and text.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _};

use crate::error::Result;

/// Id of the owner, and hash over it and the text.
type Known = (String, Vec<u8>);

/// Items that are not the same, by number, with the reason.
#[derive(Debug, Default)]
pub(super) struct ItemDifferences {
    pub(super) why: BTreeMap<i64, String>,
}

impl ItemDifferences {
    /// Compares every item of the other file with that of its number here.
    pub(super) fn between(here: &Connection, there: &Connection) -> Result<Self> {
        let mut found = Self::default();
        let sql = "SELECT item.external_id, item_body.hash, item.id
                   FROM item JOIN item_body ON item_body.item_id = item.id";
        let mut statement = there.prepare(&format!("{sql} ORDER BY item.id"))?;
        let mut ours = here.prepare(&format!("{sql} WHERE item.id = ?1"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (theirs, item): (Known, i64) = ((row.get(0)?, row.get(1)?), row.get(2)?);
            let known = ours.query_row([item], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            if let Some(why) = problem(known, &theirs) {
                found.why.insert(item, why);
            }
        }
        Ok(found)
    }
}

fn problem(here: Option<Known>, there: &Known) -> Option<String> {
    let Some(here) = here else {
        return Some(format!("item {} is not in this project; import it first", there.0));
    };
    if here.0 != there.0 {
        return Some(format!("item {} has the number that item {} has here", there.0, here.0));
    }
    (here.1 != there.1).then(|| format!("item {} has another text there", there.0))
}
