//! Whether labels of another copy can be read here: names that are known, spans that fit the text.

use swingtag_catalogue::{Annotation, Item};

use super::schema::SchemaDifferences;
use crate::annotation::AnnotationDoc;
use crate::review::SettlementDoc;
use crate::schema::Names;

/// What is in the way of reading a document of an entry on this item; nothing when it can be read.
pub(super) fn problem(
    text: &str,
    item: &Item,
    names: &Names,
    differences: &SchemaDifferences,
) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    if let Ok(doc) = AnnotationDoc::parse(text) {
        return labels(doc, item, names, differences);
    }
    match SettlementDoc::parse(text) {
        Ok(doc) => settlement(&doc, item, names, differences),
        Err(error) => Some(format!("it cannot be read: {error}")),
    }
}

fn labels(doc: AnnotationDoc, item: &Item, names: &Names, differences: &SchemaDifferences) -> Option<String> {
    let attributes = doc.attributes();
    let attribute = attributes.iter().find_map(|id| differences.attributes.get(id));
    let intent = doc.intents.iter().find_map(|id| differences.intents.get(id));
    if let Some(why) = attribute.or(intent) {
        return Some(why.clone());
    }
    let read = doc.annotation(names).and_then(|labels| {
        AnnotationDoc::of(&labels, names.vertical(&item.vertical)?)?;
        Ok(labels)
    });
    match read {
        Ok(labels) => spans(&labels, item),
        Err(error) => Some(error.to_string()),
    }
}

fn spans(labels: &Annotation, item: &Item) -> Option<String> {
    labels.spans.iter().chain(&labels.rejected).find_map(|span| {
        let problem = span.check(item).err()?;
        Some(format!("a span of “{}” does not fit item {}: {problem}", span.attribute, item.id))
    })
}

fn settlement(
    doc: &SettlementDoc,
    item: &Item,
    names: &Names,
    differences: &SchemaDifferences,
) -> Option<String> {
    doc.verdicts.iter().find_map(|verdict| {
        let mut said = verdict.documents();
        said.find_map(|doc| labels(doc.clone(), item, names, differences))
    })
}
