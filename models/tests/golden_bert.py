"""Makes golden/: a small random BERT of PyTorch and transformers, its states and all its gradients.

Run from this folder: python golden_bert.py
Two sequences of different lengths go through the model one by one; the loss is the sum of
`states * weighting`, so that every gradient is a plain number to compare with.
"""
import json
import pathlib
import torch
from safetensors.torch import save_file
from transformers import BertConfig, BertModel

torch.manual_seed(20260101)
folder = pathlib.Path(__file__).parent / "golden"
folder.mkdir(exist_ok=True)
config = BertConfig(
    vocab_size=40, hidden_size=24, num_hidden_layers=2, num_attention_heads=3, intermediate_size=40,
    max_position_embeddings=16, type_vocab_size=2, hidden_act="gelu", layer_norm_eps=1e-12,
    hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, initializer_range=0.3,
)
model = BertModel(config, add_pooling_layer=False).eval()
with torch.no_grad():
    for name, parameter in model.named_parameters():
        parameter.add_(0.05 * torch.randn_like(parameter))  # biases and gains that are not 0 and 1
sequences = [([2, 7, 9, 3, 11, 12, 39, 3], [0, 0, 0, 0, 1, 1, 1, 1]), ([2, 5, 3, 21, 3], [0, 0, 0, 1, 1])]
states = torch.cat([
    model(torch.tensor([ids]), token_type_ids=torch.tensor([segments])).last_hidden_state[0]
    for ids, segments in sequences
])
weighting = torch.randn_like(states)
(states * weighting).sum().backward()
tensors = {f"bert.{n}": p.detach().clone() for n, p in model.named_parameters()}
tensors |= {f"gradient.{n}": p.grad.clone() for n, p in model.named_parameters()}
tensors |= {"states": states.detach().clone(), "weighting": weighting}
save_file({k: v.float().contiguous() for k, v in tensors.items()}, folder / "bert.safetensors")
keys = ("vocab_size hidden_size num_hidden_layers num_attention_heads intermediate_size "
        "max_position_embeddings type_vocab_size layer_norm_eps hidden_act").split()
(folder / "config.json").write_text(json.dumps({k: getattr(config, k) for k in keys}, indent=1) + "\n")
