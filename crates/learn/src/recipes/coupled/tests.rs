//! Two small verticals that speak the same language: one with many labels, one with few.

use swingtag_catalogue::{Attribute, Field, Item, Schema, Span, Vertical};
use swingtag_models::Random;

use super::*;
use crate::evaluate::{BaseKind, evaluate};
use crate::recipe::{Labelled, NoCheckpoints, NoFeatures, Settings};
use crate::recipes::BILSTM_CRF;
use crate::watch::Silent;

const COLOURS: [&str; 8] = ["red", "blue", "green", "black", "white", "pink", "grey", "brown"];
const SIZES: [&str; 6] = ["10 cm", "20 cm", "35 cm", "5 mm", "90 mm", "12 cm"];
const MAKERS: [&str; 6] = ["Acme", "Zorro", "Lumen", "Nordic", "Petra", "Quill"];

/// Items of a vertical whose attributes have these names, in the order maker, colour, size.
fn items(vertical: &str, names: [&str; 3], count: usize, seed: u64) -> Vec<Labelled> {
    let mut random = Random::new(seed);
    let mut pick = |list: &[&'static str]| list[random.below(list.len())];
    (0..count)
        .map(|number| {
            let mut labelled = Labelled::default();
            labelled.item.id = format!("{vertical} {number}");
            labelled.item.vertical = vertical.to_owned();
            let parts = [
                (pick(&MAKERS), Some(names[0])),
                (vertical, None),
                (pick(&["in", "colour", "in colour"]), None),
                (pick(&COLOURS), Some(names[1])),
                (pick(&["with length", "length", ","]), None),
                (pick(&SIZES), Some(names[2])),
                (pick(&["new", "for all"]), None),
            ];
            let mut text = String::new();
            for (part, attribute) in parts {
                let start = text.chars().count();
                if let Some(attribute) = attribute {
                    let span = Span::new("title", start, start + part.chars().count(), attribute);
                    labelled.gold.spans.push(span);
                }
                text.push_str(part);
                text.push(' ');
            }
            labelled.item.fields.push(Field { name: "title".into(), text });
            labelled
        })
        .collect()
}

const LENDER: [&str; 3] = ["Maker", "Colour", "Size"];
const BORROWER: [&str; 3] = ["Hersteller", "Farbe", "Weite"];

fn schema() -> Schema {
    let vertical = |name: &str, names: [&str; 3]| Vertical {
        name: name.into(),
        attributes: names.map(|name| Attribute { name: name.into(), ..Attribute::default() }).to_vec(),
        ..Vertical::default()
    };
    Schema { verticals: vec![vertical("desk", LENDER), vertical("chain", BORROWER)] }
}

/// Small and quick.
fn settings(more: &[(&str, &str)]) -> Settings {
    let few =
        [("lstm_states", "24"), ("word_width", "24"), ("character_states", "6"), ("character_width", "6")];
    let few = few.iter().chain(&[("epochs", "12"), ("least_steps", "400"), ("dropout", "0.2")]).chain(more);
    few.map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn fit(
    recipe: &dyn Recipe,
    examples: &[Labelled],
    settings: &Settings,
    seed: u64,
) -> Result<Artefact, LearnError> {
    let (schema, features) = (schema(), NoFeatures);
    let resources = Resources::bare(&features);
    let task = TrainingTask {
        schema: &schema,
        examples,
        dev: &[],
        settings,
        seed,
        resources: &resources,
        watch: &Silent,
        checkpoints: &NoCheckpoints,
    };
    recipe.train(&task)
}

fn f1(recipe: &dyn Recipe, artefact: &Artefact, gold: &[Labelled]) -> f64 {
    let features = NoFeatures;
    let resources = Resources::bare(&features);
    let tagger = recipe.open(artefact, &resources).unwrap();
    let items: Vec<Item> = gold.iter().map(|labelled| labelled.item.clone()).collect();
    let predictions = tagger.predict(&items, &Silent).unwrap();
    assert_eq!(predictions, tagger.predict(&items, &Silent).unwrap());
    evaluate(gold, &predictions, BaseKind::File).unwrap().macro_average.f1
}

fn both(lender: usize, borrower: usize) -> Vec<Labelled> {
    let mut all = items("desk", LENDER, lender, 1);
    all.extend(items("chain", BORROWER, borrower, 2));
    all
}

#[test]
fn a_vertical_with_few_labels_is_not_worse_for_borrowing() {
    let gold = items("chain", BORROWER, 40, 9);
    let few = items("chain", BORROWER, 4, 2);
    let plain = fit(&BILSTM_CRF, &few, &settings(&[]), 3).unwrap();
    let single = f1(&BILSTM_CRF, &plain, &gold);
    let coupled = fit(&CoupledRecipe, &both(60, 4), &settings(&[]), 3).unwrap();
    let together = f1(&CoupledRecipe, &coupled, &gold);
    assert!(together >= single, "alone {single}, coupled {together}");
    assert!(together > 0.5, "{together}");
}

#[test]
fn attributes_of_the_same_meaning_are_found_without_their_names() {
    let hidden = settings(&[("coupling", "context"), ("threshold", "0.5")]);
    let artefact = fit(&CoupledRecipe, &both(60, 20), &hidden, 3).unwrap();
    let found = similarities(&artefact).unwrap();
    let [similarity] = found.as_slice() else { panic!("one pair of verticals") };
    assert_eq!(similarity.verticals, ("chain".to_owned(), "desk".to_owned()));
    assert_eq!(similarity.attributes.0, ["Farbe", "Hersteller", "Weite"]);
    assert_eq!(similarity.attributes.1, ["Colour", "Maker", "Size"]);
    for (place, row) in similarity.onwards.iter().enumerate() {
        let best = (0..3).max_by(|a, b| row[*a].total_cmp(&row[*b]));
        assert_eq!(best, Some(place), "{row:?}");
    }
    let back = similarity.clone().reversed();
    assert_eq!((back.verticals.0.as_str(), &back.onwards), ("desk", &similarity.back));
}

#[test]
fn every_kind_of_coupling_trains_and_the_same_seed_gives_the_same_weights() {
    for coupling in ["none", "context", "label", "both"] {
        let settings = settings(&[("coupling", coupling), ("epochs", "1"), ("least_steps", "4")]);
        let one = fit(&CoupledRecipe, &both(12, 6), &settings, 5).unwrap();
        assert_eq!(one, fit(&CoupledRecipe, &both(12, 6), &settings, 5).unwrap(), "{coupling}");
        assert_eq!(one.settings["coupling"], coupling);
        assert_eq!(similarities(&one).unwrap().len(), 1);
    }
}

#[test]
fn verticals_without_shared_contexts_have_no_similarity_and_still_train() {
    let apart = settings(&[("threshold", "1.0"), ("epochs", "1"), ("least_steps", "2")]);
    let artefact = fit(&CoupledRecipe, &both(6, 6), &apart, 1).unwrap();
    let found = similarities(&artefact).unwrap().remove(0);
    assert!(found.onwards.iter().chain(&found.back).flatten().all(|x| *x == 0.0), "{found:?}");
}

#[test]
fn too_few_verticals_or_items_are_refused_with_a_remedy() {
    let refused =
        |examples: &[Labelled]| fit(&CoupledRecipe, examples, &settings(&[]), 1).unwrap_err().to_string();
    assert!(refused(&[]).contains("at least two verticals"), "{}", refused(&[]));
    assert!(refused(&items("desk", LENDER, 5, 1)).contains("only “desk”"));
    assert!(refused(&both(5, 1)).contains("vertical “chain” has 1 labelled item"));
    let mut blank = both(5, 2);
    blank[5..].iter_mut().for_each(|labelled| labelled.item.fields[0].text = " ".into());
    assert!(refused(&blank).contains("“chain” has a text"), "{}", refused(&blank));
}

#[test]
fn a_vertical_that_was_not_there_in_training_gets_no_answer() {
    let quick = settings(&[("epochs", "1"), ("least_steps", "1")]);
    let artefact = fit(&CoupledRecipe, &both(4, 4), &quick, 1).unwrap();
    let features = NoFeatures;
    let resources = Resources::bare(&features);
    let tagger = CoupledRecipe.open(&artefact, &resources).unwrap();
    let other = items("lamp", LENDER, 1, 1).remove(0).item;
    assert!(tagger.predict(&[other], &Silent).unwrap()[0].spans.is_empty());
    let mut foreign = artefact;
    foreign.recipe = "dictionary".into();
    assert!(CoupledRecipe.open(&foreign, &resources).is_err() && similarities(&foreign).is_err());
}
