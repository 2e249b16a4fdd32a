//! What a change of the schema makes of labels.

use std::collections::BTreeMap;

use super::AnnotationDoc;

/// A change of labels that follows from the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Relabel {
    /// Labels of an attribute go.
    Drop(i64),
    /// Labels of the first attribute become the second's.
    Merge(i64, i64),
    /// Whole-item values of an attribute are called otherwise.
    Rename(i64, BTreeMap<String, String>),
    /// Intents go.
    DropIntents(Vec<i64>),
    /// Attributes get the numbers of another vertical's; those without one go.
    Move(BTreeMap<i64, i64>),
}

impl Relabel {
    /// The number of an attribute afterwards; none when it goes.
    pub(crate) fn number(&self, id: i64) -> Option<i64> {
        match self {
            Self::Drop(attribute) => (id != *attribute).then_some(id),
            Self::Merge(from, into) => Some(if id == *from { *into } else { id }),
            Self::Move(numbers) => numbers.get(&id).copied(),
            Self::Rename(..) | Self::DropIntents(_) => Some(id),
        }
    }

    /// Carries it out; labels that are equal afterwards are kept once.
    pub(crate) fn apply(&self, doc: &mut AnnotationDoc) {
        match self {
            Self::Drop(_) | Self::Merge(..) => doc.renumber(|id| self.number(id)),
            Self::Rename(attribute, names) => {
                for values in [&mut doc.values, &mut doc.normalized].map(|all| all.get_mut(attribute)) {
                    for value in values.into_iter().flatten() {
                        if let Some(name) = names.get(value) {
                            value.clone_from(name);
                        }
                    }
                }
            }
            Self::DropIntents(gone) => doc.intents.retain(|intent| !gone.contains(intent)),
            Self::Move(_) => {
                doc.renumber(|id| self.number(id));
                doc.intents.clear();
            }
        }
    }
}

impl AnnotationDoc {
    /// Gives every label its attribute's new number; without one it goes.
    fn renumber(&mut self, number: impl Fn(i64) -> Option<i64>) {
        for spans in [&mut self.spans, &mut self.rejected] {
            let old = std::mem::take(spans);
            for mut span in old {
                let Some(attribute) = number(span.attribute) else { continue };
                span.attribute = attribute;
                if !spans.contains(&span) {
                    spans.push(span);
                }
            }
        }
        for all in [&mut self.values, &mut self.normalized] {
            for (attribute, values) in std::mem::take(all) {
                let Some(attribute) = number(attribute) else { continue };
                let known = all.entry(attribute).or_insert_with(Vec::new);
                known.extend(values.into_iter().filter(|value| !known.contains(value)).collect::<Vec<_>>());
            }
        }
        for set in [&mut self.absent, &mut self.from_photo] {
            *set = std::mem::take(set).into_iter().filter_map(&number).collect();
        }
        // What is labelled after all is not absent.
        self.absent
            .retain(|id| !self.values.contains_key(id) && self.spans.iter().all(|s| s.attribute != *id));
    }

    /// How many labels: spans, whole-item values, intents.
    pub(crate) fn labels(&self) -> usize {
        self.spans.len() + self.values.values().map(Vec::len).sum::<usize>() + self.intents.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doc(text: &str) -> AnnotationDoc {
        AnnotationDoc::parse(text).unwrap()
    }

    #[test]
    fn merged_labels_are_kept_once_and_are_not_absent() {
        let mut it = doc(
            r#"{"s":[{"f":"title","b":0,"e":3,"a":1},{"f":"title","b":0,"e":3,"a":2}],"v":{"1":["x"],"2":["x","y"]},"a":[2],"n":{"1":["x"]},"p":[1]}"#,
        );
        Relabel::Merge(1, 2).apply(&mut it);
        let merged = r#"{"s":[{"f":"title","b":0,"e":3,"a":2}],"v":{"2":["x","y"]},"n":{"2":["x"]},"p":[2]}"#;
        assert_eq!(it, doc(merged));
    }

    #[test]
    fn what_has_no_number_goes_and_the_rest_stays() {
        let before = r#"{"s":[{"f":"t","b":0,"e":1,"a":1},{"f":"t","b":0,"e":1,"a":2}],"r":[{"f":"t","b":2,"e":3,"a":1}],"t":"n"}"#;
        let mut it = doc(before);
        Relabel::Drop(1).apply(&mut it);
        assert_eq!(it, doc(r#"{"s":[{"f":"t","b":0,"e":1,"a":2}],"t":"n"}"#));
        assert_eq!((doc(before).labels(), it.labels()), (2, 1));
    }

    #[test]
    fn values_are_renamed_for_their_attribute_alone() {
        let mut it = doc(r#"{"v":{"1":["old","b"],"2":["old"]}}"#);
        Relabel::Rename(1, BTreeMap::from([("old".to_owned(), "new".to_owned())])).apply(&mut it);
        assert_eq!(it, doc(r#"{"v":{"1":["new","b"],"2":["old"]}}"#));
    }
}
