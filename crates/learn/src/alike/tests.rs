//! Similarity on two small verticals, and what must hold for any.

use std::collections::BTreeSet;

use proptest::prelude::*;
use swingtag_catalogue::{Annotation, Attribute, Field, Item, Span, Vertical};

use super::*;
use crate::recipe::Labelled;

/// An item whose parts carry these attributes, with spaces between them.
fn item(vertical: &str, parts: &[(&str, Option<&str>)]) -> Labelled {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for (words, attribute) in parts {
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.chars().count();
        text.push_str(words);
        spans.extend(attribute.map(|name| Span::new("title", start, text.chars().count(), name)));
    }
    let fields = vec![Field { name: "title".to_owned(), text }];
    let item = Item { vertical: vertical.to_owned(), fields, ..Item::default() };
    Labelled { item, gold: Annotation { spans, ..Annotation::default() } }
}

fn vertical(name: &str, attributes: &[&str]) -> Vertical {
    let attributes =
        attributes.iter().map(|name| Attribute { name: (*name).to_owned(), ..Attribute::default() });
    Vertical { name: name.to_owned(), attributes: attributes.collect(), ..Vertical::default() }
}

fn chains() -> Vec<Labelled> {
    ["lobster clasp", "spring ring", "box clasp"]
        .into_iter()
        .zip(["14 K", "18 K", "22 K"])
        .map(|(clasp, purity)| {
            let parts = [
                (purity, Some("Purity")),
                ("rope chain with secure", None),
                (clasp, Some("Clasp")),
                ("new", None),
            ];
            item("Chain", &parts)
        })
        .collect()
}

fn mangalsutras() -> Vec<Labelled> {
    let parts =
        [("22 K", Some("Fineness")), ("short piece with secure", None), ("lobster lock", Some("Hook"))];
    vec![item("Mangalsutra", &parts)]
}

fn scene() -> (Portrayed, Portrayed) {
    let (chain, other) =
        (vertical("Chain", &["Clasp", "Purity"]), vertical("Mangalsutra", &["Fineness", "Hook", "Wear"]));
    (Portrayed::of(&chain, &chains()), Portrayed::of(&other, &mangalsutras()))
}

#[test]
fn attributes_with_other_names_find_each_other_by_values_and_words_around() {
    let (chain, other) = scene();
    let found = compare(&chain, &other, &Questions::default());
    let unnamed: Vec<Vec<Option<f64>>> =
        found.iter().map(|row| row.iter().map(Evidence::unnamed).collect()).collect();
    let marks = best_both_ways(&unnamed);
    assert_eq!(marks, [[false, true, false], [true, false, false]], "{unnamed:?}");
    let (fitting, other) = (found[0][1], found[0][0]);
    assert!(fitting.values > other.values && fitting.around > other.around && fitting.place > other.place);
    assert_eq!((chain.labels("Clasp"), chain.values("Clasp").len()), (3, 3));
}

#[test]
fn without_labels_the_evidence_is_unknown_and_a_list_speaks_for_values() {
    let (chain, other) = scene();
    let found = compare(&chain, &other, &Questions::default())[0][2];
    assert_eq!((found.values, found.around, found.place, found.unnamed()), (None, None, None, None));
    assert_eq!(found.all(), found.question);
    let mut listed = vertical("Mangalsutra", &["Hook"]);
    listed.attributes[0].values = vec!["Lobster clasp".to_owned()];
    let found = compare(&chain, &Portrayed::of(&listed, []), &Questions::default());
    assert!(found[0][0].values > found[1][0].values && found[0][0].around.is_none());
}

#[test]
fn all_evidence_is_the_mean_of_what_is_known_with_values_and_words_double() {
    let full = Evidence { question: Some(0.84), values: Some(0.9), around: Some(0.92), place: Some(0.79) };
    assert!((full.all().unwrap() - (0.84 + 1.8 + 1.84 + 0.79) / 6.0).abs() < 1e-12);
    let half = Evidence { question: Some(0.2), values: Some(0.8), ..Evidence::default() };
    assert!((half.all().unwrap() - 0.6).abs() < 1e-12);
    assert_eq!(Evidence::default().all(), None);
}

