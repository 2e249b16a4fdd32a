"""Makes golden/fusion.safetensors: equations 1 to 7, 9, 10, 12 and 13 of paper 5 in PyTorch, term by term.

Run from this folder: python golden_fusion.py
Three items: two texts and one photo; one text and no photo; one text and two photos. The loss is the sum
of `scores * weighting` and `attributes * weighting`, so that every gradient is a plain number to compare.
"""
import pathlib
import torch
from safetensors.torch import save_file

torch.manual_seed(20260102)
torch.set_num_threads(1)
H, D, d, A, K = 6, 5, 4, 3, 7
STARTS = [0, 5, 8, 12, 18]
ITEMS = [((0, 2), (0, 4), [1, 1, 1]), ((2, 3), None, [1, 0, 1]), ((3, 4), (4, 10), [1, 1, 0])]
ALLOWED = [[0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 5, 6], [0, 1, 2, 3, 4]]

def parameter(*shape):
    return (0.6 * torch.randn(*shape)).requires_grad_()

p = {
    "text.query.weight": parameter(d, H), "text.key.weight": parameter(d, H), "text.value.weight": parameter(d, H),
    "photo.query.weight": parameter(d, H), "photo.key.weight": parameter(d, D), "photo.value.weight": parameter(d, D),
    "photo.tags.weight": parameter(K, D), "tags.weight": parameter(K, d), "guidance.weight": parameter(K, A),
    "attributes.weight": parameter(A, 2 * H + d), "attributes.bias": parameter(A),
    "global_gate.token.weight": parameter(1, H), "global_gate.token.bias": parameter(1),
    "global_gate.photo.weight": parameter(1, D), "regional_gate.attributes.weight": parameter(1, A),
    "regional_gate.region.weight": parameter(1, D),
}
states = torch.randn(STARTS[-1], H, requires_grad=True)
regions = torch.randn(10, D)
pooled = torch.stack([regions[:4].mean(0), torch.zeros(D), (regions[4:7].mean(0) + regions[7:].mean(0)) / 2])
root = d ** 0.5
scores, attributes, token_gates, region_gates = [], [], [], []
for number, ((first, last), seen, own) in enumerate(ITEMS):
    rows = range(STARTS[first], STARTS[last])
    h = states[rows.start:rows.stop]
    hidden = []
    for text in range(first, last):
        x = states[STARTS[text]:STARTS[text + 1]]
        e = (x @ p["text.query.weight"].T) @ (x @ p["text.key.weight"].T).T / root          # eq. 1
        hidden.append(torch.softmax(e, -1) @ (x @ p["text.value.weight"].T))                # eq. 2, left of 5
    hidden = torch.cat(hidden)
    gate = torch.sigmoid(h @ p["global_gate.token.weight"].T + p["global_gate.token.bias"]
                         + pooled[number] @ p["global_gate.photo.weight"].T)                # eq. 6
    if seen:
        v = regions[seen[0]:seen[1]]
        e = (h @ p["photo.query.weight"].T) @ (v @ p["photo.key.weight"].T).T / root        # eq. 3
        alpha = torch.softmax(e, -1)                                                        # eq. 4
        hidden = hidden + gate * (alpha @ (v @ p["photo.value.weight"].T))                  # right of eq. 5
    marks = [STARTS[t] - rows.start for t in range(first, last)]
    tokens = [i for i in range(len(rows)) if i not in marks]
    parts = torch.cat([h[tokens].mean(0), hidden[tokens].mean(0), h[marks].mean(0)])
    logits = p["attributes.weight"] @ parts + p["attributes.bias"]                          # eq. 7
    said = torch.sigmoid(logits) * torch.tensor(own)
    score = hidden @ p["tags.weight"].T + p["guidance.weight"] @ said                       # eq. 9
    if seen:
        g = torch.sigmoid(said @ p["regional_gate.attributes.weight"].T
                          + v @ p["regional_gate.region.weight"].T)                         # eq. 10
        score = score + alpha @ (g * (v @ p["photo.tags.weight"].T))
        region_gates.append(g)
    scores.append(score), attributes.append(logits), token_gates.append(gate)
scores, attributes = torch.cat(scores), torch.stack(attributes)
weighting, attribute_weighting = torch.randn_like(scores), torch.randn_like(attributes)
((scores * weighting).sum() + (attributes * attribute_weighting).sum()).backward()

s, a = scores.detach().clone().requires_grad_(), attributes.detach().clone().requires_grad_()
cells = []
for number, ((first, last), _, own) in enumerate(ITEMS):
    tokens = [i for t in range(first, last) for i in range(STARTS[t] + 1, STARTS[t + 1])]
    y = torch.softmax(s[tokens][:, ALLOWED[number]], -1)
    for attribute in [i for i in range(A) if own[i]]:
        begin = ALLOWED[number].index(2 * attribute + 1)
        q = (y[:, begin].max() + y[:, begin + 1].max()) / 2                                 # eq. 12
        x = torch.sigmoid(a[number, attribute])
        cells.append(x * (x / q).log() + (1 - x) * ((1 - x) / (1 - q)).log())               # eq. 13
agreement = torch.stack(cells).mean()
agreement.backward()
tensors = {f"fusion.{n}": x.detach() for n, x in p.items()}
tensors |= {f"gradient.fusion.{n}": x.grad for n, x in p.items()}
tensors |= {
    "states": states.detach(), "gradient.states": states.grad, "regions": regions, "pooled": pooled,
    "scores": scores.detach(), "attributes": attributes.detach(), "weighting": weighting,
    "attribute_weighting": attribute_weighting, "token_gates": torch.cat(token_gates).detach(),
    "region_gates": torch.cat(region_gates).detach(), "agreement": agreement.detach().reshape(1),
    "agreement.scores": s.grad, "agreement.attributes": a.grad,
}
folder = pathlib.Path(__file__).parent / "golden"
save_file({k: v.float().contiguous() for k, v in tensors.items()}, folder / "fusion.safetensors")
