//! Intents and triplets: what is learnt, what stays as it is without them, what is refused.

use candle_core::{Device, Tensor};
use std::collections::{BTreeMap, BTreeSet};
use swingtag_models::Random;

use swingtag_catalogue::AttributeKind;

use super::super::example::{Example, examples};
use super::super::triplet::triplet_loss;
use super::*;
use crate::outcome::On;
use crate::settings::parse_pairs;

/// Enough for the tiny encoder to learn by heart.
const QUICKLY: [&str; 6] = [
    "epochs=40",
    "batch=8",
    "dropout=0",
    "learning_rate=2e-3",
    "head_learning_rate=1e-2",
    "freeze_embeddings=false",
];

fn with<'p>(pairs: &[&'p str]) -> Vec<&'p str> {
    QUICKLY.iter().chain(pairs).copied().collect()
}

/// Queries with colours, and a list with one value.
fn query_schema() -> Schema {
    let values = vec!["short".to_owned(), "long".to_owned()];
    let attributes = vec![
        Attribute { name: "Colour".into(), ..Attribute::default() },
        Attribute { name: "Length".into(), kind: AttributeKind::Choice, values, ..Attribute::default() },
    ];
    let intents = ["jeans", "chain", "gift"].map(str::to_owned).to_vec();
    let vertical = Vertical { name: "query".into(), attributes, intents, ..Vertical::default() };
    let mut schema = schema();
    schema.verticals.push(vertical);
    schema
}

