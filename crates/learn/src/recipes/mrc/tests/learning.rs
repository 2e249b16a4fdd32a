//! What is learnt, and what a prediction may depend on.

use super::*;
use crate::evaluate::{Tally, score_item};
use crate::watch::Stopped;
use swingtag_models::weights::Weights;

fn tally(gold: &[Labelled], said: &[Prediction]) -> Tally {
    gold.iter().zip(said).map(|(g, p)| score_item(&g.gold.spans, &p.spans).tally).sum()
}

#[test]
fn one_network_answers_for_all_verticals_and_finds_two_answers_and_none() {
    let bench = Bench::new();
    let artefact = bench.train(&QUICK, 2);
    let gold = unseen();
    let said = bench.predict(&artefact, &plain(&gold), 2);
    let tally = tally(&gold, &said);
    assert!(tally.f1() > 0.9, "{tally:?}");
    for (labelled, prediction) in gold.iter().zip(&said) {
        let asked = schema();
        let asked = &asked.vertical(&labelled.item.vertical).unwrap().attributes;
        assert_eq!(prediction.presence.len(), asked.len());
        assert!(prediction.presence.iter().zip(asked).all(|(said, asked)| said.attribute == asked.name));
        assert_eq!(prediction.certainty.tokens, asked.len());
        assert!(prediction.certainty.log_probability <= 0.0);
        let lowest = prediction.spans.iter().map(|s| s.confidence).fold(1.0, f32::min);
        assert!((prediction.certainty.lowest - lowest).abs() < 1e-6);
        assert!(prediction.spans.iter().all(|s| (0.0..=1.0).contains(&s.confidence)));
        assert!(prediction.spans.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
    }
    let two = |spans: &[ScoredSpan]| spans.iter().filter(|s| s.span.attribute == "Colour").count() == 2;
    assert!(said.iter().any(|prediction| two(&prediction.spans)));
    let mean = |present: bool| {
        let presence = said.iter().flat_map(|prediction| &prediction.presence);
        let of = presence.filter(|one| one.present == present).map(|one| one.confidence);
        of.clone().sum::<f32>() / of.count() as f32
    };
    assert!(mean(true) > 0.8 && mean(false) < 0.2, "{} {}", mean(true), mean(false));
}

#[test]
fn an_attribute_without_labels_is_asked_by_its_name_and_one_of_another_vertical_never() {
    let bench = Bench::new();
    let mut artefact = bench.train(&QUICK, 2);
    let verticals = ["jeans", "chain", "belt"];
    let texts = ["new red, slim for men", "new gold, 10 cm for men", "new red, 10 cm, gold for men"];
    let items: Vec<Item> = verticals.iter().zip(texts).map(|(name, text)| item(name, text)).collect();
    let said = bench.predict(&artefact, &items, 1);
    for (vertical, prediction) in verticals.iter().zip(&said) {
        let vertical = schema().vertical(vertical).unwrap().clone();
        assert!(prediction.spans.iter().all(|span| vertical.attribute(&span.span.attribute).is_some()));
        let others = prediction.spans.iter().flat_map(|span| &span.candidates);
        assert!(others.clone().all(|other| vertical.attribute(&other.attribute).is_some()));
    }
    // No belt was labelled; what “colour” and “length” are comes from the other verticals.
    let of_belt: Vec<&str> = said[2].spans.iter().map(|span| span.span.words(&items[2])).collect();
    assert!(of_belt.contains(&"red") && of_belt.contains(&"10 cm"), "{of_belt:?}");
    // An attribute that came after training.
    artefact.schema.verticals[2].attributes.push(attribute("Metal"));
    let later = bench.predict(&artefact, &items[2..], 1);
    assert_eq!(later[0].presence.last().unwrap().attribute, "Metal");
    let metal = |span: &&ScoredSpan| span.span.attribute == "Metal";
    let found: Vec<&str> =
        later[0].spans.iter().filter(metal).map(|span| span.span.words(&items[2])).collect();
    assert!(found.contains(&"gold"), "{found:?}");
    assert_eq!(bench.predict(&artefact, &items[..2], 1), said[..2]);
}

#[test]
fn equal_seeds_give_equal_weights_for_any_number_of_threads() {
    let bench = Bench::new();
    let settings = ["epochs=2", "batch=8"];
    let dev = unseen();
    let train = |threads| {
        let items = items();
        bench.try_train(&items[..24], &dev[..4], &settings, threads, &Silent).unwrap()
    };
    let one = train(1);
    assert!(one == train(1));
    assert!(one == train(3));
}

#[test]
fn an_answer_depends_on_the_item_alone() {
    let bench = Bench::new();
    let artefact = bench.train(&["epochs=1"], 2);
    let items = plain(&unseen());
    let together = bench.predict(&artefact, &items, 3);
    let mut backwards: Vec<Item> = items.iter().rev().cloned().collect();
    backwards.push(items[0].clone());
    let turned = bench.predict(&artefact, &backwards, 2);
    for (place, item) in items.iter().enumerate() {
        assert_eq!(bench.predict(&artefact, std::slice::from_ref(item), 1)[0], together[place]);
        assert_eq!(turned[items.len() - 1 - place], together[place]);
    }
}

#[test]
fn every_parameter_learns() {
    let bench = Bench::new();
    let settings = ["epochs=1", "freeze_embeddings=false"];
    let artefact = bench.train(&settings, 1);
    let (before, after) = (bench.network(&settings), Weights::parse(&artefact.weights).unwrap());
    for (name, variable) in before.parameters.trained() {
        let moved = (after.tensor(name, variable.dims()).unwrap() - variable.as_tensor()).unwrap();
        let size: f32 = moved.sqr().unwrap().sum_all().unwrap().to_scalar().unwrap();
        assert!(size > 0.0, "{name} is as it was");
    }
    assert_eq!(before.parameters.trained().count(), after.names().count());
}

#[test]
fn the_ablations_change_the_weights_and_nothing_else() {
    let bench = Bench::new();
    // A query of one word reads the same either way round.
    let whole = bench.train(&["epochs=1", "query=both"], 2);
    for ablation in ["query_inversion=false", "masked_query=false", "masked_weight=equal"] {
        let mut other = bench.train(&["epochs=1", "query=both", ablation], 2);
        assert!(other.weights != whole.weights, "{ablation}");
        let (name, value) = ablation.split_once('=').unwrap();
        assert_eq!(other.settings.insert(name.into(), whole.settings[name].clone()).unwrap(), value);
        other.weights.clone_from(&whole.weights);
        assert!(other == whole, "{ablation}");
    }
}

#[test]
fn thresholds_come_from_dev_items_and_are_zero_without() {
    let bench = Bench::new();
    let items = items();
    let data = |artefact: &Artefact| serde_json::from_value::<Data>(artefact.data.clone()).unwrap();
    let without = bench.train(&["epochs=1"], 1);
    assert_eq!(data(&without).thresholds, Thresholds::default());
    let with = bench.try_train(&items[..24], &items[24..], &["epochs=2"], 2, &Silent).unwrap();
    // An untrained network says “not here” or everything; some other threshold is better.
    let thresholds = data(&with).thresholds;
    assert!(thresholds.own.values().any(|threshold| *threshold != 0.0));
    // An attribute that nobody has labelled is not held to what fits others.
    let names: Vec<&str> = thresholds.own.keys().map(String::as_str).collect();
    assert_eq!(names, ["Colour", "Fit", "Length", "Metal"]);
    let network = bench.network(&[]);
    assert_eq!(thresholds.rule("Shape", &network.settings).threshold, 0.0);
}

#[test]
fn a_stop_ends_training_and_predicting() {
    struct StopAt(&'static str, u64);
    impl Watch for StopAt {
        fn tick(&self, step: &str, done: u64, _total: u64) -> Result<(), Stopped> {
            if step == self.0 && done >= self.1 { Err(Stopped) } else { Ok(()) }
        }
    }
    let bench = Bench::new();
    let error = bench.try_train(&items(), &[], &[], 1, &StopAt("training", 3)).unwrap_err();
    assert!(matches!(error, LearnError::Stopped(_)), "{error}");
    let (artefact, resources) = (bench.train(&["epochs=1"], 1), bench.resources(1));
    let tagger = Mrc.open(&artefact, &resources).unwrap();
    let error = tagger.predict(&plain(&items()), &StopAt("predicting", 2)).unwrap_err();
    assert!(matches!(error, LearnError::Stopped(_)), "{error}");
}

#[test]
fn what_is_missing_is_named() {
    let bench = Bench::new();
    let nothing: Vec<Labelled> =
        plain(&items()).into_iter().map(|item| Labelled { item, ..Labelled::default() }).collect();
    for examples in [&nothing[..], &[]] {
        let error = bench.try_train(examples, &[], &[], 1, &Silent).unwrap_err();
        assert!(matches!(error, LearnError::TooLittle(_)), "{error}");
    }
    let mut artefact = bench.train(&["epochs=1"], 1);
    let without = Resources { encoder: None, ..bench.resources(1) };
    assert!(matches!(Mrc.open(&artefact, &without), Err(LearnError::NoEncoder(_))));
    artefact.data["encoder_sha256"] = "other".into();
    let error = Mrc.open(&artefact, &bench.resources(1)).err().unwrap().to_string();
    assert!(error.contains("other") && error.contains("tiny"), "{error}");
}

#[test]
fn a_vocabulary_that_cannot_hide_words_trains_without_masked_queries_only() {
    let folder = tempfile::tempdir().unwrap();
    let words: Vec<&str> = WORDS.iter().map(|word| if *word == "[MASK]" { "else" } else { *word }).collect();
    let bench = Bench { files: tiny::encoder(folder.path(), &words), _folder: folder };
    let error = bench.try_train(&items(), &[], &["epochs=1"], 1, &Silent).unwrap_err().to_string();
    assert!(error.contains("masked_query=false"), "{error}");
    bench.train(&["epochs=1", "masked_query=false"], 1);
}
