/**
 * Stands in for Rust in a browser during development and in tests. It keeps everything in memory.
 *
 * Settings: `items` (how many), `project=none`, `model=none`, `delay` (milliseconds), `fail` (an act that
 * is refused), `job` (a running job; `several` for one of each state), `learn` (how far learning is: `none`,
 * `little`, `empty` or far), `similarity` (`one` vertical, `bare` without
 * labels, `many` attributes, `attention`), `screen` (which one to begin with), `theme`, `zoom`.
 */
import type { Transport } from "../transport";
import { annotateAnswers } from "./annotate";
import { completenessAnswers } from "./completeness";
import { Fake, type Answers } from "./fake";
import { exchangeAnswers } from "./exchange";
import { jobAnswers } from "./jobs";
import { learningAnswers } from "./learning";
import { partsAnswers } from "./parts";
import { reviewAnswers } from "./review";
import { reviewConflictsAnswers } from "./review-conflicts";
import { reviewPeopleAnswers } from "./review-people";
import { schemaAnswers } from "./schema-edits";
import { shellAnswers } from "./shell";
import { similarityAnswers } from "./similarity";
import { tableAnswers } from "./table";

export { Fake };

const answers = (fake: Fake): Answers => ({
  ...shellAnswers(fake),
  ...annotateAnswers(fake),
  ...jobAnswers(fake),
  ...learningAnswers(fake),
  ...similarityAnswers(fake),
  ...exchangeAnswers(),
  ...partsAnswers(fake),
  ...completenessAnswers(),
  ...reviewAnswers(fake),
  ...reviewConflictsAnswers(fake),
  ...reviewPeopleAnswers(fake),
  ...schemaAnswers(fake, annotateAnswers(fake)),
  ...tableAnswers(fake),
});

/** A transport that asks the stand-in. */
export function fakeTransport(settings: URLSearchParams, fake = new Fake(settings)): Transport {
  const all = answers(fake);
  const delay = Number(settings.get("delay") ?? 0);
  return {
    call: async (name, given) => {
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
      return structuredClone(all[name](given));
    },
    listen: (callback) => {
      fake.listeners.push(callback);
      return Promise.resolve(
        () => void (fake.listeners = fake.listeners.filter((other) => other !== callback)),
      );
    },
    // As if the menu of the system had been used once the project is open.
    listenAsked: (callback) => {
      const screen = settings.get("screen");
      const wait = screen ? setTimeout(() => callback({ kind: "run", id: `go.${screen}` }), 200) : undefined;
      return Promise.resolve(() => clearTimeout(wait));
    },
    listenDropped: () => Promise.resolve(() => {}),
    image: (name) => drawn(name.replace(/^.*\//, "")),
  };
}

function drawn(hash: string): string {
  const colour = `#${hash.split("-")[0]}`;
  const shape = `<path d='M40 60 200 40 360 60 320 320 80 320Z' fill='${colour}'/>`;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 360'>${shape}</svg>`)}`;
}
