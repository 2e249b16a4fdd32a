//! What a chunk of an import leaves in the file, and what it makes of a schema that changes meanwhile.

mod common;

use common::{label, plain, project, source};
use swingtag_catalogue::Attribute;
use swingtag_store::{NewItem, StoreError};

#[test]
fn a_chunk_is_one_segment_of_the_search_index() {
    let (folder, store) = project(0);
    let items: Vec<NewItem> = (0..50).map(|n| plain(&format!("i{n}"), "Acme jean")).collect();
    store.import_chunk(&source("f"), &items).unwrap();
    // FTS5 keeps the number of the segment in the upper bits; the first ten numbers are its own.
    let raw = rusqlite::Connection::open(folder.path().join("p.swingtag")).unwrap();
    let segments: i64 = raw
        .query_row("SELECT count(DISTINCT id >> 37) FROM search_data WHERE id > 10", [], |row| row.get(0))
        .unwrap();
    assert_eq!(segments, 1);
}

#[test]
fn rows_follow_a_schema_that_changes_while_they_are_made_ready() {
    let (_folder, store) = project(0);
    let labelled = NewItem { annotation: Some(label(4, "Color")), ..plain("a", "Acme jean") };
    let mut asked = 0;
    let counts = store
        .import_chunk_while(&source("f"), &[labelled, plain("b", "Acme coat")], || {
            asked += 1;
            if asked == 2 {
                store.merge_attribute("jeans", "Color", "Brand", "ann")?;
            }
            Ok::<(), StoreError>(())
        })
        .unwrap();
    assert_eq!((counts.added, asked), (2, 4), "both rows are made ready again");
    let id = store.find("a").unwrap().unwrap();
    assert_eq!(store.item(id).unwrap().annotation, Some(label(4, "Brand")));
    assert!(store.check().unwrap().is_clean());
}

#[test]
fn a_schema_that_is_there_already_is_not_written_again() {
    let (folder, store) = project(0);
    let schema = store.schema().unwrap();
    let more = |name: &str| {
        let mut more = schema.clone();
        more.verticals[0].attributes.push(Attribute { name: name.to_owned(), ..Attribute::default() });
        more
    };
    let raw = rusqlite::Connection::open(folder.path().join("p.swingtag")).unwrap();
    let version = || raw.query_row("PRAGMA data_version", [], |row| row.get::<_, i64>(0)).unwrap();
    let before = version();
    assert!(store.extend_schema(&schema).unwrap().is_empty());
    assert_eq!(version(), before);
    assert_eq!(
        store.extend_schema(&more("Hem")).unwrap().attributes,
        [("jeans".to_owned(), "Hem".to_owned())]
    );
    assert!(version() > before);
    assert!(store.extend_schema(&more(" ")).is_err(), "a blank name is refused");
}
