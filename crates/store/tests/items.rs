//! Import, lists, search, counters, the holdout.

mod common;

use common::{act, item, label, plain, prediction, project, schema, source};
use swingtag_catalogue::{Annotation, AttributeId, ItemId, ItemStatus, Span};
use swingtag_store::{
    Access, AttributeChange, ConflictReason, ItemFilter, ItemOrder, NewItem, Queue, Store, StoreError,
    StoredItem,
};

#[test]
fn the_same_file_again_changes_nothing() {
    let (_folder, store) = project(0);
    let labelled =
        NewItem { annotation: Some(label(4, "Brand")), status: ItemStatus::Done, ..plain("b", "Acme") };
    let items = [plain("a", "Acme jean"), labelled];
    let first = store.import_chunk(&source("f"), &items).unwrap();
    assert_eq!((first.added, first.changed, first.unchanged), (2, 0, 0));
    let before = store.counts().unwrap();
    let again = store.import_chunk(&source("f"), &items).unwrap();
    assert_eq!((again.added, again.changed, again.unchanged), (0, 0, 2));
    assert!(again.conflicts.is_empty());
    assert_eq!(store.counts().unwrap(), before);
    assert_eq!(before.decisions, 1, "the labels that came in are one entry of the log");
}

#[test]
fn another_text_is_refused_and_labels_stay() {
    let (_folder, store) = project(0);
    store.import_chunk(&source("f"), &[plain("a", "Acme jean")]).unwrap();
    let id = store.find("a").unwrap().unwrap();
    store.decide(&act(id, "Brand added", label(4, "Brand"))).unwrap();
    let other = NewItem { annotation: Some(label(5, "Color")), ..plain("a", "Other jean") };
    let counts = store.import_chunk(&source("g"), &[other]).unwrap();
    assert_eq!(counts.conflicts[0].reason, ConflictReason::TextChanged { field: "title".to_owned() });
    let kept = store.item(id).unwrap();
    assert_eq!((kept.item.title(), kept.annotation), ("Acme jean", Some(label(4, "Brand"))));
}

#[test]
fn labels_of_people_win_over_another_file() {
    let (_folder, store) = project(1);
    let id = store.find("i0").unwrap().unwrap();
    store.decide(&act(id, "Brand added", label(4, "Brand"))).unwrap();
    let other = NewItem { annotation: Some(label(4, "Color")), ..plain("i0", "Acme blue jean 0") };
    let counts = store.import_chunk(&source("other"), &[other]).unwrap();
    assert_eq!(counts.conflicts[0].reason, ConflictReason::LabelsKept);
    assert_eq!(store.item(id).unwrap().annotation, Some(label(4, "Brand")));
}

#[test]
fn an_untouched_item_takes_labels_later() {
    let (_folder, store) = project(2);
    let labelled = NewItem {
        annotation: Some(label(4, "Brand")),
        status: ItemStatus::Done,
        ..plain("i1", "Acme blue jean 1")
    };
    let counts = store.import_chunk(&source("labels"), &[labelled]).unwrap();
    assert_eq!((counts.changed, counts.conflicts.len()), (1, 0));
    assert_eq!(store.labelled(None, 10).unwrap().len(), 1);
    assert!(store.check().unwrap().is_clean());
}

#[test]
fn bad_rows_come_back_with_reasons_and_good_ones_stay() {
    let (_folder, store) = project(0);
    let unknown = Annotation { spans: vec![Span::new("title", 0, 2, "Nope")], ..Annotation::default() };
    let items = [
        plain("", "no id"),
        NewItem {
            item: swingtag_catalogue::Item { vertical: "hats".to_owned(), ..item("v", "x") },
            ..NewItem::default()
        },
        NewItem { annotation: Some(label(99, "Brand")), ..plain("s", "short") },
        NewItem { annotation: Some(unknown), ..plain("u", "short") },
        plain("good", "fine"),
    ];
    let counts = store.import_chunk(&source("f"), &items).unwrap();
    let codes: Vec<_> = counts.conflicts.iter().map(|c| (c.row, c.reason.code())).collect();
    assert_eq!(codes, [(0, "no_id"), (1, "unknown_vertical"), (2, "bad_labels"), (3, "bad_labels")]);
    assert_eq!((counts.added, store.counts().unwrap().items), (1, 1));
}

