//! The CRF against brute force over all paths and against finite differences.

use swingtag_models::Random;
use swingtag_models::crf::{ChainGradient, ChainLoss, Lattice, Transitions};

const TAGS: usize = 5; // O B-a I-a B-b I-b
const LENGTH: usize = 5;

fn rule(from: Option<usize>, to: usize) -> bool {
    matches!(to, 0 | 1 | 3) || from == Some(to) || from == Some(to - 1)
}

/// Emissions, and transitions with the parts they were made of.
struct Chain {
    emissions: Vec<f32>,
    between: Vec<f32>,
    start: Vec<f32>,
    end: Vec<f32>,
}

impl Chain {
    fn new(seed: u64, constrained: bool) -> Self {
        let mut random = Random::new(seed);
        let emissions = random.normals(LENGTH * TAGS, 2.0);
        let mut draw = |n| random.normals(n, 1.0);
        let mut chain = Self { emissions, between: draw(TAGS * TAGS), start: draw(TAGS), end: draw(TAGS) };
        if constrained {
            for to in 0..TAGS {
                if !rule(None, to) {
                    chain.start[to] = f32::NEG_INFINITY;
                }
                for from in (0..TAGS).filter(|from| !rule(Some(*from), to)) {
                    chain.between[from * TAGS + to] = f32::NEG_INFINITY;
                }
            }
        }
        chain
    }

    fn transitions(&self) -> Transitions {
        Transitions::new(self.between.clone(), self.start.clone(), self.end.clone())
    }

    /// Every path over the allowed tags with its score, from the definition.
    fn paths(&self, allowed: &[usize]) -> Vec<(Vec<usize>, f64)> {
        let n = allowed.len();
        let score = |path: &[usize]| {
            let tags: Vec<usize> = path.iter().map(|y| allowed[*y]).collect();
            let emitted = tags.iter().enumerate().map(|(t, y)| self.emissions[t * TAGS + y]);
            let moved = tags.windows(2).map(|w| self.between[w[0] * TAGS + w[1]]);
            let ends = [self.start[tags[0]], self.end[tags[LENGTH - 1]]];
            emitted.chain(moved).chain(ends).map(f64::from).sum()
        };
        (0..n.pow(LENGTH as u32))
            .map(|code| (0..LENGTH).map(|t| code / n.pow(t as u32) % n).collect::<Vec<_>>())
            .map(|path| (path.clone(), score(&path)))
            .collect()
    }
}

fn chunks(emissions: &[f32]) -> std::slice::ChunksExact<'_, f32> {
    emissions.chunks_exact(TAGS)
}

#[test]
fn sums_marginals_and_best_paths_equal_brute_force() {
    for (seed, allowed) in [(1, vec![0, 1, 2, 3, 4]), (2, vec![0, 3, 4]), (3, vec![0])] {
        for constrained in [false, true] {
            let chain = Chain::new(seed, constrained);
            let mut all = chain.paths(&allowed);
            let (emissions, transitions) = (&chain.emissions, chain.transitions());
            let local = transitions.among(&allowed);
            let lattice = Lattice::new(chunks(emissions), &local);
            let sum: f64 = all.iter().map(|(_, s)| s.exp()).sum();
            assert!((lattice.log_partition() - sum.ln()).abs() < 1e-9);
            for t in 0..LENGTH {
                for (place, got) in lattice.marginals(t).enumerate() {
                    let held = all.iter().filter(|(y, _)| y[t] == place);
                    assert!((got - held.map(|(_, s)| s.exp()).sum::<f64>() / sum).abs() < 1e-9);
                }
            }
            all.retain(|(_, s)| s.is_finite());
            all.sort_by(|a, b| b.1.total_cmp(&a.1));
            let best = lattice.n_best(7);
            assert_eq!(best.len(), all.len().min(7));
            for (got, (path, score)) in best.iter().zip(&all) {
                assert_eq!(&got.tags, path);
                assert!((got.log_probability - (score - sum.ln())).abs() < 1e-9);
            }
            assert_eq!(lattice.best().tags, all[0].0);
        }
    }
}

