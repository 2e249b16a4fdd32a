//! The simulation itself.

use swingtag_catalogue::{Item, Prediction, Schema};

use super::cost::annotation_seconds;
use super::curve::{Row, Simulated};
use crate::acquire::{PoolItem, Wish, choose, strategy};
use crate::error::LearnError;
use crate::evaluate::{BaseKind, Report, evaluate};
use crate::recipe::{Labelled, Recipe, Resources, Settings, Tagger, TrainingTask};
use crate::split::folds;
use crate::watch::Watch;

/// One fold in so many is scored and never chosen.
const FIFTH: usize = 5;
/// The fifth is the same for all seeds and runs.
const FIXED: u64 = 0;

/// What is to be simulated.
pub struct Simulation<'a> {
    /// Recipe to train in every round.
    pub recipe: &'a dyn Recipe,
    /// Schema of the labels.
    pub schema: &'a Schema,
    /// Items whose labels are revealed as they are chosen.
    pub labelled: &'a [Labelled],
    /// Names of strategies.
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
    for name in simulation.strategies {
        strategy(name)?;
    }
    let fixed = Fixed::of(simulation)?;
    let mut rows = Vec::new();
    for &seed in simulation.seeds {
        let first = first_round(simulation, &fixed, seed)?;
        for name in simulation.strategies {
            replay(simulation, &fixed, name, seed, &first, &mut rows)?;
        }
    }
    let place = |name: &str| simulation.strategies.iter().position(|s| s == name);
    rows.sort_by_key(|row: &Row| (place(&row.strategy), row.seed, row.round));
    Ok(Simulated {
        rows,
        scored_items: fixed.scored.len(),
        pool_items: fixed.pool.len(),
        recipe: simulation.recipe.name().to_owned(),
    })
}

/// Items apart.
struct Fixed<'a> {
    /// Scored, never chosen.
    scored: Vec<Labelled>,
    /// Could be chosen.
    pool: Vec<&'a Labelled>,
}

impl<'a> Fixed<'a> {
    fn of(simulation: &Simulation<'a>) -> Result<Self, LearnError> {
        let items: Vec<&Item> = simulation.labelled.iter().map(|example| &example.item).collect();
        let fold_of = folds(&items, FIFTH, FIXED);
        let (mut scored, mut pool) = (Vec::new(), Vec::new());
        for (example, fold) in simulation.labelled.iter().zip(fold_of) {
            if fold == 0 { scored.push(example.clone()) } else { pool.push(example) }
        }
        if scored.is_empty() || pool.len() < simulation.size {
            return Err(LearnError::TooLittle(format!(
                "a simulation with {} items a round needs at least {} labelled items; there are {}",
                simulation.size,
                simulation.size * FIFTH / (FIFTH - 1) + 1,
                items.len()
            )));
        }
        Ok(Self { scored, pool })
    }
}

/// A trained model with what it says: shared by all strategies of a seed in the first round.
struct Round {
    chosen: Vec<usize>,
    report: Report,
    /// For the items of the pool that are not chosen yet, as `(place in the pool, prediction)`.
    rest: Vec<(usize, Prediction)>,
}

fn first_round(simulation: &Simulation<'_>, fixed: &Fixed<'_>, seed: u64) -> Result<Round, LearnError> {
    let everything: Vec<(usize, Option<&Prediction>)> = (0..fixed.pool.len()).map(|i| (i, None)).collect();
    let chosen = pick(fixed, &everything, simulation.size, "random", seed)?;
    train_round(simulation, fixed, chosen, seed, simulation.rounds > 1)
}

fn replay(
    simulation: &Simulation<'_>,
    fixed: &Fixed<'_>,
    name: &str,
    seed: u64,
    first: &Round,
    rows: &mut Vec<Row>,
) -> Result<(), LearnError> {
    let mut later: Option<Round> = None;
    for number in 1..=simulation.rounds {
        let step = format!("{name}, seed {seed}");
        simulation.watch.tick(&step, number as u64, simulation.rounds as u64)?;
        if number > 1 {
            let before = later.as_ref().unwrap_or(first);
            let rest: Vec<(usize, Option<&Prediction>)> =
                before.rest.iter().map(|(i, prediction)| (*i, Some(prediction))).collect();
            let picked = pick(fixed, &rest, simulation.size, name, seed ^ (number as u64) << 32)?;
            if picked.is_empty() {
                break;
            }
            let chosen = before.chosen.iter().copied().chain(picked).collect();
            later = Some(train_round(simulation, fixed, chosen, seed, number < simulation.rounds)?);
        }
        rows.push(row(fixed, later.as_ref().unwrap_or(first), name, seed, number));
    }
    Ok(())
}

/// Chooses by a strategy among what is left; places in the pool.
fn pick(
    fixed: &Fixed<'_>,
    rest: &[(usize, Option<&Prediction>)],
    size: usize,
    name: &str,
    seed: u64,
) -> Result<Vec<usize>, LearnError> {
    let pool: Vec<PoolItem<'_>> = rest
        .iter()
        .map(|&(i, prediction)| {
            let item = &fixed.pool[i].item;
            PoolItem { id: &item.id, text: item.title(), prediction }
        })
        .collect();
    let wish = Wish { size, strategy: name.to_owned(), seed, ..Wish::default() };
    Ok(choose(&pool, &wish)?.into_iter().map(|pick| rest[pick.index].0).collect())
}

fn train_round(
    simulation: &Simulation<'_>,
    fixed: &Fixed<'_>,
    chosen: Vec<usize>,
    seed: u64,
    look_at_rest: bool,
) -> Result<Round, LearnError> {
    let examples: Vec<Labelled> = chosen.iter().map(|&i| fixed.pool[i].clone()).collect();
    let artefact = simulation.recipe.train(&TrainingTask {
        schema: simulation.schema,
        examples: &examples,
        dev: &[],
        settings: simulation.settings,
        seed,
        resources: simulation.resources,
        watch: simulation.watch,
    })?;
    let tagger = simulation.recipe.open(&artefact, simulation.resources)?;
    let scored: Vec<Item> = fixed.scored.iter().map(|example| example.item.clone()).collect();
    let said = tagger.predict(&scored, simulation.watch)?;
    let report = evaluate(&fixed.scored, &said, BaseKind::Split("simulation".to_owned()))?;
    let rest = if look_at_rest { look(simulation, fixed, &chosen, &*tagger)? } else { Vec::new() };
    Ok(Round { chosen, report, rest })
}

/// Predicts what is left of the pool.
fn look(
    simulation: &Simulation<'_>,
    fixed: &Fixed<'_>,
    chosen: &[usize],
    tagger: &dyn Tagger,
) -> Result<Vec<(usize, Prediction)>, LearnError> {
    let mut left = vec![true; fixed.pool.len()];
    for &i in chosen {
        left[i] = false;
    }
    let places: Vec<usize> = (0..left.len()).filter(|&i| left[i]).collect();
    let items: Vec<Item> = places.iter().map(|&i| fixed.pool[i].item.clone()).collect();
    Ok(places.into_iter().zip(tagger.predict(&items, simulation.watch)?).collect())
}

fn row(fixed: &Fixed<'_>, round: &Round, name: &str, seed: u64, number: usize) -> Row {
    Row {
        strategy: name.to_owned(),
        seed,
        round: number,
        labels: round.chosen.len(),
        seconds: round.chosen.iter().map(|&i| annotation_seconds(fixed.pool[i])).sum(),
        f1: round.report.micro.f1,
        macro_f1: round.report.macro_average.f1,
    }
}
