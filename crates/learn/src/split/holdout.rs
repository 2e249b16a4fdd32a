//! Drawing the holdout.

use std::collections::BTreeMap;

use swingtag_catalogue::{Item, SplitRole};

use super::clusters::{Cluster, clusters};

/// The holdout has at least so many items. It is drawn once there are twice as many labels: with
/// fewer, setting it apart would take more than half of what there is to learn from.
pub const LEAST_HOLDOUT: usize = 50;

/// A cluster of more items (one title on hundreds of products, say) is never drawn: it would fill
/// the holdout with one text.
const LARGEST_DRAWN: usize = LEAST_HOLDOUT;

/// What a labelled item is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Learnt from.
    Train,
    /// Sets thresholds and calibration.
    Dev,
    /// Measured, never trained on.
    Holdout,
    /// Neither: it is the same product as an item of another side, and its own split forbids to
    /// follow that.
    Aside,
}

/// A labelled item, and how it came to be labelled.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// The item.
    pub item: &'a Item,
    /// It is in the holdout already, and stays there.
    pub held: bool,
    /// Nobody has picked it for what a model said of it: only such items are a fair sample.
    pub fair: bool,
}

impl<'a> Placed<'a> {
    /// An item that no model has picked and that is not in the holdout yet.
    #[must_use]
    pub fn anew(item: &'a Item) -> Self {
        Self { item, held: false, fair: true }
    }
}

/// What each labelled item is used for.
///
/// A split that items bring is kept: `test` and `holdout` measure, `train…` is never drawn, `dev`
/// and `val` set thresholds. Where no item brings a holdout, one is drawn from the fair items without a
/// split until it is a tenth of all, at least [`LEAST_HOLDOUT`], every vertical in proportion. An item that
/// is the same product as one of the other side is set aside.
///
/// When items are added, those that were drawn before and those that are drawn now are, within a
/// vertical, one a part of the other.
#[must_use]
pub fn roles(placed: &[Placed<'_>], seed: u64) -> Vec<Role> {
    let items: Vec<&Item> = placed.iter().map(|placed| placed.item).collect();
    let mut roles = vec![Role::Train; items.len()];
    let mut open: BTreeMap<String, Vec<Cluster>> = BTreeMap::new();
    for cluster in clusters(&items, seed) {
        let claim = strongest_claim(placed, &cluster);
        for &member in &cluster.members {
            roles[member] = role_under(claim, placed[member]);
        }
        if matches!(claim, SplitRole::Open | SplitRole::Holdout) {
            open.entry(cluster.vertical.clone()).or_default().push(cluster);
        }
    }
    if items.iter().all(|item| item.role() != SplitRole::Holdout) {
        draw(placed, &open, &mut roles);
    }
    roles
}

/// What decides over a cluster: measuring, then training, then thresholds.
fn strongest_claim(placed: &[Placed<'_>], cluster: &Cluster) -> SplitRole {
    let claims: Vec<SplitRole> = cluster.members.iter().map(|&i| claim(placed[i])).collect();
    [SplitRole::Holdout, SplitRole::Train, SplitRole::Dev]
        .into_iter()
        .find(|role| claims.contains(role))
        .unwrap_or(SplitRole::Open)
}

fn claim(placed: Placed<'_>) -> SplitRole {
    if placed.held { SplitRole::Holdout } else { placed.item.role() }
}

fn role_under(strongest: SplitRole, placed: Placed<'_>) -> Role {
    let own = claim(placed);
    if own != SplitRole::Open && own != strongest {
        return Role::Aside;
    }
    match strongest {
        SplitRole::Holdout => Role::Holdout,
        SplitRole::Dev => Role::Dev,
        SplitRole::Train | SplitRole::Open => Role::Train,
    }
}

/// Takes fair clusters in their random order until each vertical has its share, those that are held counted.
fn draw(placed: &[Placed<'_>], open: &BTreeMap<String, Vec<Cluster>>, roles: &mut [Role]) {
    let size = |clusters: &Vec<Cluster>| clusters.iter().map(|c| c.members.len()).sum::<usize>();
    let sizes: Vec<usize> = open.values().map(size).collect();
    for (clusters, share) in open.values().zip(shares(&sizes)) {
        let is_held = |cluster: &&Cluster| roles[cluster.members[0]] == Role::Holdout;
        let mut drawn: usize = clusters.iter().filter(is_held).map(|cluster| cluster.members.len()).sum();
        let is_fair = |cluster: &Cluster| cluster.members.iter().all(|&i| placed[i].fair && !placed[i].held);
        for cluster in clusters.iter().filter(|c| c.members.len() <= LARGEST_DRAWN && is_fair(c)) {
            if drawn >= share {
                break;
            }
            drawn += cluster.members.len();
            for &member in &cluster.members {
                roles[member] = Role::Holdout;
            }
        }
    }
}

/// How many items each vertical gives (largest remainder), for a tenth of all, at least 50.
fn shares(sizes: &[usize]) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    if all < 2 * LEAST_HOLDOUT {
        return vec![0; sizes.len()];
    }
    let wanted = LEAST_HOLDOUT.max(all / 10);
    let mut shares: Vec<usize> = sizes.iter().map(|size| size * wanted / all).collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(sizes[i] * wanted % all), i));
    let missing = wanted - shares.iter().sum::<usize>();
    for &vertical in order.iter().take(missing) {
        shares[vertical] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_in_proportion_and_complete() {
        assert_eq!(shares(&[60, 39]), [0, 0]);
        assert_eq!(shares(&[60, 40]), [30, 20]);
        assert_eq!(shares(&[900, 99, 1]).iter().sum::<usize>(), 100);
    }
}
