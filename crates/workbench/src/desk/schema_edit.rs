//! Changes of the schema, in the store's words.

use std::path::Path;

use swingtag_catalogue::{Attribute, Vertical, VerticalKind};
use swingtag_store::{AttributeChange, NewIntent, NewValue};

use super::Desk;
use super::many::in_words;
use crate::WorkbenchError;
use crate::taxonomy;
use crate::view::{Effect, IntentEdit, SchemaEdit, SchemaOutcome, TaxonomyChoice, ValueEdit};

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
            SchemaEdit::AddVertical { name, of, like, taxonomy } => {
                let mut vertical = self.begun(like.as_deref(), taxonomy.as_ref())?;
                (vertical.name, vertical.kind) = (name.clone(), *of);
                if *of == VerticalKind::Products {
                    vertical.intents.clear();
                }
                store.add_whole_vertical(&vertical, who)
            }
            SchemaEdit::MoveVertical { vertical, to } => store.move_vertical(vertical, *to as usize, who),
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
            SchemaEdit::ChangeAttribute {
                vertical,
                attribute,
                name,
                short,
                description,
                of,
                key,
                slot,
                required,
            } => {
                let change = AttributeChange {
                    name: name.clone(),
                    short: short.clone(),
                    description: description.clone(),
                    kind: *of,
                    key: key.clone(),
                    slot: *slot,
                    required: *required,
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

    /// What a new vertical begins with: the attributes and intents of a known one or of a category; nothing
    /// without either.
    fn begun(
        &self,
        like: Option<&str>,
        taxonomy: Option<&TaxonomyChoice>,
    ) -> Result<Vertical, WorkbenchError> {
        if let Some(choice) = taxonomy {
            let read = taxonomy::schema(Path::new(&choice.file), &choice.categories)?;
            return Ok(read.verticals.into_iter().next().unwrap_or_default());
        }
        let Some(like) = like else { return Ok(Vertical::default()) };
        self.store.schema()?.vertical(like).cloned().ok_or_else(|| {
            WorkbenchError::new("unknown", format!("there is no vertical “{like}”"), "choose another one")
        })
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
    use swingtag_catalogue::{AttributeKind, Schema};

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

    fn names(store: &swingtag_store::Store) -> Vec<String> {
        store.schema().unwrap().verticals.into_iter().map(|vertical| vertical.name).collect()
    }

    fn added(name: &str, of: VerticalKind) -> SchemaEdit {
        SchemaEdit::AddVertical { name: name.to_owned(), of, like: None, taxonomy: None }
    }

    #[test]
    fn a_copy_of_a_vertical_is_one_step_and_brings_everything_but_labels() {
        let folder = tempfile::tempdir().unwrap();
        let brand = Attribute {
            name: "Brand".to_owned(),
            short: Some("Br".to_owned()),
            description: "Who made it?".to_owned(),
            kind: AttributeKind::Both,
            values: vec!["Acme".to_owned()],
            synonyms: [("Acme".to_owned(), vec!["ACM".to_owned()])].into(),
            key: Some('x'),
            slot: 7,
            required: true,
        };
        let queries = Vertical {
            name: "Queries".to_owned(),
            kind: VerticalKind::Queries,
            attributes: vec![brand.clone()],
            intents: vec!["Buy".to_owned(), "Compare".to_owned()],
            intent_about: [("Buy".to_owned(), "wants it now".to_owned())].into(),
        };
        let schema = Schema { verticals: vec![queries.clone()] };
        let store = swingtag_store::Store::create(&folder.path().join("a.swingtag"), "a", &schema).unwrap();
        let state = Shared::default();
        let desk = Desk::new(&store, &state);
        let copy = SchemaEdit::AddVertical {
            name: "Queries 2".to_owned(),
            of: VerticalKind::Queries,
            like: Some("Queries".to_owned()),
            taxonomy: None,
        };
        desk.edit_schema(&copy, "me").unwrap();
        let made = store.schema().unwrap().verticals[1].clone();
        assert_eq!(made, Vertical { name: "Queries 2".to_owned(), ..queries });
        store.undo("me").unwrap();
        assert_eq!(names(&store), ["Queries"]);
        store.redo("me").unwrap();
        assert_eq!(store.schema().unwrap().verticals[1].attributes, [brand]);
        let products = SchemaEdit::AddVertical {
            name: "Products".to_owned(),
            of: VerticalKind::Products,
            like: Some("Queries".to_owned()),
            taxonomy: None,
        };
        desk.edit_schema(&products, "me").unwrap();
        assert!(store.schema().unwrap().verticals[2].intents.is_empty(), "products have none");
        assert!(store.check().unwrap().is_clean());
    }

    #[test]
    fn a_vertical_of_a_project_begins_with_a_category_of_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let store = swingtag_store::Store::create(&folder.path().join("a.swingtag"), "a", &Schema::default())
            .unwrap();
        let file = folder.path().join("categories.jsonl");
        let line =
            r#"{"id":"r-1","path":["Jewellery","Rings"],"attributes":[{"name":"Metal","values":["Gold"]}]}"#;
        std::fs::write(&file, line).unwrap();
        let state = Shared::default();
        let desk = Desk::new(&store, &state);
        let from = |category: &str| SchemaEdit::AddVertical {
            name: "Our rings".to_owned(),
            of: VerticalKind::Products,
            like: None,
            taxonomy: Some(TaxonomyChoice {
                file: file.display().to_string(),
                categories: vec![category.to_owned()],
            }),
        };
        assert_eq!(desk.edit_schema(&from("x-9"), "me").unwrap_err().code, "schema");
        let outcome = desk.edit_schema(&from("r-1"), "me").unwrap();
        let rings = &outcome.schema.verticals[0];
        assert_eq!((rings.name.as_str(), rings.attributes[0].name.as_str()), ("Our rings", "Metal"));
        assert_eq!(rings.attributes[0].values[0].value, "Gold");
        store.undo("me").unwrap();
        assert!(names(&store).is_empty(), "one step takes all of it back");
    }

    #[test]
    fn verticals_stand_in_the_order_that_people_give_them() {
        let folder = tempfile::tempdir().unwrap();
        let store = swingtag_store::Store::create(&folder.path().join("a.swingtag"), "a", &Schema::default())
            .unwrap();
        let state = Shared::default();
        let desk = Desk::new(&store, &state);
        for name in ["Jeans", "Chains", "Desks"] {
            desk.edit_schema(&added(name, VerticalKind::Products), "me").unwrap();
        }
        let to = |vertical: &str, to| SchemaEdit::MoveVertical { vertical: vertical.to_owned(), to };
        desk.edit_schema(&to("Desks", 0), "me").unwrap();
        assert_eq!(names(&store), ["Desks", "Jeans", "Chains"]);
        desk.edit_schema(&to("Desks", 99), "me").unwrap();
        assert_eq!(names(&store), ["Jeans", "Chains", "Desks"]);
        store.undo("me").unwrap();
        store.undo("me").unwrap();
        assert_eq!(names(&store), ["Jeans", "Chains", "Desks"]);
        assert_eq!(desk.edit_schema(&to("Lamps", 0), "me").unwrap_err().code, "unknown_vertical");
    }
}
