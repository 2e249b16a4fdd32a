/** How learning stands: far on, at its beginning (`learn=little`), without a model, or as a bare answer (`empty`). */
import type { LearningSettings, LearnView } from "../generated";
import type { Answers, Fake } from "./fake";
import { ATTRIBUTES, BEFORE, CALIBRATED, POINTS, PROJECTION, RANDOM, versions } from "./learning-made";
import { VERTICALS } from "./schema";

const keysOf = (names: string[]) =>
  VERTICALS.flatMap(({ name, attributes }) =>
    attributes
      .filter((attribute) => names.includes(attribute.name))
      .map((attribute) => `${name}/${attribute.name}`),
  );

const SETTINGS: LearningSettings = {
  every: 20,
  minutes: 0,
  fineTuneIdle: false,
  nextBatch: true,
  batchSize: 50,
  precision: 98,
  accept: keysOf(["Brand", "Product type", "Colour", "Power"]),
};

/** What Rust answers about a project in which nothing has been learnt. */
export const bare = (vertical: string | null, settings: LearningSettings): LearnView => ({
  vertical,
  f1: null,
  gain: null,
  since: null,
  holdout: 0,
  untilHoldout: 0,
  advice: { items: null, low: null, high: null, minutes: null, why: "" },
  saved: { items: null, low: null, high: null, minutes: null, f1: null, why: "" },
  unasked: { labels: 0, items: 0, share: null, precision: null },
  curve: { points: [], projection: [], random: [], base: "" },
  attributes: [],
  reliability: null,
  versions: [],
  next: { decisions: 0, missing: null, why: "" },
  settings,
});

const none = (vertical: string | null, settings: LearningSettings): LearnView => ({
  ...bare(vertical, settings),
  untilHoldout: 24,
  advice: { ...bare(null, settings).advice, why: "off: too few versions" },
  saved: { ...bare(null, settings).saved, why: "no reference yet" },
  attributes: ATTRIBUTES.slice(0, 3).map((attribute) => ({
    ...attribute,
    labels: 9,
    support: 0,
    precision: null,
    recall: null,
    f1: null,
    accept: {
      state: "too_few",
      threshold: null,
      precision: null,
      measured: 0,
      saved: null,
      why: "No model yet",
    },
  })),
  next: { decisions: 8, missing: 12, why: "Waits for 12 more items" },
});

const little = (vertical: string | null, settings: LearningSettings): LearnView => ({
  ...none(vertical, settings),
  f1: { value: 63.5, low: 58.9, high: 68.7, base: "5-fold cross-validation of 40 items" },
  curve: {
    ...bare(null, settings).curve,
    points: [{ version: 1, labels: 40, f1: 63.5, low: 58.9, high: 68.7, current: true }],
    base: "5-fold cross-validation of 40 items",
  },
  versions: versions(12)
    .slice(0, 1)
    .map((made) => ({
      ...made,
      version: 1,
      f1: 63.5,
      change: null,
      items: 40,
      inUse: true,
      said: "promoted: the first version",
    })),
});

/** Those of a vertical; what is ready accepts where it is switched on. */
function attributesOf(vertical: string | null, { accept }: LearningSettings) {
  const own = VERTICALS.find((other) => other.name === vertical);
  const isOn = (name: string) => accept.some((key) => key.endsWith(`/${name}`));
  return ATTRIBUTES.filter(({ name }) => !own || own.attributes.some((other) => other.name === name)).map(
    (row) => {
      const { state } = row.accept;
      const now =
        state === "ready" && isOn(row.name) ? "on" : state === "on" && !isOn(row.name) ? "ready" : state;
      return { ...row, accept: { ...row.accept, state: now } };
    },
  );
}

const far = (fake: Fake, vertical: string | null, settings: LearningSettings, isBack: boolean): LearnView => {
  const all = versions(fake.version);
  const used = all.find(({ inUse }) => inUse);
  const f1 = used?.f1 ?? 86.4;
  return {
    ...bare(vertical, settings),
    f1: { value: f1, low: f1 - 0.9, high: f1 + 0.9, base: "640 holdout items" },
    gain: used?.change ?? null,
    since: fake.version - 1,
    holdout: 640,
    advice: { items: 120, low: 95, high: 160, minutes: 124, why: "fitted on v5–v12" },
    saved: {
      items: 345,
      low: 290,
      high: 402,
      minutes: 356,
      f1: 82.6,
      why: "8 random models",
    },
    unasked: isBack
      ? { labels: 0, items: 0, share: null, precision: null }
      : {
          labels: 1284,
          items: 412,
          share: 41,
          precision: { value: 98.4, low: 97.2, high: 99.2, base: "503 audited labels" },
        },
    curve: {
      points: POINTS.map((point) => ({ ...point, current: point.version === fake.version })),
      projection: PROJECTION,
      random: RANDOM,
      base: "640 holdout items",
    },
    attributes: attributesOf(vertical, settings),
    reliability: {
      error: 1.9,
      errorBefore: 12.4,
      bins: CALIBRATED,
      before: BEFORE,
      base: "2 088 predictions on 640 holdout items",
    },
    versions: all,
    next: { decisions: 8, missing: 12, why: "Waits for 12 more items" },
  };
};

const REFUSED = {
  code: "locked",
  message: "The project file is locked",
  remedy: "Close the other window and try again",
};

export const learningAnswers = (fake: Fake) => {
  let settings = SETTINGS;
  let isBack = false;
  const refuse = (name: string) => {
    if (fake.settings.get("fail") === name) throw REFUSED;
  };
  return {
    learning: ({ vertical }) => {
      refuse("learning");
      const stage = fake.settings.get("learn") ?? (fake.settings.get("model") === "none" ? "none" : "far");
      if (stage === "empty") return bare(vertical, settings);
      if (stage === "none") return none(vertical, settings);
      return stage === "little" ? little(vertical, settings) : far(fake, vertical, settings, isBack);
    },
    set_learning: (given) => {
      refuse("set_learning");
      settings = given.settings;
    },
    use_model: ({ version }) => {
      refuse("use_model");
      fake.version = version;
      fake.tell({ model: true, project: true });
    },
    take_back_unasked: () => {
      isBack = true;
      return { item: null, many: true, project: fake.project, said: "1 284 labels taken back" };
    },
  } satisfies Partial<Answers>;
};
