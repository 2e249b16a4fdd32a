//! Partitions keep families together and stay when items are added.

use std::collections::HashMap;

use proptest::prelude::*;
use swingtag_catalogue::partition::{Part, Partition, Parts, Proportions};
use swingtag_catalogue::{Field, Item};

fn item(id: usize, vertical: &str, title: &str, group: Option<&str>) -> Item {
    Item {
        id: id.to_string(),
        vertical: vertical.to_owned(),
        fields: vec![Field { name: "title".to_owned(), text: title.to_owned() }],
        group: group.map(str::to_owned),
        ..Item::default()
    }
}

fn partition(items: &[Item], seed: u64) -> Parts {
    let mut partition = Partition::new(seed, Proportions::default());
    items.iter().for_each(|item| partition.add(item));
    partition.finish()
}

#[test]
fn proportions_hold_in_every_vertical() {
    let items: Vec<Item> =
        (0..6000).map(|n| item(n, ["Jeans", "Tea", "Desks"][n % 3], &format!("title {n}"), None)).collect();
    let parts = partition(&items, 7).parts;
    for vertical in ["Jeans", "Tea", "Desks"] {
        let own =
            |part| items.iter().zip(&parts).filter(|(i, p)| i.vertical == vertical && **p == part).count();
        assert!((1520..1680).contains(&own(Part::Train)), "{}", own(Part::Train));
        assert!((140..260).contains(&own(Part::Dev)), "{}", own(Part::Dev));
    }
    assert_ne!(parts, partition(&items, 8).parts, "another seed, another partition");
}

#[test]
fn groups_and_equal_texts_are_joined_through_each_other() {
    // 0 and 1 share a group, 1 and 2 a text (but for case and spaces), 2 and 3 a group.
    let items = [
        item(0, "Tea", "one", Some("g")),
        item(1, "Tea", "Green  tea", Some("g")),
        item(2, "Tea", "green tea", Some("h")),
        item(3, "Tea", "two", Some("h")),
    ];
    for seed in 0..50 {
        let parts = partition(&items, seed).parts;
        assert!(parts.iter().all(|part| *part == parts[0]));
    }
}

#[test]
fn a_brought_split_stays_and_takes_its_family_along() {
    let mut items: Vec<Item> = (0..4).map(|n| item(n, "Tea", &n.to_string(), Some("g"))).collect();
    items[1].split = Some("test".to_owned());
    let all = partition(&items, 1);
    assert_eq!((all.parts, all.divided), (vec![Part::Test; 4], vec![]));
    items[2].split = Some("train_small".to_owned());
    let all = partition(&items, 1);
    assert_eq!(all.parts, [Part::Test, Part::Test, Part::Train, Part::Test]);
    assert_eq!(all.divided, [0, 1, 2, 3], "a divided family is reported");
}

#[test]
fn proportions_are_read() {
    assert_eq!(Proportions::parse("80/10/10"), Some(Proportions::default()));
    assert_eq!(Proportions::parse("4/1"), Some(Proportions { train: 4, dev: 0, test: 1 }));
    for wrong in ["", "80", "a/b", "0/0/0", "1/2/3/4", "-1/2"] {
        assert_eq!(Proportions::parse(wrong), None, "{wrong}");
    }
}

fn catalogue() -> impl Strategy<Value = Vec<Item>> {
    let one = (0_u8..40, proptest::option::of(0_u8..25));
    proptest::collection::vec(one, 1..60).prop_map(|ones| {
        let group = |g: Option<u8>| g.map(|g| g.to_string());
        ones.into_iter()
            .enumerate()
            .map(|(n, (title, g))| item(n, "Tea", &title.to_string(), group(g).as_deref()))
            .collect()
    })
}

proptest! {
    #[test]
    fn nothing_that_is_shared_is_on_two_sides(items in catalogue(), seed in any::<u64>()) {
        let parts = partition(&items, seed).parts;
        let mut side: HashMap<(bool, String), Part> = HashMap::new();
        for (item, part) in items.iter().zip(parts) {
            let keys = [Some((false, item.title().to_owned())), item.group.clone().map(|g| (true, g))];
            for key in keys.into_iter().flatten() {
                prop_assert_eq!(*side.entry(key).or_insert(part), part);
            }
        }
    }

    #[test]
    fn order_does_not_matter(items in catalogue(), seed in any::<u64>()) {
        let forward = partition(&items, seed).parts;
        let backward: Vec<Item> = items.iter().rev().cloned().collect();
        let mut back = partition(&backward, seed).parts;
        back.reverse();
        prop_assert_eq!(forward, back);
    }

    #[test]
    fn new_items_move_no_old_ones(items in catalogue(), seed in any::<u64>(), more in 1_usize..50) {
        let before = partition(&items, seed).parts;
        let mut grown = items.clone();
        grown.extend((0..more).map(|n| item(1000 + n, "Tea", &format!("new {n}"), Some(&format!("new {}", n % 7)))));
        prop_assert_eq!(&partition(&grown, seed).parts[..items.len()], &before[..]);
    }
}
