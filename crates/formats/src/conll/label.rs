//! Attribute names as labels without white space, each its own.

use std::collections::{BTreeMap, HashMap};

use swingtag_catalogue::tokens::is_space;

/// Labels given out so far. Two names that differ only in white space get different labels.
#[derive(Debug, Default)]
pub(super) struct Labels {
    label: HashMap<String, String>,
    attribute: BTreeMap<String, String>,
}

impl Labels {
    /// The label of an attribute.
    pub(super) fn of(&mut self, attribute: &str) -> String {
        if let Some(label) = self.label.get(attribute) {
            return label.clone();
        }
        let plain: String = attribute.chars().map(|c| if is_space(c) { '_' } else { c }).collect();
        let mut label = plain.clone();
        for n in 2.. {
            if !self.attribute.contains_key(&label) {
                break;
            }
            label = format!("{plain}_{n}");
        }
        self.attribute.insert(label.clone(), attribute.to_owned());
        self.label.insert(attribute.to_owned(), label.clone());
        label
    }

    /// Labels and the attributes they stand for.
    pub(super) fn attributes(&self) -> &BTreeMap<String, String> {
        &self.attribute
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_attributes_share_a_label() {
        let mut labels = Labels::default();
        assert_eq!(labels.of("Model name"), "Model_name");
        assert_eq!(labels.of("Model_name"), "Model_name_2");
        assert_eq!(labels.of("Model\u{3000}name"), "Model_name_3");
        assert_eq!(labels.of("Model name"), "Model_name");
        assert_eq!(labels.attributes()["Model_name_2"], "Model_name");
    }
}
