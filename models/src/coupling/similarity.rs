//! How much the attributes of two verticals attend to each other (paper 2, figure 4).

use super::attention::{score, softmax};
use super::contexts::Contexts;
use super::shortlist::Shortlist;

/// Mean attention between the kinds of contexts of two verticals, row by row: from the left kinds to the
/// right ones, and back.
#[derive(Clone, Debug, PartialEq)]
pub struct Similarity {
    /// `(left kinds, right kinds)`.
    pub onwards: Vec<f64>,
    /// `(right kinds, left kinds)`.
    pub back: Vec<f64>,
}

/// For every kind of left context the attention that its contexts pay, on the mean, to each kind of right
/// context; and the same back. `kinds` tells the kind of each context, where it has one, and how many
/// kinds there are. Only contexts with partners count; a kind without any has zeros.
#[must_use]
pub fn mean_attention(
    shortlist: &Shortlist,
    contexts: (&Contexts, &Contexts),
    diagonals: (&[f32], &[f32]),
    kinds: [(&[Option<usize>], usize); 2],
) -> Similarity {
    let [(left_kinds, left_count), (right_kinds, right_count)] = kinds;
    let shares = |pairs: &[usize], diagonal: &[f32]| {
        let mut shares: Vec<f64> =
            pairs.iter().map(|n| score(contexts, shortlist.pair(*n), diagonal)).collect();
        softmax(&mut shares);
        shares
    };
    let onwards = (0..contexts.0.len()).filter_map(|context| {
        let pairs: Vec<usize> = shortlist.of_left(context).collect();
        let partners = pairs.iter().map(|n| right_kinds[shortlist.pair(*n).1]);
        Some((left_kinds[context]?, partners.zip(shares(&pairs, diagonals.0)).collect()))
    });
    let back = (0..contexts.1.len()).filter_map(|context| {
        let pairs: Vec<usize> = shortlist.of_right(context).collect();
        let partners = pairs.iter().map(|n| left_kinds[shortlist.pair(*n).0]);
        Some((right_kinds[context]?, partners.zip(shares(&pairs, diagonals.1)).collect()))
    });
    Similarity {
        onwards: means(onwards, left_count, right_count),
        back: means(back, right_count, left_count),
    }
}

/// Kind and share of each partner.
type Partners = Vec<(Option<usize>, f64)>;

/// The mean over contexts of a kind, `(kinds, partner kinds)`.
fn means(contexts: impl Iterator<Item = (usize, Partners)>, kinds: usize, partner_kinds: usize) -> Vec<f64> {
    let (mut sums, mut counts) = (vec![0.0; kinds * partner_kinds], vec![0_u32; kinds]);
    for (kind, partners) in contexts.filter(|(_, partners)| !partners.is_empty()) {
        counts[kind] += 1;
        for (partner, share) in partners {
            if let Some(partner) = partner {
                sums[kind * partner_kinds + partner] += share;
            }
        }
    }
    for (sums, count) in sums.chunks_mut(partner_kinds.max(1)).zip(counts) {
        sums.iter_mut().for_each(|sum| *sum /= f64::from(count.max(1)));
    }
    sums
}
