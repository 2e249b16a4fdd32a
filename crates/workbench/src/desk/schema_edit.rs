//! Changes of the schema, in the store's words.

use swingtag_catalogue::Attribute;
use swingtag_store::{AttributeChange, NewIntent, NewValue};

use super::Desk;
use super::many::in_words;
use crate::WorkbenchError;
use crate::view::{Effect, IntentEdit, SchemaEdit, SchemaOutcome, ValueEdit};

impl Desk<'_> {
    /// What a change would do to labels.
    ///
    /// # Errors
    /// For a name the schema lacks; else when the project file cannot be read.
    pub fn schema_effect(&self, edit: &SchemaEdit) -> Result<Effect, WorkbenchError> {
        let store = self.store;
        let (effect, why) = match edit {
            SchemaEdit::RemoveAttribute { vertical, attribute } => {
                (store.removal_effect(vertical, attribute)?, format!("belong to {attribute}"))
            }
            SchemaEdit::MergeAttribute { vertical, attribute, into } => {
                (store.merge_effect(vertical, attribute, into)?, format!("are there as {into} already"))
            }
            SchemaEdit::SetValues { vertical, attribute, values } => {
                (store.values_effect(vertical, attribute, &new_values(values))?, String::new())
            }
            SchemaEdit::SetIntents { vertical, intents } => {
                let effect = store.intents_effect(vertical, &new_intents(intents))?;
                (effect, "belong to intents that go".to_owned())
            }
            _ => return Ok(Effect::default()),
        };
        Ok(in_words(effect, &why))
    }

    /// Changes the schema; on disk when it returns.
    ///
    /// # Errors
    /// `refused` with the reason for a name, key or colour that cannot be used; nothing is changed then.
    pub fn edit_schema(&self, edit: &SchemaEdit, who: &str) -> Result<SchemaOutcome, WorkbenchError> {
        let _turn = self.shared.turn();
        let said = self.edit(edit, who)?;
        Ok(SchemaOutcome { schema: self.schema()?, project: self.project_view()?, said })
    }

    fn edit(&self, edit: &SchemaEdit, who: &str) -> Result<String, WorkbenchError> {
        let store = self.store;
        let said = match edit {
            SchemaEdit::AddVertical { name, of } => store.add_vertical(name, *of, who),
            SchemaEdit::RenameVertical { vertical, name } => store.rename_vertical(vertical, name, who),
            SchemaEdit::RemoveVertical { vertical } => store.remove_vertical(vertical, who),
            SchemaEdit::AddAttribute { vertical, name, of, description, like } => {
                let attribute = Attribute {
                    name: name.clone(),
                    kind: *of,
                    description: description.clone(),
                    ..self.values_of(vertical, like.as_deref())?
                };
                store.add_attribute(vertical, &attribute, who)
            }
            SchemaEdit::CopyAttributes { vertical, from, attributes } => {
                store.copy_attributes(vertical, from, attributes, who)
            }
            SchemaEdit::ChangeAttribute { vertical, attribute, name, short, description, of, key, slot } => {
                let change = AttributeChange {
                    name: name.clone(),
                    short: short.clone(),
                    description: description.clone(),
                    kind: *of,
                    key: key.clone(),
                    slot: *slot,
                };
                store.change_attribute(vertical, attribute, &change, who)
            }
            SchemaEdit::MoveAttribute { vertical, attribute, to } => {
                store.move_attribute(vertical, attribute, *to as usize, who)
            }
            SchemaEdit::RemoveAttribute { vertical, attribute } => {
                store.remove_attribute(vertical, attribute, who)
            }
            SchemaEdit::MergeAttribute { vertical, attribute, into } => {
                store.merge_attribute(vertical, attribute, into, who)
            }
            SchemaEdit::SetValues { vertical, attribute, values } => {
                store.set_values(vertical, attribute, &new_values(values), who)
            }
            SchemaEdit::SetIntents { vertical, intents } => {
                store.set_intents(vertical, &new_intents(intents), who)
            }
        };
        Ok(said?)
    }

    /// An attribute with the values and synonyms of a known one and nothing else; none without one.
    fn values_of(&self, vertical: &str, like: Option<&str>) -> Result<Attribute, WorkbenchError> {
        let schema = self.store.schema()?;
        let known = like.and_then(|name| schema.vertical(vertical)?.attribute(name));
        Ok(known.map_or_else(Attribute::default, |known| Attribute {
            values: known.values.clone(),
            synonyms: known.synonyms.clone(),
            ..Attribute::default()
        }))
    }
}

fn new_values(values: &[ValueEdit]) -> Vec<NewValue> {
    let new = |value: &ValueEdit| NewValue {
        value: value.value.clone(),
        was: value.was.clone(),
        synonyms: value.synonyms.clone(),
    };
    values.iter().map(new).collect()
}

fn new_intents(intents: &[IntentEdit]) -> Vec<NewIntent> {
    let new = |intent: &IntentEdit| NewIntent {
        name: intent.name.clone(),
        was: intent.was.clone(),
        about: intent.about.clone(),
    };
    intents.iter().map(new).collect()
}

#[cfg(test)]
mod tests {
    use swingtag_catalogue::{Schema, Vertical, VerticalKind};

    use super::*;
    use crate::desk::Shared;

    #[test]
    fn a_copy_of_an_attribute_is_one_step() {
        let folder = tempfile::tempdir().unwrap();
        let shape = Attribute {
            name: "Shape".to_owned(),
            values: vec!["Straight".to_owned(), "Corner".to_owned()],
            synonyms: [("Corner".to_owned(), vec!["L".to_owned()])].into(),
            ..Attribute::default()
        };
        let desks = Vertical {
            name: "Desks".to_owned(),
            kind: VerticalKind::Products,
            attributes: vec![shape.clone()],
            ..Vertical::default()
        };
        let schema = Schema { verticals: vec![desks] };
        let store = swingtag_store::Store::create(&folder.path().join("a.swingtag"), "a", &schema).unwrap();
        let state = Shared::default();
        let desk = Desk::new(&store, &state);
        let copy = SchemaEdit::AddAttribute {
            vertical: "Desks".to_owned(),
            name: "Shape 2".to_owned(),
            of: shape.kind,
            description: "Which?".to_owned(),
            like: Some("Shape".to_owned()),
        };
        desk.edit_schema(&copy, "me").unwrap();
        let attributes = store.schema().unwrap().verticals[0].attributes.clone();
        let made = attributes.last().unwrap();
        assert_eq!(
            (made.name.as_str(), &made.values, &made.synonyms),
            ("Shape 2", &shape.values, &shape.synonyms)
        );
        store.undo("me").unwrap();
        assert_eq!(store.schema().unwrap().verticals[0].attributes.len(), 1, "one step takes all of it back");
    }
}
