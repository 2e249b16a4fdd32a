//! A tiny encoder for tests, made on the spot: no download, no pretrained weights.

use std::path::Path;

use candle_core::{Device, Tensor};
use swingtag_models::{Random, weights};

use crate::recipe::EncoderFiles;

/// Writes an encoder of two narrow layers with random weights that knows these words; the first ones
/// are its marks.
pub(super) fn encoder(folder: &Path, words: &[&str]) -> EncoderFiles {
    let (h, w, v) = (16, 32, words.len());
    let config = serde_json::json!({
        "vocab_size": v, "hidden_size": h, "num_hidden_layers": 2, "num_attention_heads": 2,
        "intermediate_size": w, "max_position_embeddings": 64, "type_vocab_size": 2,
    });
    let vocabulary: serde_json::Map<String, serde_json::Value> =
        words.iter().enumerate().map(|(id, word)| ((*word).to_owned(), id.into())).collect();
    let tokenizer = serde_json::json!({
        "version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
        "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
                       "strip_accents": null, "lowercase": true},
        "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": null, "decoder": null,
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                  "max_input_chars_per_word": 100, "vocab": vocabulary},
    });
    std::fs::write(folder.join("config.json"), config.to_string()).unwrap();
    std::fs::write(folder.join("tokenizer.json"), tokenizer.to_string()).unwrap();
    std::fs::write(folder.join("model.safetensors"), random_weights(h, w, v)).unwrap();
    EncoderFiles { name: "tiny".into(), folder: folder.to_owned(), sha256: "tiny".into() }
}

fn random_weights(h: usize, w: usize, v: usize) -> Vec<u8> {
    let mut shapes: Vec<(String, Vec<usize>)> = vec![
        ("embeddings.word_embeddings.weight".into(), vec![v, h]),
        ("embeddings.position_embeddings.weight".into(), vec![64, h]),
        ("embeddings.token_type_embeddings.weight".into(), vec![2, h]),
        ("embeddings.LayerNorm.weight".into(), vec![h]),
        ("embeddings.LayerNorm.bias".into(), vec![h]),
    ];
    for layer in 0..2 {
        let dense = [
            ("attention.self.query", h, h),
            ("attention.self.key", h, h),
            ("attention.self.value", h, h),
            ("attention.output.dense", h, h),
            ("intermediate.dense", w, h),
            ("output.dense", h, w),
        ];
        for (part, out, inputs) in dense {
            shapes.push((format!("encoder.layer.{layer}.{part}.weight"), vec![out, inputs]));
            shapes.push((format!("encoder.layer.{layer}.{part}.bias"), vec![out]));
        }
        for part in ["attention.output.LayerNorm", "output.LayerNorm"] {
            shapes.push((format!("encoder.layer.{layer}.{part}.weight"), vec![h]));
            shapes.push((format!("encoder.layer.{layer}.{part}.bias"), vec![h]));
        }
    }
    let mut random = Random::new(1);
    let tensors: Vec<(String, Tensor)> = shapes
        .into_iter()
        .map(|(name, shape)| {
            let mut values = random.normals(shape.iter().product(), 0.3);
            if name.ends_with("LayerNorm.weight") {
                values.iter_mut().for_each(|x| *x += 1.0);
            }
            (name, Tensor::from_vec(values, shape, &Device::Cpu).unwrap())
        })
        .collect();
    weights::write(tensors.iter().map(|(name, tensor)| (name.as_str(), tensor))).unwrap()
}
