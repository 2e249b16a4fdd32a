//! Looks for damage that SQLite cannot see: changed bytes in labels, photos, decisions, artefacts.


use serde::Serialize;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    /// Problems; empty when the project is sound.
    pub problems: Vec<Problem>,
    /// Items looked at.
    pub items: u64,
    /// Spans looked at.
    pub spans: u64,
    /// Decisions looked at.
    pub decisions: u64,
    /// Photos looked at.
    pub photos: u64,
    /// Artefacts looked at.
    pub artefacts: u64,
}

impl CheckReport {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Damage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What is damaged.
    pub area: ProblemArea,
    /// Which one: an id or a name.
    pub subject: String,
    /// What was expected and what was found.
    pub detail: String,
}

/// Kind of thing that is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemArea {
    /// The database itself.
    Database,
    /// The text of an item.
    Item,
    /// Labels.
    Label,
    /// The decision log.
    Decision,
    /// A photo or thumbnail.
    Photo,
    /// A model's artefact.
    Artefact,
    /// A counter.
    Counter,
}
