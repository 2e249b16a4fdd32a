//! Names and numbers of verticals, attributes and intents, kept in memory until the schema changes.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use swingtag_catalogue::compare::Synonyms;
use swingtag_catalogue::{AttributeId, Schema, VerticalId};

use super::read::read_schema;
use crate::error::{Result, StoreError};
use crate::project::meta;

/// The names of one state of the schema.
#[derive(Debug)]
pub(crate) struct Names {
    serial: i64,
    /// The schema itself.
    pub(crate) schema: Schema,
    verticals: Vec<VerticalNames>,
    vertical_by_name: HashMap<String, usize>,
    vertical_by_id: HashMap<i64, usize>,
    attribute_names: HashMap<i64, String>,
    intent_names: HashMap<i64, String>,
}

/// Names and numbers inside one vertical.
#[derive(Debug, Default)]
pub(crate) struct VerticalNames {
    /// Its number.
    pub(crate) id: i64,
    /// Its name.
    pub(crate) name: String,
    attributes: HashMap<String, i64>,
    intents: HashMap<String, i64>,
    /// Its attributes in display order.
    pub(crate) live: Vec<LiveAttribute>,
}

/// An attribute that was not taken away.
#[derive(Debug)]
pub(crate) struct LiveAttribute {
    /// Its name.
    pub(crate) name: String,
    /// Its colour slot.
    pub(crate) slot: u16,
    /// Its bit in the sets of items; none for those beyond the sets.
    pub(crate) bit: i64,
    /// Every item shall have a value for it.
    pub(crate) required: bool,
    /// Other words for its values.
    pub(crate) synonyms: Synonyms,
}

impl VerticalNames {
    /// The numbers of its attributes in another vertical, by name.
    pub(crate) fn numbers_in(&self, other: &Self) -> BTreeMap<i64, i64> {
        let theirs =
            |name: &String| other.live.iter().any(|a| a.name == *name).then(|| other.attributes.get(name));
        self.live.iter().filter_map(|a| Some((*self.attributes.get(&a.name)?, *theirs(&a.name)??))).collect()
    }

    /// The bits of all its attributes.
    pub(crate) fn bits(&self) -> i64 {
        self.live.iter().fold(0, |bits, attribute| bits | attribute.bit)
    }

    /// The bits of the attributes for which every item shall have a value; an attribute beyond the sets has none.
    pub(crate) fn required(&self) -> i64 {
        let asked = self.live.iter().filter(|attribute| attribute.required);
        asked.fold(0, |bits, attribute| bits | attribute.bit)
    }

    /// Number of an attribute by its name, or by a name it had.
    pub(crate) fn attribute(&self, name: &str) -> Result<i64> {
        self.attributes.get(name).copied().ok_or_else(|| self.unknown("attribute", name))
    }

    /// Number of an intent.
    pub(crate) fn intent(&self, name: &str) -> Result<i64> {
        self.intents.get(name).copied().ok_or_else(|| self.unknown("intent", name))
    }

    fn unknown(&self, what: &'static str, name: &str) -> StoreError {
        StoreError::Unknown { what, name: name.to_owned(), vertical: format!("vertical {}", self.name) }
    }
}

impl Names {
    /// A vertical by its name.
    pub(crate) fn vertical(&self, name: &str) -> Result<&VerticalNames> {
        self.vertical_by_name
            .get(name)
            .and_then(|place| self.verticals.get(*place))
            .ok_or_else(|| StoreError::UnknownVertical { name: name.to_owned() })
    }

    /// A vertical by its number.
    pub(crate) fn vertical_of(&self, id: i64) -> Result<&VerticalNames> {
        self.vertical_by_id
            .get(&id)
            .and_then(|place| self.verticals.get(*place))
            .ok_or_else(|| StoreError::NoSuch { what: "vertical", id: id.to_string() })
    }

    /// All verticals, also those taken away.
    pub(crate) fn verticals(&self) -> &[VerticalNames] {
        &self.verticals
    }

