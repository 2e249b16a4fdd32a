//! Labels that a change of the schema touches.

use rusqlite::Connection;

use crate::annotation::{AnnotationDoc, Relabel};
use crate::answer::{answers_of, is_apart};
use crate::change::{ChangeDoc, item_state};
use crate::error::Result;
use crate::review::verdicts_of;

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

/// The labels of a vertical's items that a change touches, as they will be, and the sums. Of an item that is
/// labelled apart these are the answers and what was settled between them.
pub(crate) fn relabelled(
    connection: &Connection,
    vertical: i64,
    how: &Relabel,
) -> Result<(ChangeDoc, LabelEffect)> {
    let mut statement = connection.prepare_cached(include_str!("labels.sql"))?;
    let mut rows = statement.query([vertical])?;
    let (mut change, mut effect) = (ChangeDoc::default(), LabelEffect::default());
    while let Some(row) = rows.next()? {
        let (id, text): (i64, String) = (row.get(0)?, row.get(1)?);
        if let Some(text) = relabel(&text, how, &mut effect)? {
            let mut state = item_state(connection, id)?;
            state.4 = Some(text);
            change.items.push(state);
        }
    }
    let mut statement = connection.prepare_cached("SELECT item_id FROM apart WHERE vertical_id = ?1")?;
    let apart: Vec<i64> =
        statement.query_map([vertical], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for item in apart {
        relabel_answers(connection, item, how, &mut change, &mut effect)?;
    }
    Ok((change, effect))
}

/// The same for one item that is labelled apart; nothing for any other.
pub(crate) fn relabel_answers(
    connection: &Connection,
    item: i64,
    how: &Relabel,
    change: &mut ChangeDoc,
    effect: &mut LabelEffect,
) -> Result<()> {
    if !is_apart(connection, item)? {
        return Ok(());
    }
    let (before, settled) = (answers_of(connection, item)?, verdicts_of(connection, item)?);
    let (mut answers, mut verdicts) = (before.clone(), settled.clone());
    for answer in answers.iter_mut().filter(|answer| !answer.doc.is_empty()) {
        if let Some(doc) = relabel(&answer.doc, how, effect)? {
            answer.doc = doc;
        }
    }
    for (_, _, verdict) in &mut verdicts {
        verdict.relabel(how);
    }
    if answers != before {
        change.answers.insert(item, answers);
    }
    if verdicts != settled {
        change.verdicts.insert(item, verdicts);
    }
    Ok(())
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
