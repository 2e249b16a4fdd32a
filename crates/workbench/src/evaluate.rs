//! Scores of a model, each with its base.

use std::path::Path;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{Item, Prediction};
use swingtag_learn::evaluate::{
    BaseKind, ItemScore, Report, cross_validate, evaluate, micro_f1_interval, photo_awareness, score_items,
};
use swingtag_learn::recipes::recipe;
use swingtag_learn::{Artefact, Labelled, NoCheckpoints, PhotoStore, Resources, TrainingTask, Watch};
use swingtag_store::Model;

use crate::error::WorkbenchError;
use crate::examples::gold_of;
use crate::exchange::{Exchanged, OtherPhotos, PhotosShown};
use crate::models::version;
use crate::photos::PhotoFolder;
use crate::workbench::Workbench;

/// Folds of a cross-validation.
const FOLDS: usize = 5;

/// Seed of the bootstrap, so that a figure shown twice is the same figure.
pub(crate) const BOOTSTRAP_SEED: u64 = 1;

/// What to score, on what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EvaluateRequest {
    /// Version such as `v12`; by default the one in use.
    pub model: Option<String>,
    /// `holdout`, `split:NAME` or a file.
    pub on: String,
    /// Photos that the items are shown with.
    pub photos: PhotosShown,
}

impl Default for EvaluateRequest {
    fn default() -> Self {
        Self { model: None, on: "holdout".to_owned(), photos: PhotosShown::default() }
    }
}

/// Scores with their base and interval.
#[derive(Clone, Debug, Serialize)]
pub struct Evaluation {
    /// The scores.
    #[serde(flatten)]
    pub report: Report,
    /// 95 % interval of micro F1 over items, where there are items enough.
    pub interval: Option<(f64, f64)>,
    /// Version scored.
    pub model: String,
    /// Its recipe.
    pub recipe: String,
    /// What the figures were measured on, in words.
    #[serde(rename = "measured_on")]
    pub base: String,
    /// What other photos than their own change, where the items were shown with others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photos: Option<OtherPhotos>,
}

impl Workbench {
    /// Scores a model version. Without a holdout the figures come from cross-validation of its
    /// recipe and say so.
    ///
    /// # Errors
    /// No model, no labelled items, an unreadable file, or a stop.
    pub fn evaluate(
        &self,
        request: &EvaluateRequest,
        watch: &dyn Watch,
    ) -> Result<Evaluation, WorkbenchError> {
        let model = self.model_asked(request.model.as_deref())?;
        let artefact = self.artefact(&model)?;
        let (gold, kind, base) = self.gold(&request.on)?;
        if gold.is_empty() && request.on == "holdout" {
            return self.cross_validated(&model, &artefact, request.photos, watch);
        }
        let beside = PhotoFolder::of_file(Path::new(&request.on));
        let photos: &dyn PhotoStore = if kind == BaseKind::File { &beside } else { self };
        let own = self.predict_with(&artefact, &gold, photos, watch)?;
        if request.photos == PhotosShown::Own {
            return Ok(Scored::new(&gold, &own, kind)?.evaluation(&model, base));
        }
        let exchanged = Exchanged::new(&gold, photos, request.photos)?;
        let others = self.predict_items(&artefact, &exchanged.items, &exchanged, watch)?;
        let awareness = photo_awareness(&gold, &own, &others)?;
        let mut evaluation = Scored::new(&gold, &others, kind)?.evaluation(&model, base);
        evaluation.photos = Some(OtherPhotos { shown: request.photos, awareness });
        Ok(evaluation)
    }

    fn gold(&self, on: &str) -> Result<(Vec<Labelled>, BaseKind, String), WorkbenchError> {
        if on == "holdout" {
            let holdout = self.examples()?.holdout;
            let base = format!("{} holdout items", holdout.len());
            return Ok((holdout, BaseKind::Holdout, base));
        }
        let (gold, kind, place) = match on.strip_prefix("split:") {
            Some(name) => (self.split(name)?, BaseKind::Split(name.to_owned()), format!("split {name}")),
            None => (gold_of(Path::new(on))?, BaseKind::File, on.to_owned()),
        };
        if gold.is_empty() {
            let remedy = "splits are the `split` values that imported items brought along";
            return Err(WorkbenchError::new(
                "too_little",
                format!("{place} holds no labelled items"),
                remedy,
            ));
        }
        let base = format!("{} items of {place}", gold.len());
        Ok((gold, kind, base))
    }

    fn cross_validated(
        &self,
        model: &Model,
        artefact: &Artefact,
        photos: PhotosShown,
        watch: &dyn Watch,
    ) -> Result<Evaluation, WorkbenchError> {
        if photos != PhotosShown::Own {
            let message = "there is no holdout, and in a cross-validation photos are not exchanged";
            let remedy = "name a split or a file with --on, or leave --photos out";
            return Err(WorkbenchError::new("too_little", message, remedy));
        }
        let examples = self.examples()?;
        let (schema, resources) = (self.schema()?, self.resources_of(artefact)?);
        let task = TrainingTask {
            schema: &schema,
            examples: &examples.train,
            dev: &examples.dev,
            settings: &artefact.settings,
            seed: model.seed,
            resources: &resources,
            watch,
            checkpoints: &NoCheckpoints,
        };
        let crossed = cross_validate(recipe(&artefact.recipe)?, &task, FOLDS)?;
        let items = score_items(&examples.train, &crossed.predictions);
        let scored = Scored { report: crossed.report, items };
        let base = format!(
            "{FOLDS}-fold cross-validation of {} items, since there is no holdout",
            examples.train.len()
        );
        Ok(scored.evaluation(model, base))
    }

    /// Predicts the items of labelled ones; their labels are not looked at.
    pub(crate) fn predict_with(
        &self,
        artefact: &Artefact,
        gold: &[Labelled],
        photos: &dyn PhotoStore,
        watch: &dyn Watch,
    ) -> Result<Vec<Prediction>, WorkbenchError> {
        let items: Vec<_> = gold.iter().map(|labelled| labelled.item.clone()).collect();
        self.predict_items(artefact, &items, photos, watch)
    }

    fn predict_items(
        &self,
        artefact: &Artefact,
        items: &[Item],
        photos: &dyn PhotoStore,
        watch: &dyn Watch,
    ) -> Result<Vec<Prediction>, WorkbenchError> {
        let resources = Resources { photos, ..self.resources_of(artefact)? };
        Ok(swingtag_learn::open(artefact, &resources)?.predict(items, watch)?)
    }
}

/// A report with the scores of the single items behind it.
pub(crate) struct Scored {
    pub(crate) report: Report,
    pub(crate) items: Vec<ItemScore>,
}

impl Scored {
    pub(crate) fn new(
        gold: &[Labelled],
        predictions: &[Prediction],
        kind: BaseKind,
    ) -> Result<Self, WorkbenchError> {
        Ok(Self { report: evaluate(gold, predictions, kind)?, items: score_items(gold, predictions) })
    }

    pub(crate) fn evaluation(self, model: &Model, base: String) -> Evaluation {
        let interval = (self.items.len() >= 2).then(|| micro_f1_interval(&self.items, BOOTSTRAP_SEED));
        Evaluation {
            report: self.report,
            interval: interval.map(|i| (i.low, i.high)),
            model: version(model.id),
            recipe: model.recipe.clone(),
            base,
            photos: None,
        }
    }
}
