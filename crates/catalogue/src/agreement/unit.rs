//! What several readers say about one thing, and chance-corrected agreement over many such things.

/// Readers with what they said, as numbers of categories; at least two.
pub(super) type Ratings = Vec<(u32, u32)>;

/// One unit (a word, or an item), or several that were rated alike.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    ratings: Ratings,
    /// How many units; negative to take units out of the base.
    times: f64,
    /// Share of reader pairs that differ.
    apart: f64,
}

impl Unit {
    pub(super) fn new(ratings: Ratings, times: f64) -> Self {
        let readers = ratings.len();
        let differ = |(at, (_, one)): (usize, &(u32, u32))| {
            ratings[at + 1..].iter().filter(|(_, other)| other != one).count()
        };
        let apart: usize = ratings.iter().enumerate().map(differ).sum();
        let pairs = (readers * readers.saturating_sub(1) / 2).max(1);
        Self { ratings, times, apart: apart as f64 / pairs as f64 }
    }
}

/// Sums over units, from which every figure follows. They add up over items.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    units: f64,
    ratings: f64,
    /// Sum of the shares of differing pairs.
    apart: f64,
    /// The same, each unit by its number of readers.
    apart_ratings: f64,
    /// Statements by category.
    categories: Vec<f64>,
    /// Statements by category of the first two people.
    of_person: [Vec<f64>; 2],
}

impl Sums {
    /// Adds units of an item that was drawn so often.
    pub(super) fn add(&mut self, unit: &Unit, drawn: f64) {
        let times = unit.times * drawn;
        let readers = unit.ratings.len() as f64;
        self.units += times;
        self.ratings += times * readers;
        self.apart += times * unit.apart;
        self.apart_ratings += times * unit.apart * readers;
        for &(person, category) in &unit.ratings {
            raise(&mut self.categories, category as usize, times);
            if let Some(own) = self.of_person.get_mut(person as usize) {
                raise(own, category as usize, times);
            }
        }
    }

    /// Adds other sums.
    pub(super) fn join(&mut self, other: &Self) {
        self.units += other.units;
        self.ratings += other.ratings;
        self.apart += other.apart;
        self.apart_ratings += other.apart_ratings;
        join(&mut self.categories, &other.categories);
        for (own, others) in self.of_person.iter_mut().zip(&other.of_person) {
            join(own, others);
        }
    }

    /// Share of reader pairs of one opinion, averaged over units.
    pub(super) fn percentage(&self) -> Option<f64> {
        (self.units > 0.0).then(|| 1.0 - self.apart / self.units)
    }

    /// Cohen's kappa of the first two people.
    pub(super) fn cohen(&self) -> Option<f64> {
        let [first, second] = &self.of_person;
        let both: f64 = first.iter().zip(second).map(|(a, b)| a * b).sum();
        corrected(self.percentage()?, both / (self.units * self.units))
    }

    /// Fleiss' kappa.
    pub(super) fn fleiss(&self) -> Option<f64> {
        let chance = self.categories.iter().map(|c| (c / self.ratings).powi(2)).sum();
        corrected(self.percentage()?, chance)
    }

    /// Krippendorff's nominal alpha.
    pub(super) fn alpha(&self) -> Option<f64> {
        let squares: f64 = self.categories.iter().map(|c| c * c).sum();
        let expected = (self.ratings * self.ratings - squares) / (self.ratings * (self.ratings - 1.0));
        (expected > 0.0).then(|| 1.0 - self.apart_ratings / self.ratings / expected)
    }
}

/// What is left of agreement beyond chance; none where chance alone agrees always.
fn corrected(observed: f64, chance: f64) -> Option<f64> {
    (1.0 - chance > 1e-12).then(|| (observed - chance) / (1.0 - chance))
}

fn raise(counts: &mut Vec<f64>, at: usize, by: f64) {
    if counts.len() <= at {
        counts.resize(at + 1, 0.0);
    }
    counts[at] += by;
}

fn join(counts: &mut Vec<f64>, others: &[f64]) {
    for (at, &by) in others.iter().enumerate() {
        raise(counts, at, by);
    }
}
