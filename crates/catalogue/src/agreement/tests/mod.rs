//! What must hold of agreement, and the figures of other programs.

mod golden;
mod real;

use std::collections::BTreeMap;

use super::{Agreement, AgreementFigures, Reading};
use crate::{Annotation, Attribute, AttributeKind, Field, Item, Span, Vertical};

fn vertical(kinds: &[(&str, AttributeKind)], intents: &[&str]) -> Vertical {
    let attribute = |(name, kind): &(&str, AttributeKind)| Attribute {
        name: (*name).to_owned(),
        kind: *kind,
        ..Attribute::default()
    };
    Vertical {
        name: "shop".to_owned(),
        attributes: kinds.iter().map(attribute).collect(),
        intents: intents.iter().map(|&intent| intent.to_owned()).collect(),
        ..Vertical::default()
    }
}

fn item(text: &str) -> Item {
    let fields = vec![Field { name: "title".to_owned(), text: text.to_owned() }];
    Item { id: text.to_owned(), fields, ..Item::default() }
}

fn labels(spans: &[(usize, usize, &str)]) -> Annotation {
    let span = |&(start, end, attribute): &(usize, usize, &str)| Span::new("title", start, end, attribute);
    Annotation { spans: spans.iter().map(span).collect(), ..Annotation::default() }
}

fn shop() -> Vertical {
    vertical(&[("Colour", AttributeKind::Span), ("Finish", AttributeKind::Span)], &[])
}

/// Two readers of “raw indigo denim”, many times over.
fn read(times: usize, one: &Annotation, other: &Annotation) -> AgreementFigures {
    let mut agreement = Agreement::new();
    for _ in 0..times {
        let readings = [Reading { who: "Ben", labels: one }, Reading { who: "Ann", labels: other }];
        agreement.add(&item("raw indigo denim"), &shop(), &readings);
    }
    agreement.finish(1)
}

#[test]
fn full_agreement_is_one_everywhere() {
    let same = labels(&[(0, 3, "Finish"), (4, 10, "Colour")]);
    let figures = read(3, &same, &same);
    assert_eq!((figures.items, figures.people), (3, vec!["Ann".to_owned(), "Ben".to_owned()]));
    for measures in figures.attributes.iter().filter_map(|a| a.spans).chain([figures.overall]) {
        for figure in [measures.kappa, measures.alpha, measures.percentage, measures.f1] {
            let figure = figure.unwrap();
            assert_eq!((figure.value, figure.low, figure.high), (1.0, 1.0, 1.0));
        }
    }
    assert!(figures.confusions.is_empty());
}

#[test]
fn words_under_two_attributes_are_a_confusion() {
    let (one, other) = (labels(&[(0, 3, "Finish"), (4, 10, "Colour")]), labels(&[(0, 10, "Colour")]));
    let figures = read(4, &one, &other);
    let [confusion] = &figures.confusions[..] else { panic!("{:?}", figures.confusions) };
    assert_eq!((confusion.attribute.as_str(), confusion.other.as_str()), ("Colour", "Finish"));
    assert_eq!((confusion.count, confusion.of), (4, 4));
    assert_eq!((confusion.words[0].words.as_str(), confusion.words[0].count), ("raw", 4));
}

#[test]
fn who_marked_both_has_confused_nothing() {
    let (one, other) = (labels(&[(0, 3, "Finish"), (0, 3, "Colour")]), labels(&[(0, 3, "Colour")]));
    assert!(read(1, &one, &other).confusions.is_empty());
}

#[test]
fn a_reader_alone_and_foreign_labels_say_nothing() {
    let mut agreement = Agreement::new();
    let odd = labels(&[(0, 3, "Weight"), (2, 400, "Colour")]);
    agreement.add(&item("raw"), &shop(), &[Reading { who: "Ann", labels: &odd }]);
    let both = [Reading { who: "Ann", labels: &odd }, Reading { who: "Ben", labels: &odd }];
    agreement.add(&item("raw"), &shop(), &both);
    let figures = agreement.finish(1);
    assert_eq!(figures.items, 1);
    let colour = figures.attributes[0].spans.unwrap();
    assert!(colour.kappa.is_none() && colour.alpha.is_none() && colour.f1.is_none());
    assert!(colour.percentage.is_some_and(|figure| figure.value == 1.0));
}

#[test]
fn nothing_added_gives_no_figure() {
    let figures = Agreement::new().finish(1);
    assert!(figures.attributes.is_empty() && figures.overall.kappa.is_none() && figures.items == 0);
}

/// Half of the items agree fully and half do not at all.
fn halves(items: usize, seed: u64) -> AgreementFigures {
    let (marked, bare) = (labels(&[(4, 10, "Colour")]), Annotation::default());
    let mut agreement = Agreement::new();
    for number in 0..items {
        let other = if number % 2 == 0 { &marked } else { &bare };
        let readings = [Reading { who: "Ann", labels: &marked }, Reading { who: "Ben", labels: other }];
        agreement.add(&item("raw indigo denim"), &shop(), &readings);
    }
    agreement.finish(seed)
}

#[test]
fn intervals_hold_the_figure_narrow_with_the_base_and_follow_the_seed() {
    let width = |figures: &AgreementFigures| {
        let f1 = figures.overall.f1.unwrap();
        assert!(f1.low <= f1.value && f1.value <= f1.high, "{f1:?}");
        f1.high - f1.low
    };
    assert!(width(&halves(200, 1)) < width(&halves(20, 1)));
    assert_eq!(halves(20, 5), halves(20, 5));
    assert_ne!(halves(20, 5), halves(20, 6));
}

#[test]
fn the_order_of_items_and_readers_changes_no_figure() {
    let sets: BTreeMap<usize, Annotation> = (0..6)
        .map(|n| (n, labels(&[(0, 3 + n, "Finish"), (4, 10, if n % 2 == 0 { "Colour" } else { "Finish" })])))
        .collect();
    let measure = |order: &[usize]| {
        let mut agreement = Agreement::new();
        for &n in order {
            let mut readings = vec![
                Reading { who: "Ann", labels: &sets[&n] },
                Reading { who: "Ben", labels: &sets[&(n / 2)] },
            ];
            if order[0] == 5 {
                readings.reverse();
            }
            agreement.add(&item(&format!("raw indigo denim {n}")), &shop(), &readings);
        }
        let overall = agreement.finish(1).overall;
        [overall.kappa, overall.alpha, overall.percentage, overall.f1].map(|f| f.unwrap().value)
    };
    for (one, other) in measure(&[0, 1, 2, 3, 4, 5]).iter().zip(measure(&[5, 2, 0, 1, 4, 3])) {
        assert!((one - other).abs() < 1e-12);
    }
}
