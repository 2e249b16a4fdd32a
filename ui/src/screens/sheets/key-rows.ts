/** The rows of the key sheet: what the screen in view does first, then everywhere, then other screens. */
import { BINDINGS } from "$lib/keys/bindings";
import { EVERYWHERE_PLACE, placeOf } from "$lib/keys/clash";
import { labelShown, shownOf } from "$lib/keys/print";
import { isChanged } from "$lib/keys/remap";
import { capital } from "$lib/shared/sentence";
import { SCREEN_NAMES, type Screen } from "$lib/state/shell.svelte";

export interface KeyRow {
  id: string;
  place: string;
  group: string;
  shown: string[];
  says: string;
}

/** Keys that follow from the vertical. */
const labels = (): KeyRow[] => [
  {
    id: "label",
    place: "Annotate",
    group: "Spans",
    shown: ["1", "–", "9"],
    says: "label; on a span: change it",
  },
  {
    id: "more-labels",
    place: "Annotate",
    group: "Spans",
    shown: labelShown(["q", "w", "r", "t"]),
    says: "more labels, also Y U O P D F",
  },
  { id: "intent", place: "Annotate", group: "Item", shown: ["1", "–", "6"], says: "intent of a query" },
];

/** The six screens are one row as long as nobody has changed them. */
function bindings(): KeyRow[] {
  const screens = BINDINGS.filter(({ id }) => id.startsWith("go."));
  const asOne = !screens.some(isChanged);
  const rows = BINDINGS.filter((binding) => !asOne || !screens.includes(binding)).map((binding) => ({
    id: binding.id,
    place: placeOf(binding),
    group: binding.group,
    shown: shownOf(binding),
    says: screens.includes(binding) ? `go to ${binding.says}` : binding.says,
  }));
  const one = {
    id: "go",
    place: EVERYWHERE_PLACE,
    group: "Everywhere",
    shown: ["Alt", "1", "–", "6"],
    says: "Items … Schema",
  };
  const at = rows.findIndex(({ place }) => place === EVERYWHERE_PLACE) + 1;
  return asOne ? [...rows.slice(0, at), one, ...rows.slice(at)] : rows;
}

export interface KeyGroup {
  id: string;
  name: string;
  rows: KeyRow[];
}

/** Three columns of groups, and below them the groups of other screens. */
export function keyGroups(screen: Screen, typed: string): { columns: KeyGroup[][]; others: KeyGroup[] } {
  const wanted = typed.trim().toLocaleLowerCase();
  const all = [...bindings(), ...labels()].filter(({ shown, says }) =>
    `${shown.join(" ")} ${says}`.toLocaleLowerCase().includes(wanted),
  );
  // “Annotate, photo enlarged” is a part of Annotate.
  const isHere = ({ place }: KeyRow) => place.split(",")[0] === SCREEN_NAMES[screen];
  const here = grouped(all.filter(isHere));
  const everywhere = grouped(all.filter(({ place }) => place === EVERYWHERE_PLACE));
  const rest = all.filter((row) => !isHere(row) && row.place !== EVERYWHERE_PLACE);
  const others = grouped(rest).map((group) => ({ ...group, name: nameOf(group) }));
  return {
    columns: [here.slice(0, 1), here.slice(1), everywhere].filter((column) => column.length > 0),
    others,
  };
}

const nameOf = ({ name, rows }: KeyGroup): string => {
  const place = rows[0]?.place ?? name;
  return place === "Annotate" ? `${place}: ${name.toLocaleLowerCase()}` : place;
};

function grouped(rows: KeyRow[]): KeyGroup[] {
  const keyOf = ({ place, group }: KeyRow) => `${place} ${group}`;
  const keys = [...new Set(rows.map(keyOf))];
  return keys.map((key) => {
    const mine = rows.filter((row) => keyOf(row) === key);
    const part = mine[0]?.place.split(", ")[1];
    return { id: key, name: part ? capital(part) : (mine[0]?.group ?? key), rows: mine };
  });
}
