"""Makes golden/coupling.safetensors: the total coupling error of paper 2 and its gradients by PyTorch.

Run from this folder: python golden_coupling.py
Two verticals of a few short texts with random word vectors. Contexts are unit means of windows, the
shortlist holds every pair above a cosine, and the error is the mean over all its pairs of
(A + A' + S + S') · |s - s'|, with A the attention over contexts and S the one over labels.
"""
import pathlib
import torch
from safetensors.torch import save_file

torch.manual_seed(20260103)
torch.set_num_threads(1)
WIDTH, LABEL_WIDTH, WINDOW, THRESHOLD = 6, 4, 1, 0.1
LENGTHS = ([4, 3, 5], [2, 6])
LABELS = (3, 5)
words = [torch.randn(sum(lengths), WIDTH) for lengths in LENGTHS]


def contexts(words, lengths):
    rows, start = [], 0
    for length in lengths:
        text = words[start:start + length]
        for i in range(length):
            rows.append(text[max(0, i - WINDOW):i + WINDOW + 1].mean(0))
        start += length
    return torch.nn.functional.normalize(torch.stack(rows), dim=1)


u, v = (contexts(w, n) for w, n in zip(words, LENGTHS))
shortlist = (u @ v.T) > THRESHOLD
labels = [torch.randint(count, (sum(n),)) for count, n in zip(LABELS, LENGTHS)]
scores = [torch.nn.Parameter(torch.randn(sum(n))) for n in LENGTHS]
diagonals = [torch.nn.Parameter(torch.randn(WIDTH) * 3) for _ in range(2)]
vectors = [torch.nn.Parameter(torch.randn(count, LABEL_WIDTH)) for count in LABELS]

outside = torch.full_like(u @ v.T, float("-inf"))
listed = lambda x: torch.where(shortlist, x, outside)
over = lambda x, dim: torch.nan_to_num(torch.softmax(x, dim))
A = over(listed((u * diagonals[0]) @ v.T), 1)
B = over(listed((u * diagonals[1]) @ v.T), 0)
similar = vectors[0][labels[0]] @ vectors[1][labels[1]].T
S, T = over(listed(similar), 1), over(listed(similar), 0)
gap = (scores[0].unsqueeze(1) - scores[1].unsqueeze(0)).abs()
error = ((A + B + S + T) * gap)[shortlist].mean()
error.backward()

tensors = {"error": error.reshape(1), "pairs": shortlist.sum().float().reshape(1)}
for side in range(2):
    tensors[f"words.{side}"] = words[side]
    tensors[f"labels.{side}"] = labels[side].float()
    for name, parts in (("scores", scores), ("diagonals", diagonals), ("vectors", vectors)):
        tensors[f"{name}.{side}"] = parts[side]
        tensors[f"gradient.{name}.{side}"] = parts[side].grad
folder = pathlib.Path(__file__).parent / "golden"
save_file({k: x.detach().float().contiguous() for k, x in tensors.items()}, folder / "coupling.safetensors")
print(int(shortlist.sum()), error.item())
