//! The commands of the Items and Schema screens.

use swingtag_workbench::view::{
    BulkAct, CheckStep, CompletenessView, Effect, ItemsList, ItemsQuery, Outcome, SchemaEdit, SchemaOutcome,
    SchemaView, Selection, Stretch, TableRow, ValueUse,
};
use tauri::AppHandle;

use super::{Answer, session};

pub(super) fn items_first(app: &AppHandle, query: ItemsQuery, limit: u32) -> Answer<Vec<TableRow>> {
    session(app).project()?.desk().items_first(&query, limit)
}

pub(super) fn items_list(app: &AppHandle, query: ItemsQuery) -> Answer<ItemsList> {
    session(app).project()?.desk().items_list(&query)
}

pub(super) fn items_rows(app: &AppHandle, list: i64, offset: u64, limit: u32) -> Answer<Vec<TableRow>> {
    session(app).project()?.desk().items_rows(list, offset, limit)
}

pub(super) fn items_stretch(
    app: &AppHandle,
    list: i64,
    with: Option<i64>,
    rows: Option<(u64, u64)>,
) -> Answer<Stretch> {
    session(app).project()?.desk().items_stretch(list, with, rows)
}

pub(super) fn items_act_step(app: &AppHandle) -> Answer<Option<CheckStep>> {
    Ok(session(app).project()?.desk().items_act_step())
}

pub(super) fn stop_items_act(app: &AppHandle) -> Answer<()> {
    session(app).project()?.desk().stop_act();
    Ok(())
}

pub(super) fn items_places(app: &AppHandle, list: i64, items: Vec<i64>) -> Answer<Vec<Option<u64>>> {
    session(app).project()?.desk().items_places(list, &items)
}

pub(super) fn items_effect(app: &AppHandle, list: i64, selection: Selection, act: BulkAct) -> Answer<Effect> {
    session(app).project()?.desk().items_effect(list, &selection, &act)
}

pub(super) fn items_act(app: &AppHandle, list: i64, selection: Selection, act: BulkAct) -> Answer<Outcome> {
    let session = session(app);
    session.project()?.desk().items_act(list, &selection, &act, &session.annotator())
}

pub(super) fn schema(app: &AppHandle) -> Answer<SchemaView> {
    session(app).project()?.desk().schema()
}

pub(super) fn value_uses(app: &AppHandle, vertical: String, attribute: String) -> Answer<Vec<ValueUse>> {
    session(app).project()?.desk().value_uses(&vertical, &attribute)
}

pub(super) fn schema_effect(app: &AppHandle, edit: SchemaEdit) -> Answer<Effect> {
    session(app).project()?.desk().schema_effect(&edit)
}

pub(super) fn edit_schema(app: &AppHandle, edit: SchemaEdit) -> Answer<SchemaOutcome> {
    let session = session(app);
    session.project()?.desk().edit_schema(&edit, &session.annotator())
}

pub(super) fn completeness(app: &AppHandle) -> Answer<Vec<CompletenessView>> {
    session(app).project()?.desk().completeness()
}
