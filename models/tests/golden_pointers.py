"""Makes golden/pointers.safetensors: the loss of equation 1 of the multi-task MRC paper in PyTorch.

Run from this folder: python golden_pointers.py
Three examples share one packed tensor of states: an example with one answer and its masked-query twin
(weight sqrt(2 / 9)), and one with two answers. Each has a question of some rows, then its text, then a
separator; the softmax sees position 0 and the text. `loss` is the mean over the sequences of
weight * (CE_start + CE_end) / 2; two answers are two one-hot targets whose losses are averaged.
"""
import math
import pathlib
import torch
from safetensors.torch import save_file

torch.set_num_threads(1)
torch.manual_seed(20260102)
WIDTH = 12
# (rows of the question with its marks, rows of the text, answers, weight)
SEQUENCES = [(4, 6, [(1, 3)], 1.0), (4, 6, [], math.sqrt(2 / 9)), (3, 5, [(0, 0), (2, 4)], 1.0)]

rows = sum(question + text + 1 for question, text, _, _ in SEQUENCES)
states = torch.randn(rows, WIDTH, requires_grad=True)
weight = torch.randn(2, WIDTH, requires_grad=True)
bias = torch.randn(2, requires_grad=True)  # the paper's b, which changes nothing
scores = torch.nn.functional.linear(states, weight, bias)
total, at = 0.0, 0
for question, text, answers, factor in SEQUENCES:
    mask = torch.full((question + text + 1,), -math.inf)
    mask[0] = 0.0
    mask[question : question + text] = 0.0
    own = scores[at : at + question + text + 1] + mask[:, None]
    targets = [(question + first, question + last) for first, last in answers] or [(0, 0)]
    losses = [
        torch.nn.functional.cross_entropy(own[None, :, 0], torch.tensor([first]))
        + torch.nn.functional.cross_entropy(own[None, :, 1], torch.tensor([last]))
        for first, last in targets
    ]
    total = total + factor * sum(losses) / len(losses) / 2
    at += question + text + 1
loss = total / len(SEQUENCES)
loss.backward()
assert bias.grad.abs().max() < 1e-6
tensors = {"states": states, "weight": weight, "loss": loss.reshape(1), "gradient.states": states.grad,
           "gradient.weight": weight.grad}
folder = pathlib.Path(__file__).parent / "golden"
save_file({name: x.detach().clone().contiguous() for name, x in tensors.items()}, folder / "pointers.safetensors")
