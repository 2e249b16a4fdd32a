//! Which pairs are each other's best match.

/// For every pair whether it is the best of its row and of its column; `scores` has a row per attribute of
/// the first vertical. The first of equal scores is the best, unknown ones and 0 never are, and at most one
/// pair of a row or a column is marked.
#[must_use]
pub fn best_both_ways(scores: &[Vec<Option<f64>>]) -> Vec<Vec<bool>> {
    let columns = scores.first().map_or(0, Vec::len);
    let best_row: Vec<Option<usize>> =
        (0..columns).map(|column| best(scores.iter().map(|row| row[column]))).collect();
    let mark = |(number, row): (usize, &Vec<Option<f64>>)| {
        let best_column = best(row.iter().copied());
        (0..columns).map(|column| best_column == Some(column) && best_row[column] == Some(number)).collect()
    };
    scores.iter().enumerate().map(mark).collect()
}

/// The place of the highest known score above 0.
#[must_use]
pub fn best(scores: impl IntoIterator<Item = Option<f64>>) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (place, score) in scores.into_iter().enumerate() {
        if let Some(score) = score.filter(|score| *score > best.map_or(0.0, |(_, best)| best)) {
            best = Some((place, score));
        }
    }
    best.map(|(place, _)| place)
}
