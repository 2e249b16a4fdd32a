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
            SchemaEdit::AddAttribute { vertical, name, of, description } => {
                let attribute = Attribute {
                    name: name.clone(),
                    kind: *of,
                    description: description.clone(),
                    ..Attribute::default()
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
