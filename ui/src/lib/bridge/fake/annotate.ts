/** Queue, item, acts, undo. */
import { applyAct } from "$lib/spans/apply";
import type { ItemView, Outcome } from "../generated";
import type { Answers, Fake } from "./fake";

export const annotateAnswers = (fake: Fake) =>
  ({
    queue: ({ offset, limit, around }) => {
      const first = around === null ? offset : Math.floor((around - 1) / limit) * limit;
      const count = Math.max(0, Math.min(limit, fake.count - first));
      return {
        batch: fake.count > 64 ? null : { number: 24, strategy: "Least sure first" },
        rows: Array.from({ length: count }, (_, index) => fake.row(first + index + 1)),
        offset: first,
        total: fake.count,
        finished: fake.finished(),
        minutesLeft: 26,
      };
    },
    item: ({ id }) => fake.item(id),
    next_item: ({ from, direction }) =>
      direction === "next_open" ? fake.nextOpen(from) : fake.neighbour(from, direction === "next" ? 1 : -1),
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

function turn(fake: Fake, from: ItemView[], to: ItemView[], said: string): Outcome {
  const item = from.pop();
  if (!item) return { item: null, project: fake.project, said: "Nothing to take back" };
  to.push(fake.item(item.id));
  return fake.outcome(item, said);
}
