"""Makes golden/dinov2, golden/clip and golden/siglip: small random vision transformers in the form in which
published ones come, and their states.

Run from this folder: python golden_vit.py
Each folder has config.json, model.safetensors and preprocessor_config.json as PyTorch transformers writes
them (CLIP and SigLIP with their text part, which is as small as can be), and states.safetensors: a photo of
random numbers of the largest side, and for each side the regions and the pooled vector of the photo's upper
left corner. DINOv2 was made for 5 x 5 patches and reads 3 x 3, 5 x 5, 7 x 7 and 5 x 5 with pixels left over;
the photo of the folder's own preparation has 3 x 3. The sums are taken in double precision.
"""
import json
import pathlib

import torch
from safetensors.torch import save_file
from transformers import (
    BitImageProcessor, CLIPConfig, CLIPImageProcessor, CLIPModel, Dinov2Config, Dinov2Model, SiglipConfig,
    SiglipImageProcessor, SiglipModel,
)

torch.set_num_threads(1)
VISION = dict(hidden_size=24, intermediate_size=40, num_hidden_layers=2, num_attention_heads=3, image_size=20,
              patch_size=4)
TEXT = dict(hidden_size=4, intermediate_size=4, num_hidden_layers=1, num_attention_heads=1, vocab_size=8,
            max_position_embeddings=4, bos_token_id=1, eos_token_id=2, pad_token_id=0)
CUT = dict(size={"shortest_edge": 16}, crop_size={"height": 12, "width": 12})


def dinov2():
    config = Dinov2Config(hidden_size=24, mlp_ratio=2, num_hidden_layers=2, num_attention_heads=3, image_size=20,
                          patch_size=4)
    mean, std = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
    return Dinov2Model(config), BitImageProcessor(**CUT, image_mean=mean, image_std=std), [12, 20, 22, 28]


def clip():
    config = CLIPConfig(vision_config=VISION, text_config=TEXT, projection_dim=4)
    cut = dict(size={"shortest_edge": 20}, crop_size={"height": 20, "width": 20})
    return CLIPModel(config), CLIPImageProcessor(**cut), [12, 20]


def siglip():
    config = SiglipConfig(vision_config=VISION, text_config=TEXT | {"projection_size": 4})
    return SiglipModel(config), SiglipImageProcessor(size={"height": 20, "width": 20}), [12, 20]


def states(kind, model, pixels):
    """Regions and the pooled vector of pixels (3, side, side)."""
    pixels = pixels[None].double()
    if kind == "dinov2":
        out = model(pixels)
        return out.last_hidden_state[0, 1:], out.pooler_output[0]
    vision = model.vision_model
    out = vision(pixels, interpolate_pos_encoding=True)
    if kind == "clip":  # the published program normalises the class token alone
        return vision.post_layernorm(out.last_hidden_state)[0, 1:], out.pooler_output[0]
    return out.last_hidden_state[0], out.pooler_output[0]


def golden(kind, build):
    torch.manual_seed(20260301)
    folder = pathlib.Path(__file__).parent / "golden" / kind
    model, processor, sides = build()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.2 * torch.randn_like(parameter))  # so that every part matters
    model.eval().save_pretrained(folder)
    processor.save_pretrained(folder)
    photo = torch.randn(3, max(sides), max(sides))
    told = {"photo": photo}
    model = model.double()
    for side in sides:
        with torch.no_grad():
            regions, pooled = states(kind, model, photo[:, :side, :side])
        told[f"regions.{side}"] = regions.float().contiguous()
        told[f"pooled.{side}"] = pooled.float().contiguous()
    save_file(told, folder / "states.safetensors")
    config = json.loads((folder / "config.json").read_text())
    config.pop("transformers_version")
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n")


golden("dinov2", dinov2)
golden("clip", clip)
golden("siglip", siglip)
