//! A file of format 1, as the first version of Swingtag wrote it, comes up to date.

use std::io::Read as _;

use swingtag_catalogue::ItemId;
use swingtag_store::{Access, Mark, Store, TableQuery};

const FORMAT_1: &[u8] = include_bytes!("data/format-1.swingtag.gz");

#[test]
fn a_file_of_format_1_is_brought_up_to_date_and_kept_beside() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.swingtag");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(FORMAT_1).read_to_end(&mut bytes).unwrap();
    std::fs::write(&path, &bytes).unwrap();
    assert!(Store::open(&path, Access::Read).is_err(), "reading does not change a file");
    let store = Store::open(&path, Access::Write).unwrap();
    assert!(store.check().unwrap().is_clean());
    let jeans = store.item(ItemId(1)).unwrap();
    assert_eq!(jeans.annotation.unwrap().spans.len(), 2);
    let conflicts = TableQuery { marks: vec![Mark::Conflict], ..TableQuery::default() };
    assert_eq!(store.table(&conflicts).unwrap().items, [1]);
    store.merge_attribute("jeans", "Color", "Brand", "ann").unwrap();
    store.undo("ann").unwrap();
    assert!(store.check().unwrap().is_clean());
    assert_eq!(std::fs::read(folder.path().join("p.swingtag.format-1")).unwrap().len(), bytes.len());
}
