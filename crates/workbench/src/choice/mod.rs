//! Which recipe `train` takes when nobody names one, and why.
//!
//! [`Facts`] are what a project has; the rules here make one or two candidates of them, and two are
//! compared on items that they have not learnt from (`compare`).

mod compare;
mod facts;

use swingtag_learn::recipes::{AUTO, CoupledRecipe};
use swingtag_learn::{Recipe, Settings, settings};

use crate::borrow::Lenders;
use crate::train::{Effort, TrainRequest};

pub use compare::Compared;
pub(crate) use facts::Facts;

/// Labelled items from which a head on the frozen encoder beats matching of known values. On
/// OA-Mine titles both reach about the same with 20.
const ENOUGH_FOR_HEAD: usize = 20;
/// How the loop trains a head between a person's decisions: on the frozen encoder, with fewer steps and half the
/// hidden layer. On OA-Mine titles the whole one is no better (docs/methods.md), and with 800 labels takes twice as long.
const QUICK: [(&str, &str); 3] = [("frozen", "true"), ("frozen_steps", "600"), ("frozen_hidden", "128")];

/// What a recipe is told to look at photos.
const WITH_PHOTOS: [(&str, &str); 2] = [("fusion", "photo"), ("presence", "true")];

/// A way to train.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) recipe: String,
    pub(crate) settings: Settings,
    /// Verticals that it also learns from.
    pub(crate) lenders: Vec<String>,
    /// How people tell it from the other one.
    pub(crate) name: String,
    /// Why it is a candidate.
    pub(crate) why: String,
}

impl Candidate {
    fn new(recipe: &str, request: &TrainRequest, why: String) -> Self {
        let (recipe, settings) = (recipe.to_owned(), request.settings.clone());
        Self { name: recipe.clone(), recipe, settings, lenders: Vec::new(), why }
    }

    /// The same with the photos of items.
    fn with_photos(&self) -> Self {
        let mut other = self.clone();
        other.settings.extend(WITH_PHOTOS.map(|(key, value)| (key.to_owned(), value.to_owned())));
        other.name = format!("{} with photos", self.name);
        other
    }

    /// The same with the items of another vertical.
    fn with_lender(&self, vertical: &str) -> Self {
        let name = format!("{} with the items of {vertical}", self.name);
        Self { lenders: vec![vertical.to_owned()], name, ..self.clone() }
    }
}

/// What a person asked for by name; it is not compared with anything.
pub(crate) fn asked(request: &TrainRequest, lenders: Option<Lenders>) -> Option<Candidate> {
    let coupled = lenders.as_ref().map(|_| CoupledRecipe::NAME);
    let recipe = request.recipe.as_deref().or(coupled)?;
    let mut candidate = Candidate::new(recipe, request, "Chosen by hand.".to_owned());
    if let Some(lenders) = lenders {
        candidate.lenders = lenders.verticals;
        candidate.why = lenders.why;
    }
    Some(candidate)
}

/// The ways to train that fit a project, at most two.
pub(crate) fn candidates(request: &TrainRequest, facts: &Facts) -> Vec<Candidate> {
    let labels = facts.labels;
    if !facts.encoder {
        let why = "Chosen because no pretrained encoder is installed; `swingtag models fetch` brings one."
            .to_owned();
        return vec![Candidate::new("dictionary", request, why)];
    }
    if labels < ENOUGH_FOR_HEAD {
        let why = format!(
            "Chosen because {labels} labelled items are few; below {ENOUGH_FOR_HEAD} known values do better."
        );
        return vec![Candidate::new("dictionary", request, why)];
    }
    let request = &with_effort(request);
    let first = Candidate::new(AUTO.name(), request, why_auto(labels, &request.settings));
    let second = match &facts.partner {
        _ if !is_quick(&first, labels) => None,
        Some(partner) => Some(first.with_lender(partner)),
        None if facts.photos => Some(first.with_photos()),
        None => None,
    };
    std::iter::once(first).chain(second).collect()
}

/// The request with its effort as settings of the product's own recipe; what a person has set stays.
fn with_effort(request: &TrainRequest) -> TrainRequest {
    let wanted: &[(&str, &str)] = match request.effort {
        Effort::Fitting => &[],
        Effort::Heads => &QUICK,
        Effort::FineTune => &[("frozen_below", "0")],
    };
    let mut request = request.clone();
    for (key, value) in wanted {
        request.settings.entry((*key).to_owned()).or_insert_with(|| (*value).to_owned());
    }
    request
}

