//! Labels that nothing can be learnt from, told before anything is computed.

use std::collections::BTreeSet;

use swingtag_learn::Labelled;

use crate::error::WorkbenchError;

/// Refuses to learn from no item, from items without any label, and from items that all say the same.
///
/// # Errors
/// What is missing, in words.
pub(super) fn nothing_to_learn(train: &[Labelled]) -> Result<(), WorkbenchError> {
    let too_little = |message: String, remedy: &str| Err(WorkbenchError::new("too_little", message, remedy));
    if train.is_empty() {
        let remedy = "label some items, or import labelled ones; items of a test or holdout split are never trained on";
        return too_little("there is no labelled item to learn from".to_owned(), remedy);
    }
    if train.iter().any(|example| !example.gold.spans.is_empty()) {
        return Ok(());
    }
    let all: Vec<BTreeSet<&str>> = train.iter().map(whole_item).collect();
    let Some(first) = all[0].first() else {
        return silent(&all);
    };
    if train.len() > 1 && all.iter().all(|labels| labels.len() == 1 && labels.contains(first)) {
        let message = format!("there is only one value “{first}” in {} labels", train.len());
        return too_little(message, "label items of which something else holds");
    }
    Ok(())
}

fn silent(all: &[BTreeSet<&str>]) -> Result<(), WorkbenchError> {
    if all.iter().any(|labels| !labels.is_empty()) {
        return Ok(());
    }
    let message = format!("none of {} labelled items holds a label", all.len());
    Err(WorkbenchError::new("too_little", message, "label items in which there is something to find"))
}

/// Values and intents of an item.
fn whole_item(example: &Labelled) -> BTreeSet<&str> {
    let values = example.gold.values.values().flatten();
    values.chain(&example.gold.intents).map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use swingtag_catalogue::{Annotation, Span};

    use super::*;

    fn intents(count: usize, name: &str) -> Vec<Labelled> {
        let gold = Annotation { intents: vec![name.to_owned()], ..Annotation::default() };
        vec![Labelled { gold, ..Labelled::default() }; count]
    }

    fn said(train: &[Labelled]) -> String {
        nothing_to_learn(train).err().map_or_else(String::new, |error| error.message)
    }

    #[test]
    fn what_cannot_be_learnt_is_told_in_words() {
        assert!(said(&[]).contains("no labelled item"));
        assert_eq!(said(&vec![Labelled::default(); 4]), "none of 4 labelled items holds a label");
        assert_eq!(said(&intents(31, "None")), "there is only one value “None” in 31 labels");
    }

    #[test]
    fn a_difference_or_a_span_is_enough() {
        assert_eq!(said(&[intents(3, "None"), intents(1, "buy")].concat()), "");
        let mut some = vec![Labelled::default(); 4];
        some[2].gold.spans.push(Span::new("title", 0, 3, "Colour"));
        assert_eq!(said(&some), "");
        assert_eq!(said(&[vec![Labelled::default()], intents(2, "None")].concat()), "");
    }
}
