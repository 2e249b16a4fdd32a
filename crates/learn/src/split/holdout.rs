//! Drawing the holdout.

use std::collections::BTreeMap;

use swingtag_catalogue::{Item, SplitRole};

use super::clusters::{Cluster, clusters};
use super::partition::Role;

/// The holdout has at least so many items. It is drawn once there are twice as many labels: with
/// fewer, setting it apart would take more than half of what there is to learn from.
pub const LEAST_HOLDOUT: usize = 50;

/// A cluster of more items (one title on hundreds of products, say) is never drawn: it would fill
/// the holdout with one text.
const LARGEST_DRAWN: usize = LEAST_HOLDOUT;

/// What each labelled item is used for.
///
/// A split that items bring is kept: `test` and `holdout` measure, `train…` is never drawn, `dev`
/// and `val` set thresholds. Where no item brings a holdout, one is drawn from the items without a
/// split: a tenth, at least [`LEAST_HOLDOUT`], every vertical in proportion. An item that is the
/// same product as one of the other side is set aside.
///
/// When items are added, those that were drawn before and those that are drawn now are, within a
/// vertical, one a part of the other.
#[must_use]
pub fn roles(items: &[&Item], seed: u64) -> Vec<Role> {
    let mut roles = vec![Role::Train; items.len()];
    let mut open: BTreeMap<String, Vec<Cluster>> = BTreeMap::new();
    for cluster in clusters(items, seed) {
        let claim = strongest_claim(items, &cluster);
        for &member in &cluster.members {
            roles[member] = role_under(claim, items[member].role());
        }
        if claim == SplitRole::Open {
            open.entry(cluster.vertical.clone()).or_default().push(cluster);
        }
    }
    if !roles.contains(&Role::Holdout) {
        draw(&open, &mut roles);
    }
    roles
}

/// What decides over a cluster: measuring, then training, then thresholds.
fn strongest_claim(items: &[&Item], cluster: &Cluster) -> SplitRole {
    let claims: Vec<SplitRole> = cluster.members.iter().map(|&i| items[i].role()).collect();
    [SplitRole::Holdout, SplitRole::Train, SplitRole::Dev]
        .into_iter()
        .find(|role| claims.contains(role))
        .unwrap_or(SplitRole::Open)
}

fn role_under(claim: SplitRole, own: SplitRole) -> Role {
    if own != SplitRole::Open && own != claim {
        return Role::Aside;
    }
    match claim {
        SplitRole::Holdout => Role::Holdout,
        SplitRole::Dev => Role::Dev,
        SplitRole::Train | SplitRole::Open => Role::Train,
    }
}

/// Takes clusters in their random order until each vertical has its share.
fn draw(open: &BTreeMap<String, Vec<Cluster>>, roles: &mut [Role]) {
    let size = |clusters: &Vec<Cluster>| clusters.iter().map(|c| c.members.len()).sum::<usize>();
    let sizes: Vec<usize> = open.values().map(size).collect();
    for (clusters, share) in open.values().zip(shares(&sizes)) {
        let mut drawn = 0;
        for cluster in clusters.iter().filter(|c| c.members.len() <= LARGEST_DRAWN) {
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
