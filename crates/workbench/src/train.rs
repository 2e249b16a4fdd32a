//! Training: a snapshot of the labels becomes a model version, measured before it is used.

use serde::Serialize;
use serde_json::json;
use swingtag_learn::evaluate::{BaseKind, not_worse};
use swingtag_learn::recipes::recipe;
use swingtag_learn::{Artefact, Outcome, Resources, Settings, TrainingTask, Watch};
use swingtag_store::{Model, NewModel};

use crate::borrow::Lenders;
use crate::choice::{Candidate, Compared, Facts, asked, candidates};
use crate::clock::cpu_seconds;
use crate::error::WorkbenchError;
use crate::evaluate::{BOOTSTRAP_SEED, Evaluation, Scored};
use crate::examples::Examples;
use crate::installed::Installed;
use crate::models::version;
use crate::workbench::Workbench;

/// What to train.
#[derive(Clone, Debug, Default, Serialize)]
pub struct TrainRequest {
    /// Recipe; by default chosen by what the project has.
    pub recipe: Option<String>,
    /// Verticals to learn from; none means all.
    pub verticals: Vec<String>,
    /// Verticals to borrow from, `auto` for those that look most alike; none means not to borrow.
    pub borrow: Vec<String>,
    /// Installed encoder of texts, or word vectors; by default the preferred ones.
    pub encoder: Option<String>,
    /// Installed encoder of photos; by default the preferred one.
    pub photo_encoder: Option<String>,
    /// Settings of the recipe.
    pub settings: Settings,
    /// Everything random comes from it.
    pub seed: u64,
    /// Use the version even when it is worse on the holdout.
    pub promote: bool,
}

/// What came of it.
#[derive(Clone, Debug, Serialize)]
pub struct TrainReport {
    /// Version made.
    pub model: String,
    /// Recipe used.
    pub recipe: String,
    /// Why this recipe.
    pub why: String,
    /// What was tried before, where there was a choice.
    pub compared: Vec<Compared>,
    /// Items learnt from.
    pub examples: usize,
    /// Processor seconds of the training itself.
    pub cpu_seconds: f64,
    /// What the training itself measured.
    pub outcome: Outcome,
    /// Scores on the holdout, where there is one.
    pub evaluation: Option<Evaluation>,
    /// Whether the version is in use now.
    pub promoted: bool,
    /// What happened to it and by which rule, in words.
    pub promotion: String,
}

impl Workbench {
    /// Trains a model version and uses it when it is not worse than the one in use.
    ///
    /// # Errors
    /// Wrong settings, too few labels, a missing encoder or a stop; the model in use stays.
    pub fn train(&self, request: &TrainRequest, watch: &dyn Watch) -> Result<TrainReport, WorkbenchError> {
        self.job("train", request, watch, |watch| self.train_now(request, watch))
    }

    fn train_now(&self, request: &TrainRequest, watch: &dyn Watch) -> Result<TrainReport, WorkbenchError> {
        let mut examples = self.examples_marked()?;
        if examples.train.is_empty() {
            let remedy = "label some items, or import labelled ones; items of a test or holdout split are never trained on";
            return Err(WorkbenchError::new("too_little", "there is no labelled item to learn from", remedy));
        }
        examples.has_labels_of(&request.verticals)?;
        let begun = cpu_seconds();
        let (choice, compared) = self.choose(request, &examples, watch)?;
        examples.only_with(&request.verticals, &choice.lenders);
        let artefact = self.fit(&choice, request, &examples, watch)?;
        let cpu_seconds = cpu_seconds() - begun;
        let scored = self.score(&artefact, &examples, watch)?;
        let model = self.keep(request, &artefact, &examples, scored.as_ref())?;
        let (promoted, promotion) = self.promote_if(request, &model, scored.as_ref(), &examples, watch)?;
        let base = format!("{} holdout items", examples.holdout.len());
        Ok(TrainReport {
            model: version(model.id),
            recipe: choice.recipe,
            why: choice.why,
            compared,
            examples: examples.train.len(),
            cpu_seconds,
            outcome: artefact.outcome(),
            evaluation: scored.map(|scored| scored.evaluation(&model, base)),
            promoted,
            promotion,
        })
    }

    /// What a person asked for, or what fits the project best.
    fn choose(
        &self,
        request: &TrainRequest,
        examples: &Examples,
        watch: &dyn Watch,
    ) -> Result<(Candidate, Vec<Compared>), WorkbenchError> {
        let lenders = match request.borrow.as_slice() {
            [] => None,
            _ => Some(Lenders::find(request, examples)?),
        };
        if let Some(candidate) = asked(request, lenders) {
            return Ok((candidate, Vec::new()));
        }
        let facts = Facts::of(&request.verticals, &examples.train, &self.resources_asked(request)?);
        self.pick(candidates(request, &facts), request, examples, watch)
    }

