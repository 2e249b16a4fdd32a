/** For tests: the stand-in with everything that is asked of the schema written down. */
import type { SchemaEdit } from "$lib/bridge";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { answerWith } from "$lib/bridge/transport";
import { project } from "./project.svelte";
import { schema } from "./schema.svelte";

/** Opens the stand-in's project at an attribute; gives the list in which every change is written down. */
export async function openSchema(settings: Record<string, string> = {}, vertical = "Standing desks") {
  const fake = new Fake(new URLSearchParams(settings));
  const edits: SchemaEdit[] = [];
  const transport = fakeTransport(fake.settings, fake);
  answerWith({
    ...transport,
    call: (name, given) => {
      if (name === "edit_schema") edits.push((given as { edit: SchemaEdit }).edit);
      return transport.call(name, given);
    },
  });
  project.view = fake.project;
  schema.clear();
  await schema.load();
  if (schema.view?.verticals.some(({ name }) => name === vertical)) schema.choose(vertical);
  return { fake, edits };
}

export const attributeNames = (): string[] => schema.vertical?.attributes.map(({ name }) => name) ?? [];
