//! To whom items were given. One person has an item alone; two or more label it apart, blind to one another.
//!
//! Giving items to people is one entry of the log however many they are, and undo takes it back as a whole.

mod give;
mod queue;
mod rows;
mod work;

pub use give::Given;
pub(crate) use rows::{people_of, put_people};
pub use work::Work;