/// Whether training is quick: only then is there time to train candidates for a comparison.
fn is_quick(candidate: &Candidate, labels: usize) -> bool {
    let all = settings::complete(&candidate.recipe, &candidate.settings).unwrap_or_default();
    let below: usize = all.get("frozen_below").and_then(|below| below.parse().ok()).unwrap_or_default();
    labels < below || all.get("frozen").is_some_and(|frozen| frozen == "true")
}

/// Why the product's own recipe trains its encoder, or does not.
fn why_auto(labels: usize, given: &Settings) -> String {
    let all = settings::complete(AUTO.name(), given).unwrap_or_default();
    let below: usize = all.get("frozen_below").and_then(|below| below.parse().ok()).unwrap_or_default();
    if all.get("frozen").is_some_and(|frozen| frozen == "true") {
        return "Chosen, on the frozen encoder as asked for: that is quick.".to_owned();
    }
    if labels < below {
        return format!(
            "Chosen, on the frozen encoder, because that is quick; \
             fine-tuning (--set frozen_below=0) pays from about {below} labelled items."
        );
    }
    format!("Chosen because {labels} labelled items are enough to fine-tune the encoder.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(labels: usize) -> Facts {
        Facts { labels, encoder: true, photos: false, partner: None }
    }

    fn names(facts: &Facts) -> Vec<String> {
        candidates(&TrainRequest::default(), facts).into_iter().map(|candidate| candidate.name).collect()
    }

    #[test]
    fn the_recipe_follows_labels_and_encoder() {
        assert_eq!(names(&facts(ENOUGH_FOR_HEAD - 1)), ["dictionary"]);
        assert_eq!(names(&facts(ENOUGH_FOR_HEAD)), ["auto"]);
        assert_eq!(names(&Facts { encoder: false, ..facts(5000) }), ["dictionary"]);
    }

    #[test]
    fn the_effort_asked_for_decides_whether_the_encoder_is_trained() {
        let settings = |effort, labels| {
            let request = TrainRequest { effort, ..TrainRequest::default() };
            candidates(&request, &facts(labels))[0].settings.clone()
        };
        assert_eq!(settings(Effort::Heads, 5000)["frozen"], "true");
        for (key, value) in QUICK {
            assert_eq!(settings(Effort::Heads, 5000)[key], value);
        }
        assert_eq!(settings(Effort::Fitting, 5000).get("frozen_steps"), None);
        assert_eq!(settings(Effort::FineTune, 100)["frozen_below"], "0");
        // Matching known values has no encoder to train.
        assert!(settings(Effort::Heads, ENOUGH_FOR_HEAD - 1).is_empty());
        let own = TrainRequest {
            effort: Effort::FineTune,
            settings: [("frozen_below".to_owned(), "9".to_owned())].into(),
            ..TrainRequest::default()
        };
        assert_eq!(candidates(&own, &facts(100))[0].settings["frozen_below"], "9");
    }

    #[test]
    fn photos_and_partners_are_tried_where_training_is_quick() {
        let photos = Facts { photos: true, ..facts(100) };
        assert_eq!(names(&photos), ["auto", "auto with photos"]);
        assert_eq!(names(&Facts { labels: 5000, ..photos.clone() }), ["auto"]);
        let partner = Facts { partner: Some("Coffee".to_owned()), ..photos };
        assert_eq!(names(&partner), ["auto", "auto with the items of Coffee"]);
        let second = &candidates(&TrainRequest::default(), &partner)[1];
        assert_eq!(second.lenders, ["Coffee"]);
    }

    #[test]
    fn what_a_person_names_is_not_compared() {
        let request = TrainRequest { recipe: Some("bert-softmax".to_owned()), ..TrainRequest::default() };
        assert_eq!(asked(&request, None).unwrap().recipe, "bert-softmax");
        assert_eq!(asked(&TrainRequest::default(), None), None);
        let lenders = Lenders { verticals: vec!["Coffee".to_owned()], why: "Borrows.".to_owned() };
        let borrowing = asked(&TrainRequest::default(), Some(lenders)).unwrap();
        assert_eq!((borrowing.recipe.as_str(), borrowing.why.as_str()), (CoupledRecipe::NAME, "Borrows."));
    }

    #[test]
    fn the_reason_tells_whether_the_encoder_is_trained() {
        let why = |labels| candidates(&TrainRequest::default(), &facts(labels))[0].why.clone();
        assert!(why(ENOUGH_FOR_HEAD).contains("frozen encoder"));
        assert!(why(5000).contains("enough to fine-tune"));
    }
}
