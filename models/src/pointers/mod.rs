//! Answers as pointers: where in a text the answer to a question begins and where it ends, or that
//! it is not there (Zhao, Nakayama and Murakami, “Multi-task Learning for Product Information with
//! Fine-tuned BERT”, section 3).
//!
//! Deviations: the softmax runs over position 0 and the text alone, so that neither the question nor
//! a mark can be pointed at; several answers share the target evenly; and the score of a pair is
//! judged among the pairs that can be an answer at all ([`Answers`]). The question is not known here.

mod answers;
mod head;
mod loss;

pub use answers::{Answer, Answers};
pub use head::PointerHead;
pub use loss::{Pointed, masked_query_weight, pointer_loss};
