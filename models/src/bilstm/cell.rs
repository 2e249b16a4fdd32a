//! One step of an LSTM cell for one row, forwards and backwards.
//!
//! With `p` the pre-activations of the four gates in the order input, forget, new, output (PyTorch's):
//! `c' = σ(p_f) ⊙ c + σ(p_i) ⊙ tanh(p_g)`, `h' = σ(p_o) ⊙ tanh(c')`. No peepholes.

use crate::kernel::{exp, vectorised};

#[inline(always)]
fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

#[inline(always)]
fn tanh(x: f32) -> f32 {
    2.0f32.mul_add(sigmoid(2.0 * x), -1.0)
}

vectorised! {
    /// Adds the recurrent part to the pre-activations `gates` `(4H)`, turns them into activations in
    /// place, moves the memory on and writes the new state.
    fn step_forward(gates: &mut [f32], recurrent: &[f32], memory: &mut [f32], state: &mut [f32]) {
        let n = memory.len();
        gates.iter_mut().zip(recurrent).for_each(|(gate, more)| *gate += more);
        let (input, rest) = gates.split_at_mut(n);
        let (forget, rest) = rest.split_at_mut(n);
        let (new, output) = rest.split_at_mut(n);
        for (((i, f), (g, o)), (c, h)) in
            input.iter_mut().zip(forget).zip(new.iter_mut().zip(output)).zip(memory.iter_mut().zip(state))
        {
            *i = sigmoid(*i);
            *f = sigmoid(*f);
            *g = tanh(*g);
            *o = sigmoid(*o);
            *c = f.mul_add(*c, *i * *g);
            *h = *o * tanh(*c);
        }
    }
}

vectorised! {
    /// The way back: from the derivative of the state `above` and of the memory (read, and then moved to
    /// the step before) to those of the pre-activations. `before` is the memory before the step, `after`
    /// the one it left.
    fn step_backward(
        gates: &[f32],
        before: &[f32],
        after: &[f32],
        above: &[f32],
        memory: &mut [f32],
        out: &mut [f32],
    ) {
        let n = memory.len();
        let (input, rest) = gates.split_at(n);
        let (forget, rest) = rest.split_at(n);
        let (new, output) = rest.split_at(n);
        let (d_input, rest) = out.split_at_mut(n);
        let (d_forget, rest) = rest.split_at_mut(n);
        let (d_new, d_output) = rest.split_at_mut(n);
        let gates = input.iter().zip(forget).zip(new.iter().zip(output));
        let memories = before.iter().zip(after).zip(above.iter().zip(memory));
        let slopes = d_input.iter_mut().zip(d_forget).zip(d_new.iter_mut().zip(d_output));
        for ((((i, f), (g, o)), ((before, after), (above, memory))), ((d_i, d_f), (d_g, d_o))) in
            gates.zip(memories).zip(slopes)
        {
            let bent = tanh(*after);
            let d_memory = (above * o).mul_add(1.0 - bent * bent, *memory);
            *d_i = d_memory * g * i * (1.0 - i);
            *d_f = d_memory * before * f * (1.0 - f);
            *d_g = d_memory * i * (1.0 - g * g);
            *d_o = above * bent * o * (1.0 - o);
            *memory = d_memory * f;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{sigmoid, tanh};

    #[test]
    fn the_two_bends_are_exact_to_rounding_and_saturate() {
        for i in -2000..2000 {
            let x = i as f32 / 50.0;
            let (s, t) = (1.0 / (1.0 + (-f64::from(x)).exp()), f64::from(x).tanh());
            assert!((f64::from(sigmoid(x)) - s).abs() < 2e-7 && (f64::from(tanh(x)) - t).abs() < 4e-7, "{x}");
        }
        assert_eq!((tanh(1e30), tanh(-1e30), sigmoid(-1e30)), (1.0, -1.0, sigmoid(-100.0)));
    }
}
