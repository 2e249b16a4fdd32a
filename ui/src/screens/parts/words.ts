/** What a merge did, or would do, in figures and words; what did not happen is left out. */
import type { MergeDone } from "$lib/bridge";

interface Line {
  name: string;
  number: number;
  text: string;
}

const decisions = (number: number) => (number === 1 ? "decision" : "decisions");
const items = (number: number) => (number === 1 ? "item" : "items");

export function mergeLines(done: MergeDone): Line[] {
  const would = done.onlyLooked;
  const optional: Line[] = [
    { name: "Known", number: done.known, text: `${decisions(done.known)} that are here already` },
    {
      name: "Apart",
      number: done.apart,
      text: `${items(done.apart)} that several people labelled without seeing one another`,
    },
    {
      name: "Review",
      number: done.waiting,
      text: `${items(done.waiting)} ${would ? "would wait" : done.waiting === 1 ? "waits" : "wait"} in Review`,
    },
    {
      name: "Overtaken",
      number: done.overtaken,
      text: `${items(done.overtaken)} that one person labelled twice: what came last holds`,
    },
    { name: "Held back", number: done.allHeldBack, text: decisions(done.allHeldBack) },
  ];
  return [
    {
      name: would ? "Would come in" : "Taken in",
      number: done.taken,
      text: decisions(done.taken),
    },
    {
      name: would ? "Would change" : "Changed",
      number: done.changed,
      text: `${items(done.changed)} with other labels or another status`,
    },
    ...optional.filter(({ number }) => number > 0),
  ];
}
