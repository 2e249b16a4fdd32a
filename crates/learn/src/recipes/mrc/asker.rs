//! Puts the questions of an item's vertical to its texts.

use swingtag_catalogue::Item;
use swingtag_models::pointers::Answers;
use swingtag_models::{Mode, ModelError};

use super::network::Network;
use super::questions::{Asked, Questions};
use super::reply::Reply;
use crate::encode::{Piece, Window, WindowInput, windows};
use crate::error::LearnError;
use crate::watch::{Stage, Watch, watched};

/// Pieces that go through the encoder at once: enough to keep it busy, and a bound for the memory
/// that many attributes of long texts would take.
const PIECES_AT_ONCE: usize = 2048;

/// An item's texts in pieces, and what was said to each question about each of them.
pub(super) struct Replies<'a> {
    pub(super) asked: &'a [Asked],
    /// Of each field.
    pub(super) pieces: Vec<Vec<Piece>>,
    pub(super) list: Vec<Reply>,
}

/// A window that waits for its scores.
struct Waiting {
    reply: usize,
    window: Window,
    input: WindowInput,
    /// Row of the first piece of the text.
    offset: usize,
}

/// Asks every question of the item's vertical about every text, from this item alone. `tick` is
/// called between two passes through the encoder.
pub(super) fn replies<'a>(
    network: &Network,
    questions: &'a Questions,
    item: &Item,
    watch: &dyn Watch,
    progress: (u64, u64),
) -> Result<Replies<'a>, LearnError> {
    let stage = Stage { step: "predicting", done: progress.0, total: progress.1 };
    let asked = questions.of(&item.vertical);
    let cut = item.fields.iter().map(|field| network.words.cut(&field.text));
    let pieces = cut.collect::<Result<Vec<_>, _>>()?;
    let (mut list, mut waiting, mut size) = (Vec::new(), Vec::new(), 0);
    for (field, pieces) in pieces.iter().enumerate().filter(|(_, pieces)| !pieces.is_empty()) {
        for (place, one) in asked.iter().enumerate() {
            let question = &questions.list[one.question];
            list.push(Reply { field, asked: place, windows: Vec::new() });
            for window in windows(pieces.len(), network.room(question)) {
                let input = network.input(&question.ids, &pieces[window.shown.clone()]);
                if size + input.ids.len() > PIECES_AT_ONCE {
                    let ready = std::mem::take(&mut waiting);
                    watched(watch, stage, || answer(network, ready, &mut list))?;
                    size = 0;
                }
                size += input.ids.len();
                waiting.push(Waiting { reply: list.len() - 1, window, input, offset: question.ids.len() });
            }
        }
    }
    watched(watch, stage, || answer(network, waiting, &mut list))?;
    Ok(Replies { asked, pieces, list })
}

/// Computes what waits and puts it into the replies.
fn answer(network: &Network, waiting: Vec<Waiting>, list: &mut [Reply]) -> Result<(), LearnError> {
    if waiting.is_empty() {
        return Ok(());
    }
    let inputs: Vec<WindowInput> = waiting.iter().map(|one| one.input.clone()).collect();
    let (scores, first) = network.scores(&inputs, &mut Mode::Predict)?;
    let scores = scores.to_vec2::<f32>().map_err(ModelError::from)?;
    let pair = |row: usize| [scores[row][0], scores[row][1]];
    for (one, first) in waiting.into_iter().zip(first) {
        let begin = first + one.offset;
        let text: Vec<[f32; 2]> = (begin..begin + one.window.shown.len()).map(pair).collect();
        let answers = Answers::new(pair(first), &text, network.settings.longest_answer);
        list[one.reply].windows.push((one.window, answers));
    }
    Ok(())
}
