"""Makes golden/resnet18, golden/resnet50 and golden/resnet.safetensors: small random ResNets of PyTorch,
a photo of random numbers, and what the networks make of it.

Run from this folder: python golden_resnet.py
Names are those of torchvision. ResNet-50 is computed twice with the same weights: with the stride on
the first 1 x 1 convolution of a bottleneck (v1) and on its 3 x 3 (v1.5). The side of 70 pixels is halved
five times with a remainder. The sums are taken in double precision.
"""
import json
import pathlib
import torch
from safetensors.torch import save_file
from torch import nn

torch.manual_seed(20260102)
folder = pathlib.Path(__file__).parent / "golden"
SIDE, CLASSES = 70, 11


def norm(width):
    layer = nn.BatchNorm2d(width)
    nn.init.uniform_(layer.weight, 0.5, 1.5)
    nn.init.normal_(layer.bias, 0, 0.2)
    nn.init.normal_(layer.running_mean, 0, 0.2)
    nn.init.uniform_(layer.running_var, 0.3, 2.0)
    return layer


def conv(inputs, outputs, side, stride=1):
    return nn.Conv2d(inputs, outputs, side, stride, side // 2, bias=False)


class Block(nn.Module):
    def __init__(self, kind, inputs, outputs, stride):
        super().__init__()
        inner = outputs if kind == "basic" else outputs // 4
        if kind == "basic":
            layers = [conv(inputs, inner, 3, stride), conv(inner, outputs, 3)]
        else:
            layers = [conv(inputs, inner, 1), conv(inner, inner, 3, stride), conv(inner, outputs, 1)]
        for number, layer in enumerate(layers, 1):
            setattr(self, f"conv{number}", layer)
            setattr(self, f"bn{number}", norm(layer.out_channels))
        self.count = len(layers)
        self.downsample = None
        if stride > 1 or inputs != outputs:
            self.downsample = nn.Sequential(conv(inputs, outputs, 1, stride), norm(outputs))

    def forward(self, x):
        y = x
        for number in range(1, self.count + 1):
            y = getattr(self, f"bn{number}")(getattr(self, f"conv{number}")(y))
            if number < self.count:
                y = torch.relu(y)
        return torch.relu(y + (x if self.downsample is None else self.downsample(x)))


class ResNet(nn.Module):
    def __init__(self, config):
        super().__init__()
        width = config["embedding_size"]
        self.conv1, self.bn1 = conv(3, width, 7, 2), norm(width)
        self.pool = nn.MaxPool2d(3, 2, 1)
        for stage, (depth, outputs) in enumerate(zip(config["depths"], config["hidden_sizes"]), 1):
            blocks = []
            for number in range(depth):
                stride = 2 if stage > 1 and number == 0 else 1
                blocks.append(Block(config["layer_type"], width, outputs, stride))
                width = outputs
            setattr(self, f"layer{stage}", nn.Sequential(*blocks))
        self.fc = nn.Linear(width, CLASSES)

    def forward(self, x):
        x = self.pool(torch.relu(self.bn1(self.conv1(x))))
        for stage in range(1, 5):
            x = getattr(self, f"layer{stage}")(x)
        pooled = x.mean((2, 3))
        return x[0].permute(1, 2, 0).reshape(-1, x.shape[1]), pooled[0], self.fc(pooled)[0]


def strides_first(model):
    """The same weights as v1."""
    for block in (m for m in model.modules() if isinstance(m, Block) and m.count == 3):
        block.conv1.stride, block.conv2.stride = block.conv2.stride, (1, 1)


preparation = {"side": SIDE, "resize": "stretch", "resample": "bilinear", "scale": 1.0,
               "mean": [0.0, 0.0, 0.0], "std": [1.0, 1.0, 1.0], "order": "rgb"}
common = {"model_type": "resnet", "embedding_size": 6, "hidden_sizes": [8, 12, 16, 20],
          "batch_norm_eps": 1e-5, "preparation": preparation}
configs = {"resnet18": common | {"layer_type": "basic", "depths": [2, 2, 2, 2]},
           "resnet50": common | {"layer_type": "bottleneck", "depths": [3, 4, 6, 3]}}
photo = torch.randn(1, 3, SIDE, SIDE)
outputs = {"photo": photo[0].clone()}


def record(name, model):
    with torch.no_grad():
        for key, value in zip(("regions", "pooled", "scores"), model(photo.double())):
            outputs[f"{name}.{key}"] = value.float().contiguous()


for name, config in configs.items():
    model = ResNet(config).eval()
    target = folder / name
    target.mkdir(parents=True, exist_ok=True)
    state = {k: v.contiguous() for k, v in model.state_dict().items()}
    save_file(state, target / "model.safetensors")
    (target / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    model = model.double()
    record(name, model)
    if name == "resnet50":
        strides_first(model)
        record("resnet50.v1", model)
save_file(outputs, folder / "resnet.safetensors")
