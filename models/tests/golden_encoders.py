"""Makes golden/KIND/: small random encoders in the form in which published ones come, and their states.

Run from this folder: python golden_encoders.py
Each folder has config.json, model.safetensors and tokenizer.json as PyTorch transformers and
tokenizers write them, and states.json: ids of a few texts with the last hidden states of each text
read alone, and those of the layer before. Names in the weights carry the prefix of the model with a head, as most published files do.
"""
import json
import pathlib

import torch
from safetensors.torch import save_file
from tokenizers import AddedToken, Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
from transformers import (
    DistilBertConfig, DistilBertModel, ModernBertConfig, ModernBertModel, XLMRobertaConfig, XLMRobertaModel,
)

torch.set_num_threads(1)
WORDS = (
    "jeans chain red blue green slim wide fit gold silver 10 20 cm for men women new , ."
).split()
TEXTS = ["new red jeans, slim fit for men", "gold chain 20 cm"]
JAPANESE = ["赤", "い", "シャツ", "の"]


def word_pieces():
    vocabulary = {w: i for i, w in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS, "##s"])}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    return tokenizer


def sentence_pieces():
    """As XLM-R's, but for the table of the normaliser, which is NFKC here."""
    known = [(f"▁{w}", -5.0) for w in WORDS] + [(w, -6.0) for w in [",", ".", "s", *JAPANESE]]
    letters = sorted({c for w in WORDS for c in w} - {",", ".", "s"})
    known += [("▁", -4.0)] + [(c, -9.0) for c in letters]
    marks = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    tokenizer = Tokenizer(models.Unigram([*marks, *known, ("<mask>", 0.0)], unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>", AddedToken("<mask>", lstrip=True)])
    return tokenizer


def byte_pairs():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    trainer = trainers.BpeTrainer(
        vocab_size=340, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    tokenizer.train_from_iterator([" ".join(WORDS), *(f" {w}" for w in WORDS)] * 3, trainer)
    tokenizer.add_special_tokens(["[UNK]", "[CLS]", "[SEP]", "[PAD]", AddedToken("[MASK]", lstrip=True)])
    marks = [("[CLS]", tokenizer.token_to_id("[CLS]")), ("[SEP]", tokenizer.token_to_id("[SEP]"))]
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B [SEP]", special_tokens=marks)
    return tokenizer


def distilbert(words):
    return DistilBertModel(DistilBertConfig(
        vocab_size=words, dim=24, n_layers=2, n_heads=3, hidden_dim=40, max_position_embeddings=64,
        initializer_range=0.3))


def xlm_roberta(words):
    return XLMRobertaModel(XLMRobertaConfig(
        vocab_size=words, hidden_size=24, num_hidden_layers=2, num_attention_heads=3, intermediate_size=40,
        max_position_embeddings=66, type_vocab_size=1, layer_norm_eps=1e-5, initializer_range=0.3,
    ), add_pooling_layer=False)


def modernbert(words):
    # The second of three layers sees two pieces on either side.
    return ModernBertModel(ModernBertConfig(
        vocab_size=words, hidden_size=24, num_hidden_layers=3, num_attention_heads=3, intermediate_size=40,
        max_position_embeddings=64, local_attention=4, global_attn_every_n_layers=2, pad_token_id=words - 2,
        initializer_range=0.3, bos_token_id=None, eos_token_id=None, cls_token_id=words - 4,
        sep_token_id=words - 3))


def golden(kind, prefix, tokenizer, build):
    torch.manual_seed(20260201)
    folder = pathlib.Path(__file__).parent / "golden" / kind
    folder.mkdir(parents=True, exist_ok=True)
    model = build(tokenizer.get_vocab_size()).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.05 * torch.randn_like(parameter))  # biases and gains that are not 0 and 1
    states = []
    for text in TEXTS:
        ids = tokenizer.encode(text).ids
        with torch.no_grad():
            last, before = model(torch.tensor([ids]), output_hidden_states=True).hidden_states[:-3:-1]
        rounded = lambda rows: [[round(x, 7) for x in row] for row in rows[0].tolist()]
        states.append({"text": text, "ids": ids, "states": rounded(last), "before": rounded(before)})
    tensors = {prefix + name: value.contiguous() for name, value in model.state_dict().items()}
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "config.json").write_text(model.config.to_json_string())
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "states.json").write_text(json.dumps(states) + "\n")


golden("distilbert", "distilbert.", word_pieces(), distilbert)
golden("xlm-roberta", "roberta.", sentence_pieces(), xlm_roberta)
golden("modernbert", "model.", byte_pairs(), modernbert)
