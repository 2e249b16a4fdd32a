//! What happened to an item.

use rusqlite::Row;
use swingtag_catalogue::{Annotation, DecisionId, ItemId, ModelId};

use super::Decision;
use crate::Store;
use crate::annotation::AnnotationDoc;
use crate::error::Result;
use crate::item::status_of_code;
use crate::review::SettlementDoc;
use crate::schema::Names;

impl Store {
    /// Every act on an item, oldest first. Labels that were imported are not acts on an item.
    ///
    /// # Errors
    /// Only of the database.
    pub fn history(&self, item: ItemId) -> Result<Vec<Decision>> {
        self.read("reading an item's history", |connection| {
            let names = self.names(connection)?;
            let mut statement = connection.prepare_cached(include_str!("history.sql"))?;
            let mut rows = statement.query([item.0])?;
            let mut history = Vec::new();
            while let Some(row) = rows.next()? {
                history.push(decision(row, &names)?);
            }
            Ok(history)
        })
    }
}

fn decision(row: &Row<'_>, names: &Names) -> Result<Decision> {
    Ok(Decision {
        id: DecisionId(row.get(0)?),
        kind: row.get(1)?,
        said: row.get(2)?,
        item: ItemId(row.get(3)?),
        who: row.get(4)?,
        at: row.get(5)?,
        seconds: row.get(6)?,
        model: row.get::<_, Option<i64>>(7)?.map(ModelId),
        before: labels(&row.get::<_, String>(8)?, names)?,
        after: labels(&row.get::<_, String>(9)?, names)?,
        status_before: status_of_code(row.get(10)?)?,
        status_after: status_of_code(row.get(11)?)?,
        reverts: row.get::<_, Option<i64>>(12)?.map(DecisionId),
    })
}

/// Labels of one side of an entry about an item; those that a settling decision settles.
pub(super) fn labels(text: &str, names: &Names) -> Result<Annotation> {
    if text.is_empty() {
        return Ok(Annotation::default());
    }
    if let Some(settlement) = SettlementDoc::if_it_is(text)? {
        return settlement.labels(names);
    }
    AnnotationDoc::parse(text)?.annotation(names)
}
