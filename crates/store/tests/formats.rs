//! Files of earlier formats, as the versions of Swingtag then wrote them, come up to date.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use std::io::Read as _;
use std::path::{Path, PathBuf};

use swingtag_catalogue::{Certainty, ItemId, ItemStatus, ModelId, Prediction, SplitRole};
use swingtag_store::{Access, AttributeChange, DifferingQuery, Mark, Queue, Store, TableOrder, TableQuery};

const FORMAT_1: &[u8] = include_bytes!("data/format-1.swingtag.gz");
const FORMAT_2: &[u8] = include_bytes!("data/format-2.swingtag.gz");
const FORMAT_3: &[u8] = include_bytes!("data/format-3.swingtag.gz");
const FORMAT_4: &[u8] = include_bytes!("data/format-4.swingtag.gz");
const FORMAT_5: &[u8] = include_bytes!("data/format-5.swingtag.gz");

/// Puts a packed file into a folder: its path and its length.
fn unpacked(folder: &Path, packed: &[u8]) -> (PathBuf, usize) {
    let path = folder.join("p.swingtag");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes).unwrap();
    std::fs::write(&path, &bytes).unwrap();
    (path, bytes.len())
}

#[test]
fn a_file_of_format_1_is_brought_up_to_date_and_kept_beside() {
    let folder = tempfile::tempdir().unwrap();
    let (path, length) = unpacked(folder.path(), FORMAT_1);
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
    assert_eq!(std::fs::read(folder.path().join("p.swingtag.format-1")).unwrap().len(), length);
}

#[test]
fn a_file_of_format_2_is_brought_up_to_date_and_kept_beside() {
    let folder = tempfile::tempdir().unwrap();
    let (path, length) = unpacked(folder.path(), FORMAT_2);
    assert!(Store::open(&path, Access::Read).is_err(), "reading does not change a file");
    let store = Store::open(&path, Access::Write).unwrap();
    assert!(store.check().unwrap().is_clean());
    assert_eq!(store.labelled(None, 9).unwrap().len(), 2);
    assert_eq!(store.current_model().unwrap().unwrap().recipe, "dictionary");
    assert_eq!(store.jobs(9).unwrap().len(), 3);
    let batch = store.current_batch().unwrap().unwrap();
    let queue = store.queue_page(Queue::Batch(batch.id), 0, 9).unwrap();
    assert_eq!(queue.rows.iter().map(|row| row.row.id.0).collect::<Vec<_>>(), [4, 3]);

    let pool = store.pool(None, None, 9).unwrap();
    let said = |place: usize| pool[place].certainty.unwrap();
    assert_eq!((pool.len(), pool[0].role, pool[0].predicted), (2, SplitRole::Open, 0b11));
    assert_eq!((said(0).tokens, said(0).margin, said(0).entropy), (4, None, None));
    let certainty = Certainty { margin: Some(0.5), entropy: Some(0.75), ..said(0) };
    let prediction = Prediction { certainty, ..Prediction::default() };
    store.save_predictions(ModelId(1), &[(ItemId(3), prediction.clone())]).unwrap();
    assert_eq!(store.pool(None, None, 1).unwrap()[0].certainty, Some(certainty));
    assert_eq!(store.shown_prediction(ItemId(3)).unwrap(), Some((ModelId(1), prediction)));
    assert_eq!(std::fs::read(folder.path().join("p.swingtag.format-2")).unwrap().len(), length);
}

#[test]
fn what_a_file_of_format_3_gave_to_one_person_stays_given_and_can_be_given_to_two() {
    let folder = tempfile::tempdir().unwrap();
    let (path, length) = unpacked(folder.path(), FORMAT_3);
    assert!(Store::open(&path, Access::Read).is_err(), "reading does not change a file");
    let store = Store::open(&path, Access::Write).unwrap();
    assert_eq!(store.check().unwrap().problems, []);
    let own: Vec<_> = store.own_queue("ben", 0, 9).unwrap().rows.iter().map(|row| row.row.id.0).collect();
    assert_eq!(own, [1, 4]);
    assert_eq!(store.review_totals().unwrap().waiting, 0);
    let both = vec!["ann".to_owned(), "ben".to_owned()];
    store.give(&vec![(ItemId(3), both)], "1 item assigned", "lead").unwrap();
    let case = store.review_case(ItemId(3)).unwrap().unwrap();
    assert_eq!(
        (case.answers[0].who.as_str(), case.waiting.as_slice()),
        ("ann", ["ben".to_owned()].as_slice())
    );
    store.undo("lead").unwrap();
    store.undo("lead").unwrap();
    assert_eq!(
        store.check().unwrap().problems,
        [],
        "ann’s labels, from before the file had answers, are taken back"
    );
    assert_eq!(std::fs::read(folder.path().join("p.swingtag.format-3")).unwrap().len(), length);
}

#[test]
fn a_file_of_format_4_says_for_how_many_items_there_are_values_and_may_require_some() {
    let folder = tempfile::tempdir().unwrap();
    let (path, length) = unpacked(folder.path(), FORMAT_4);
    assert!(Store::open(&path, Access::Read).is_err(), "reading does not change a file");
    let store = Store::open(&path, Access::Write).unwrap();
    assert_eq!(store.check().unwrap().problems, []);
    assert_eq!(store.completeness().unwrap(), [], "nothing is required yet");
    let required = AttributeChange { required: Some(true), ..AttributeChange::default() };
    store.change_attribute("jeans", "Brand", &required, "ann").unwrap();
    store.change_attribute("jeans", "Color", &required, "ann").unwrap();
    let jeans = &store.completeness().unwrap()[0];
    assert_eq!((jeans.items, jeans.whole, jeans.values()), (4, 1, 3));
    assert_eq!(jeans.held_back_by().unwrap().name, "Color");
    assert_eq!(jeans.days.last().unwrap().values, 3, "labels from before the file had the count");
    store.undo("ann").unwrap();
    assert_eq!(store.completeness().unwrap()[0].required.len(), 1);
    assert_eq!(std::fs::read(folder.path().join("p.swingtag.format-4")).unwrap().len(), length);
}

#[test]
fn a_file_of_format_5_knows_what_photos_say_where_texts_are_silent_and_nobody_is_blind() {
    let folder = tempfile::tempdir().unwrap();
    let (path, length) = unpacked(folder.path(), FORMAT_5);
    assert!(Store::open(&path, Access::Read).is_err(), "reading does not change a file");
    let store = Store::open(&path, Access::Write).unwrap();
    assert_eq!(store.check().unwrap().problems, []);
    let listing = store.differing(&DifferingQuery::default()).unwrap();
    let rows: Vec<_> = listing
        .rows
        .iter()
        .map(|row| (row.item.0, listing.counts[row.attribute].attribute.as_str(), row.text, row.photo))
        .collect();
    let expected = [(1, "Color", true, false), (1, "Fit", false, true), (2, "Color", true, false)];
    assert_eq!(rows, expected, "item 3 is of the holdout");
    let conflicts =
        TableQuery { marks: vec![Mark::Conflict], order: TableOrder::File, ..TableQuery::default() };
    assert_eq!(store.table(&conflicts).unwrap().items, [1, 2]);
    let jeans = &store.completeness().unwrap()[0];
    assert_eq!((jeans.items, jeans.whole), (4, 1), "values are not counted twice");
    store.set_statuses(&[ItemId(3)], ItemStatus::Done, "ann").unwrap();
    assert_eq!(store.table(&conflicts).unwrap().items, [1, 2, 3]);
    assert_eq!(std::fs::read(folder.path().join("p.swingtag.format-5")).unwrap().len(), length);
}
