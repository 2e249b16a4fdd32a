//! The simulation itself.

use swingtag_catalogue::Schema;

use super::curve::{Full, Row, Simulated};
use super::evidence::RoundEvidence;
use super::fixed::Fixed;
use super::round::{Round, train_round};
use crate::acquire::{Asked, Wish, choose, choose_with};
use crate::error::LearnError;
use crate::recipe::{Labelled, Recipe, Resources, Settings};
use crate::watch::Watch;

/// What is to be simulated.
pub struct Simulation<'a> {
    /// Recipe to train in every round.
    pub recipe: &'a dyn Recipe,
    /// Schema of the labels.
    pub schema: &'a Schema,
    /// Items whose labels are revealed as they are chosen.
    pub labelled: &'a [Labelled],
    /// Names of strategies, with their modifiers.
    pub strategies: &'a [String],
    /// Rounds; the first is random.
    pub rounds: usize,
    /// Items a round.
    pub size: usize,
    /// One repetition for each.
    pub seeds: &'a [u64],
    /// Settings of the recipe.
    pub settings: &'a Settings,
    /// Encoder, cache and device.
    pub resources: &'a Resources<'a>,
    /// Progress and stop.
    pub watch: &'a dyn Watch,
}

/// Runs every strategy with every seed.
///
/// # Errors
/// Unknown strategies, fewer labelled items than a round and a fifth need, or what the recipe says.
pub fn simulate(simulation: &Simulation<'_>) -> Result<Simulated, LearnError> {
    let asked: Vec<Asked> =
        simulation.strategies.iter().map(|name| Asked::parse(name)).collect::<Result<_, _>>()?;
    let embeddings = asked.iter().any(|asked| asked.strategy.needs().embeddings);
    let fixed = Fixed::of(simulation, embeddings)?;
    let (mut rows, mut full) = (Vec::new(), Vec::new());
    for &seed in simulation.seeds {
        simulation.watch.tick(&format!("all labels, seed {seed}"), 0, 1)?;
        full.push(with_all_labels(simulation, &fixed, seed)?);
        let first = first_round(simulation, &fixed, seed)?;
        for name in simulation.strategies {
            replay(simulation, &fixed, name, seed, &first, &mut rows)?;
        }
    }
    let place = |name: &str| simulation.strategies.iter().position(|s| s == name);
    rows.sort_by_key(|row: &Row| (place(&row.strategy), row.seed, row.round));
    Ok(Simulated {
        rows,
        full,
        scored_items: fixed.scored.len(),
        pool_items: fixed.pool.len(),
        recipe: simulation.recipe.name().to_owned(),
    })
}

/// What the recipe reaches when nothing has to be chosen.
fn with_all_labels(simulation: &Simulation<'_>, fixed: &Fixed<'_>, seed: u64) -> Result<Full, LearnError> {
    let everything = (0..fixed.pool.len()).collect();
    let round = train_round(simulation, fixed, everything, seed, false)?;
    let row = round.row(fixed, "", seed, 1);
    Ok(Full { seed, labels: row.labels, seconds: row.seconds, f1: row.f1, macro_f1: row.macro_f1 })
}

fn first_round(simulation: &Simulation<'_>, fixed: &Fixed<'_>, seed: u64) -> Result<Round, LearnError> {
    let pool: Vec<_> = (0..fixed.pool.len()).map(|i| fixed.pool_item(i, None)).collect();
    let wish = wish(simulation, "random", seed);
    let chosen = choose(&pool, &wish)?.picks.into_iter().map(|pick| pick.index).collect();
    train_round(simulation, fixed, chosen, seed, simulation.rounds > 1)
}

/// Nothing is set apart for measuring: the fixed fifth is.
fn wish(simulation: &Simulation<'_>, strategy: &str, seed: u64) -> Wish {
    let strategy = strategy.to_owned();
    Wish { size: simulation.size, strategy, seed, holdout_share: 0.0, ..Wish::default() }
}

fn replay(
    simulation: &Simulation<'_>,
    fixed: &Fixed<'_>,
    name: &str,
    seed: u64,
    first: &Round,
    rows: &mut Vec<Row>,
) -> Result<(), LearnError> {
    let versions = Asked::parse(name)?.strategy.needs().versions;
    let mut later: Option<Round> = None;
    for number in 1..=simulation.rounds {
        let step = format!("{name}, seed {seed}");
        simulation.watch.tick(&step, number as u64, simulation.rounds as u64)?;
        if number > 1 {
            let before = later.as_ref().unwrap_or(first);
            let wish = wish(simulation, name, seed ^ (number as u64) << 32);
            let picked = pick(simulation, fixed, before, &wish)?;
            if picked.is_empty() {
                break;
            }
            let chosen = before.chosen.iter().copied().chain(picked).collect();
            let mut round = train_round(simulation, fixed, chosen, seed, number < simulation.rounds)?;
            if versions {
                round.count_flips(fixed, before);
            }
            later = Some(round);
        }
        rows.push(later.as_ref().unwrap_or(first).row(fixed, name, seed, number));
    }
    Ok(())
}

/// Chooses by a strategy among what is left; places in the pool.
fn pick(
    simulation: &Simulation<'_>,
    fixed: &Fixed<'_>,
    before: &Round,
    wish: &Wish,
) -> Result<Vec<usize>, LearnError> {
    let pool: Vec<_> = before.rest.iter().map(|(i, said)| fixed.pool_item(*i, Some(said))).collect();
    let evidence = RoundEvidence { simulation, fixed, before };
    let picks = choose_with(&pool, wish, &evidence)?.picks;
    Ok(picks.into_iter().map(|pick| before.rest[pick.index].0).collect())
}
