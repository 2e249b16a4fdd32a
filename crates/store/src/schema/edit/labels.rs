//! Labels that a change of the schema touches.

use rusqlite::Connection;

use crate::annotation::{AnnotationDoc, Relabel};
use crate::change::{ItemState, item_state};
use crate::error::Result;

/// What a change does to labels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LabelEffect {
    /// Items whose labels it touches.
    pub items: u64,
    /// Labels that go.
    pub lost: u64,
    /// Labels that become others.
    pub changed: u64,
}

/// The items of a vertical whose labels a change touches, as they will be, and the sums.
pub(crate) fn relabelled(
    connection: &Connection,
    vertical: i64,
    how: &Relabel,
) -> Result<(Vec<ItemState>, LabelEffect)> {
    let mut statement = connection.prepare_cached(include_str!("labels.sql"))?;
    let mut rows = statement.query([vertical])?;
    let (mut states, mut effect) = (Vec::new(), LabelEffect::default());
    while let Some(row) = rows.next()? {
        let (id, text): (i64, String) = (row.get(0)?, row.get(1)?);
        if let Some(text) = relabel(&text, how, &mut effect)? {
            let mut state = item_state(connection, id)?;
            state.4 = Some(text);
            states.push(state);
        }
    }
    Ok((states, effect))
}

/// The labels of one item after a change; none when it does not touch them.
pub(crate) fn relabel(text: &str, how: &Relabel, effect: &mut LabelEffect) -> Result<Option<String>> {
    let before = AnnotationDoc::parse(text)?;
    let mut after = before.clone();
    how.apply(&mut after);
    if after == before {
        return Ok(None);
    }
    let lost = before.labels().saturating_sub(after.labels()) as u64;
    effect.items += 1;
    effect.lost += lost;
    if lost == 0 || !matches!(how, Relabel::Drop(_) | Relabel::DropIntents(_)) {
        effect.changed += touched(&before, &after);
    }
    Ok(Some(after.text()?))
}

/// Labels that are in the one and not, as they are, in the other.
fn touched(before: &AnnotationDoc, after: &AnnotationDoc) -> u64 {
    let spans = before.spans.iter().filter(|span| !after.spans.contains(span)).count();
    let values = before.values.iter().flat_map(|(id, values)| values.iter().map(move |value| (id, value)));
    let kept = |id: &i64, value: &String| after.values.get(id).is_some_and(|values| values.contains(value));
    (spans + values.filter(|(id, value)| !kept(id, value)).count()) as u64
}
