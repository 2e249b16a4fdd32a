/** People, what they were given, and the log, for the stand-in. */
import type { AssignRequest, HistoryRow, PersonWork } from "../index";
import type { Answers, Fake } from "./fake";

const NOW = Date.UTC(2026, 10, 14, 9, 30);
const KINDS: [kind: string, said: string, attribute: string, words: string][] = [
  ["settle", "Settled as Jonas says", "Finish", "raw"],
  ["accept", "Colour kept", "Colour", "indigo"],
  ["done", "Done", "", ""],
  ["add", "Material labelled", "Material", "selvedge denim"],
  ["reject", "Feature rejected", "Feature", "matte"],
];
const PEOPLE = ["Mira Lindqvist", "Jonas Adeyemi", "Mara Lindqvist"];
const ENTRIES = 230;

function entry(decision: number): HistoryRow {
  const [kind, said, attribute, words] = KINDS[decision % KINDS.length] ?? ["done", "Done", "", ""];
  const item = 1 + (decision % 9);
  return {
    decision,
    item,
    externalId: `KT-WL-${110 + item}`,
    kind,
    said,
    who: PEOPLE[decision % PEOPLE.length] ?? "",
    at: NOW - (ENTRIES - decision) * 400_000,
    seconds: 2.5,
    statusBefore: "started",
    statusAfter: kind === "done" ? "done" : "started",
    changes: attribute === "" ? [] : [{ came: kind !== "reject", attribute, words: `“${words}”` }],
    revertible: attribute !== "",
    reverts: null,
  };
}

export const reviewPeopleAnswers = (fake: Fake) => {
  let work: PersonWork[] = PEOPLE.map((name, at) => ({
    name,
    assigned: [412, 398, 0][at] ?? 0,
    done: [377, 398, 0][at] ?? 0,
    me: name === fake.preferences.annotator,
  }));
  const log = Array.from({ length: ENTRIES }, (_, at) => entry(ENTRIES - at));
  const shared = ({ people, overlap }: AssignRequest, items: number) => {
    const twice = Math.round(items * overlap);
    return {
      items,
      twice,
      says: [`${items} items to ${people.length} people`, `${twice} of them labelled twice`],
    };
  };
  return {
    people: () => work,
    assign_effect: ({ request }) => {
      const { items, says } = shared(request, 30);
      return { items, labelsLost: 0, labelsChanged: 0, says };
    },
    assign: ({ request }) => {
      fake.decided.push(JSON.stringify(request));
      const before = work;
      const { items } = shared(request, 30);
      const each = Math.ceil((items * (1 + request.overlap)) / Math.max(1, request.people.length));
      const given = request.people.map((name) => ({
        name,
        assigned: (before.find((one) => one.name === name)?.assigned ?? 0) + each,
        done: before.find((one) => one.name === name)?.done ?? 0,
        me: name === fake.preferences.annotator,
      }));
      const after = [...before.filter(({ name }) => !request.people.includes(name)), ...given];
      work = after;
      fake.past.push({ swap: () => void (work = work === after ? before : after) });
      fake.future = [];
      return { item: null, many: true, project: fake.project, said: `${items} items assigned` };
    },
    history: ({ query }) => {
      const wanted = query.search.toLowerCase();
      const fits = (row: HistoryRow) =>
        (query.item === null || row.item === query.item) &&
        (query.who === null || row.who === query.who) &&
        (query.before === null || row.decision < query.before) &&
        `${row.said} ${row.kind} ${row.externalId} ${row.changes.map(({ words }) => words).join(" ")}`
          .toLowerCase()
          .includes(wanted);
      const rows = log.filter(fits);
      return { rows: rows.slice(0, query.limit), more: rows.length > query.limit };
    },
    save_history: ({ name }) => ({ path: `/home/mara/Documents/${name}`, rows: log.length, beyond: 0 }),
    revert: ({ decision }) => {
      const row = log.find((one) => one.decision === decision);
      const said = `Reverted: ${row?.said ?? ""}`;
      log.unshift({
        ...entry(ENTRIES),
        decision: (log[0]?.decision ?? 0) + 1,
        kind: "revert",
        said,
        reverts: decision,
      });
      return { item: null, many: false, project: fake.project, said };
    },
  } satisfies Partial<Answers>;
};