    /// The encoders that a person asked for or prefers, with cache and device.
    fn resources_asked(&self, request: &TrainRequest) -> Result<Resources<'_>, WorkbenchError> {
        let preferred = self.computing().installed();
        let own = request.encoder.as_deref().or(preferred.encoder.as_deref());
        let photo = request.photo_encoder.as_deref().or(preferred.photo_encoder.as_deref());
        Ok(self.resources_with(Installed::asked(own, photo)?))
    }

    /// Learns from examples as a candidate asks.
    pub(crate) fn fit(
        &self,
        choice: &Candidate,
        request: &TrainRequest,
        examples: &Examples,
        watch: &dyn Watch,
    ) -> Result<Artefact, WorkbenchError> {
        let (schema, resources) = (self.schema()?, self.resources_asked(request)?);
        let task = TrainingTask {
            schema: &schema,
            examples: &examples.train,
            dev: &examples.dev,
            settings: &choice.settings,
            seed: request.seed,
            resources: &resources,
            watch,
        };
        Ok(recipe(&choice.recipe)?.train(&task)?)
    }

    fn score(
        &self,
        artefact: &Artefact,
        examples: &Examples,
        watch: &dyn Watch,
    ) -> Result<Option<Scored>, WorkbenchError> {
        if examples.holdout.is_empty() {
            return Ok(None);
        }
        let predictions = self.predict_with(artefact, &examples.holdout, self, watch)?;
        Scored::new(&examples.holdout, &predictions, BaseKind::Holdout).map(Some)
    }

    fn keep(
        &self,
        request: &TrainRequest,
        artefact: &Artefact,
        examples: &Examples,
        scored: Option<&Scored>,
    ) -> Result<Model, WorkbenchError> {
        let mut metrics = match scored {
            Some(scored) => serde_json::to_value(&scored.report).unwrap_or_default(),
            None => json!({}),
        };
        metrics["examples"] = json!(examples.train.len());
        metrics["outcome"] = json!(artefact.outcome());
        metrics["measured_on"] = match scored {
            Some(_) => json!(format!("{} holdout items", examples.holdout.len())),
            None => json!("not measured: there is no holdout yet"),
        };
        let id = self.store().add_model(&NewModel {
            recipe: artefact.recipe.clone(),
            settings: json!(artefact.settings),
            seed: request.seed,
            data_hash: examples.data_hash(),
            metrics,
            artefact: &artefact.to_bytes()?,
        })?;
        Ok(self.store().model(id)?)
    }

    /// The rule: the first model is used; later ones when they are not worse than the one in use
    /// on the same holdout items (paired bootstrap), or when there is nothing to measure on, or
    /// when somebody insists.
    fn promote_if(
        &self,
        request: &TrainRequest,
        model: &Model,
        scored: Option<&Scored>,
        examples: &Examples,
        watch: &dyn Watch,
    ) -> Result<(bool, String), WorkbenchError> {
        let current = self.store().current_model()?.filter(|current| current.artefact_kept);
        let (good, why) = match (&current, scored) {
            (None, _) => (true, "it is the first".to_owned()),
            (Some(_), None) => (true, "it is the newest and there is no holdout to compare on".to_owned()),
            (Some(current), Some(scored)) => self.compared(current, scored, examples, watch)?,
        };
        let name = version(model.id);
        if good || request.promote {
            let why = if good { why } else { format!("asked for by hand, although {why}") };
            self.store().promote(model.id, &why)?;
            return Ok((true, format!("{name} is in use: {why}")));
        }
        let stays = current.map_or_else(String::new, |current| version(current.id));
        Ok((false, format!("{stays} stays in use: {name} {why}. `swingtag models promote` overrules this")))
    }

    fn compared(
        &self,
        current: &Model,
        scored: &Scored,
        examples: &Examples,
        watch: &dyn Watch,
    ) -> Result<(bool, String), WorkbenchError> {
        let before = match self.score(&self.artefact(current)?, examples, watch) {
            Err(error) if error.code == "no_encoder" => {
                let name = version(current.id);
                return Ok((true, format!("{name} cannot be compared with: {}", error.message)));
            }
            before => before?,
        };
        let Some(before) = before else { return Ok((true, "there is nothing to compare on".to_owned())) };
        let comparison = not_worse(&scored.items, &before.items, BOOTSTRAP_SEED);
        let (points, low, high) = (
            comparison.difference * 100.0,
            comparison.interval.low * 100.0,
            comparison.interval.high * 100.0,
        );
        let verdict = if comparison.not_worse { "not worse than" } else { "worse than" };
        let why = format!(
            "{verdict} {} on {} holdout items ({points:+.1} points, {low:+.1} to {high:+.1})",
            version(current.id),
            examples.holdout.len()
        );
        Ok((comparison.not_worse, why))
    }
}
