//! Items that must not be parted: one group, or the same title.

use std::collections::HashMap;

use swingtag_catalogue::Item;

use crate::rank::{plain, rank};

/// Items that stay together.
pub(super) struct Cluster {
    /// Place in a random order that depends on the seed and these items alone.
    pub(super) rank: u64,
    /// Indices of the items, ascending.
    pub(super) members: Vec<usize>,
    /// Vertical of the first member.
    pub(super) vertical: String,
}

/// Joins items by group and by title, and puts the clusters into their random order. Titles are
/// compared without regard to case and spacing; empty ones join nothing.
pub(super) fn clusters(items: &[&Item], seed: u64) -> Vec<Cluster> {
    let mut parents: Vec<usize> = (0..items.len()).collect();
    let mut first: HashMap<String, usize> = HashMap::new();
    for (index, item) in items.iter().enumerate() {
        for key in [title_key(item), group_key(item)].into_iter().flatten() {
            let other = *first.entry(key).or_insert(index);
            join(&mut parents, other, index);
        }
    }
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    for index in 0..items.len() {
        members[root(&mut parents, index)].push(index);
    }
    let filled = members.into_iter().filter(|members| !members.is_empty());
    let mut clusters: Vec<Cluster> = filled.map(|members| cluster(items, seed, members)).collect();
    clusters.sort_by(|a, b| (a.rank, a.members[0]).cmp(&(b.rank, b.members[0])));
    clusters
}

/// What decides that two titles are the same. Nothing for an empty one.
fn title_key(item: &Item) -> Option<String> {
    Some(plain(item.title())).filter(|words| !words.is_empty()).map(|words| format!("title {words}"))
}

fn group_key(item: &Item) -> Option<String> {
    item.group.as_deref().filter(|group| !group.trim().is_empty()).map(|group| format!("group {group}"))
}

fn cluster(items: &[&Item], seed: u64, members: Vec<usize>) -> Cluster {
    let ranks = members.iter().map(|&i| rank(seed, &items[i].id));
    Cluster { rank: ranks.min().unwrap_or_default(), vertical: items[members[0]].vertical.clone(), members }
}

/// Union-find with path halving; the smaller index becomes the root.
fn join(parents: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parents, a), root(parents, b));
    parents[a.max(b)] = a.min(b);
}

fn root(parents: &mut [usize], mut index: usize) -> usize {
    while parents[index] != index {
        parents[index] = parents[parents[index]];
        index = parents[index];
    }
    index
}
