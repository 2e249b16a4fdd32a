/** What tests of the whole window share: it over the stand-in for Rust, what axe finds in it, and its end. */
import { cleanup, render, screen, waitFor } from "@testing-library/svelte";
import axe from "axe-core";
import { expect } from "vitest";
import App from "./App.svelte";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { answerWith, type Transport } from "$lib/bridge/transport";
import { item } from "$lib/state/item.svelte";
import { project } from "$lib/state/project.svelte";
import { shell } from "$lib/state/shell.svelte";

/** The window on its first item, or on the start page where no project is open. */
export async function openWindow(
  settings: Record<string, string>,
  over: (transport: Transport) => Transport = (transport) => transport,
): Promise<Fake> {
  const fake = new Fake(new URLSearchParams(settings));
  answerWith(over(fakeTransport(fake.settings, fake)));
  render(App);
  if (fake.open) await waitFor(() => expect(item.view?.id).toBe(1));
  else await screen.findByText("Open sample project");
  return fake;
}

/** What a person who cannot see or point would stumble over; colours are left to styles/contrast.test.ts. */
export async function stumbles(within: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(within, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** The next test begins as if nothing had been opened. */
export function closeWindow() {
  cleanup();
  item.clear();
  project.view = null;
  project.jobs = [];
  project.loaded = false;
  shell.close();
  shell.go("annotate");
}
