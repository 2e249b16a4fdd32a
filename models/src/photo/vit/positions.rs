//! Positions of patches for another number of patches than they were learnt for: bicubic interpolation as
//! PyTorch has it (`align_corners=False`, no smoothing when there are fewer), in double precision.

/// The free number of the cubic (Keys, 1981): −0.75 as in PyTorch, where pictures are resized with −0.5.
const SHARPNESS: f64 = -0.75;

/// A table `(from · from, width)` of a square of patches as one of `(to · to, width)`.
pub(super) fn interpolated(table: &[f32], width: usize, from: usize, to: usize) -> Vec<f32> {
    if from == to {
        return table.to_vec();
    }
    let taps: Vec<_> = (0..to).map(|place| taps(place, from, to)).collect();
    let mut result = Vec::with_capacity(to * to * width);
    for down in &taps {
        for across in &taps {
            let mut sums = vec![0.0_f64; width];
            for (y, share_down) in down {
                for (x, share_across) in across {
                    let row = &table[(y * from + x) * width..][..width];
                    let share = share_down * share_across;
                    sums.iter_mut().zip(row).for_each(|(sum, number)| *sum += share * f64::from(*number));
                }
            }
            result.extend(sums.into_iter().map(|sum| sum as f32));
        }
    }
    result
}

/// The four old places that a new one is made of, with their shares. The middle of the new place lies at
/// `(place + ½) · from / to − ½`; whole numbers keep that exact. Places beyond the border count as those
/// at the border.
fn taps(place: usize, from: usize, to: usize) -> [(usize, f64); 4] {
    // Twice `to` is one old place; one place is added, since the middle may lie before the first.
    let middle = (2 * place + 1) * from + to;
    let (before, beyond) = (middle / (2 * to), middle % (2 * to));
    let beyond = beyond as f64 / (2 * to) as f64;
    let old = |number: usize| (before + number).saturating_sub(2).min(from - 1);
    let distances = [1.0 + beyond, beyond, 1.0 - beyond, 2.0 - beyond];
    [0, 1, 2, 3].map(|number| (old(number), cubic(distances[number])))
}

/// The share of a place at a distance of 0 to 2.
fn cubic(distance: f64) -> f64 {
    let (a, x) = (SHARPNESS, distance);
    if x <= 1.0 {
        ((a + 2.0) * x - (a + 3.0)) * x * x + 1.0
    } else {
        ((a * x - 5.0 * a) * x + 8.0 * a) * x - 4.0 * a
    }
}

#[cfg(test)]
mod tests {
    use super::{interpolated, taps};

    #[test]
    fn shares_sum_to_one_and_stay_within_the_table() {
        for (from, to) in [(37, 16), (5, 7), (2, 9), (1, 3), (16, 1)] {
            for place in 0..to {
                let taps = taps(place, from, to);
                assert!(taps.iter().all(|(old, _)| *old < from));
                assert!((taps.iter().map(|(_, share)| share).sum::<f64>() - 1.0).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn a_slope_stays_a_slope_inside_and_the_same_size_stays_as_it_is() {
        let table: Vec<f32> = (0..64).map(|place| (place % 8) as f32).collect();
        assert_eq!(interpolated(&table, 1, 8, 8), table);
        let half = interpolated(&table, 1, 8, 4);
        assert_eq!(half.len(), 16);
        assert!((half[1] - 2.5).abs() < 1e-6 && (half[2] - 4.5).abs() < 1e-6, "{half:?}");
    }
}
