"""Makes golden/heads.safetensors: the token-level intents of paper 3 and the triplet loss of paper 4.

Run from this folder: python golden_heads.py
Two texts of three and two tokens stand among seven rows of hidden states; the second text has no
target for the first intent. Triplets are taken over seven embeddings, in both forms and at two
temperatures.
"""
import pathlib
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

torch.manual_seed(20260103)
torch.set_default_dtype(torch.float64)
out = {}

states = torch.randn(7, 6, requires_grad=True)
weight = torch.randn(3, 6, requires_grad=True)
bias = torch.randn(3, requires_grad=True)
logits = states @ weight.T + bias
texts = [([1, 2, 3], [1.0, 0.0, 1.0]), ([5, 6], [-1.0, 0.0, 1.0])]
rows = [row for rows, _ in texts for row in rows]
targets = torch.tensor([t for rows, t in texts for _ in rows])
counted = targets >= 0
loss = F.binary_cross_entropy_with_logits(logits[rows][counted], targets[counted])
loss.backward()
out |= {"states": states, "weight": weight, "bias": bias, "intent.loss": loss.reshape(1)}
out |= {f"intent.gradient.{n}": p.grad for n, p in [("states", states), ("weight", weight), ("bias", bias)]}
out["intent.scores"] = torch.stack([torch.sigmoid(logits[rows]).mean(0) for rows, _ in texts])

embeddings = torch.randn(7, 6)
triplets = torch.tensor([[0, 3, 4], [1, 4, 3], [2, 5, 6]])
out["embeddings"] = embeddings
for form in ["log-sigmoid", "paper"]:
    for temperature in [1.0, 0.2]:
        e = embeddings.clone().requires_grad_()
        t, p, n = (e[triplets[:, i]] for i in range(3))
        d = F.cosine_similarity(t, p) - F.cosine_similarity(t, n)
        z = d / temperature
        # The paper maximises e^z / (1 + e^z).
        loss = -F.logsigmoid(z).mean() if form == "log-sigmoid" else (1 - z.exp() / (1 + z.exp())).mean()
        loss.backward()
        out |= {f"triplet.{form}.{temperature}.loss": loss.reshape(1)}
        out |= {f"triplet.{form}.{temperature}.gradient": e.grad}

folder = pathlib.Path(__file__).parent / "golden"
save_file({k: v.detach().float().contiguous() for k, v in out.items()}, folder / "heads.safetensors")
