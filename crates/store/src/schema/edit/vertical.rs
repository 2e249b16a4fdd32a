//! Verticals come, are renamed, and go.

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::{Vertical, VerticalKind};

use super::super::read::word_of;
use super::{DOING, attribute, intents, refused, title, usable};
use crate::Store;
use crate::change::{ChangeDoc, VerticalRow, vertical_row};
use crate::error::Result;

impl Store {
    /// Adds a vertical; one of this name that was taken away comes back.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] for a name that is empty or taken.
    pub fn add_vertical(&self, name: &str, kind: VerticalKind, who: &str) -> Result<String> {
        self.add_whole_vertical(&Vertical { name: name.to_owned(), kind, ..Vertical::default() }, who)
    }

    /// The same with attributes, values and intents, as one step; those that a vertical which comes back has
    /// already stay as they are.
    ///
    /// # Errors
    /// As of [`Store::add_vertical`], and for an attribute or intent without a name.
    pub fn add_whole_vertical(&self, wanted: &Vertical, who: &str) -> Result<String> {
        let name = usable(&wanted.name, "vertical")?;
        self.change(DOING, who, |connection, _| {
            let id = match known(connection, &name)? {
                Some(row) if !row.removed => return Err(taken(&name)),
                Some(row) => row.id,
                None => {
                    connection.execute(
                        include_str!("../insert_vertical.sql"),
                        params![name, word_of(&wanted.kind), true],
                    )?;
                    connection.last_insert_rowid()
                }
            };
            let mut change = of(VerticalRow { removed: false, ..vertical_row(connection, id)? });
            attribute::add_missing(connection, id, &wanted.attributes, &mut change)?;
            change.intents = intents::begun(connection, id, wanted)?;
            Ok((title(format!("{name} added")), change))
        })
    }

    /// Gives a vertical another place, counted from 0.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn move_vertical(&self, vertical: &str, to: usize, who: &str) -> Result<String> {
        self.change(DOING, who, |connection, names| {
            let id = names.vertical(vertical)?.id;
            let mut order: Vec<i64> = names.in_order().map(|vertical| vertical.id).collect();
            order.retain(|other| *other != id);
            order.insert(to.min(order.len()), id);
            let rows = order.iter().map(|id| vertical_row(connection, *id)).collect::<Result<Vec<_>>>()?;
            let mut places: Vec<i64> = rows.iter().map(|row| row.position).collect();
            places.sort_unstable();
            let moved = rows.into_iter().zip(places).map(|(row, position)| VerticalRow { position, ..row });
            let change = ChangeDoc { verticals: moved.collect(), ..ChangeDoc::default() };
            Ok((title(format!("{vertical} moved")), change))
        })
    }

    /// Gives a vertical another name.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] for a name that is empty or taken.
    pub fn rename_vertical(&self, vertical: &str, name: &str, who: &str) -> Result<String> {
        let name = usable(name, "vertical")?;
        self.change(DOING, who, |connection, names| {
            let id = names.vertical(vertical)?.id;
            if known(connection, &name)?.is_some_and(|row| row.id != id) {
                return Err(taken(&name));
            }
            let row = VerticalRow { name: name.clone(), ..vertical_row(connection, id)? };
            Ok((title(format!("{vertical} is now {name}")), of(row)))
        })
    }

    /// Takes a vertical away that has no items; its attributes come back with it.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] while it has items.
    pub fn remove_vertical(&self, vertical: &str, who: &str) -> Result<String> {
        self.change(DOING, who, |connection, names| {
            let id = names.vertical(vertical)?.id;
            let items: u64 = connection
                .prepare_cached("SELECT count(*) FROM item WHERE vertical_id = ?1")?
                .query_row([id], |row| row.get(0))?;
            if items > 0 {
                let reason = format!(
                    "{vertical} has {items} items, removed ones counted; give them another vertical first"
                );
                return Err(refused(reason));
            }
            let row = VerticalRow { removed: true, ..vertical_row(connection, id)? };
            Ok((title(format!("{vertical} taken away")), of(row)))
        })
    }
}

fn of(row: VerticalRow) -> ChangeDoc {
    ChangeDoc { verticals: vec![row], ..ChangeDoc::default() }
}

fn taken(name: &str) -> crate::StoreError {
    refused(format!("there is, or was, a vertical “{name}”; choose another name"))
}

fn known(connection: &Connection, name: &str) -> Result<Option<VerticalRow>> {
    let id: Option<i64> = connection
        .prepare_cached("SELECT id FROM vertical WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    id.map(|id| vertical_row(connection, id)).transpose()
}
