//! References are kept in their order, and the time on items is added up.

mod common;

use common::{act, label, project};
use serde_json::json;
use swingtag_catalogue::ItemId;
use swingtag_store::{NewDecision, NewReference};

#[test]
fn references_come_back_as_they_were_kept() {
    let (_folder, store) = project(1);
    assert!(store.references().unwrap().is_empty());
    for labels in [40, 80] {
        let doc = json!({ "f1": { "value": 0.5 } });
        store.add_reference(&NewReference { labels, seconds: 12.5, doc }).unwrap();
    }
    let kept = store.references().unwrap();
    assert_eq!(kept.iter().map(|reference| reference.labels).collect::<Vec<_>>(), [40, 80]);
    assert_eq!((kept[0].seconds, &kept[0].doc["f1"]["value"]), (12.5, &json!(0.5)));
    assert!(kept[0].at > 0);
}

#[test]
fn the_time_on_an_item_is_that_of_all_its_acts() {
    let (_folder, store) = project(3);
    for (item, seconds) in [(1, 4.0), (1, 2.5), (2, 0.0)] {
        let decision = act(ItemId(item), "Brand added", label(4, "Brand"));
        store.decide(&NewDecision { seconds, ..decision }).unwrap();
    }
    let spent: Vec<f64> = store.seconds_spent().unwrap().into_values().collect();
    assert_eq!(spent, [6.5]);
}
