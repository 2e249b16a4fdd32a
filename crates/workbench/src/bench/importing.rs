//! Import of a file with predicted spans against a plain insert of the same rows.

use std::io::BufRead;
use std::path::Path;

use rusqlite::{Connection, params};
use serde_json::Value;
use swingtag_store::Access;

use super::{Bench, Figure, catalogue, spent};
use crate::error::{AtPath, WorkbenchError};
use crate::import::{ImportRequest, Meaning};
use crate::workbench::{NewProject, Workbench};

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Figure>, WorkbenchError> {
    let items = catalogue::items(bench.items);
    let file = catalogue::file(bench.folder, &items)?;
    drop(items);
    let (plain, ()) = spent(|| plain_insert(&file, &bench.folder.join("plain.sqlite")))?;
    let project = bench.project();
    drop(Workbench::create(&NewProject { path: project.clone(), ..NewProject::default() })?);
    let workbench = Workbench::open(&project, Access::Write)?;
    let request = ImportRequest {
        files: vec![file],
        format: "auto".to_owned(),
        meaning: Meaning::Predictions,
        ..ImportRequest::default()
    };
    let (product, _) = spent(|| workbench.import(&request, bench.watch))?;
    Ok(vec![bench.figure("import", "CPU s", product, ("parse and plain insert", plain))])
}

/// What an import costs at least: parse each line, insert a row an item and a row a span.
fn plain_insert(file: &Path, database: &Path) -> Result<(), WorkbenchError> {
    let reader = std::io::BufReader::new(std::fs::File::open(file).at("read", file)?);
    let failed = |e: rusqlite::Error| WorkbenchError::new("bench", e.to_string(), "");
    let mut connection = Connection::open(database).map_err(failed)?;
    connection
        .execute_batch("PRAGMA journal_mode=WAL; CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, title TEXT); CREATE TABLE span (item INTEGER, field TEXT, start INTEGER, stop INTEGER, attribute TEXT)")
        .map_err(failed)?;
    let transaction = connection.transaction().map_err(failed)?;
    for line in reader.lines() {
        let row: Value = serde_json::from_str(&line.at("read", file)?).unwrap_or_default();
        insert(&transaction, &row).map_err(failed)?;
    }
    transaction.commit().map_err(failed)
}

fn insert(connection: &Connection, row: &Value) -> rusqlite::Result<()> {
    let mut item = connection.prepare_cached("INSERT INTO item (name, title) VALUES (?1, ?2)")?;
    item.execute(params![row["id"].as_str(), row["title"].as_str()])?;
    let number = connection.last_insert_rowid();
    let mut insert = connection.prepare_cached("INSERT INTO span VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for span in row["spans"].as_array().into_iter().flatten() {
        let (start, end) = (span["start"].as_i64(), span["end"].as_i64());
        insert.execute(params![number, span["field"].as_str(), start, end, span["attribute"].as_str()])?;
    }
    Ok(())
}