#[test]
fn the_probability_of_a_span_equals_brute_force() {
    let allowed = [0, 1, 2, 3, 4];
    for constrained in [false, true] {
        let chain = Chain::new(4, constrained);
        let all = chain.paths(&allowed);
        let (emissions, transitions) = (&chain.emissions, chain.transitions());
        let restricted = Transitions::new(chain.between.clone(), chain.start.clone(), chain.end.clone());
        assert_eq!(restricted.restricted(rule) == transitions, constrained);
        let local = transitions.among(&allowed);
        let lattice = Lattice::new(chunks(emissions), &local);
        let sum: f64 = all.iter().map(|(_, s)| s.exp()).sum();
        for (start, end) in (0..LENGTH).flat_map(|s| (s + 1..=LENGTH).map(move |e| (s, e))) {
            for (begin, inside) in [(1, 2), (3, 4)] {
                let holds = |y: &[usize]| {
                    y[start] == begin
                        && y[start + 1..end].iter().all(|t| *t == inside)
                        && y.get(end).is_none_or(|t| *t != inside)
                };
                let want: f64 = all.iter().filter(|(y, _)| holds(y)).map(|(_, s)| s.exp()).sum();
                let got = lattice.span_probability(start..end, begin, inside);
                assert!((got - want / sum).abs() < 1e-9, "{start}..{end}: {got} {}", want / sum);
            }
        }
    }
}

#[test]
fn gradients_equal_finite_differences() {
    let allowed = [0, 1, 3, 4];
    let gold = [0, 1, 2, 3, 0];
    let mut random = Random::new(9);
    let emissions = random.normals(LENGTH * TAGS, 1.0);
    let sizes = [TAGS * TAGS, TAGS, TAGS];
    let parts = sizes.map(|n| random.normals(n, 1.0));
    let loss = |emissions: &[f32], parts: &[Vec<f32>; 3]| {
        let [between, start, end] = parts.clone();
        let local = Transitions::new(between, start, end).among(&allowed);
        ChainLoss::new(&local).add(chunks(emissions), &gold, |_, _, _| {})
    };
    let [between, start, end] = parts.clone();
    let local = Transitions::new(between, start, end).among(&allowed);
    let mut sums = ChainLoss::new(&local);
    let mut d_emissions = [0.0; LENGTH * TAGS];
    sums.add(chunks(&emissions), &gold, |t, place, x| d_emissions[t * TAGS + allowed[place]] = x);
    let mut gradient = ChainGradient::zeros(TAGS);
    sums.collect(1.0, &mut gradient);
    let step = 1e-2_f32;
    for (i, got) in d_emissions.iter().enumerate() {
        let moved = |by: f32| {
            let mut emissions = emissions.clone();
            emissions[i] += by;
            loss(&emissions, &parts)
        };
        assert!((got - (moved(step) - moved(-step)) / f64::from(2.0 * step)).abs() < 1e-4);
    }
    for (part, got) in [gradient.between, gradient.start, gradient.end].iter().enumerate() {
        for (i, got) in got.iter().enumerate() {
            let moved = |by: f32| {
                let mut parts = parts.clone();
                parts[part][i] += by;
                loss(&emissions, &parts)
            };
            let difference = (moved(step) - moved(-step)) / f64::from(2.0 * step);
            assert!((got - difference).abs() < 1e-4, "part {part}, {i}: {got} {difference}");
        }
    }
}

#[test]
fn long_sequences_and_large_scores_stay_finite() {
    let emissions = Random::new(6).normals(4000 * TAGS, 80.0);
    let local = Transitions::free(TAGS).restricted(rule).among(&[0, 1, 2, 3, 4]);
    let lattice = Lattice::new(chunks(&emissions), &local);
    let best = lattice.best();
    assert!(lattice.log_partition().is_finite() && best.log_probability <= 1e-6);
    assert!((lattice.marginals(2000).sum::<f64>() - 1.0).abs() < 1e-9);
    assert!(best.tags.windows(2).all(|w| rule(Some(w[0]), w[1])));
}
