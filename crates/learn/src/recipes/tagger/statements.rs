//! What may be said about a whole item: an attribute is present, a value of a closed list holds, a
//! query has an intent. Each is a statement that is true or false; an item is asked only about the
//! statements of its vertical.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{AttributeKind, Prediction, Schema, ScoredAttribute, ScoredChoice, Vertical};

use super::settings::TaggerSettings;
use super::thresholds::Thresholds;
use crate::encode::round4;
use crate::recipe::Labelled;

/// One statement. Equal statements of several verticals are one, so that verticals learn from each other.
/// Statements are ordered by their kind; presence stands first, intents last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Statement {
    /// The attribute is said at all.
    Present(String),
    /// The attribute has a value of its closed list.
    Value(String, String),
    /// The query has the intent.
    Intent(String),
}

/// The three kinds of statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Presence,
    Choice,
    Intent,
}

/// All kinds.
pub(super) const KINDS: [Kind; 3] = [Kind::Presence, Kind::Choice, Kind::Intent];

impl Statement {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Present(_) => Kind::Presence,
            Self::Value(..) => Kind::Choice,
            Self::Intent(_) => Kind::Intent,
        }
    }

    fn holds(&self, labelled: &Labelled) -> bool {
        let gold = &labelled.gold;
        match self {
            Self::Present(name) => {
                gold.spans.iter().any(|span| span.attribute == *name)
                    || gold.values.get(name).is_some_and(|values| !values.is_empty())
            }
            Self::Value(name, value) => gold.values.get(name).is_some_and(|values| values.contains(value)),
            Self::Intent(name) => gold.intents.contains(name),
        }
    }

    /// What only one statement of may hold, when no training item has two: the list or the intents.
    fn list(&self) -> Option<&str> {
        match self {
            Self::Present(_) => None,
            Self::Value(attribute, _) => Some(attribute),
            Self::Intent(_) => Some(""),
        }
    }
}

/// The statements that a tagger judges, and which of them each vertical has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Statements {
    all: Vec<Statement>,
    verticals: BTreeMap<String, Vec<usize>>,
    /// Attributes with at most one value in every training item; the empty name stands for intents.
    single: BTreeSet<String>,
}

impl Statements {
    /// The statements that a schema offers and the settings ask for; the examples tell which lists
    /// hold at most one value.
    pub(super) fn new(schema: &Schema, examples: &[Labelled], settings: &TaggerSettings) -> Self {
        let own: BTreeMap<&str, BTreeSet<Statement>> =
            schema.verticals.iter().map(|v| (v.name.as_str(), of_vertical(v, settings))).collect();
        let all: BTreeSet<Statement> = own.values().flatten().cloned().collect();
        let all: Vec<Statement> = all.into_iter().collect();
        let number = |statement: &Statement| all.binary_search(statement).ok();
        let verticals = own
            .iter()
            .map(|(name, own)| ((*name).to_owned(), own.iter().filter_map(number).collect()))
            .collect();
        let single = single_lists(&all, examples);
        Self { all, verticals, single }
    }

    /// Number of statements.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// All statements, in the order of the network's outputs.
    pub(super) fn all(&self) -> &[Statement] {
        &self.all
    }

    /// Number of the statements that are not intents; intents come last.
    pub(super) fn others(&self) -> usize {
        self.all.partition_point(|statement| statement.kind() != Kind::Intent)
    }

    /// Number of statements about presence; they stand first.
    pub(super) fn presence(&self) -> usize {
        self.all.partition_point(|statement| statement.kind() == Kind::Presence)
    }

    /// The statements about presence in a vertical, with their attributes; all of them in a vertical
    /// that was not there in training.
    pub(super) fn present_in(&self, vertical: &str) -> Vec<(usize, &str)> {
        let own = self.verticals.get(vertical);
        let asked = |number: usize| own.is_none_or(|own| own.contains(&number));
        let presence = self.all.iter().enumerate().filter(|(number, _)| asked(*number));
        let presence = presence.filter_map(|(number, statement)| match statement {
            Statement::Present(name) => Some((number, name.as_str())),
            Statement::Value(..) | Statement::Intent(_) => None,
        });
        presence.collect()
    }

    /// 1 or 0 for each statement, −1 where it does not concern the item's vertical.
    pub(super) fn targets(&self, labelled: &Labelled) -> Vec<f32> {
        let mut targets = vec![-1.0; self.all.len()];
        for number in self.verticals.get(&labelled.item.vertical).into_iter().flatten() {
            targets[*number] = f32::from(u8::from(self.all[*number].holds(labelled)));
        }
        targets
    }

    /// The statements about items of a vertical that survive the rule of lists with one value: of
    /// such a list only the likeliest.
    pub(super) fn candidates(&self, vertical: &str, probabilities: &[f32]) -> Vec<usize> {
        let own = self.verticals.get(vertical).map(Vec::as_slice).unwrap_or_default();
        let beaten = |number: usize| {
            let Some(list) = self.all[number].list().filter(|list| self.single.contains(*list)) else {
                return false;
            };
            own.iter().any(|other| {
                let (a, b) = (probabilities[*other], probabilities[number]);
                self.all[*other].list() == Some(list) && (a > b || (a == b && *other < number))
            })
        };
        own.iter().copied().filter(|number| !beaten(*number)).collect()
    }

    /// Writes what is said about an item of a vertical into its prediction.
    pub(super) fn say(
        &self,
        vertical: &str,
        probabilities: &[f32],
        thresholds: &Thresholds,
        prediction: &mut Prediction,
    ) {
        for number in self.candidates(vertical, probabilities) {
            let (statement, confidence) = (&self.all[number], round4(f64::from(probabilities[number])));
            let holds = probabilities[number] >= thresholds.of(statement);
            let choice = |attribute: &str, value: &str| ScoredChoice {
                attribute: attribute.to_owned(),
                value: value.to_owned(),
                confidence,
            };
            match statement {
                Statement::Present(name) => {
                    let attribute = name.clone();
                    prediction.presence.push(ScoredAttribute { attribute, confidence, present: holds });
                }
                Statement::Value(name, value) if holds => prediction.values.push(choice(name, value)),
                Statement::Intent(name) if holds => prediction.intents.push(choice("", name)),
                Statement::Value(..) | Statement::Intent(_) => {}
            }
        }
    }
}

/// The lists of which no example holds two values.
fn single_lists(all: &[Statement], examples: &[Labelled]) -> BTreeSet<String> {
    let mut lists: BTreeMap<&str, Vec<&Statement>> = BTreeMap::new();
    for statement in all {
        if let Some(list) = statement.list() {
            lists.entry(list).or_default().push(statement);
        }
    }
    let several = |own: &[&Statement]| {
        examples.iter().any(|example| own.iter().filter(|statement| statement.holds(example)).count() > 1)
    };
    lists.into_iter().filter(|(_, own)| !several(own)).map(|(list, _)| list.to_owned()).collect()
}

fn of_vertical(vertical: &Vertical, settings: &TaggerSettings) -> BTreeSet<Statement> {
    let mut statements = BTreeSet::new();
    if settings.presence {
        statements.extend(vertical.attributes.iter().map(|a| Statement::Present(a.name.clone())));
    }
    if settings.choices {
        for attribute in vertical.attributes.iter().filter(|a| a.kind != AttributeKind::Span) {
            let values = attribute.values.iter();
            statements.extend(values.map(|v| Statement::Value(attribute.name.clone(), v.clone())));
        }
    }
    if settings.intents {
        statements.extend(vertical.intents.iter().map(|name| Statement::Intent(name.clone())));
    }
    statements
}
