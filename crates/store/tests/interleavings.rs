//! However slices and merges follow one another, a project comes to the same.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod common;
mod copies;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use common::{label, project};
use copies::{by, done, merge, on, slice};
use proptest::prelude::*;
use swingtag_catalogue::{Annotation, ItemId, ItemStatus};
use swingtag_store::{Access, NewSettlement, NewVerdict, Picked, SliceOf, Store};

const ITEMS: i64 = 3;
const PEOPLE: [&str; 3] = ["ann", "ben", "cleo"];

/// Something that happens. Files are numbered from 0, the project itself.
#[derive(Clone, Debug)]
enum Step {
    /// A part of a file goes out: these items, or what one person was given.
    Slice {
        of: usize,
        items: BTreeSet<i64>,
        person: Option<usize>,
    },
    /// A person labels an item in a file.
    Label {
        file: usize,
        item: i64,
        who: usize,
        end: usize,
        brand: bool,
        status: ItemStatus,
    },
    Undo {
        file: usize,
    },
    Redo {
        file: usize,
    },
    /// Several items get a status at once.
    Skip {
        file: usize,
        item: i64,
    },
    /// The lead settles the first difference of an item.
    Settle {
        file: usize,
        item: i64,
        pick: usize,
    },
    /// The lead gives an item to people.
    Give {
        item: i64,
        people: usize,
    },
    /// A file is merged into the one it was cut from.
    Back {
        file: usize,
    },
    /// A file is merged into the project.
    Home {
        file: usize,
    },
}

fn status() -> impl Strategy<Value = ItemStatus> {
    prop_oneof![
        3 => Just(ItemStatus::Started),
        3 => Just(ItemStatus::Done),
        1 => Just(ItemStatus::Skipped),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let item = || 1..=ITEMS;
    prop_oneof![
        2 => (0..4usize, prop::collection::btree_set(item(), 1..=3), prop::option::of(0..3usize))
            .prop_map(|(of, items, person)| Step::Slice { of, items, person }),
        8 => (0..4usize, item(), 0..3usize, 1..6usize, any::<bool>(), status()).prop_map(
            |(file, item, who, end, brand, status)| Step::Label { file, item, who, end, brand, status }
        ),
        2 => (0..4usize).prop_map(|file| Step::Undo { file }),
        1 => (0..4usize).prop_map(|file| Step::Redo { file }),
        1 => (0..4usize, item()).prop_map(|(file, item)| Step::Skip { file, item }),
        3 => (0..4usize, item(), 0..3usize).prop_map(|(file, item, pick)| Step::Settle { file, item, pick }),
        1 => (item(), 0..8usize).prop_map(|(item, people)| Step::Give { item, people }),
        2 => (1..4usize).prop_map(|file| Step::Back { file }),
        2 => (1..4usize).prop_map(|file| Step::Home { file }),
    ]
}

/// Open files, each with the one it was cut from.
struct Files<'a> {
    folder: &'a Path,
    open: Vec<(Store, usize)>,
}

impl Files<'_> {
    fn carry_out(&mut self, step: &Step) {
        let has = |store: &Store, item: i64| store.item(ItemId(item)).is_ok();
        let file = |number: &usize| number % self.open.len();
        match step {
            Step::Slice { of, items, person } => self.slice(file(of), items, *person),
            Step::Label { file: number, item, who, end, brand, status } => {
                let store = &self.open[file(number)].0;
                let labels = if *end == 5 { Annotation::default() } else { label(*end, name(*brand)) };
                let mut act = on(*item, &by(PEOPLE[*who], labels));
                act.status = *status;
                if has(store, *item) {
                    // Refused where others label the item apart.
                    let _ = store.decide(&act);
                }
            }
            // Refused where something else has changed the item since.
            Step::Undo { file: number } => drop(self.open[file(number)].0.undo("lead")),
            Step::Redo { file: number } => drop(self.open[file(number)].0.redo("lead")),
            Step::Skip { file: number, item } => {
                let store = &self.open[file(number)].0;
                if has(store, *item) && store.review_case(ItemId(*item)).unwrap().is_none() {
                    store.set_statuses(&[ItemId(*item)], ItemStatus::Skipped, "lead").unwrap();
                }
            }
            Step::Settle { file: number, item, pick } => {
                let store = &self.open[file(number)].0;
                if has(store, *item) {
                    settle(store, ItemId(*item), *pick);
                }
            }
            Step::Give { item, people } => {
                let people = (0..3).filter(|bit| people & (1 << bit) != 0).map(|bit| PEOPLE[bit].to_owned());
                self.open[0].0.give(&vec![(ItemId(*item), people.collect())], "given", "lead").unwrap();
            }
            Step::Back { file: number } if file(number) > 0 => {
                let (part, of) = &self.open[file(number)];
                merge(&self.open[*of].0, part);
            }
            Step::Home { file: number } if file(number) > 0 => {
                merge(&self.open[0].0, &self.open[file(number)].0);
            }
            Step::Back { .. } | Step::Home { .. } => {}
        }
    }

    fn slice(&mut self, of: usize, items: &BTreeSet<i64>, person: Option<usize>) {
        let path = self.folder.join(format!("{}.swingtag", self.open.len()));
        let store = &self.open[of].0;
        let part = match person {
            None => {
                let here: Vec<i64> =
                    items.iter().copied().filter(|item| store.item(ItemId(*item)).is_ok()).collect();
                (!here.is_empty()).then(|| slice(store, &path, &here))
            }
            Some(who) => store
                .slice(&SliceOf::Assigned(PEOPLE[who].to_owned()), &path, done)
                .ok()
                .map(|_| Store::open(&path, Access::Write).unwrap()),
        };
        self.open.extend(part.map(|part| (part, of)));
    }
}