/// Every query wants a product; those for women are for a gift as well.
fn queries() -> Vec<Labelled> {
    let pick = |list: &[&'static str], n: usize| list[n % list.len()];
    let query = |n: usize| {
        let (colour, product) = (pick(&["red", "blue", "green"], n), pick(&["jeans", "chain"], n / 3));
        let (whom, length) = (pick(&["men", "women"], n / 2), pick(&["10", "20"], n / 5));
        let mut labelled = Labelled::default();
        labelled.item.id = format!("query {n}");
        labelled.item.vertical = "query".into();
        let text = format!("new {colour} {product} for {whom}, {length} cm");
        labelled.item.fields.push(Field { name: "title".into(), text });
        labelled.gold.spans.push(Span::new("title", 4, 4 + colour.len(), "Colour"));
        labelled.gold.intents.push(product.into());
        if whom == "women" {
            labelled.gold.intents.push("gift".into());
        }
        let value = if length == "10" { "short" } else { "long" };
        labelled.gold.values.insert("Length".into(), vec![value.into()]);
        labelled
    };
    (0..80).map(query).collect()
}

/// Titles with descriptions that say the same in words of their own: twelve of them, thrice.
fn described() -> Vec<Labelled> {
    let item = |n: usize| {
        let (colour, number) = [("red", "10"), ("blue", "20"), ("green", "cm")][n % 3];
        let (product, metal) = [("jeans", "gold"), ("chain", "silver")][n / 3 % 2];
        let (fit, marks) = [("slim fit", ""), ("wide fit", ", , ,")][n / 6 % 2];
        let mut labelled = Labelled::default();
        labelled.item.id = format!("described {n}");
        labelled.item.vertical = "jeans".into();
        let title = format!("new {colour} {product}, {fit}");
        let start = title.len() - fit.len();
        labelled.gold.spans.push(Span::new("title", 4, 4 + colour.len(), "Colour"));
        labelled.gold.spans.push(Span::new("title", start, title.len(), "Fit"));
        labelled.item.fields.push(Field { name: "title".into(), text: title });
        let text = format!("{number} {metal} {marks}");
        labelled.item.fields.push(Field { name: "description".into(), text });
        labelled
    };
    (0..36).map(item).collect()
}

fn fit(
    bench: &Bench,
    recipe: TaggerRecipe,
    (learnt, dev): (&[Labelled], &[Labelled]),
    pairs: &[&str],
) -> Result<Artefact, LearnError> {
    recipe.train(&TrainingTask {
        schema: &query_schema(),
        examples: learnt,
        dev,
        settings: &parse_pairs(pairs).unwrap(),
        seed: 7,
        resources: &bench.resources(2),
        watch: &Silent,
        checkpoints: &NoCheckpoints,
    })
}

fn predict(bench: &Bench, artefact: &Artefact, items: &[Labelled]) -> Vec<swingtag_catalogue::Prediction> {
    let resources = bench.resources(2);
    let tagger = crate::recipe(&artefact.recipe).unwrap().open(artefact, &resources).unwrap();
    let items: Vec<Item> = items.iter().map(|labelled| labelled.item.clone()).collect();
    tagger.predict(&items, &Silent).unwrap()
}

fn tensors(artefact: &Artefact) -> BTreeMap<String, Vec<f32>> {
    let tensors = candle_core::safetensors::load_buffer(&artefact.weights, &Device::Cpu).unwrap();
    let numbers = |tensor: Tensor| tensor.flatten_all().unwrap().to_vec1::<f32>().unwrap();
    tensors.into_iter().map(|(name, tensor)| (name, numbers(tensor))).collect()
}

#[test]
fn several_intents_are_learnt_together_with_the_tags() {
    let (bench, all) = (Bench::new(), queries());
    for pairs in [
        ["intent_level=token", "intent_pass=separate"],
        ["intent_level=token", "intent_pass=joint"],
        ["intent_level=text", "intent_pass=separate"],
        ["intent_level=text", "intent_pass=joint"],
    ] {
        let settings = with(&[pairs[0], pairs[1], "intent_rate=1", "epochs=60"]);
        let artefact = fit(&bench, INTENT_NER, (&all[..48], &all[48..68]), &settings).unwrap();
        let (mut spans, mut intents, mut values) = (0, 0, 0);
        for (labelled, found) in all[68..].iter().zip(predict(&bench, &artefact, &all[68..])) {
            let named = |list: &[swingtag_catalogue::ScoredChoice]| -> BTreeSet<String> {
                list.iter().map(|choice| choice.value.clone()).collect()
            };
            let gold: BTreeSet<String> = labelled.gold.intents.iter().cloned().collect();
            intents += usize::from(named(&found.intents) == gold);
            values += usize::from(named(&found.values).iter().eq(labelled.gold.values["Length"].iter()));
            spans += usize::from(found.spans.iter().any(|s| s.span == labelled.gold.spans[0]));
            assert!(found.intents.iter().all(|i| (0.0..=1.0).contains(&i.confidence)));
        }
        eprintln!("{pairs:?}: {intents} {spans} {values}");
        assert!(intents >= 10 && spans >= 10 && values >= 10, "{pairs:?}: {intents} {spans} {values} of 12");
    }
}

#[test]
fn at_a_rate_of_zero_the_tags_learn_what_they_learn_without_intents() {
    let (bench, all) = (Bench::new(), queries());
    let weights = |pairs: &[&str]| {
        let settings: Vec<&str> = ["epochs=2", "batch=8"].iter().chain(pairs).copied().collect();
        tensors(&fit(&bench, INTENT_NER, (&all, &[]), &settings).unwrap())
    };
    let (without, mut still, with) =
        (weights(&["intents=false"]), weights(&["intent_rate=0"]), weights(&["intent_rate=0.1"]));
    assert!(still.remove("intents.weight").is_some() && still.remove("intents.bias").is_some());
    assert_eq!(without, still);
    let moved = "encoder.layer.0.output.dense.weight";
    assert_ne!(without[moved], with[moved]);
}

#[test]
fn batches_without_intents_or_values_are_no_error() {
    let (bench, mut all) = (Bench::new(), items());
    all.truncate(12);
    all.extend(queries().into_iter().take(4));
    for recipe in [BERT_CRF, INTENT_NER, AUTO] {
        let settings = ["epochs=2", "batch=2", "least_steps=0"];
        let artefact = fit(&bench, recipe, (&all, &[]), &settings).unwrap();
        let found = predict(&bench, &artefact, &all);
        assert!(found[..12].iter().all(|p| p.intents.is_empty() && p.values.is_empty()));
    }
}

#[test]
fn what_is_said_about_a_query_depends_on_it_alone() {
    let (bench, all) = (Bench::new(), queries());
    let settings = ["epochs=3", "presence=true", "intent_rate=1"];
    let artefact = fit(&bench, INTENT_NER, (&all[..40], &all[40..]), &settings).unwrap();
    let together = predict(&bench, &artefact, &all[40..]);
    for (n, labelled) in all[40..].iter().enumerate() {
        assert_eq!(predict(&bench, &artefact, std::slice::from_ref(labelled))[0], together[n]);
    }
    let backwards: Vec<Labelled> = all[40..].iter().rev().cloned().collect();
    assert!(predict(&bench, &artefact, &backwards).iter().rev().eq(&together));
    assert!(together.iter().all(|p| p.presence.len() == 2));
}

#[test]
fn every_parameter_learns() {
    let bench = Bench::new();
    let mut all = described();
    all.iter_mut()
        .for_each(|labelled| drop(labelled.item.seller.insert("Colour".into(), vec!["red".into()])));
    all.extend(queries());
    let settings =
        ["epochs=1", "weight_decay=0", "freeze_embeddings=false", "presence=true", "triplet_weight=1"];
    for (recipe, more) in
        [(INTENT_NER, "crf=true"), (TRIPLET_NER, "triplet_embedding=cls"), (AUTO, "frozen_below=0")]
    {
        let pairs: Vec<&str> = settings.iter().copied().chain([more]).collect();
        let trained = tensors(&fit(&bench, recipe, (&all, &[]), &pairs).unwrap());
        let still: Vec<&str> = ["learning_rate=0", "head_learning_rate=0", "transition_learning_rate=0"]
            .into_iter()
            .chain(["feature_learning_rate=0"])
            .chain(pairs)
            .collect();
        let first = tensors(&fit(&bench, recipe, (&all, &[]), &still).unwrap());
        for (name, values) in &trained {
            assert_ne!(values, &first[name], "{}: {name} has not moved", recipe.name());
        }
    }
}

#[test]
fn a_lexicon_that_is_silent_at_times_is_heard_in_every_answer() {
    let (bench, all) = (Bench::new(), items());
    let learn = |rate: &str| {
        fit(&bench, AUTO, (&all, &[]), &["frozen_epochs=2", "batch=8", "least_steps=0", rate]).unwrap()
    };
    let (always, at_times) = (learn("lexicon_dropout=0"), learn("lexicon_dropout=0.9"));
    assert_ne!(always.weights, at_times.weights);
    assert_eq!(at_times.weights, learn("lexicon_dropout=0.9").weights);
    assert_eq!(predict(&bench, &at_times, &all), predict(&bench, &at_times, &all));
}

/// The triplet loss over all examples, without dropout.
fn loss(network: &Network<'_>, examples: &[Example]) -> f64 {
    let batch: Vec<&Example> = examples.iter().collect();
    let inputs: Vec<&super::super::input::Input> = batch.iter().map(|example| &example.input).collect();
    let mode = &mut swingtag_models::Mode::Predict;
    let reading = super::super::reading::Reading::new(network, &inputs, mode).unwrap();
    triplet_loss(network, &reading, &batch, &mut Random::new(1)).unwrap().unwrap().0
}

#[test]
fn the_triplet_loss_falls_and_titles_find_their_descriptions() {
    let (bench, all) = (Bench::new(), described());
    let resources = bench.resources(2);
    for form in ["triplet_form=log-sigmoid", "triplet_form=paper"] {
        for embedding in ["triplet_embedding=mean", "triplet_embedding=cls"] {
            let pairs = with(&[
                form,
                embedding,
                "dropout=0",
                "triplet_temperature=0.2",
                "triplet_weight=5",
                "crf=true",
            ]);
            let settings = parse_pairs(&pairs).unwrap();
            let (schema, watch) = (schema(), &Silent);
            let task = TrainingTask {
                schema: &schema,
                examples: &all,
                dev: &[],
                settings: &settings,
                seed: 7,
                resources: &resources,
                watch,
                checkpoints: &NoCheckpoints,
            };
            let plan = Plan {
                recipe: "triplet-ner",
                settings: defaults::read("triplet-ner", &settings).unwrap(),
                tags: TagSet::new(&schema, &all),
                statements: Statements::default(),
                lexicon: None,
                words: None,
                seed: 7,
                resources: &resources,
            };
            let network = Network::new(plan).unwrap();
            let examples = examples(&network, &all, &[], watch).unwrap();
            let before = loss(&network, &examples);
            let retrieval = train::train(&network, &task, &[]).unwrap().outcome.retrieval.unwrap();
            let after = loss(&network, &examples);
            eprintln!("{pairs:?}: {before} to {after} {retrieval}");
            assert!(after < 0.8 * before, "{pairs:?}: {before} to {after}");
            assert_eq!((retrieval.items, retrieval.on), (12, On::Training));
            let (first, last) = (retrieval.before, retrieval.after);
            assert!(last.mean_reciprocal_rank > first.mean_reciprocal_rank + 0.2, "{pairs:?}: {retrieval}");
            assert!(last.recall_at_1 > first.recall_at_1 + 0.2, "{pairs:?}: {retrieval}");
        }
    }
}

#[test]
fn only_titles_are_tagged_and_descriptions_do_not_matter_to_a_prediction() {
    let (bench, all) = (Bench::new(), described());
    let artefact = fit(&bench, TRIPLET_NER, (&all[..30], &all[30..]), &QUICKLY).unwrap();
    let retrieval = artefact.outcome().retrieval.unwrap();
    assert_eq!(retrieval.on, On::Dev);
    let found = predict(&bench, &artefact, &all);
    assert!(found.iter().flat_map(|p| &p.spans).all(|span| span.span.field == "title"));
    let right = |(labelled, found): (&Labelled, &swingtag_catalogue::Prediction)| {
        found.spans.iter().filter(|s| labelled.gold.spans.contains(&s.span)).count()
    };
    assert!(all.iter().zip(&found).map(right).sum::<usize>() > 55);
    let mut titles = all;
    titles.iter_mut().for_each(|labelled| labelled.item.fields.truncate(1));
    assert_eq!(predict(&bench, &artefact, &titles), found);
}

#[test]
fn items_without_descriptions_add_no_triplet() {
    let (bench, all) = (Bench::new(), items());
    let train = |pairs: &[&str]| {
        let pairs: Vec<&str> = ["epochs=2"].iter().chain(pairs).copied().collect();
        fit(&bench, TRIPLET_NER, (&all, &[]), &pairs).unwrap()
    };
    let (with, without) = (train(&[]), train(&["triplet_weight=0"]));
    assert_eq!(with.weights, without.weights);
    assert_eq!(with.outcome(), crate::Outcome::default());
}

#[test]
fn descriptions_cannot_teach_an_encoder_that_stays_as_published() {
    let bench = Bench::new();
    let error = fit(&bench, TRIPLET_NER, (&described(), &[]), &["frozen=true"]).unwrap_err();
    assert!(error.to_string().contains("frozen=false, or triplet_weight=0"), "{error}");
    fit(&bench, TRIPLET_NER, (&items(), &[]), &["frozen=true", "frozen_epochs=1", "triplet_weight=0"])
        .unwrap();
}