#[test]
fn questions_are_compared_by_letters_and_words_without_an_encoder() {
    let one = |name: &str, about: &str| Attribute {
        name: name.to_owned(),
        description: about.to_owned(),
        ..Attribute::default()
    };
    let alike = |a: &Attribute, b: &Attribute| Questions::default().alike(a, b);
    assert!((alike(&one("Net weight", ""), &one("net  Weight", "ignored")) - 1.0).abs() < 1e-12);
    assert!(
        alike(&one("Bead colour", ""), &one("Colour", ""))
            > alike(&one("Bead colour", ""), &one("Purity", ""))
    );
    let asked = alike(&one("Clasp", "How does it close"), &one("Hook", "How does it close"));
    assert!(asked >= 0.5, "{asked}");
}

#[test]
fn equal_scores_mark_the_first_and_nothing_is_no_match() {
    let scores = [vec![Some(0.5), Some(0.5)], vec![Some(0.5), None], vec![Some(0.0), None]];
    assert_eq!(best_both_ways(&scores), [[true, false], [false, false], [false, false]]);
    assert_eq!(best([None, Some(0.0)]), None);
    assert!(best_both_ways(&[]).is_empty());
}

#[test]
fn the_vertical_that_looks_most_alike_is_offered_first() {
    let mut all = chains();
    all.extend(chains().into_iter().map(|mut example| {
        example.item.vertical = "Necklace".to_owned();
        example
    }));
    all.extend(mangalsutras());
    let found = partners("Chain", &all);
    assert_eq!(found.iter().map(|p| p.vertical.as_str()).collect::<Vec<_>>(), ["Necklace", "Mangalsutra"]);
    assert!(found[0].names > 0.99 && found[1].names < 0.2, "{found:?}");
    assert!(partners("nothing", &[]).is_empty());
}

fn renamed(pairs: &[(&str, &str)]) -> Renamed {
    let mut renamed = Renamed::new();
    for (donor, borrower) in pairs {
        renamed.entry((*donor).to_owned()).or_default().insert((*borrower).to_owned());
    }
    renamed
}

#[test]
fn a_lent_item_keeps_the_lent_words_and_loses_those_of_other_labels() {
    let donor = &chains()[0];
    let copy = lent(donor, "Mangalsutra", &renamed(&[("Clasp", "Hook")])).unwrap().copy;
    assert_eq!(copy.item.fields[0].text, " rope chain with secure lobster clasp new");
    assert_eq!((copy.item.vertical.as_str(), copy.item.photos.len()), ("Mangalsutra", 0));
    let words: Vec<_> =
        copy.gold.spans.iter().map(|span| (span.attribute.as_str(), span.words(&copy.item))).collect();
    assert_eq!(words, [("Hook", "lobster clasp")]);
    assert!(lent(donor, "Mangalsutra", &renamed(&[("Wear", "Wear")])).is_none());
    let both =
        lent(donor, "Mangalsutra", &renamed(&[("Clasp", "Hook"), ("Purity", "Fineness")])).unwrap().copy;
    assert_eq!((&both.item.fields, both.gold.spans.len()), (&donor.item.fields, 2));
}

#[test]
fn an_item_that_is_measured_lends_nothing_to_its_own_measurement() {
    let (chains, mut unseen) = (chains(), mangalsutras());
    let pairs = renamed(&[("Clasp", "Hook")]);
    let donors: Vec<Lent> = chains.iter().filter_map(|one| lent(one, "Mangalsutra", &pairs)).collect();
    assert_eq!(apart(&donors, &unseen).count(), 3);
    unseen[0].item.fields[0].text = chains[1].item.title().to_uppercase();
    assert_eq!(apart(&donors, &unseen).count(), 2);
}

