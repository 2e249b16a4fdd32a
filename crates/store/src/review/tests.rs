//! Whatever people do, in whatever order, an item is what its log and its assignments make of it.

use proptest::prelude::*;
use swingtag_catalogue::{Annotation, Attribute, Field, Item, ItemId, ItemStatus, Schema, Span, Vertical};

use super::{NewSettlement, NewVerdict, Picked};
use crate::merge::rebuild_alone;
use crate::{ImportSource, NewDecision, NewItem, Store};

const TEXT: &str = "コンバース 🪑 blue, raw indigo";
const PEOPLE: [&str; 3] = ["ann", "ben", "cleo"];

/// Something that a person does.
#[derive(Clone, Debug)]
enum Step {
    Answer { who: usize, spans: Vec<(usize, usize, bool)>, done: bool },
    Settle { difference: usize, pick: usize },
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    let span = (0..20usize, 1..9usize, any::<bool>())
        .prop_map(|(start, length, brand)| (start, (start + length).min(TEXT.chars().count()), brand));
    prop_oneof![
        4 => (0..3usize, prop::collection::vec(span, 0..4), any::<bool>())
            .prop_map(|(who, spans, done)| Step::Answer { who, spans, done }),
        4 => (0..3usize, 0..5usize).prop_map(|(difference, pick)| Step::Settle { difference, pick }),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

fn project(people: usize) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let attributes = ["Brand", "Color"].map(|name| Attribute { name: name.into(), ..Attribute::default() });
    let vertical = Vertical { name: "jeans".into(), attributes: attributes.into(), ..Vertical::default() };
    let store =
        Store::create(&folder.path().join("p.swingtag"), "P", &Schema { verticals: vec![vertical] }).unwrap();
    let fields = vec![Field { name: "title".into(), text: TEXT.into() }];
    let item = Item { id: "i".into(), vertical: "jeans".into(), fields, ..Item::default() };
    let source = ImportSource { name: "f".into(), hash: "h".into() };
    store.import_chunk(&source, &[NewItem { item, ..NewItem::default() }]).unwrap();
    let names = PEOPLE[..people].iter().map(|name| (*name).to_owned()).collect();
    store.give(&vec![(ItemId(1), names)], "assigned", "lead").unwrap();
    (folder, store)
}

fn carry_out(store: &Store, step: &Step, people: usize) {
    match step {
        Step::Answer { who, spans, done } => {
            let named = |brand: &bool| if *brand { "Brand" } else { "Color" };
            let spans =
                spans.iter().map(|(start, end, brand)| Span::new("title", *start, *end, named(brand)));
            let decision = NewDecision {
                item: ItemId(1),
                kind: "add".into(),
                said: "added".into(),
                who: PEOPLE[who % people].into(),
                seconds: 1.0,
                model: None,
                after: Annotation { spans: spans.collect(), ..Annotation::default() },
                status: if *done { ItemStatus::Done } else { ItemStatus::Started },
            };
            store.decide(&decision).unwrap();
        }
        Step::Settle { difference, pick } => settle(store, *difference, *pick),
        Step::Undo => drop(store.undo("lead").unwrap()),
        Step::Redo => drop(store.redo("lead").unwrap()),
    }
}

fn settle(store: &Store, difference: usize, pick: usize) {
    let Some(case) = store.review_case(ItemId(1)).unwrap().filter(|case| !case.differences.is_empty()) else {
        return;
    };
    let difference = difference % case.differences.len();
    let lane = pick % case.answers.len();
    let (picked, said) = match pick {
        3 => (Picked::None, Some(swingtag_catalogue::review::Said::default())),
        4 => (Picked::Unclear, None),
        _ => (
            Picked::Person(case.answers[lane].who.clone()),
            Some(case.differences[difference].difference.said[lane].clone()),
        ),
    };
    let question = said.is_none().then(String::new);
    let settlement = NewSettlement {
        item: ItemId(1),
        who: "lead".into(),
        seconds: 1.0,
        model: None,
        said: "settled".into(),
        verdicts: vec![NewVerdict { difference, picked, said, question }],
    };
    store.settle(&settlement).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn an_item_is_what_the_log_makes_of_it(people in 2..4usize, steps in prop::collection::vec(step(), 1..14)) {
        let (_folder, store) = project(people);
        for step in &steps {
            carry_out(&store, step, people);
            prop_assert_eq!(store.check().unwrap().problems, vec![]);
            let before = (store.item(ItemId(1)).unwrap(), store.review_case(ItemId(1)).unwrap());
            if before.1.is_some() {
                store.write("rebuilding", |transaction| {
                    rebuild_alone(transaction, &*store.names(transaction)?, 1)
                }).unwrap();
            }
            let after = (store.item(ItemId(1)).unwrap(), store.review_case(ItemId(1)).unwrap());
            prop_assert_eq!(before, after);
        }
    }
}
