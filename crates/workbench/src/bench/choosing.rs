//! Choosing a hundred items: by scores against one sort of the same scores, by distances against as many
//! passes over the vectors.

use swingtag_catalogue::{Certainty, Prediction};
use swingtag_learn::acquire::{GradientWalk, KCenter, PoolItem, Vectors, Wish, choose};
use swingtag_models::Random;

use super::{Bench, Figure, spent};
use crate::error::WorkbenchError;

/// Items that are chosen.
const CHOSEN: usize = 100;
/// Numbers of a vector, as of a small encoder.
const WIDTH: usize = 384;
/// Numbers of an error, as of a vertical with ten attributes.
const ERRORS: usize = 11;

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Figure>, WorkbenchError> {
    let mut random = Random::new(1);
    let vectors = numbers(&mut random, bench.items, WIDTH);
    let errors = numbers(&mut random, bench.items, ERRORS);
    bench.watch.tick("Choosing", 0, 3)?;
    let passes = ("as many passes over the vectors", passes(&vectors)?);
    let (copy, wanted) = (vectors.clone(), CHOSEN.min(bench.items));
    let (core_set, _) = spent(|| Ok(KCenter::new(copy, None, None).take(wanted).count()))?;
    bench.watch.tick("Choosing", 1, 3)?;
    let (badge, _) = spent(|| Ok(GradientWalk::new(errors, vectors, None, random).take(wanted).count()))?;
    bench.watch.tick("Choosing", 2, 3)?;
    Ok(vec![
        by_scores(bench)?,
        bench.figure("choose 100 by core-set", "CPU s", core_set, passes),
        bench.figure("choose 100 by badge", "CPU s", badge, passes),
    ])
}

fn by_scores(bench: &Bench<'_>) -> Result<Figure, WorkbenchError> {
    let mut random = Random::new(2);
    let ids: Vec<String> = (0..bench.items).map(|i| format!("item {i}")).collect();
    let titles: Vec<String> = (0..bench.items).map(|_| title(&mut random)).collect();
    let said = |random: &mut Random| {
        let certainty =
            Certainty { log_probability: -9.0 * random.unit(), tokens: 9, ..Certainty::default() };
        Prediction { certainty, ..Prediction::default() }
    };
    let predictions: Vec<Prediction> = ids.iter().map(|_| said(&mut random)).collect();
    let item = |i: usize| PoolItem {
        id: &ids[i],
        text: &titles[i],
        prediction: Some(&predictions[i]),
        ..PoolItem::default()
    };
    let pool: Vec<PoolItem<'_>> = (0..bench.items).map(item).collect();
    let wish = Wish { size: CHOSEN, strategy: "mnlp".to_owned(), ..Wish::default() };
    let (product, _) = spent(|| Ok(choose(&pool, &wish)?))?;
    let (sort, _) = spent(|| {
        let mut order: Vec<(f64, &str)> =
            predictions.iter().zip(&ids).map(|(p, id)| (p.certainty.log_probability, id.as_str())).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
        Ok(order.len())
    })?;
    Ok(bench.figure("choose 100 by scores", "CPU s", product, ("one sort of the scores", sort)))
}

/// Eight words of a few hundred.
fn title(random: &mut Random) -> String {
    (0..8).map(|_| format!("word{} ", char::from(b'a' + random.below(26) as u8))).collect()
}

fn numbers(random: &mut Random, rows: usize, width: usize) -> Vectors {
    Vectors::new((0..rows * width).map(|_| random.unit() as f32 - 0.5).collect(), width)
}

/// A hundred times the product of every vector with one vector, in plain loops.
fn passes(vectors: &Vectors) -> Result<f64, WorkbenchError> {
    let (seconds, _) = spent(|| {
        let mut sum = 0.0;
        for pass in 0..CHOSEN {
            let other = vectors.row(pass % vectors.rows().max(1));
            for row in 0..vectors.rows() {
                let lanes = vectors.row(row).chunks_exact(8).zip(other.chunks_exact(8));
                let mut sums = [0.0_f32; 8];
                for (a, b) in lanes {
                    sums.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (x, y))| *sum += x * y);
                }
                sum += f64::from(sums.iter().sum::<f32>());
            }
        }
        Ok(std::hint::black_box(sum))
    })?;
    Ok(seconds)
}
