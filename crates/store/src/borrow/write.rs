//! Changes the pairs.

use rusqlite::Connection;
use serde_json::Value;

use super::read::pairs;
use super::{AttributeName, KEY, Pair};
use crate::Store;
use crate::error::{Result, StoreError};
use crate::project::set_meta;
use crate::schema::Names;

impl Store {
    /// Switches a pair on or off. What was measured about it stays.
    ///
    /// # Errors
    /// A vertical or an attribute that is not there, or a pair inside one vertical.
    pub fn set_borrow(&self, donor: &AttributeName, borrower: &AttributeName, on: bool) -> Result<()> {
        self.change_borrow("borrowing labels", donor, borrower, |pair| pair.on = on)
    }

    /// Keeps what trying a pair has measured, in place of what was measured before.
    ///
    /// # Errors
    /// As for [`Store::set_borrow`].
    pub fn keep_borrow_effect(
        &self,
        donor: &AttributeName,
        borrower: &AttributeName,
        effect: &Value,
    ) -> Result<()> {
        self.change_borrow("keeping what borrowing does", donor, borrower, |pair| {
            pair.effect = Some(effect.clone());
        })
    }

    fn change_borrow(
        &self,
        doing: &'static str,
        donor: &AttributeName,
        borrower: &AttributeName,
        change: impl FnOnce(&mut Pair),
    ) -> Result<()> {
        if donor.vertical == borrower.vertical {
            let reason = format!("both attributes are of “{}”; borrow from another vertical", donor.vertical);
            return Err(StoreError::Refused { operation: doing, reason });
        }
        self.write(doing, |transaction| {
            let names = self.names(transaction)?;
            let numbers = (number(&names, donor)?, number(&names, borrower)?);
            let mut all = pairs(transaction)?;
            let known = all.iter().position(|pair| (pair.donor, pair.borrower) == numbers);
            let place = known.unwrap_or_else(|| {
                all.push(Pair { donor: numbers.0, borrower: numbers.1, on: false, effect: None });
                all.len() - 1
            });
            change(&mut all[place]);
            all.retain(|pair| pair.on || pair.effect.is_some());
            put(transaction, &all)
        })
    }
}

fn number(names: &Names, of: &AttributeName) -> Result<i64> {
    names.vertical(&of.vertical)?.attribute(&of.attribute)
}

fn put(connection: &Connection, pairs: &[Pair]) -> Result<()> {
    let text = serde_json::to_string(pairs)
        .map_err(|source| StoreError::Document { what: "borrowed pair", source })?;
    set_meta(connection, KEY, &text)
}
