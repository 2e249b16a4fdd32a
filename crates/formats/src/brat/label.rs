//! Names of attributes as brat's types, which hold no white space, and back.

use serde::{Deserialize, Serialize};

/// Labels of a document that are not the attribute itself, and the attributes they stand for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Types(Vec<(String, String)>);

impl Types {
    /// The type of an attribute; no two of a document share one.
    pub(super) fn of(&mut self, attribute: &str) -> String {
        if let Some((label, _)) = self.0.iter().find(|(_, known)| known == attribute) {
            return label.clone();
        }
        let plain: String =
            attribute.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' }).collect();
        let taken = |label: &str| self.0.iter().any(|(known, _)| known == label);
        let numbered = (2..).map(|n| format!("{plain}_{n}"));
        let label = std::iter::once(plain.clone()).chain(numbered).find(|label| !taken(label));
        let label = label.unwrap_or(plain);
        self.0.push((label.clone(), attribute.to_owned()));
        label
    }

    /// The attribute of a type.
    pub(super) fn attribute<'a>(&'a self, label: &'a str) -> &'a str {
        self.0.iter().find(|(known, _)| known == label).map_or(label, |(_, attribute)| attribute)
    }

    /// The types.
    pub(super) fn labels(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(label, _)| label.as_str())
    }
}
