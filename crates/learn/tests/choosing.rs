//! Choosing, held against numbers of an independent program: see `choosing_golden.py`.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use serde::Deserialize;
use swingtag_catalogue::{Certainty, Prediction};
use swingtag_learn::Draws;
use swingtag_learn::acquire::{
    Context, CostModel, GradientWalk, KCenter, PoolItem, Timing, Vectors, mutual_information, strategy,
};
use swingtag_learn::encode::Doubt;
use swingtag_models::Random;

#[derive(Deserialize)]
struct Golden {
    doubt: Vec<GoldenDoubt>,
    draws: Vec<Vec<Vec<f32>>>,
    mutual_information: f64,
    vectors: Vec<Vec<f32>>,
    centers: Vec<Vec<f32>>,
    k_center: Vec<usize>,
    k_center_from_centers: Vec<usize>,
    errors: Vec<Vec<f32>>,
    badge_seed: u64,
    badge: Vec<usize>,
    entropies: Vec<f64>,
    density: Vec<f64>,
    timings: Vec<(usize, usize, f64)>,
    cost: [f64; 3],
    falling_timings: Vec<(usize, usize, f64)>,
    falling_cost: [f64; 3],
}

#[derive(Deserialize)]
struct GoldenDoubt {
    p: Vec<f64>,
    margin: f64,
    entropy: f64,
}

fn golden() -> Golden {
    serde_json::from_str(include_str!("choosing_golden.json")).unwrap()
}

fn vectors(rows: &[Vec<f32>]) -> Vectors {
    Vectors::new(rows.concat(), rows[0].len())
}

#[test]
fn margin_and_entropy_of_a_distribution() {
    for GoldenDoubt { p, margin, entropy } in golden().doubt {
        let doubt = Doubt::of_distribution(p);
        assert!((doubt.margin - margin).abs() < 1e-12 && (doubt.entropy - entropy).abs() < 1e-12);
    }
}

#[test]
fn bald_is_the_mutual_information_of_tag_and_dropout() {
    let Golden { draws, mutual_information: expected, .. } = golden();
    let marginals: Vec<Vec<f32>> = draws.iter().map(|draw| draw.concat()).collect();
    let found = mutual_information(&Draws { tags: 4, marginals: marginals.clone() }).unwrap();
    assert!((found - expected).abs() < 1e-6, "{found} {expected}");
    let agreed = Draws { tags: 4, marginals: vec![marginals[0].clone(); 3] };
    assert!(mutual_information(&agreed).unwrap() < 1e-6, "what all dropouts say is no disagreement");
    assert_eq!(mutual_information(&Draws { tags: 4, marginals: vec![Vec::new(); 3] }), None);
}

#[test]
fn core_set_walks_to_the_farthest_from_all_centers() {
    let golden = golden();
    let walk = |centers: Option<&Vectors>| -> Vec<usize> {
        KCenter::new(vectors(&golden.vectors), centers, None).take(12).collect()
    };
    assert_eq!(walk(None), golden.k_center);
    assert_eq!(walk(Some(&vectors(&golden.centers))), golden.k_center_from_centers);
    let all: Vec<usize> = KCenter::new(vectors(&golden.vectors), None, None).collect();
    assert_eq!(all.len(), golden.vectors.len(), "every item once");
}

#[test]
fn badge_draws_by_the_distance_of_gradients_without_multiplying_them_out() {
    let golden = golden();
    let (errors, vectors) = (vectors(&golden.errors), vectors(&golden.vectors));
    let walk = GradientWalk::new(errors, vectors, None, Random::new(golden.badge_seed));
    assert_eq!(walk.take(golden.badge.len()).collect::<Vec<_>>(), golden.badge);
}

#[test]
fn density_is_entropy_times_the_mean_cosine() {
    let golden = golden();
    let unit = |row: &Vec<f32>| {
        let length = row.iter().map(|x| x * x).sum::<f32>().sqrt();
        row.iter().map(|x| x / length).collect::<Vec<f32>>()
    };
    let said = |entropy: &f64| Prediction {
        certainty: Certainty { entropy: Some(*entropy), ..Certainty::default() },
        ..Prediction::default()
    };
    let predictions: Vec<Prediction> = golden.entropies.iter().map(said).collect();
    let item = |prediction| PoolItem { prediction: Some(prediction), ..PoolItem::default() };
    let context = Context {
        pool: predictions.iter().map(item).collect(),
        embeddings: Some(vectors(&golden.vectors.iter().map(unit).collect::<Vec<_>>())),
        ..Context::default()
    };
    let scores = strategy("density").unwrap().scores(&context);
    for (score, expected) in scores.iter().zip(&golden.density) {
        assert!((score.unwrap() - expected).abs() < 1e-6, "{score:?} {expected}");
    }
}

#[test]
fn cost_is_least_squares_that_never_fall() {
    let golden = golden();
    let fitted = |timings: &[(usize, usize, f64)]| {
        let timing = |&(words, predicted, seconds): &_| Timing { words, predicted, seconds };
        let model = CostModel::fit(&timings.iter().map(timing).collect::<Vec<_>>());
        [model.per_item, model.per_word, model.per_predicted]
    };
    for (found, expected) in
        [(fitted(&golden.timings), golden.cost), (fitted(&golden.falling_timings), golden.falling_cost)]
    {
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-6), "{found:?} {expected:?}");
    }
    assert_eq!(CostModel::fit(&[]), CostModel::default());
    assert!((CostModel::default().seconds(8, 3) - 12.0).abs() < 1e-12);
}
