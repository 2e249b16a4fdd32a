//! What counting required values costs: time of a decision and of the figures, in a project of so many items.
//!
//! `cargo run --release -p swingtag-store --example completeness -- 1000000`

use std::time::{Duration, Instant};

use swingtag_catalogue::{Annotation, Attribute, Field, Item, ItemId, ItemStatus, Schema, Span, Vertical};
use swingtag_store::{ImportSource, NewDecision, NewItem, Store};

/// Attributes of the vertical, every second one required.
const ATTRIBUTES: usize = 16;
/// Items in one transaction.
const CHUNK: usize = 5000;
/// Decisions that are timed.
const DECISIONS: usize = 1000;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let items = std::env::args().nth(1).map_or(Ok(1_000_000), |count| count.parse::<usize>())?;
    let folder = tempfile::tempdir()?;
    let store = Store::create(&folder.path().join("p.swingtag"), "p", &schema())?;
    let began = Instant::now();
    fill(&store, items)?;
    println!("{items} items imported in {:.1} s", began.elapsed().as_secs_f64());
    let mut times = decisions(&store, items)?;
    times.sort();
    let at = |part: f64| times.get((times.len() as f64 * part) as usize).copied().unwrap_or_default();
    println!("decision: median {:?}, 95 % {:?}, longest {:?}", at(0.5), at(0.95), times.last());
    let began = Instant::now();
    let shown = store.completeness()?;
    println!("figures of {} vertical: {:?}", shown.len(), began.elapsed());
    println!("share {:?}, held back by {:?}", shown[0].share(), shown[0].held_back_by().map(|one| &one.name));
    Ok(())
}

fn schema() -> Schema {
    let attribute = |number: usize| Attribute {
        name: format!("A{number}"),
        required: number.is_multiple_of(2),
        ..Attribute::default()
    };
    let attributes = (0..ATTRIBUTES).map(attribute).collect();
    Schema { verticals: vec![Vertical { name: "things".to_owned(), attributes, ..Vertical::default() }] }
}

/// Every third item has labels of some attributes already.
fn fill(store: &Store, items: usize) -> Outcome<()> {
    let source = ImportSource { name: "made".to_owned(), hash: "0".to_owned() };
    for from in (0..items).step_by(CHUNK) {
        let chunk: Vec<NewItem> = (from..items.min(from + CHUNK)).map(item).collect();
        store.import_chunk(&source, &chunk)?;
    }
    Ok(())
}

fn item(number: usize) -> NewItem {
    let fields = vec![Field { name: "title".to_owned(), text: format!("Acme thing {number} blue oak") }];
    let item = Item { id: format!("i{number}"), vertical: "things".to_owned(), fields, ..Item::default() };
    let annotation = number.is_multiple_of(3).then(|| labels(number));
    NewItem { item, annotation, ..NewItem::default() }
}

/// Words for a set of attributes that depends on the number.
fn labels(number: usize) -> Annotation {
    let asked = (0..ATTRIBUTES).filter(|at| ((number / 3) >> (at % 9)) & 1 == 1);
    let spans = asked.map(|at| Span::new("title", 0, 4, &format!("A{at}"))).collect();
    Annotation { spans, ..Annotation::default() }
}

fn decisions(store: &Store, items: usize) -> Outcome<Vec<Duration>> {
    let one = |number: usize| -> Outcome<Duration> {
        let item = ItemId(i64::try_from(number * 7919 % items + 1)?);
        let decision = NewDecision {
            item,
            kind: "add".to_owned(),
            said: "labelled".to_owned(),
            who: "ann".to_owned(),
            seconds: 1.0,
            model: None,
            after: labels(number * 31 + 5),
            status: ItemStatus::Done,
        };
        let began = Instant::now();
        store.decide(&decision)?;
        store.completeness()?;
        Ok(began.elapsed())
    };
    (0..DECISIONS).map(one).collect()
}