#[test]
fn pages_follow_each_other_without_gap_or_repeat() {
    let (_folder, store) = project(25);
    for n in 0..25 {
        let confidence = [0.5, 0.25, 1.0][n % 3];
        let id = store.find(&format!("i{n}")).unwrap().unwrap();
        store.save_predictions(swingtag_store::IMPORTED, &[(id, prediction(4, confidence))]).unwrap();
    }
    for order in [ItemOrder::File, ItemOrder::LeastSure] {
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = store.items_page(&ItemFilter::default(), order, after, 4).unwrap();
            seen.extend(page.rows.iter().map(|row| (row.lowest.unwrap_or(0.0), row.id)));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let mut sorted = seen.clone();
        match order {
            ItemOrder::File => sorted.sort_by_key(|(_, id)| *id),
            ItemOrder::LeastSure => sorted.sort_by(|a, b| a.partial_cmp(b).unwrap()),
        }
        sorted.dedup();
        assert_eq!((seen.len(), &seen), (25, &sorted));
    }
}

#[test]
fn search_finds_words_beginnings_and_stretches_in_any_script() {
    let (_folder, store) = project(0);
    let titles = ["Blaue Jeans Größe 32", "青いスリムジーンズ", "กางเกงยีนส์สีน้ำเงิน", "blue slim-fit denim"];
    let items: Vec<_> = titles.iter().enumerate().map(|(n, t)| plain(&format!("sku-{n}"), t)).collect();
    store.import_chunk(&source("f"), &items).unwrap();
    let found = |asked: &str| -> Vec<String> {
        let filter = ItemFilter { search: Some(asked.to_owned()), ..ItemFilter::default() };
        let page = store.items_page(&filter, ItemOrder::File, None, 10).unwrap();
        page.rows.into_iter().map(|row| row.external_id).collect()
    };
    assert_eq!(found("jean"), ["sku-0"]);

    assert_eq!(found("große"), ["sku-0"]);
    assert_eq!(found("gro"), ["sku-0"], "marks above letters do not matter");
    assert_eq!(found("スリム"), ["sku-1"]);
    assert_eq!(found("ยีนส์"), ["sku-2"]);
    assert_eq!(found("slim blu"), ["sku-3"]);
    assert_eq!(found("sku-2"), ["sku-2"]);
    assert_eq!(found("\" OR 1"), Vec::<String>::new());
    assert_eq!(found("…").len(), 4, "nothing to look for is no condition");
}

