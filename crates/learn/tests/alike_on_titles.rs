//! How often attributes of the same name find each other in real titles when nobody may look at the names.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod common;

use std::collections::BTreeSet;

use common::{bare_machine, data_set, schema_of};
use swingtag_learn::Labelled;
use swingtag_learn::alike::{Evidence, Portrayed, Questions, best, compare};

/// Reads one kind of evidence.
type Kind = fn(&Evidence) -> Option<f64>;

/// Of attributes that both verticals name alike: how many of the borrower's have the donor's of the same
/// name as best match, of how many.
fn found(examples: &[Labelled], donor: &str, borrower: &str, kind: Kind) -> (usize, usize) {
    let schema = schema_of(examples);
    let portrayed = |name: &str| Portrayed::of(schema.vertical(name).unwrap(), examples);
    let (donors, borrowers) = (portrayed(donor), portrayed(borrower));
    let evidence = compare(&donors, &borrowers, &Questions::read([], &bare_machine()).unwrap());
    let (mut right, mut all) = (0, 0);
    for (column, attribute) in borrowers.attributes().iter().enumerate() {
        let Some(row) = donors.attributes().iter().position(|other| other.name == attribute.name) else {
            continue;
        };
        all += 1;
        right += usize::from(best(evidence.iter().map(|of| kind(&of[column]))) == Some(row));
    }
    (right, all)
}

#[test]
fn same_named_attributes_find_each_other_without_their_names() {
    let Some(examples) = data_set("oa_mine") else { return };
    let kinds: [(&str, Kind); 4] = [
        ("values", |e| e.values),
        ("around", |e| e.around),
        ("place", |e| e.place),
        ("together", Evidence::unnamed),
    ];
    let verticals: BTreeSet<&str> = examples.iter().map(|example| example.item.vertical.as_str()).collect();
    let pairs =
        [("Tea", "Coffee"), ("Coffee", "Tea"), ("Sunscreen", "Conditioner"), ("Conditioner", "Sunscreen")];
    for (name, kind) in kinds {
        let of_pairs: Vec<_> = pairs.iter().map(|(a, b)| found(&examples, a, b, kind)).collect();
        let all =
            verticals.iter().flat_map(|a| verticals.iter().map(move |b| (a, b))).filter(|(a, b)| a != b);
        let all = all.map(|(a, b)| found(&examples, a, b, kind)).fold((0, 0), |x, y| (x.0 + y.0, x.1 + y.1));
        eprintln!("{name}: {pairs:?} {of_pairs:?}, all pairs of verticals {all:?}");
        if name == "together" {
            let (right, of) = of_pairs.iter().fold((0, 0), |x, y| (x.0 + y.0, x.1 + y.1));
            assert!(right * 5 >= of * 4, "{right} of {of}");
        }
    }
}
