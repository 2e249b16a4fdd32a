//! What the families of vision transformers have in different ways: parts that are there or not, the names
//! of the tensors, and what a configuration means that says nothing.

use super::layer::Activation;

/// A family.
#[derive(Debug)]
pub(super) struct Family {
    /// What names may begin with, in files of a larger model.
    pub(super) prefix: &'static str,
    /// The learnt first row of every sequence.
    pub(super) class_token: Option<&'static str>,
    /// Class token and positions lie as `(1, rows, width)`.
    pub(super) batched: bool,
    /// The map from a patch to a state.
    pub(super) patches: &'static str,
    /// It has a bias.
    pub(super) patch_bias: bool,
    /// The table of positions.
    pub(super) positions: &'static str,
    /// A normalisation before the first layer.
    pub(super) norm_before: Option<&'static str>,
    /// The parts of a layer.
    pub(super) layer: LayerNames,
    /// The normalisation after the last layer.
    pub(super) norm_after: &'static str,
    /// The head that gathers all patches into one vector; the class token does it where there is none.
    pub(super) probe: Option<&'static str>,
    /// What a configuration means that leaves a field out.
    pub(super) defaults: Defaults,
}

/// Names of the parts of a layer.
#[derive(Debug)]
pub(super) struct LayerNames {
    /// Where the layers lie.
    pub(super) layers: &'static str,
    /// Before the attention and before the two linear maps.
    pub(super) norms: [&'static str; 2],
    /// Query, key and value.
    pub(super) attention: [&'static str; 3],
    /// From the contexts of all heads back to a state.
    pub(super) context: &'static str,
    /// What either branch is multiplied with, number by number.
    pub(super) scales: Option<[&'static str; 2]>,
}

/// What the published programs take where a configuration says nothing.
#[derive(Debug)]
pub(super) struct Defaults {
    pub(super) patch: usize,
    pub(super) activation: Activation,
    pub(super) epsilon: f64,
    /// The inner width is told as a multiple of the width.
    pub(super) ratio: bool,
}

/// DINOv2.
pub(super) static DINOV2: Family = Family {
    prefix: "dinov2.",
    class_token: Some("embeddings.cls_token"),
    batched: true,
    patches: "embeddings.patch_embeddings.projection",
    patch_bias: true,
    positions: "embeddings.position_embeddings",
    norm_before: None,
    layer: LayerNames {
        layers: "encoder.layer",
        norms: ["norm1", "norm2"],
        attention: ["attention.attention.query", "attention.attention.key", "attention.attention.value"],
        context: "attention.output.dense",
        scales: Some(["layer_scale1.lambda1", "layer_scale2.lambda1"]),
    },
    norm_after: "layernorm",
    probe: None,
    defaults: Defaults { patch: 14, activation: Activation::Gelu, epsilon: 1e-6, ratio: true },
};

const CLIP_LAYER: LayerNames = LayerNames {
    layers: "encoder.layers",
    norms: ["layer_norm1", "layer_norm2"],
    attention: ["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"],
    context: "self_attn.out_proj",
    scales: None,
};

/// CLIP.
pub(super) static CLIP: Family = Family {
    prefix: "vision_model.",
    class_token: Some("embeddings.class_embedding"),
    batched: false,
    patches: "embeddings.patch_embedding",
    patch_bias: false,
    positions: "embeddings.position_embedding.weight",
    norm_before: Some("pre_layrnorm"), // spelt so in the published files
    layer: CLIP_LAYER,
    norm_after: "post_layernorm",
    probe: None,
    defaults: Defaults { patch: 32, activation: Activation::QuickGelu, epsilon: 1e-5, ratio: false },
};

/// SigLIP: CLIP's names, without a class token.
pub(super) static SIGLIP: Family = Family {
    prefix: "vision_model.",
    class_token: None,
    batched: false,
    patches: "embeddings.patch_embedding",
    patch_bias: true,
    positions: "embeddings.position_embedding.weight",
    norm_before: None,
    layer: CLIP_LAYER,
    norm_after: "post_layernorm",
    probe: Some("head"),
    defaults: Defaults { patch: 16, activation: Activation::TanhGelu, epsilon: 1e-6, ratio: false },
};
