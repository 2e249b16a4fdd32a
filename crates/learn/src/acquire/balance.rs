//! Kinds of items that get equal parts of a batch (balance by class: Settles 2009, section 6.3, names the
//! skew that choosing by uncertainty alone brings).

use std::collections::BTreeMap;

use super::asked::Balance;
use super::pool::PoolItem;

/// Items of one kind, and how many of them are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) places: Vec<usize>,
    pub(super) wanted: usize,
}

/// Parts the items `among` into kinds; without a balance all are one kind. What a small kind cannot give,
/// the others give.
pub(super) fn parts(
    pool: &[PoolItem<'_>],
    among: Vec<usize>,
    balance: Option<Balance>,
    wanted: usize,
) -> Vec<Part> {
    let Some(balance) = balance else { return vec![Part { places: among, wanted }] };
    let common = frequencies(pool, &among);
    let mut kinds: BTreeMap<(&str, Option<u32>), Vec<usize>> = BTreeMap::new();
    for i in among {
        let attribute = match balance {
            Balance::Verticals => None,
            Balance::Attributes => rarest(&pool[i], &common),
        };
        kinds.entry((pool[i].vertical, attribute)).or_default().push(i);
    }
    let mut parts: Vec<Part> = kinds.into_values().map(|places| Part { places, wanted: 0 }).collect();
    share_out(&mut parts, wanted);
    parts
}

/// In how many items of a vertical each attribute is predicted.
fn frequencies<'a>(pool: &[PoolItem<'a>], among: &[usize]) -> BTreeMap<(&'a str, u32), usize> {
    let mut common = BTreeMap::new();
    for &i in among {
        for bit in bits(pool[i].attributes) {
            *common.entry((pool[i].vertical, bit)).or_default() += 1;
        }
    }
    common
}

fn rarest(item: &PoolItem<'_>, common: &BTreeMap<(&str, u32), usize>) -> Option<u32> {
    bits(item.attributes).min_by_key(|bit| (common.get(&(item.vertical, *bit)), *bit))
}

fn bits(set: u64) -> impl Iterator<Item = u32> {
    (0..u64::BITS).filter(move |bit| set >> bit & 1 == 1)
}

/// One after the other to the kind that has least and can still give.
fn share_out(parts: &mut [Part], wanted: usize) {
    for _ in 0..wanted {
        let open = parts.iter_mut().filter(|part| part.wanted < part.places.len());
        let Some(part) = open.min_by_key(|part| part.wanted) else { break };
        part.wanted += 1;
    }
}
