//! Active learning played on labelled items, so that a strategy is known before a person works by it.

use std::path::{Path, PathBuf};

use serde::Serialize;
use swingtag_learn::recipes::recipe;
use swingtag_learn::simulate::{Needed, Row, Simulation, needed, simulate};
use swingtag_learn::{Labelled, Settings, Watch};

use crate::error::{AtPath, WorkbenchError};
use crate::workbench::Workbench;

/// What to play.
#[derive(Clone, Debug, Serialize)]
pub struct SimulateRequest {
    /// Strategies to compare, with their modifiers.
    pub strategies: Vec<String>,
    /// Rounds; the first is random.
    pub rounds: usize,
    /// Items a round.
    pub size: usize,
    /// One repetition each.
    pub seeds: Vec<u64>,
    /// Recipe; by default `auto` on the frozen encoder, or `dictionary` without one.
    pub recipe: Option<String>,
    /// Settings of the recipe.
    pub settings: Settings,
    /// Folder for the curve.
    pub out: PathBuf,
}

/// The curve, and where it was written.
#[derive(Clone, Debug, Serialize)]
pub struct SimulateReport {
    /// One row per strategy, seed and round.
    pub rows: Vec<Row>,
    /// What each strategy needs to come close to the F1 of all labels.
    pub needed: Vec<Needed>,
    /// Files written.
    pub files: Vec<String>,
}

impl Workbench {
    /// Plays every strategy with every seed and writes `curve.csv`, `curve.json`, `curve.svg`.
    ///
    /// # Errors
    /// Too few labelled items, an unknown strategy or recipe, or a stop.
    pub fn simulate(
        &self,
        request: &SimulateRequest,
        watch: &dyn Watch,
    ) -> Result<SimulateReport, WorkbenchError> {
        let (schema, resources) = (self.schema()?, self.resources());
        let labelled: Vec<Labelled> =
            self.labelled_items()?.into_iter().map(crate::examples::into_labelled).collect();
        let (name, settings) = self.simulated_recipe(request);
        let simulated = simulate(&Simulation {
            recipe: recipe(&name)?,
            schema: &schema,
            labelled: &labelled,
            strategies: &request.strategies,
            rounds: request.rounds,
            size: request.size,
            seeds: &request.seeds,
            settings: &settings,
            resources: &resources,
            watch,
        })?;
        let json = serde_json::to_string_pretty(&simulated.to_json()).unwrap_or_default();
        let files =
            [("curve.csv", simulated.to_csv()), ("curve.json", json), ("curve.svg", simulated.to_svg())];
        let files =
            files.iter().map(|(name, text)| write(&request.out, name, text)).collect::<Result<_, _>>()?;
        Ok(SimulateReport { needed: needed(&simulated), rows: simulated.rows, files })
    }

    /// A frozen encoder trains in seconds, which many rounds need.
    fn simulated_recipe(&self, request: &SimulateRequest) -> (String, Settings) {
        let mut settings = request.settings.clone();
        let name = request.recipe.clone().unwrap_or_else(|| {
            if self.resources().encoder.is_none() {
                return "dictionary".to_owned();
            }
            settings.entry("frozen".to_owned()).or_insert_with(|| "true".to_owned());
            "auto".to_owned()
        });
        (name, settings)
    }
}

fn write(folder: &Path, name: &str, text: &str) -> Result<String, WorkbenchError> {
    std::fs::create_dir_all(folder).at("make", folder)?;
    let path = folder.join(name);
    std::fs::write(&path, text).at("write", &path)?;
    Ok(path.display().to_string())
}