const WORDS: [&str; 8] = ["red", "blue", "12", "9", "with", "steel", "größe", "鞋"];
const NAMES: [&str; 4] = ["Colour", "Size", "Material", "Größe"];

fn items_of(name: &'static str) -> impl Strategy<Value = Vec<Labelled>> {
    let part = (0..WORDS.len(), prop::option::of(0..NAMES.len()));
    let texts = prop::collection::vec(prop::collection::vec(part, 0..6), 0..8);
    texts.prop_map(move |texts| {
        let of = |parts: Vec<(usize, Option<usize>)>| {
            let parts: Vec<_> =
                parts.into_iter().map(|(word, name)| (WORDS[word], name.map(|name| NAMES[name]))).collect();
            item(name, &parts)
        };
        texts.into_iter().map(of).collect()
    })
}

proptest! {
    #[test]
    fn evidence_is_between_0_and_1_and_the_same_both_ways_in_any_order(
        (a, mut b) in (items_of("A"), items_of("B")),
    ) {
        let (first, second) = (vertical("A", &NAMES), vertical("B", &NAMES[1..]));
        let (left, right) = (Portrayed::of(&first, &a), Portrayed::of(&second, &b));
        let questions = Questions::default();
        let (onwards, back) = (compare(&left, &right, &questions), compare(&right, &left, &questions));
        b.reverse();
        prop_assert_eq!(&onwards, &compare(&left, &Portrayed::of(&second, &b), &questions));
        for (row, mine) in onwards.iter().enumerate() {
            for (column, found) in mine.iter().enumerate() {
                let kinds = [found.question, found.values, found.around, found.place, found.all()];
                prop_assert!(kinds.iter().flatten().all(|score| (0.0..=1.0).contains(score)), "{:?}", found);
                let mirrored = back[column][row];
                let close = |a: Option<f64>, b: Option<f64>| match (a, b) {
                    (Some(a), Some(b)) => (a - b).abs() < 1e-9,
                    (a, b) => a == b,
                };
                prop_assert!(close(found.all(), mirrored.all()) && close(found.values, mirrored.values));
            }
        }
    }

    #[test]
    fn lent_spans_mark_the_same_words_as_before(items in items_of("A"), names in prop::collection::btree_set(0..NAMES.len(), 0..4)) {
        let pairs: Vec<_> = names.iter().map(|name| (NAMES[*name], NAMES[*name])).collect();
        for example in &items {
            let wanted: Vec<_> = example.gold.spans.iter().filter(|span| pairs.iter().any(|pair| pair.0 == span.attribute)).collect();
            let copy = lent(example, "B", &renamed(&pairs)).map(|lent| lent.copy);
            let marked = |copy: &Labelled| copy.gold.spans.iter().map(|span| span.words(&copy.item).to_owned()).collect::<Vec<_>>();
            let before: Vec<_> = wanted.iter().map(|span| span.words(&example.item).to_owned()).collect();
            prop_assert_eq!(copy.as_ref().map(marked).unwrap_or_default(), before);
            let names: BTreeSet<_> = copy.iter().flat_map(|copy| &copy.gold.spans).map(|span| span.attribute.as_str()).collect();
            prop_assert!(names.iter().all(|name| pairs.iter().any(|pair| pair.1 == *name)));
        }
    }

    #[test]
    fn a_row_and_a_column_have_at_most_one_mark(
        scores in prop::collection::vec(prop::collection::vec(prop::option::of(0.0..1.0_f64), 5), 0..6),
    ) {
        let marks = best_both_ways(&scores);
        prop_assert!(marks.iter().all(|row| row.iter().filter(|mark| **mark).count() <= 1));
        prop_assert!((0..5).all(|column| marks.iter().filter(|row| row[column]).count() <= 1));
    }
}