    /// Verticals of the schema in display order.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = &VerticalNames> {
        self.schema.verticals.iter().filter_map(|vertical| self.vertical(&vertical.name).ok())
    }

    /// Name of an attribute.
    pub(crate) fn attribute(&self, id: i64) -> Result<&str> {
        name_in(&self.attribute_names, "attribute", id)
    }

    /// Name of an intent.
    pub(crate) fn intent(&self, id: i64) -> Result<&str> {
        name_in(&self.intent_names, "intent", id)
    }

    /// The names as a connection sees them.
    pub(crate) fn load(connection: &Connection, serial: i64) -> Result<Self> {
        let mut names = Self {
            serial,
            schema: read_schema(connection)?,
            verticals: Vec::new(),
            vertical_by_name: HashMap::new(),
            vertical_by_id: HashMap::new(),
            attribute_names: HashMap::new(),
            intent_names: HashMap::new(),
        };
        names.load_verticals(connection)?;
        names.load_attributes(connection)?;
        names.load_intents(connection)?;
        names.load_live(connection)?;
        Ok(names)
    }

    fn load_verticals(&mut self, connection: &Connection) -> Result<()> {
        let mut statement = connection.prepare_cached("SELECT id, name FROM vertical ORDER BY id")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for row in rows {
            let (id, name): (i64, String) = row?;
            self.vertical_by_id.insert(id, self.verticals.len());
            self.vertical_by_name.insert(name.clone(), self.verticals.len());
            self.verticals.push(VerticalNames { id, name, ..VerticalNames::default() });
        }
        Ok(())
    }

    /// Present names come after former ones, so that they win.
    fn load_attributes(&mut self, connection: &Connection) -> Result<()> {
        let mut statement = connection.prepare_cached(include_str!("attribute_names.sql"))?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        for row in rows {
            let (vertical, name, id): (i64, String, i64) = row?;
            if let Some(place) = self.vertical_by_id.get(&vertical) {
                self.verticals[*place].attributes.insert(name.clone(), id);
            }
            self.attribute_names.insert(id, name);
        }
        Ok(())
    }

    fn load_live(&mut self, connection: &Connection) -> Result<()> {
        let mut statement = connection.prepare_cached(include_str!("live.sql"))?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
        for row in rows {
            let (vertical, name, slot, bit, required): (i64, String, u16, Option<u32>, bool) = row?;
            let Some(place) = self.vertical_by_id.get(&vertical) else { continue };
            let names = &mut self.verticals[*place];
            let known = self.schema.vertical(&names.name).and_then(|v| v.attribute(&name));
            let synonyms = known.map(|attribute| Synonyms::of(&attribute.synonyms)).unwrap_or_default();
            let bit = bit.map_or(0, |bit| 1 << bit);
            names.live.push(LiveAttribute { name, slot, bit, required, synonyms });
        }
        Ok(())
    }

    fn load_intents(&mut self, connection: &Connection) -> Result<()> {
        let mut statement = connection.prepare_cached("SELECT vertical_id, name, id FROM intent")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        for row in rows {
            let (vertical, name, id): (i64, String, i64) = row?;
            if let Some(place) = self.vertical_by_id.get(&vertical) {
                self.verticals[*place].intents.insert(name.clone(), id);
            }
            self.intent_names.insert(id, name);
        }
        Ok(())
    }
}

fn name_in<'a>(names: &'a HashMap<i64, String>, what: &'static str, id: i64) -> Result<&'a str> {
    names.get(&id).map(String::as_str).ok_or_else(|| StoreError::NoSuch { what, id: id.to_string() })
}

/// The names last seen; read again when the schema's serial number has moved, which another process
/// may have done.
#[derive(Debug, Default)]
pub(crate) struct NamesCache(Mutex<Option<Arc<Names>>>);

impl NamesCache {
    /// The names as this connection sees them.
    pub(crate) fn get(&self, connection: &Connection) -> Result<Arc<Names>> {
        let serial = meta(connection, "schema_serial")?.and_then(|s| s.parse().ok()).unwrap_or_default();
        let mut cached = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(names) = cached.as_ref().filter(|names| names.serial == serial) {
            return Ok(Arc::clone(names));
        }
        let names = Arc::new(Names::load(connection, serial)?);
        *cached = Some(Arc::clone(&names));
        Ok(names)
    }
}

impl crate::Store {
    /// Number of a vertical.
    ///
    /// # Errors
    /// Only of the database.
    pub fn vertical_id(&self, name: &str) -> Result<Option<VerticalId>> {
        self.read("looking up a vertical", |c| {
            Ok(self.names(c)?.vertical(name).ok().map(|v| VerticalId(v.id)))
        })
    }

    /// Name of a vertical.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn vertical_name(&self, id: VerticalId) -> Result<String> {
        self.read("looking up a vertical", |c| Ok(self.names(c)?.vertical_of(id.0)?.name.clone()))
    }

    /// Number of an attribute by its name, or by a name it had.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] when the vertical is not there.
    pub fn attribute_id(&self, vertical: VerticalId, name: &str) -> Result<Option<AttributeId>> {
        self.read("looking up an attribute", |c| {
            Ok(self.names(c)?.vertical_of(vertical.0)?.attribute(name).ok().map(AttributeId))
        })
    }
}
