//! What strategies are told about a project: vectors of titles, dropouts of the model in use, flips between
//! versions, spans of stored predictions.

use swingtag_catalogue::{Item, ItemId, ModelId, Prediction};
use swingtag_learn::acquire::{
    Evidence, Needs, TitleEncoder, Vectors, flips, hashed_vectors, information_of,
};
use swingtag_learn::{LearnError, Resources, Stopped, Watch};
use swingtag_store::{IMPORTED, Model};

use super::candidates::Candidate;
use crate::error::WorkbenchError;
use crate::workbench::Workbench;

/// Labelled titles that new ones are held against, at most; of more, every so many-th.
const LABELLED: usize = 2_000;
/// Labelled items read at a time.
const PAGE: usize = 1_000;
/// Versions that are compared, the one in use counted.
const VERSIONS: usize = 4;

/// Asks the project.
pub(super) struct ProjectEvidence<'a> {
    workbench: &'a Workbench,
    pool: &'a [Candidate],
    titles: Option<TitleEncoder<'a>>,
    watch: &'a dyn Watch,
}

impl<'a> ProjectEvidence<'a> {
    /// Opens the encoder of titles only where it is needed.
    pub(super) fn new(
        workbench: &'a Workbench,
        pool: &'a [Candidate],
        resources: &'a Resources<'a>,
        needs: Needs,
        watch: &'a dyn Watch,
    ) -> Result<Self, WorkbenchError> {
        let titles = if needs.embeddings { TitleEncoder::open(resources)? } else { None };
        Ok(Self { workbench, pool, titles, watch })
    }

    fn ids(&self, places: &[usize]) -> Vec<ItemId> {
        places.iter().map(|&place| self.pool[place].item).collect()
    }

    fn items(&self, ids: &[ItemId]) -> Result<Vec<Item>, WorkbenchError> {
        Ok(self.workbench.store().items(ids)?.into_iter().map(|stored| stored.item).collect())
    }

    fn titles_of_labelled(&self) -> Result<Vec<String>, WorkbenchError> {
        let (mut titles, mut after) = (Vec::new(), None);
        loop {
            let page = self.workbench.store().labelled(after, PAGE)?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            titles.extend(page.iter().map(|stored| stored.item.title().to_owned()));
            self.watch.tick("Looking through the labelled items", titles.len() as u64, 0)?;
        }
        let every = titles.len().div_ceil(LABELLED).max(1);
        Ok(titles.into_iter().step_by(every).collect())
    }

    fn dropouts(&self, places: &[usize]) -> Result<Option<Vec<Option<f64>>>, WorkbenchError> {
        let Some(model) = self.workbench.store().current_model()? else { return Ok(None) };
        let items = self.items(&self.ids(places))?;
        let artefact = self.workbench.artefact(&model)?;
        let resources = self.workbench.resources_of(&artefact)?;
        let tagger = swingtag_learn::open(&artefact, &resources)?;
        Ok(information_of(tagger.as_ref(), &items, self.watch)?)
    }

    /// Flips between the stored predictions of the newest versions; where none but one version has said
    /// anything, the version before is asked.
    fn changes(&self, places: &[usize]) -> Result<Option<Vec<Option<f64>>>, WorkbenchError> {
        let (ids, versions) = (self.ids(places), self.versions()?);
        if versions.len() < 2 {
            return Ok(None);
        }
        let items = self.items(&ids)?;
        let mut said = self.said(&ids, &versions)?;
        if said.iter().all(|said| said.len() < 2) {
            let before = self.asked_again(&versions[versions.len() - 2], &items)?;
            said.iter_mut().zip(before).for_each(|(said, before)| said.insert(0, before));
        }
        let count = |(item, said): (&Item, &Vec<Prediction>)| {
            let said: Vec<&Prediction> = said.iter().collect();
            (said.len() > 1).then(|| flips(item, &said) as f64)
        };
        Ok(Some(items.iter().zip(&said).map(count).collect()))
    }

    /// The newest versions, oldest first, the last one in use.
    fn versions(&self) -> Result<Vec<Model>, WorkbenchError> {
        let Some(current) = self.workbench.store().current_model()? else { return Ok(Vec::new()) };
        let mut models = self.workbench.store().models()?;
        models.retain(|model| model.id != IMPORTED && model.id <= current.id);
        models.sort_by_key(|model| model.id);
        Ok(models.split_off(models.len().saturating_sub(VERSIONS)))
    }

    fn said(&self, ids: &[ItemId], versions: &[Model]) -> Result<Vec<Vec<Prediction>>, WorkbenchError> {
        let store = self.workbench.store();
        let of_item = |item: &ItemId| {
            let each = versions.iter().map(|model: &Model| store.prediction(*item, model.id));
            each.filter_map(Result::transpose).collect::<Result<Vec<_>, _>>()
        };
        Ok(ids.iter().map(of_item).collect::<Result<_, _>>()?)
    }

    fn asked_again(&self, model: &Model, items: &[Item]) -> Result<Vec<Prediction>, WorkbenchError> {
        let artefact = self.workbench.artefact(model)?;
        let resources = self.workbench.resources_of(&artefact)?;
        Ok(swingtag_learn::open(&artefact, &resources)?.predict(items, self.watch)?)
    }

    fn spans(&self, places: &[usize]) -> Result<Vec<Option<Prediction>>, WorkbenchError> {
        let shown = |item: &ItemId| self.workbench.store().shown_prediction(*item);
        let said = self.ids(places).iter().map(shown).collect::<Result<Vec<_>, _>>()?;
        Ok(said.into_iter().map(|said: Option<(ModelId, Prediction)>| said.map(|(_, p)| p)).collect())
    }
}

impl Evidence for ProjectEvidence<'_> {
    fn embed(&self, texts: &[&str]) -> Result<Vectors, LearnError> {
        match &self.titles {
            Some(titles) => titles.vectors(texts, self.watch),
            None => Ok(hashed_vectors(texts)),
        }
    }

    fn labelled(&self) -> Result<Vec<String>, LearnError> {
        self.titles_of_labelled().map_err(told)
    }

    fn information(&self, places: &[usize]) -> Result<Option<Vec<Option<f64>>>, LearnError> {
        self.dropouts(places).map_err(told)
    }

    fn flips(&self, places: &[usize]) -> Result<Option<Vec<Option<f64>>>, LearnError> {
        self.changes(places).map_err(told)
    }

    fn predictions(&self, places: &[usize]) -> Result<Option<Vec<Option<Prediction>>>, LearnError> {
        self.spans(places).map(Some).map_err(told)
    }
}

/// An error of the project on its way through choosing.
fn told(error: WorkbenchError) -> LearnError {
    if error.is_stop() { Stopped.into() } else { LearnError::Compute(error.message) }
}
