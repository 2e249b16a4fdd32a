//! Reads what was audited.

use rusqlite::Row;
use swingtag_catalogue::{Annotation, Certainty, ItemId, ModelId};

use super::Audited;
use crate::Store;
use crate::annotation::AnnotationDoc;
use crate::error::Result;
use crate::prediction::PredictionDoc;
use crate::schema::Names;

impl Store {
    /// Audited answers about items that are done, oldest first, from a time on (Unix milliseconds).
    ///
    /// # Errors
    /// Only of the database.
    pub fn audited(&self, since: i64) -> Result<Vec<Audited>> {
        self.read("reading the audit", |connection| {
            let names = self.names(connection)?;
            let mut statement = connection.prepare_cached(include_str!("read.sql"))?;
            let mut rows = statement.query([since])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                all.push(audited(row, &names)?);
            }
            Ok(all)
        })
    }
}

fn audited(row: &Row<'_>, names: &Names) -> Result<Audited> {
    let labels = match row.get::<_, Option<String>>(5)? {
        Some(text) => AnnotationDoc::parse(&text)?.annotation(names)?,
        None => Annotation::default(),
    };
    Ok(Audited {
        item: ItemId(row.get(0)?),
        at: row.get(1)?,
        model: ModelId(row.get(2)?),
        prediction: PredictionDoc::parse(&row.get::<_, String>(3)?)?
            .prediction(Certainty::default(), names)?,
        vertical: names.vertical_of(row.get(4)?)?.name.clone(),
        labels,
    })
}
