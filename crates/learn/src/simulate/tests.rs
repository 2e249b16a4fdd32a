//! What a simulation promises, on a small catalogue of colours.

use swingtag_catalogue::{Annotation, Field, Item, Schema, Span};

use super::{Simulated, Simulation, annotation_seconds, simulate};
use crate::error::LearnError;
use crate::recipe::{Labelled, NoFeatures, Resources, Settings};
use crate::recipes::Dictionary;
use crate::watch::Silent;

fn catalogue(count: usize) -> Vec<Labelled> {
    let example = |i: usize| {
        let text = format!("colour{} boots no {i}", i % 17);
        let end = text.find(' ').unwrap();
        let fields = vec![Field { name: "title".to_owned(), text }];
        let item = Item { id: format!("i{i:03}"), vertical: "Shoes".to_owned(), fields, ..Item::default() };
        let spans = vec![Span::new("title", 0, end, "Colour")];
        Labelled { item, gold: Annotation { spans, ..Annotation::default() } }
    };
    (0..count).map(example).collect()
}

fn run(labelled: &[Labelled], strategies: &[&str], size: usize) -> Result<Simulated, LearnError> {
    let resources = Resources::bare(&NoFeatures);
    simulate(&Simulation {
        recipe: &Dictionary,
        schema: &Schema::default(),
        labelled,
        strategies: &strategies.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(),
        rounds: 3,
        size,
        seeds: &[1, 2],
        settings: &Settings::new(),
        resources: &resources,
        watch: &Silent,
    })
}

#[test]
fn strategies_share_the_first_round_and_rows_come_in_order() {
    let simulated = run(&catalogue(100), &["random", "default"], 5).unwrap();
    assert_eq!((simulated.scored_items, simulated.pool_items, simulated.rows.len()), (20, 80, 12));
    let rows = |strategy: &str, seed| {
        simulated
            .rows
            .iter()
            .filter(move |row| row.strategy == strategy && row.seed == seed)
            .collect::<Vec<_>>()
    };
    for seed in [1, 2] {
        let (random, chosen) = (rows("random", seed), rows("default", seed));
        assert_eq!((random[0].f1, random[0].seconds), (chosen[0].f1, chosen[0].seconds));
        assert_eq!(chosen.iter().map(|row| row.labels).collect::<Vec<_>>(), [5, 10, 15]);
        assert!(chosen.windows(2).all(|pair| pair[0].seconds < pair[1].seconds));
    }
    assert_eq!(simulated, run(&catalogue(100), &["random", "default"], 5).unwrap());
    assert_eq!(simulated.rows[0].strategy, "random");
}

#[test]
fn a_pool_that_runs_out_ends_the_curve() {
    let simulated = run(&catalogue(25), &["random"], 15).unwrap();
    assert_eq!(simulated.rows.iter().map(|row| row.labels).collect::<Vec<_>>(), [15, 20, 15, 20]);
    assert!(run(&catalogue(10), &["random"], 9).is_err());
    assert!(matches!(run(&catalogue(50), &["badge"], 5), Err(LearnError::UnknownStrategy { .. })));
}

#[test]
fn the_writers_say_what_the_figures_are() {
    let simulated = run(&catalogue(60), &["random", "mnlp"], 6).unwrap();
    let csv = simulated.to_csv();
    assert!(csv.starts_with("strategy,seed,round,labels,seconds,f1,macro_f1\nrandom,1,1,6,"), "{csv}");
    assert_eq!(csv.lines().count(), 1 + simulated.rows.len());
    let json = simulated.to_json();
    assert!(json["seconds"].as_str().unwrap().contains("estimated"));
    assert_eq!(json["base"]["items"], 12);
    let svg = simulated.to_svg();
    assert!(svg.ends_with("</svg>\n") && !svg.contains("NaN") && !svg.contains("inf"));
    assert_eq!(svg.matches("<polyline").count(), 2);
}

#[test]
fn labelling_costs_by_item_word_and_span() {
    let example = &catalogue(1)[0];
    assert!((annotation_seconds(example) - (4.0 + 4.0 * 0.25 + 2.0)).abs() < 1e-9);
}
