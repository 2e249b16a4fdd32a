//! Equal to scikit-learn, statsmodels, `krippendorff` and DKPro Statistics on generated readings.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::super::{Agreement, AgreementFigures, Measures, Reading};
use super::vertical;
use crate::{Annotation, AttributeKind, Field, Item, Span, Values};

#[derive(Deserialize)]
pub(super) struct Study {
    name: String,
    attributes: BTreeMap<String, AttributeKind>,
    items: Vec<Read>,
    figures: Figures,
}

/// An item with its readings.
#[derive(Serialize, Deserialize)]
pub(super) struct Read {
    pub(super) texts: BTreeMap<String, String>,
    pub(super) readings: Vec<Said>,
    /// Words by field, where they are not to be found by white space.
    #[serde(default)]
    pub(super) words: BTreeMap<String, Vec<(usize, usize)>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Said {
    pub(super) who: String,
    pub(super) spans: Vec<(String, usize, usize, String)>,
    pub(super) values: Values,
    pub(super) intents: Vec<String>,
}

#[derive(Deserialize)]
struct Figures {
    attributes: BTreeMap<String, BTreeMap<String, Numbers>>,
    overall: Numbers,
    intents: Numbers,
}

#[derive(Deserialize)]
struct Numbers {
    kappa: Option<f64>,
    alpha: Option<f64>,
    #[serde(default)]
    f1: Option<f64>,
}

pub(super) fn item_of(read: &Read) -> Item {
    let field = |(name, text): (&String, &String)| Field { name: name.clone(), text: text.clone() };
    Item { fields: read.texts.iter().map(field).collect(), ..Item::default() }
}

fn labels_of(said: &Said) -> Annotation {
    let span =
        |(field, start, end, name): &(String, usize, usize, String)| Span::new(field, *start, *end, name);
    Annotation {
        spans: said.spans.iter().map(span).collect(),
        values: said.values.clone(),
        intents: said.intents.clone(),
        ..Annotation::default()
    }
}

fn measured(study: &Study) -> AgreementFigures {
    let kinds: Vec<(&str, AttributeKind)> = study.attributes.iter().map(|(n, k)| (n.as_str(), *k)).collect();
    let vertical = vertical(&kinds, &["buy", "compare", "return"]);
    let mut agreement = Agreement::new();
    for read in &study.items {
        let labels: Vec<Annotation> = read.readings.iter().map(labels_of).collect();
        let reading = |(said, labels)| -> Reading<'_> {
            let said: &Said = said;
            Reading { who: &said.who, labels }
        };
        let readings: Vec<Reading<'_>> = read.readings.iter().zip(&labels).map(reading).collect();
        agreement.add(&item_of(read), &vertical, &readings);
    }
    agreement.finish(1)
}

fn close(what: &str, ours: Option<f64>, theirs: Option<f64>) {
    let equal = match (ours, theirs) {
        (Some(ours), Some(theirs)) => (ours - theirs).abs() < 1e-9,
        (ours, theirs) => ours.is_none() && theirs.is_none(),
    };
    assert!(equal, "{what}: {ours:?} here, {theirs:?} there");
}

fn compare(what: &str, ours: &Measures, theirs: &Numbers, ragged: bool) {
    if !ragged {
        close(&format!("{what} kappa"), ours.kappa.map(|f| f.value), theirs.kappa);
    }
    close(&format!("{what} alpha"), ours.alpha.map(|f| f.value), theirs.alpha);
    close(&format!("{what} f1"), ours.f1.map(|f| f.value), theirs.f1);
}

/// statsmodels takes no table with differing numbers of readers; there kappa is not compared.
pub(super) fn check(study: &Study) {
    let ragged = study.items.iter().map(|item| item.readings.len()).collect::<BTreeSet<_>>().len() > 1;
    let ours = measured(study);
    compare(&format!("{} overall", study.name), &ours.overall, &study.figures.overall, ragged);
    compare(&format!("{} intents", study.name), &ours.intents.unwrap(), &study.figures.intents, ragged);
    for row in &ours.attributes {
        let theirs = &study.figures.attributes[&row.attribute];
        let kinds = [("presence", Some(row.presence)), ("spans", row.spans), ("values", row.values)];
        for (kind, measures) in kinds {
            assert_eq!(measures.is_some(), theirs.contains_key(kind), "{} {kind}", row.attribute);
            let what = format!("{} {} {kind}", study.name, row.attribute);
            if let Some(measures) = measures {
                compare(&what, &measures, &theirs[kind], ragged);
            }
        }
    }
}

#[test]
fn generated_readings_give_the_figures_of_other_programs() {
    let studies: Vec<Study> = serde_json::from_str(include_str!("../golden/golden.json")).unwrap();
    assert_eq!(studies.len(), 9);
    studies.iter().for_each(check);
}
