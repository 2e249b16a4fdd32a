//! Frozen text encoders of every kind against PyTorch transformers (values made by
//! `golden_encoders.py`), and what they refuse.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use std::path::{Path, PathBuf};

use candle_core::{Device, Tensor};
use serde_json::{Value, json};
use swingtag_models::weights::{self, Weights};
use swingtag_models::{BertConfig, TextEncoder, open_text_encoder};

const KINDS: [(&str, &str); 3] =
    [("distilbert", "distilbert."), ("xlm-roberta", "roberta."), ("modernbert", "model.")];

fn golden(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(kind)
}

fn open(folder: &Path) -> Box<dyn TextEncoder> {
    open_text_encoder(folder, &Device::Cpu).unwrap()
}

fn refused(folder: &Path) -> String {
    open_text_encoder(folder, &Device::Cpu).err().unwrap().to_string()
}

/// Ids and states of the texts that PyTorch has read, after the last layer or `before` it.
fn told(kind: &str, layer: &str) -> Vec<(Vec<u32>, Vec<f32>)> {
    let text = std::fs::read_to_string(golden(kind).join("states.json")).unwrap();
    let texts: Vec<Value> = serde_json::from_str(&text).unwrap();
    let read = |text: &Value| {
        let rows: Vec<Vec<f32>> = serde_json::from_value(text[layer].clone()).unwrap();
        (serde_json::from_value(text["ids"].clone()).unwrap(), rows.concat())
    };
    texts.iter().map(read).collect()
}

fn expected(kind: &str) -> Vec<(Vec<u32>, Vec<f32>)> {
    told(kind, "states")
}

fn farthest(got: &[f32], expected: &[f32]) -> f32 {
    assert_eq!(got.len(), expected.len());
    got.iter().zip(expected).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

fn states(encoder: &dyn TextEncoder, ids: &[u32]) -> Vec<f32> {
    encoder.states(ids, &vec![0; ids.len()], 1).unwrap()
}

/// A copy of an encoder with another configuration and other tensors; `None` leaves one out.
fn changed(
    kind: &str,
    config: impl Fn(&mut Value),
    tensor: impl Fn(&str, Tensor) -> Option<(String, Tensor)>,
) -> tempfile::TempDir {
    let (from, to) = (golden(kind), tempfile::tempdir().unwrap());
    let mut value: Value =
        serde_json::from_str(&std::fs::read_to_string(from.join("config.json")).unwrap()).unwrap();
    config(&mut value);
    std::fs::write(to.path().join("config.json"), value.to_string()).unwrap();
    let all = candle_core::safetensors::load(from.join("model.safetensors"), &Device::Cpu).unwrap();
    let kept: Vec<(String, Tensor)> = all.into_iter().filter_map(|(name, x)| tensor(&name, x)).collect();
    let bytes = weights::write(kept.iter().map(|(name, x)| (name.as_str(), x))).unwrap();
    std::fs::write(to.path().join("model.safetensors"), bytes).unwrap();
    to
}

fn same(name: &str, tensor: Tensor) -> Option<(String, Tensor)> {
    Some((name.to_owned(), tensor))
}

#[test]
fn states_equal_pytorch() {
    for (kind, _) in KINDS {
        let encoder = open(&golden(kind));
        assert_eq!((encoder.width(), encoder.longest()), (24, 64), "{kind}");
        for (ids, expected) in expected(kind) {
            let farthest = farthest(&states(&*encoder, &ids), &expected);
            println!("{kind}: {farthest:.1e}");
            assert!(farthest < 1e-4, "{kind}: {farthest}");
        }
    }
}

#[test]
fn the_layer_before_the_last_is_told_beside_it_where_the_network_tells_it() {
    for kind in ["distilbert", "xlm-roberta"] {
        let encoder = open(&golden(kind));
        assert_eq!(encoder.layers(), 2);
        for (ids, expected) in told(kind, "before") {
            let both = encoder.states(&ids, &vec![0; ids.len()], 2).unwrap();
            let half = |part: usize| both.chunks_exact(24).skip(part).step_by(2).collect::<Vec<_>>().concat();
            assert_eq!(half(0), states(&*encoder, &ids));
            assert!(farthest(&half(1), &expected) < 1e-4, "{kind}");
        }
    }
    for (kind, _) in KINDS {
        let encoder = open(&golden(kind));
        for layers in [0, encoder.layers() + 1] {
            let said = encoder.states(&[1], &[0], layers).unwrap_err().to_string();
            assert!(said.contains(&format!("states of {layers} layers")), "{said}");
        }
    }
}

#[test]
fn a_sequence_has_the_same_bits_in_any_order_and_for_any_number_of_threads() {
    for (kind, _) in KINDS {
        let encoder = open(&golden(kind));
        let texts: Vec<Vec<u32>> = expected(kind).into_iter().map(|(ids, _)| ids).collect();
        let forwards: Vec<_> = texts.iter().map(|ids| states(&*encoder, ids)).collect();
        let backwards: Vec<_> = texts.iter().rev().map(|ids| states(&*open(&golden(kind)), ids)).collect();
        assert!(forwards.iter().eq(backwards.iter().rev()), "{kind}");
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let again: Vec<_> = texts.iter().map(|ids| pool.install(|| states(&*encoder, ids))).collect();
            assert_eq!(again, forwards, "{kind}");
        }
    }
}

#[test]
fn the_prefix_of_a_model_with_a_head_may_be_missing() {
    for (kind, prefix) in KINDS {
        let bare = changed(kind, |_| (), |name, x| same(name.strip_prefix(prefix).unwrap(), x));
        let ids = &expected(kind)[0].0;
        assert_eq!(states(&*open(bare.path()), ids), states(&*open(&golden(kind)), ids), "{kind}");
    }
}

