"""Makes golden/bilstm.safetensors: a small word encoder of PyTorch, its states and all its gradients.

Run from this folder: python golden_bilstm.py
Three sequences of different lengths go through the encoder one by one. Words have a learnt or a fixed
vector; the characters of each word go through a small LSTM of their own, of which the last state of each
direction is kept. The loss is the sum of `states * weighting`. Weights are stored as the Rust side names
them: both directions stacked, input columns before state columns, one bias (PyTorch has two).
"""
import pathlib
import torch
from safetensors.torch import save_file

torch.manual_seed(20260102)
torch.set_num_threads(1)
folder = pathlib.Path(__file__).parent / "golden"
WORDS, WIDTH, LETTERS, LETTER_WIDTH, LETTER_STATES, STATES = 5, 6, 7, 4, 3, 5
# (learnt row or None, letters); words without a row have the fixed vector of their place.
SEQUENCES = [
    [(1, [1, 2, 3]), (None, [4]), (0, [1, 2, 3]), (2, [5, 6])],
    [(None, [2, 2, 1, 6, 5])],
    [(4, [3, 1]), (1, [1, 2, 3]), (None, [6, 4, 4]), (3, [5]), (None, [3, 1]), (1, [2]), (2, [1, 5, 6])],
]
total = sum(len(s) for s in SEQUENCES)
fixed = torch.randn(total, WIDTH)
words = torch.nn.Parameter(torch.randn(WORDS, WIDTH))
letters = torch.nn.Parameter(torch.randn(LETTERS, LETTER_WIDTH))
small = torch.nn.LSTM(LETTER_WIDTH, LETTER_STATES, bidirectional=True)
large = torch.nn.LSTM(WIDTH + 2 * LETTER_STATES, STATES, bidirectional=True)
for lstm in (small, large):
    for name, parameter in lstm.named_parameters():
        torch.nn.init.normal_(parameter, std=0.5)


def spelled(ids):
    states, _ = small(letters[torch.tensor(ids)].unsqueeze(1))
    states = states[:, 0]
    return torch.cat([states[-1, :LETTER_STATES], states[0, LETTER_STATES:]])


rows, place = [], 0
for sequence in SEQUENCES:
    vectors = []
    for learnt, ids in sequence:
        vector = fixed[place] if learnt is None else words[learnt]
        vectors.append(torch.cat([vector, spelled(ids)]))
        place += 1
    states, _ = large(torch.stack(vectors).unsqueeze(1))
    rows.append(states[:, 0])
states = torch.cat(rows)
weighting = torch.randn_like(states)
(states * weighting).sum().backward()


def weight(lstm, of):
    return torch.stack([
        torch.cat([of(getattr(lstm, f"weight_ih_l0{d}")), of(getattr(lstm, f"weight_hh_l0{d}"))], 1)
        for d in ("", "_reverse")
    ])


def bias(lstm):
    return torch.stack([getattr(lstm, f"bias_ih_l0{d}") + getattr(lstm, f"bias_hh_l0{d}") for d in ("", "_reverse")])


def bias_gradient(lstm):
    return torch.stack([getattr(lstm, f"bias_ih_l0{d}").grad for d in ("", "_reverse")])


tensors = {"fixed": fixed, "states": states, "weighting": weighting}
tensors |= {"words.table": words, "gradient.words.table": words.grad}
tensors |= {"characters.table": letters, "gradient.characters.table": letters.grad}
for name, lstm in (("characters.lstm", small), ("lstm", large)):
    tensors |= {f"{name}.weight": weight(lstm, lambda p: p), f"{name}.bias": bias(lstm)}
    tensors |= {f"gradient.{name}.weight": weight(lstm, lambda p: p.grad), f"gradient.{name}.bias": bias_gradient(lstm)}
save_file({k: v.detach().float().contiguous() for k, v in tensors.items()}, folder / "bilstm.safetensors")
