//! Folds for cross-validation.

use std::collections::HashMap;

use swingtag_catalogue::Item;

use super::clusters::clusters;

/// The fold, `0..k`, of every item. Groups and equal texts stay together; folds are of equal size
/// in every vertical as far as that allows. With fewer clusters than `k` there are fewer folds.
#[must_use]
pub fn folds(items: &[&Item], k: usize, seed: u64) -> Vec<usize> {
    let k = k.max(1);
    let mut fold_of = vec![0; items.len()];
    let mut total = vec![0_usize; k];
    let mut in_vertical: HashMap<String, Vec<usize>> = HashMap::new();
    for cluster in clusters(items, seed) {
        let sizes = in_vertical.entry(cluster.vertical).or_insert_with(|| vec![0; k]);
        let smallest = (0..k).min_by_key(|&fold| (sizes[fold], total[fold], fold)).unwrap_or(0);
        sizes[smallest] += cluster.members.len();
        total[smallest] += cluster.members.len();
        for member in cluster.members {
            fold_of[member] = smallest;
        }
    }
    fold_of
}
