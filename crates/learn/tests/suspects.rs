//! Altered labels are found again: generated titles, some labels changed on purpose, predictions by models that
//! have not seen the item.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod common;

use std::collections::BTreeMap;

use common::{bare_machine, data_set, schema_of};
use swingtag_catalogue::{Annotation, Field, Item, Span};
use swingtag_learn::evaluate::cross_validate;
use swingtag_learn::recipes::Dictionary;
use swingtag_learn::suspect::{Suspect, SuspectKind, suspects};
use swingtag_learn::{Labelled, NoCheckpoints, Settings, Silent, TrainingTask};
use swingtag_models::Random;

const ITEMS: usize = 300;
const WORDS: [(&str, [&str; 5]); 3] = [
    ("Colour", ["red", "blue", "black", "green", "white"]),
    ("Fit", ["slim", "loose", "regular", "wide", "tapered"]),
    ("Material", ["denim", "cotton", "linen", "wool", "corduroy"]),
];

/// A title such as “red slim denim jeans 17”, every word labelled but the last two.
fn title(number: usize, random: &mut Random) -> Labelled {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for (attribute, words) in WORDS {
        let start = text.len();
        text.push_str(words[random.below(words.len())]);
        spans.push(Span::new("title", start, text.len(), attribute));
        text.push(' ');
    }
    text.push_str(&format!("jeans {number}"));
    let fields = vec![Field { name: "title".to_owned(), text }];
    let item = Item { id: format!("i{number}"), vertical: "Jeans".to_owned(), fields, ..Item::default() };
    Labelled { item, gold: Annotation { spans, ..Annotation::default() } }
}

/// Changes one label in three items of twenty: another attribute, none, or one word more. Returns the items.
fn alter(labelled: &mut [Labelled], random: &mut Random) -> Vec<(usize, SuspectKind)> {
    let mut altered = Vec::new();
    for (number, labelled) in labelled.iter_mut().enumerate() {
        if random.unit() >= 0.15 {
            continue;
        }
        let place = random.below(3);
        let kind =
            [SuspectKind::OtherAttribute, SuspectKind::Missing, SuspectKind::OtherEnds][random.below(3)];
        let spans = &mut labelled.gold.spans;
        match kind {
            SuspectKind::OtherAttribute => {
                spans[place].attribute = WORDS[(place + 1) % 3].0.to_owned();
            }
            SuspectKind::Missing => drop(spans.remove(place)),
            _ => {
                let end = spans[2].end + " jeans".len();
                spans[2].end = end;
            }
        }
        altered.push((number, kind));
    }
    altered
}

/// The suspects by models of known values that have not seen the item.
fn found(labelled: &[Labelled]) -> Vec<Suspect> {
    let (schema, resources, settings) = (schema_of(labelled), bare_machine(), Settings::new());
    let task = TrainingTask {
        schema: &schema,
        examples: labelled,
        dev: &[],
        settings: &settings,
        seed: 1,
        resources: &resources,
        watch: &Silent,
        checkpoints: &NoCheckpoints,
    };
    let crossed = cross_validate(&Dictionary, &task, 3).unwrap();
    suspects(labelled, &crossed.predictions)
}

#[test]
fn altered_labels_lead_the_list() {
    let mut random = Random::new(11);
    let mut labelled: Vec<Labelled> = (0..ITEMS).map(|number| title(number, &mut random)).collect();
    let altered = alter(&mut labelled, &mut random);
    let found = found(&labelled);
    let first: Vec<usize> = found.iter().take(altered.len()).map(|suspect| suspect.item).collect();
    let right = first.iter().filter(|item| altered.iter().any(|(number, _)| number == *item)).count();
    assert!(right * 5 >= altered.len() * 4, "{right} of the first {} are altered", altered.len());
    let caught = altered.iter().filter(|(number, _)| found.iter().any(|s| s.item == *number)).count();
    assert!(caught * 5 >= altered.len() * 4, "{caught} of {} altered labels are suspect", altered.len());
}

#[test]
fn attributes_exchanged_in_real_titles_are_found_far_more_often_than_by_chance() {
    let Some(mut labelled) = data_set("oa_mine") else { return };
    let names: BTreeMap<String, Vec<String>> = schema_of(&labelled)
        .verticals
        .into_iter()
        .map(|vertical| (vertical.name, vertical.attributes.into_iter().map(|a| a.name).collect()))
        .collect();
    let (mut random, mut altered, mut labels) = (Random::new(5), Vec::new(), 0);
    for (number, labelled) in labelled.iter_mut().enumerate() {
        let others = &names[&labelled.item.vertical];
        labels += labelled.gold.spans.len();
        for span in labelled.gold.spans.iter_mut().filter(|_| random.unit() < 0.05) {
            let place = others.iter().position(|name| *name == span.attribute).unwrap();
            span.attribute.clone_from(&others[(place + 1) % others.len()]);
            altered.push((number, span.clone()));
        }
    }
    let found = found(&labelled);
    let first = found.iter().take(altered.len()).filter_map(|s| Some((s.item, s.given.clone()?)));
    let right = first.filter(|given| altered.contains(given)).count();
    println!("{right} of {} altered among the first {} of {labels} labels", altered.len(), altered.len());
    assert!(right * 4 > altered.len(), "{right} of {}: chance alone finds one in twenty", altered.len());
}
