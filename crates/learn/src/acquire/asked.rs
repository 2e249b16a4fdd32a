//! A strategy as it is asked for: a name and what modifies it, as in `mnlp+cost+verticals`.

use super::strategy::{Strategy, strategy};
use crate::error::LearnError;

/// The modifiers, for whoever misspells one.
const MODIFIERS: &str = "cost, verticals, attributes";

/// Which kinds of items get equal parts of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Balance {
    /// Verticals.
    Verticals,
    /// Attributes of each vertical: an item stands for the one of its predicted attributes that the fewest
    /// others have.
    Attributes,
}

/// A strategy with its modifiers.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The strategy.
    pub strategy: &'static dyn Strategy,
    /// Whether a score is held against the seconds that the item will take.
    pub by_cost: bool,
    /// Whether kinds of items get equal parts.
    pub balance: Option<Balance>,
}

impl Asked {
    /// Reads a name; `default` is the product's own strategy.
    ///
    /// # Errors
    /// An unknown strategy or modifier.
    pub fn parse(text: &str) -> Result<Self, LearnError> {
        let mut parts = text.split('+').map(str::trim);
        let strategy = strategy(parts.next().unwrap_or_default())?;
        let mut asked = Self { strategy, by_cost: false, balance: None };
        for modifier in parts {
            match modifier {
                "cost" => asked.by_cost = true,
                "verticals" => asked.balance = Some(Balance::Verticals),
                "attributes" => asked.balance = Some(Balance::Attributes),
                unknown => return Err(unknown_modifier(text, unknown)),
            }
        }
        Ok(asked)
    }
}

fn unknown_modifier(text: &str, unknown: &str) -> LearnError {
    LearnError::Setting {
        key: "strategy".to_owned(),
        value: text.to_owned(),
        reason: format!("“{unknown}” modifies no strategy; what does: {MODIFIERS}, as in mnlp+cost"),
    }
}
