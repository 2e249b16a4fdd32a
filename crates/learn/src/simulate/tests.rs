//! What a simulation promises, on a small catalogue of colours.

use swingtag_catalogue::{Annotation, Field, Item, Schema, Span};

use super::{Estimate, Full, Row, Simulated, Simulation, annotation_seconds, needed, simulate};
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
    assert!(matches!(run(&catalogue(50), &["badger"], 5), Err(LearnError::UnknownStrategy { .. })));
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
    assert_eq!(json["full"].as_array().unwrap().len(), 2);
    assert_eq!(json["needed"]["strategies"][0]["strategy"], "random");
}

#[test]
fn every_strategy_plays_and_only_random_ones_are_like_random() {
    let all: Vec<String> =
        crate::acquire::strategies().iter().map(|s| format!("{}+cost", s.name())).collect();
    let names: Vec<&str> = all.iter().map(String::as_str).collect();
    let simulated = run(&catalogue(60), &names, 6).unwrap();
    assert_eq!(simulated.rows.len(), all.len() * 6);
    assert_eq!(simulated, run(&catalogue(60), &names, 6).unwrap());
    for row in simulated.rows.iter().filter(|row| row.round == 3) {
        assert_eq!(row.labels, 18, "{}", row.strategy);
    }
}

fn row(strategy: &str, seed: u64, labels: usize, f1: f64) -> Row {
    let (round, seconds) = (labels / 10, labels as f64 * 5.0);
    Row { strategy: strategy.to_owned(), seed, round, labels, seconds, f1, macro_f1: f1 }
}

#[test]
fn what_is_needed_is_read_off_the_curve_between_its_points() {
    let full = |seed| Full { seed, labels: 100, seconds: 500.0, f1: 0.8, macro_f1: 0.8 };
    let random = [(10, 0.5), (20, 0.66), (30, 0.86)];
    let chosen = [(10, 0.5), (20, 0.76), (30, 0.79)];
    let never = [(10, 0.1), (20, 0.2), (30, 0.3)];
    let mut rows = Vec::new();
    for seed in [1, 2] {
        for (name, curve) in [("random", random), ("mnlp", chosen), ("bald", never)] {
            rows.extend(curve.iter().map(|&(labels, f1)| row(name, seed, labels, f1)));
        }
    }
    let simulated = Simulated {
        rows,
        full: vec![full(1), full(2)],
        scored_items: 9,
        pool_items: 100,
        recipe: String::new(),
    };
    let needed = needed(&simulated);
    let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
    // 0.95 of 0.8 is 0.76: half-way from 20 to 30 for random, at 20 for the other.
    assert!(close(needed[0].labels.unwrap().mean, 25.0) && close(needed[0].seconds.unwrap().mean, 125.0));
    assert!(close(needed[1].labels.unwrap().mean, 20.0));
    let part = needed[1].labels_of_random.unwrap();
    assert!(close(part.mean, 0.8) && close(part.low.unwrap(), 0.8) && part.seeds == 2);
    assert_eq!((needed[2].reached, needed[2].seeds, needed[2].labels), (0, 2, None));
    let spread = Estimate::of(&[1.0, 2.0, 3.0]).unwrap();
    assert!(close(spread.high.unwrap(), 2.0 + 4.303 / 3.0_f64.sqrt()));
    assert_eq!(Estimate::of(&[1.0]).unwrap().low, None);
}

#[test]
fn labelling_costs_by_item_word_and_span() {
    let example = &catalogue(1)[0];
    assert!((annotation_seconds(example) - (4.0 + 4.0 * 0.25 + 2.0)).abs() < 1e-9);
}