fn settle(store: &Store, item: ItemId, pick: usize) {
    let Some(case) = store.review_case(item).unwrap().filter(|case| !case.differences.is_empty()) else {
        return;
    };
    let lane = pick % case.answers.len();
    let verdict = NewVerdict {
        difference: 0,
        picked: Picked::Person(case.answers[lane].who.clone()),
        said: Some(case.differences[0].difference.said[lane].clone()),
        question: None,
    };
    let settlement = NewSettlement {
        item,
        who: "lead".to_owned(),
        seconds: 1.0,
        model: None,
        said: "Difference settled".to_owned(),
        verdicts: vec![verdict],
    };
    store.settle(&settlement).unwrap();
}

fn name(brand: bool) -> &'static str {
    if brand { "Brand" } else { "Color" }
}

/// Everything that must be equal: labels, statuses, people, answers, the log as a set.
fn state(store: &Store) -> (Vec<String>, BTreeSet<String>) {
    let items = (1..=ITEMS).map(|number| {
        let id = ItemId(number);
        let item = store.item(id).unwrap();
        let case = store.review_case(id).unwrap().map(|case| {
            let settled = case.differences.into_iter().map(|one| one.settled.map(|settled| settled.said));
            (case.answers, case.waiting, settled.collect::<Vec<_>>())
        });
        let labels = item.annotation.filter(|labels| !labels.is_empty());
        format!("{number} {:?} {labels:?} {case:?}", item.status)
    });
    let acts = (1..=ITEMS).flat_map(|number| store.history(ItemId(number)).unwrap());
    let log = acts.map(|act| format!("{} {} {} {:?}", act.kind, act.who, act.at, act.after)).collect();
    (items.collect(), log)
}

/// A copy of the project as it was at first, into which all files are merged in this order.
fn merged(first: &Path, to: PathBuf, files: &[(Store, usize)], order: &[usize]) -> Store {
    std::fs::copy(first, &to).unwrap();
    let store = Store::open(&to, Access::Write).unwrap();
    for number in order {
        merge(&store, &files[number % files.len()].0);
    }
    store
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_interleaving_gives_the_same_project(
        steps in prop::collection::vec(step(), 1..26),
        shuffled in Just((0..8usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let (folder, store) = project(usize::try_from(ITEMS).unwrap());
        let first = folder.path().join("first.swingtag");
        store.copy_to(&first).unwrap();
        let mut files = Files { folder: folder.path(), open: vec![(store, 0)] };
        steps.iter().for_each(|step| files.carry_out(step));
        let project = &files.open[0].0;
        for (part, _) in &files.open[1..] {
            merge(project, part);
        }
        let expected = state(project);
        prop_assert_eq!(project.check().unwrap().problems, vec![]);
        // All files and each twice; then a chain of copies that never sees most of them directly.
        let all: Vec<usize> = shuffled.iter().chain(shuffled.iter().rev()).copied().collect();
        let one = merged(&first, folder.path().join("one.swingtag"), &files.open, &all);
        prop_assert_eq!(&state(&one), &expected);
        let other = merged(&first, folder.path().join("other.swingtag"), &files.open[1..2.min(files.open.len())], &[]);
        merge(&other, &one);
        prop_assert_eq!(&state(&other), &expected);
        prop_assert_eq!(other.check().unwrap().problems, vec![]);
        prop_assert_eq!(merge(&one, project).taken, 0);
    }
}
