/** Queue, item, acts, undo. */
import { applyAct } from "$lib/spans/apply";
import type { Outcome } from "../generated";
import type { Answers, Fake } from "./fake";
import { likeIt } from "./likes";
import { alikeQueries, queriesOf, queueOf, stepFrom } from "./queue";

export const annotateAnswers = (fake: Fake) =>
  ({
    queue: (asked) => queueOf(fake, asked),
    alike: ({ id }) => (fake.item(id).vertical === "Queries" ? alikeQueries() : []),
    its_queries: ({ id }) => queriesOf(fake.item(id)),
    like: ({ words }) => likeIt(words),
    item: ({ id }) => fake.item(id),
    next_item: ({ from, direction }) => stepFrom(fake, from, direction),
    decide: ({ request }) => {
      if (fake.settings.get("fail") === request.act.kind) {
        throw {
          code: "locked",
          message: "The project file is locked",
          remedy: "Close the other window and try again",
        };
      }
      const before = fake.item(request.item);
      fake.past.push(before);
      fake.future = [];
      fake.decided.push(JSON.stringify(request.act));
      const attribute = "attribute" in request.act ? `${request.act.attribute} ` : "";
      return fake.outcome(
        applyAct(before, request.act),
        `${attribute}${request.act.kind.replaceAll("_", " ")}`,
      );
    },
    undo: () => turn(fake, fake.past, fake.future, "Taken back"),
    redo: () => turn(fake, fake.future, fake.past, "Done again"),
  }) satisfies Partial<Answers>;

function turn(fake: Fake, from: Fake["past"], to: Fake["past"], said: string): Outcome {
  const step = from.pop();
  if (!step) return { item: null, many: false, project: fake.project, said: "Nothing to take back" };
  if ("swap" in step) {
    step.swap();
    to.push(step);
    return { item: null, many: true, project: fake.project, said };
  }
  to.push(fake.item(step.id));
  return fake.outcome(step, said);
}