#[test]
fn filters_hold_together() {
    let (_folder, store) = project(6);
    let ids: Vec<ItemId> = (0..6).map(|n| store.find(&format!("i{n}")).unwrap().unwrap()).collect();
    store.decide(&act(ids[1], "done", label(4, "Brand"))).unwrap();
    store.decide(&act(ids[4], "done", label(4, "Brand"))).unwrap();
    store.set_holdout(&[ids[4]]).unwrap();
    let filter = ItemFilter {
        vertical: Some("jeans".to_owned()),
        status: Some(ItemStatus::Done),
        search: Some("acme".to_owned()),
        holdout: Some(false),
        ..ItemFilter::default()
    };
    let page = store.items_page(&filter, ItemOrder::File, None, 10).unwrap();
    assert_eq!(page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [ids[1]]);
    let mut visited = Vec::new();
    store
        .each_item(&filter, |item: StoredItem| {
            visited.push(item.id);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!(visited, [ids[1]]);
    let unknown = ItemFilter { vertical: Some("hats".to_owned()), ..ItemFilter::default() };
    let error = store.items_page(&unknown, ItemOrder::File, None, 1).unwrap_err();
    assert_eq!(error.code(), "unknown_vertical");
}

#[test]
fn the_holdout_keeps_out_what_is_for_training() {
    let (_folder, store) = project(2);
    let mut train = plain("t", "Acme");
    train.item.split = Some("train_small".to_owned());
    let mut test = plain("e", "Acme");
    test.item.split = Some("test".to_owned());
    store.import_chunk(&source("f"), &[train, test]).unwrap();
    let id = |name: &str| store.find(name).unwrap().unwrap();
    assert_eq!(store.holdout().unwrap(), [id("e")]);
    assert_eq!(store.set_holdout(&[id("t")]).unwrap_err().code(), "refused");
    assert_eq!(store.set_holdout(&[id("i0"), id("e")]).unwrap(), 1);
    assert_eq!(store.counts().unwrap().holdout, 2);
}

#[test]
fn a_renamed_attribute_keeps_its_labels_slot_and_old_name() {
    let (folder, store) = project(1);
    let id = store.find("i0").unwrap().unwrap();
    store.decide(&act(id, "Brand added", label(4, "Brand"))).unwrap();
    let vertical = store.vertical_id("jeans").unwrap().unwrap();
    let brand: AttributeId = store.attribute_id(vertical, "Brand").unwrap().unwrap();
    let reader = Store::open(&folder.path().join("p.swingtag"), Access::Read).unwrap();
    assert_eq!(reader.item(id).unwrap().annotation, Some(label(4, "Brand")));
    let named = |name: &str| AttributeChange { name: Some(name.to_owned()), ..AttributeChange::default() };
    store.change_attribute("jeans", "Brand", &named("Maker"), "ann").unwrap();
    assert_eq!(store.item(id).unwrap().annotation, Some(label(4, "Maker")));
    assert_eq!(reader.item(id).unwrap().annotation, Some(label(4, "Maker")), "another reader sees it too");
    assert_eq!(store.attribute_id(vertical, "Brand").unwrap(), Some(brand));
    let taken = store.change_attribute("jeans", "Maker", &named("Color"), "ann");
    assert_eq!(taken.unwrap_err().code(), "refused");
    assert!(store.extend_schema(&schema()).unwrap().is_empty(), "the old name is no new attribute");
    assert!(store.check().unwrap().is_clean());
}

#[test]
fn slots_are_free_and_for_life() {
    let (_folder, store) = project(0);
    let slots = |store: &Store| -> Vec<u16> {
        store.schema().unwrap().verticals[0].attributes.iter().map(|a| a.slot).collect()
    };
    assert_eq!(slots(&store), [0, 1, 2]);
    let mut more = schema();
    more.verticals[0]
        .attributes
        .insert(0, swingtag_catalogue::Attribute { name: "Size".to_owned(), slot: 7, ..Default::default() });
    let changes = store.extend_schema(&more).unwrap();
    assert_eq!(changes.attributes, [("jeans".to_owned(), "Size".to_owned())]);
    assert_eq!(slots(&store), [0, 1, 2, 7]);
}

#[test]
fn the_queue_in_file_order_goes_by_place() {
    let (_folder, store) = project(10);
    let page = store.queue_page(Queue::File, 7, 5).unwrap();
    let ids: Vec<_> = page.rows.iter().map(|row| row.row.external_id.as_str()).collect();
    assert_eq!((ids, page.total, page.finished), (vec!["i7", "i8", "i9"], 10, 0));
    let id = |n: usize| store.find(&format!("i{n}")).unwrap().unwrap();
    assert_eq!(store.queue_position(Queue::File, id(7)).unwrap(), Some(7));
    store.decide(&act(id(3), "done", label(4, "Brand"))).unwrap();
    assert_eq!(store.next_open(Queue::File, Some(id(2))).unwrap(), Some(id(4)));
    assert_eq!(store.previous_open(Queue::File, Some(id(4))).unwrap(), Some(id(2)));
    assert_eq!(store.next_open(Queue::File, None).unwrap(), Some(id(0)));
    assert_eq!(store.next_open(Queue::File, Some(id(9))).unwrap(), None);
}
