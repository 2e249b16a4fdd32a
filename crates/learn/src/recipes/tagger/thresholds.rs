//! From which probability on a statement about a whole item is made.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::statements::{KINDS, Kind, Statement, Statements};

/// Fewer true statements on dev items than this say nothing about a threshold.
const ENOUGH: usize = 20;

/// One threshold for each kind of statement, and one for each intent that dev items know well enough
/// (the future work of paper 3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Thresholds {
    presence: f32,
    choice: f32,
    intent: f32,
    /// By name of the intent.
    #[serde(default)]
    intents: BTreeMap<String, f32>,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { presence: 0.5, choice: 0.5, intent: 0.5, intents: BTreeMap::new() }
    }
}

/// A judged item: its vertical, the probabilities of all statements, and what is true of it.
pub(super) struct Judged {
    pub(super) vertical: String,
    pub(super) probabilities: Vec<f32>,
    pub(super) targets: Vec<f32>,
}

impl Thresholds {
    /// The threshold of a statement.
    pub(super) fn of(&self, statement: &Statement) -> f32 {
        match statement {
            Statement::Present(_) => self.presence,
            Statement::Value(..) => self.choice,
            Statement::Intent(name) => self.intents.get(name).copied().unwrap_or(self.intent),
        }
    }

    fn set(&mut self, kind: Kind, threshold: f32) {
        match kind {
            Kind::Presence => self.presence = threshold,
            Kind::Choice => self.choice = threshold,
            Kind::Intent => self.intent = threshold,
        }
    }

    /// The thresholds with the best F1 on dev items; where these are too few, that of the kind, or a
    /// half.
    pub(super) fn fit(statements: &Statements, dev: &[Judged]) -> Self {
        let mut thresholds = Self::default();
        for kind in KINDS {
            let of_kind = |statement: &Statement| statement.kind() == kind;
            if let Some(threshold) = fitted(statements, dev, of_kind) {
                thresholds.set(kind, threshold);
            }
        }
        for intent in &statements.all()[statements.others()..] {
            let threshold = fitted(statements, dev, |statement| statement == intent);
            if let (Statement::Intent(name), Some(threshold)) = (intent, threshold) {
                thresholds.intents.insert(name.clone(), threshold);
            }
        }
        thresholds
    }
}

/// The threshold with the best F1 over some of the statements; nothing where too few of them are true.
fn fitted(statements: &Statements, dev: &[Judged], wanted: impl Fn(&Statement) -> bool) -> Option<f32> {
    let (mut said, mut there) = (Vec::new(), 0);
    let wanted = |number: &usize| wanted(&statements.all()[*number]);
    for item in dev {
        there += (0..statements.len()).filter(wanted).filter(|n| item.targets[*n] > 0.5).count();
        let candidates = statements.candidates(&item.vertical, &item.probabilities);
        let judged = candidates.into_iter().filter(wanted);
        said.extend(judged.map(|n| (item.probabilities[n], item.targets[n] > 0.5)));
    }
    (there >= ENOUGH).then(|| best(said, there))
}

/// The threshold between two neighbouring probabilities that gives the best F1; the higher one of
/// equals.
fn best(mut said: Vec<(f32, bool)>, there: usize) -> f32 {
    said.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut best) = (0_usize, (0.0, 0.5));
    for (number, (probability, true_one)) in said.iter().enumerate() {
        right += usize::from(*true_one);
        let next = said.get(number + 1).map_or(0.0, |next| next.0);
        if next == *probability {
            continue;
        }
        let f1 = 2.0 * right as f64 / (number + 1 + there) as f64;
        if f1 > best.0 {
            best = (f1, f32::midpoint(*probability, next));
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use swingtag_catalogue::{Schema, Vertical};

    use super::*;
    use crate::recipe::Settings;
    use crate::settings;

    #[test]
    fn the_threshold_lies_where_f1_is_best() {
        let said = vec![(0.9, true), (0.8, true), (0.3, true), (0.2, false), (0.1, false)];
        assert!((best(said, 3) - 0.25).abs() < 1e-6);
        assert!((best(vec![], 3) - 0.5).abs() < 1e-6);
    }

    #[test]
    fn an_intent_seen_often_has_its_own_threshold_and_a_rare_one_that_of_all() {
        let intents = vec!["often".to_owned(), "rare".to_owned()];
        let vertical = Vertical { name: "query".into(), intents, ..Vertical::default() };
        let settings = settings::read("intent-ner", &Settings::new()).unwrap();
        let schema = Schema { verticals: vec![vertical] };
        let mut both = crate::recipe::Labelled::default();
        both.gold.intents = vec!["often".into(), "rare".into()];
        let statements = Statements::new(&schema, &[both], &settings);
        let item = |probabilities: [f32; 2], targets: [f32; 2]| Judged {
            vertical: "query".into(),
            probabilities: probabilities.into(),
            targets: targets.into(),
        };
        let mut dev: Vec<Judged> = (0..ENOUGH).map(|_| item([0.3, 0.05], [1.0, 0.0])).collect();
        dev.extend([item([0.1, 0.9], [0.0, 1.0]), item([0.1, 0.2], [0.0, 0.0])]);
        let thresholds = Thresholds::fit(&statements, &dev);
        assert!((thresholds.of(&Statement::Intent("often".into())) - 0.2).abs() < 1e-6);
        assert!((thresholds.of(&Statement::Intent("rare".into())) - 0.25).abs() < 1e-6);
        let few = Thresholds::fit(&statements, &dev[..ENOUGH - 1]);
        assert_eq!(few, Thresholds::default());
    }
}
