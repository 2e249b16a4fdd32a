//! What advice promises: the curve of others' least squares, uncertainty that shrinks, silence where nobody
//! can know.

use serde::Deserialize;

use super::*;

#[derive(Deserialize)]
struct Golden {
    items: Vec<f64>,
    f1: Vec<f64>,
    sigma: Vec<f64>,
    at: Vec<(f64, f64)>,
}

#[test]
fn the_curve_is_the_one_of_scipy() {
    let rows: Vec<Golden> = serde_json::from_str(include_str!("golden.json")).unwrap();
    for row in rows {
        let weights = row.sigma.iter().map(|sigma| sigma.powi(-2));
        let points: Vec<_> =
            row.items.iter().zip(&row.f1).zip(weights).map(|((n, y), w)| (*n, *y, w)).collect();
        let curve = LearningCurve::fit(&points);
        for (items, expected) in row.at {
            let f1 = curve.at(items);
            assert!((f1 - expected).abs() < 2e-4, "{f1} at {items}, not {expected}: {curve:?}");
        }
    }
}

/// Versions on a curve, each with an interval of `± half`.
fn points(labels: &[u64], half: f64) -> Vec<Point> {
    let point = |&labels: &u64| {
        let f1 = 0.9 - 1.5 * (labels as f64).powf(-0.5);
        Point { labels, seconds: labels as f64 * 20.0, f1, low: f1 - half, high: f1 + half }
    };
    labels.iter().map(point).collect()
}

const LABELS: [u64; 8] = [40, 60, 80, 120, 160, 240, 320, 400];

#[test]
fn the_next_point_is_told_with_its_band() {
    let advice = advise(&points(&LABELS, 0.01), &[400, 800], 1);
    // 0.9 − 1.5/√n gains 0.01 from 400 on: n = (1/20 − 1/150)^−2 ≈ 532.5.
    let items = advice.items.unwrap() as f64;
    assert!((items - 132.5).abs() < 5.0, "{advice:?}");
    assert!(advice.low.unwrap() as f64 <= items && advice.high.is_none_or(|high| high as f64 >= items));
    let [now, later] = advice.projection[..] else { panic!("two places were asked for") };
    assert!(now.low <= now.f1 && now.f1 <= now.high && later.high - later.low > now.high - now.low);
    assert_eq!(advice, advise(&points(&LABELS, 0.01), &[400, 800], 1));
    assert!(advice.why.contains("8 versions with 40 to 400"), "{}", advice.why);
}

#[test]
fn nobody_is_told_what_nobody_can_know() {
    let few = advise(&points(&LABELS[..2], 0.01), &[], 1);
    assert!(few.items.is_none() && few.why.contains("2 measured versions are too few"), "{}", few.why);
    let mut flat = points(&LABELS, 0.01);
    flat.iter_mut().for_each(|point| point.f1 = 0.8);
    let flat = advise(&flat, &[], 1);
    assert!(flat.items.is_none() && flat.why.starts_with("off"), "{}", flat.why);
    let again = points(&[40, 40, 40, 60], 0.01);
    assert!(advise(&again, &[], 1).items.is_none(), "equal numbers of items are one place of the curve");
}

#[test]
fn what_choosing_saved_is_read_off_the_own_curve() {
    let own = points(&LABELS, 0.005);
    let f1 = own[4].f1;
    let reference = Point { labels: 300, seconds: 300.0 * 20.0, f1, low: f1 - 0.005, high: f1 + 0.005 };
    let found = saved(&own, &reference, 1).unwrap();
    assert!((found.labels - 140.0).abs() < 1e-6 && (found.seconds - 2800.0).abs() < 1e-6, "{found:?}");
    let (low, high) = found.labels_interval;
    assert!(low < 140.0 && 140.0 < high && high <= 260.0, "{found:?}");
    assert_eq!(saved(&own, &Point { f1: 0.99, ..reference }, 1), None, "nobody reached that");
    assert_eq!(saved(&own[..1], &reference, 1), None);
}

#[test]
fn a_version_that_fell_by_chance_does_not_bend_the_path() {
    let mut own = points(&LABELS, 0.005);
    own[5].f1 = own[3].f1;
    let reference = Point { labels: 500, f1: own[6].f1, ..own[6] };
    let found = saved(&own, &reference, 1).unwrap();
    assert!((found.labels - 180.0).abs() < 1e-6, "{found:?}");
}
