//! Conflicts over a real project file: listed, settled as one step, taken back, and given out as corrections.

use std::collections::BTreeMap;
use std::path::Path;

use swingtag_catalogue::{Annotation, Attribute, Field, Item, ItemId, ItemStatus, Schema, Span, Vertical};
use swingtag_store::{ImportSource, NewItem, Store};

use super::{Conflict, ConflictQuery};
use crate::desk::{Desk, Shared};
use crate::view::Side;

/// A desk of a colour that its title says and another that its seller says.
fn item(id: &str, title: &str, colour: &str, seller: &str) -> NewItem {
    let start = title.chars().count() - colour.chars().count();
    let span = Span::new("title", start, title.chars().count(), "Colour");
    NewItem {
        item: Item {
            id: id.to_owned(),
            vertical: "Desks".to_owned(),
            fields: vec![Field { name: "title".to_owned(), text: title.to_owned() }],
            seller: BTreeMap::from([("Colour".to_owned(), vec![seller.to_owned()])]),
            ..Item::default()
        },
        annotation: Some(Annotation { spans: vec![span], ..Annotation::default() }),
        status: ItemStatus::Done,
        ..NewItem::default()
    }
}

fn project(path: &Path) -> Store {
    let attributes = vec![Attribute { name: "Colour".to_owned(), ..Attribute::default() }];
    let schema =
        Schema { verticals: vec![Vertical { name: "Desks".to_owned(), attributes, ..Vertical::default() }] };
    let store = Store::create(path, "Tests", &schema).unwrap();
    let items = [
        item("a", "デスク 黒", "黒", "Navy"),
        item("b", "🪑 desk oak", "oak", "navy"),
        item("c", "desk white", "white", "White"),
        item("d", "desk =red", "=red", "Blue"),
    ];
    store.import_chunk(&ImportSource::default(), &items).unwrap();
    store
}

fn ids(conflicts: &[Conflict]) -> Vec<&str> {
    conflicts.iter().map(|conflict| conflict.item.as_str()).collect()
}

#[test]
fn conflicts_are_settled_as_one_step_and_leave_as_corrections() {
    let folder = tempfile::tempdir().unwrap();
    let store = project(&folder.path().join("p.swingtag"));
    let shared = Shared::default();
    let desk = Desk::new(&store, &shared);
    let all = ConflictQuery::default();
    let navy = ConflictQuery { seller_says: Some("NAVY".to_owned()), ..all.clone() };
    let found = desk.conflicts(&all).unwrap();
    assert_eq!(ids(&found), ["a", "b", "d"]);
    assert_eq!(
        (found[0].seller.as_slice(), found[0].text.as_slice()),
        (["Navy".to_owned()].as_slice(), ["黒".to_owned()].as_slice())
    );
    assert_eq!(ids(&desk.conflicts(&navy).unwrap()), ["a", "b"]);

    let said = desk.settle_conflicts(&navy, Side::Text, "lead").unwrap();
    assert_eq!(said, "2 conflicts of 2 items settled: the text is right");
    assert_eq!(ids(&desk.conflicts(&all).unwrap()), ["d"]);
    desk.settle_conflicts(&all, Side::Seller, "lead").unwrap();
    assert_eq!(desk.settle_conflicts(&all, Side::Seller, "lead").unwrap(), "No conflict to settle");

    let corrected: Vec<_> =
        desk.corrections(&all).unwrap().into_iter().map(|c| (c.item, c.corrected)).collect();
    assert_eq!(
        corrected,
        [("a".to_owned(), vec!["黒".to_owned()]), ("b".to_owned(), vec!["oak".to_owned()])]
    );
    desk.undo(None, "lead").unwrap();
    desk.undo(None, "lead").unwrap();
    assert_eq!(ids(&desk.conflicts(&all).unwrap()), ["a", "b", "d"]);
    assert_eq!(desk.corrections(&all).unwrap(), []);
}

#[test]
fn corrections_are_a_table_without_formulas() {
    let folder = tempfile::tempdir().unwrap();
    let store = project(&folder.path().join("p.swingtag"));
    let shared = Shared::default();
    let desk = Desk::new(&store, &shared);
    let all = ConflictQuery::default();
    desk.settle_conflicts(&all, Side::Text, "lead").unwrap();
    let file = folder.path().join("corrections.csv");
    assert_eq!(desk.write_corrections(&all, &file).unwrap().values, 3);
    let text = std::fs::read_to_string(&file).unwrap();
    let expected = "id,vertical,attribute,seller,corrected,from\na,Desks,Colour,Navy,黒,text\nb,Desks,Colour,navy,oak,text\nd,Desks,Colour,Blue,'=red,text\n";
    assert_eq!(text, expected);
}

#[test]
fn chosen_items_alone_are_settled_and_their_status_stays() {
    let folder = tempfile::tempdir().unwrap();
    let store = project(&folder.path().join("p.swingtag"));
    let shared = Shared::default();
    let desk = Desk::new(&store, &shared);
    let settled = |items: &[ItemId], attribute: Option<&str>| {
        desk.settled_of(items, attribute, Side::Text, &|| true).unwrap()
    };
    let navy = settled(&[ItemId(2), ItemId(3)], Some("colour"));
    assert_eq!((navy.labels.len(), navy.conflicts()), (1, 1));
    assert_eq!((navy.labels[0].0, navy.labels[0].2), (ItemId(2), ItemStatus::Done));
    assert_eq!(settled(&[ItemId(2)], Some("Width")).conflicts(), 0);
    let two = vec!["Mira".to_owned(), "Jonas".to_owned()];
    store.give(&vec![(ItemId(2), two)], "given", "lead").unwrap();
    assert_eq!(settled(&[ItemId(1), ItemId(2)], None).conflicts(), 1);
}