#[test]
fn bert_is_read_with_and_without_its_kind() {
    let folder = tempfile::tempdir().unwrap();
    let file = Weights::read(&golden("bert.safetensors")).unwrap();
    std::fs::copy(golden("bert.safetensors"), folder.path().join("model.safetensors")).unwrap();
    let config = std::fs::read_to_string(golden("config.json")).unwrap();
    for kind in [Value::Null, json!("bert")] {
        let mut config: Value = serde_json::from_str(&config).unwrap();
        config["model_type"] = kind;
        std::fs::write(folder.path().join("config.json"), config.to_string()).unwrap();
        let ids = [2, 7, 9, 3, 11, 12, 39, 3];
        let got = open(folder.path()).states(&ids, &[0, 0, 0, 0, 1, 1, 1, 1], 1).unwrap();
        let expected = file.tensor("states", &[13, 24]).unwrap().flatten_all().unwrap();
        let expected = expected.to_vec1::<f32>().unwrap();
        assert!(got.iter().zip(&expected).all(|(a, b)| (a - b).abs() < 1e-5));
    }
}

#[test]
fn roberta_is_xlm_roberta_and_older_files_of_modernbert_tell_the_same() {
    let roberta = changed("xlm-roberta", |config| config["model_type"] = json!("roberta"), same);
    let older = changed(
        "modernbert",
        |config| {
            let fields = config.as_object_mut().unwrap();
            fields.remove("rope_parameters");
            fields.remove("layer_types");
            let eps = fields["norm_eps"].clone();
            fields.insert("layer_norm_eps".into(), eps);
            fields.insert("global_rope_theta".into(), json!(160_000.0));
            fields.insert("local_rope_theta".into(), json!(10_000.0));
        },
        same,
    );
    for (kind, folder) in [("xlm-roberta", roberta), ("modernbert", older)] {
        let ids = &expected(kind)[0].0;
        assert_eq!(states(&*open(folder.path()), ids), states(&*open(&golden(kind)), ids), "{kind}");
    }
}

#[test]
fn an_unknown_kind_is_named_with_those_that_are_read() {
    let folder = changed("modernbert", |config| config["model_type"] = json!("deberta-v2"), same);
    let said = refused(folder.path());
    assert!(said.contains("“deberta-v2”") && said.contains("bert, distilbert, roberta"), "{said}");
}

#[test]
fn only_bert_is_opened_for_training() {
    for (kind, _) in KINDS {
        let said = BertConfig::read(&golden(kind).join("config.json")).unwrap_err().to_string();
        assert!(said.contains(&format!("“{kind}”")) && said.contains("only “bert”"), "{said}");
    }
}

#[test]
fn what_is_missing_or_of_another_shape_is_told_by_its_published_name() {
    let names = [
        ("distilbert", "distilbert.transformer.layer.1.ffn.lin2.bias"),
        ("xlm-roberta", "encoder.layer.1.output.dense.bias"),
        ("modernbert", "model.layers.1.attn_norm.weight"),
    ];
    for (kind, missing) in names {
        let without =
            changed(kind, |_| (), |name, x| (!name.ends_with(missing)).then(|| (name.to_owned(), x)));
        let said = refused(without.path());
        assert!(said.contains(&format!("“{missing}” is missing")), "{kind}: {said}");
        let key = if kind == "distilbert" { "hidden_dim" } else { "intermediate_size" };
        let wide = changed(kind, |config| config[key] = json!(48), same);
        let said = refused(wide.path());
        assert!(said.contains("the network needs"), "{kind}: {said}");
        let bad = changed(kind, |_| (), |name, x| same(name, (x / 0.0).unwrap()));
        assert!(refused(bad.path()).contains("holds"), "{kind}");
    }
}

#[test]
fn settings_that_would_be_computed_otherwise_are_refused() {
    let cases = [
        ("distilbert", "activation", json!("relu"), "only “gelu”"),
        ("distilbert", "n_heads", json!(5), "no multiple"),
        ("xlm-roberta", "hidden_act", json!("relu"), "only “gelu”"),
        ("xlm-roberta", "pad_token_id", json!(70), "leaves none of 66 positions"),
        ("modernbert", "hidden_activation", json!("silu"), "only “gelu”"),
        ("modernbert", "norm_bias", json!(true), "norm_bias"),
        ("modernbert", "global_attn_every_n_layers", json!(0), "out of range"),
        ("modernbert", "max_position_embeddings", json!(1_u64 << 40), "out of range"),
        ("modernbert", "num_attention_heads", json!(24), "even width"),
        ("modernbert", "global_attn_every_n_layers", json!(3), "layer_types"),
        ("modernbert", "rope_parameters", json!({}), "rope_theta"),
    ];
    for (kind, key, value, reason) in cases {
        let folder = changed(kind, |config| config[key] = value.clone(), same);
        let said = refused(folder.path());
        assert!(said.contains(reason), "{kind} {key}={value}: {said}");
    }
}

#[test]
fn unknown_pieces_and_sequences_of_wrong_lengths_are_refused() {
    for (kind, _) in KINDS {
        let encoder = open(&golden(kind));
        let refused = |ids: &[u32]| encoder.states(ids, &vec![0; ids.len()], 1).unwrap_err().to_string();
        assert!(refused(&[9999]).contains("word piece 9999"), "{kind}");
        assert!(refused(&[1; 65]).contains("65 word pieces"), "{kind}");
        assert!(refused(&[]).contains("word pieces"), "{kind}");
    }
}
