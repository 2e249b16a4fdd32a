//! One page of a list of items, by key: the hundredth page costs what the first does.

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::filter::Conditions;
use super::{COLUMNS, ItemFilter, ItemOrder, ItemRow, ItemsPage, PageKey, item_row};
use crate::Store;
use crate::error::Result;
use crate::schema::Names;

impl Store {
    /// A page of the items that pass a filter. `after` is [`ItemsPage::next`] of the page before.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn items_page(
        &self,
        filter: &ItemFilter,
        order: ItemOrder,
        after: Option<PageKey>,
        limit: usize,
    ) -> Result<ItemsPage> {
        self.read("listing items", |connection| {
            let names = self.names(connection)?;
            let (sql, values) = query(filter, order, after, limit, &names)?;
            let mut statement = connection.prepare_cached(&sql)?;
            let mut found = statement.query(params_from_iter(values))?;
            let mut rows: Vec<ItemRow> = Vec::new();
            let mut last = None;
            while let Some(row) = found.next()? {
                rows.push(item_row(row, &names)?);
                last = Some(PageKey { item: rows[rows.len() - 1].id, lowest: row.get(5)? });
            }
            let next = last.filter(|_| rows.len() == limit);
            Ok(ItemsPage { rows, next })
        })
    }
}

fn query(
    filter: &ItemFilter,
    order: ItemOrder,
    after: Option<PageKey>,
    limit: usize,
    names: &Names,
) -> Result<(String, Vec<Value>)> {
    let mut conditions = Conditions::of(filter, names)?;
    let sorted = match order {
        ItemOrder::File => {
            // Rows of the search index come in this order by themselves.
            let key = if conditions.searches() { "search.rowid" } else { "item.id" };
            if let Some(after) = after {
                conditions.push(&format!("{key} > ?"), after.item.0);
            }
            key
        }
        ItemOrder::LeastSure => {
            conditions.plain("item.lowest IS NOT NULL");
            if let Some((lowest, item)) = after.and_then(|after| Some((after.lowest?, after.item))) {
                conditions.push("(item.lowest, item.id) > (?, ?)", lowest);
                conditions.values.push(item.0.into());
            }
            "item.lowest, item.id"
        }
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM {}{} ORDER BY {sorted} LIMIT {limit}",
        conditions.from,
        conditions.clause()
    );
    Ok((sql, conditions.values))
}
