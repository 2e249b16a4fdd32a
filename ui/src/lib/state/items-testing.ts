/** For tests: the stand-in with everything that is asked of it written down. */
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { answerWith, type Transport } from "$lib/bridge/transport";
import { rowHeight } from "$lib/shared/row-height";
import { items } from "./items.svelte";
import { project } from "./project.svelte";
import { shell } from "./shell.svelte";

interface Call {
  name: string;
  given: unknown;
}

export interface Opened {
  fake: Fake;
  /** What a command was called with, first call first. */
  asked: (name: string) => Call[];
  /** Counts calls from now on. */
  forget: () => void;
}

/** Opens Items over so many items of the stand-in; `wrap` may hold its answers back. */
export function openItems(count: number, wrap = (transport: Transport) => transport): Opened {
  const calls: Call[] = [];
  const fake = new Fake(new URLSearchParams({ items: String(count) }));
  const transport = fakeTransport(fake.settings, fake);
  answerWith(
    wrap({
      ...transport,
      call: (name, given) => {
        calls.push({ name, given });
        return transport.call(name, given);
      },
    }),
  );
  shell.screen = "items";
  shell.sheet = null;
  project.view = fake.project;
  items.clear();
  items.height = 12 * rowHeight("table", "comfortable");
  return {
    fake,
    asked: (name) => calls.filter((call) => call.name === name),
    forget: () => (calls.length = 0),
  };
}
