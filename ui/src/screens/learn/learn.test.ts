import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { closeWindow, openWindow, stumbles } from "../../testing";
import type { LearningSettings } from "$lib/bridge";
import type { Fake } from "$lib/bridge/fake";
import { learning } from "$lib/state/learning.svelte";
import { project } from "$lib/state/project.svelte";
import { shell } from "$lib/state/shell.svelte";

let fake: Fake;
let kept: LearningSettings[];

async function open(settings: Record<string, string> = {}) {
  kept = [];
  fake = await openWindow({ items: "20", ...settings }, (transport) => ({
    ...transport,
    call: (name, given) => {
      if (name === "set_learning") kept.push((given as { settings: LearningSettings }).settings);
      return transport.call(name, given);
    },
  }));
  press("4", { altKey: true });
  await waitFor(() => expect(learning.view !== null || learning.fault !== null).toBe(true));
}

function press(
  key: string,
  given: KeyboardEventInit = {},
  on: Element = document.activeElement ?? document.body,
) {
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...given }));
}

const row = (version: number) => document.querySelector<HTMLElement>(`[data-version="${version}"]`)!;
const chart = () => document.querySelector<HTMLElement>("[aria-roledescription='chart']")!;
const job = (id: number) => fake.jobs.find((other) => other.id === id);

afterEach(() => {
  closeWindow();
  learning.clear();
});

describe("accepting without asking", () => {
  it("is switched on in every vertical that has the attribute", async () => {
    await open();
    const material = await screen.findByRole("switch", { name: "Accept Material without asking" });
    expect(material.getAttribute("aria-checked")).toBe("false");
    await fireEvent.click(material);
    await waitFor(() => expect(material.getAttribute("aria-checked")).toBe("true"));
    expect(kept[0]?.accept).toEqual(expect.arrayContaining(["Standing desks/Material", "Shoes/Material"]));
  });

  it("is switched for one vertical where one is in view", async () => {
    await open();
    press("]");
    await waitFor(() => expect(learning.view?.vertical).toBe("Standing desks"));
    await fireEvent.click(screen.getByRole("switch", { name: "Accept Material without asking" }));
    const added = kept[0]?.accept.filter((key) => key.endsWith("/Material"));
    expect(added).toEqual(["Standing desks/Material"]);
  });

  it("goes back to what it was when it is refused, and says why there", async () => {
    await open({ fail: "set_learning" });
    const material = screen.getByRole("switch", { name: "Accept Material without asking" });
    await fireEvent.click(material);
    expect((await screen.findByRole("alert")).textContent).toContain("The project file is locked");
    expect(material.getAttribute("aria-checked")).toBe("false");
  });

  it("asks another precision", async () => {
    await open();
    await fireEvent.change(screen.getByLabelText("Precision asked of accepting without asking"), {
      target: { value: "99.5" },
    });
    expect(kept[0]?.precision).toBe(99.5);
  });

  it("is taken back after a question that names how much", async () => {
    await open();
    await fireEvent.click(screen.getAllByText("Take back…")[0]!);
    await fireEvent.click(await screen.findByText(/^Take back 1\s284 labels on 412 items/));
    await waitFor(() => expect(shell.sheet).toBeNull());
    expect(learning.view?.unasked.labels).toBe(0);
    expect(shell.said).toContain("taken back");
  });
});

describe("versions", () => {
  it("that the rule kept back are promoted after its words", async () => {
    await open();
    press("v");
    expect(document.activeElement?.textContent?.trim()).toBe("Promote…");
    (document.activeElement as HTMLElement).click();
    expect(await screen.findByText(/Kept, not promoted: worse than v12 by 0.3/)).toBeTruthy();
    await fireEvent.submit(document.querySelector("dialog form")!);
    await waitFor(() => expect(row(13).textContent).toContain("In use"));
    await waitFor(() => expect(shell.sheet).toBeNull());
    expect([fake.version, project.view?.model?.version]).toEqual([13, 13]);
  });

  it("of before come back at once", async () => {
    await open();
    await fireEvent.click(within(row(11)).getByText("Roll back"));
    await waitFor(() => expect(row(11).textContent).toContain("In use"));
    expect(fake.version).toBe(11);
    expect(within(row(12)).getByText("Roll back")).toBeTruthy();
  });

  it("stay when using another is refused", async () => {
    await open({ fail: "use_model" });
    await fireEvent.click(within(row(11)).getByText("Roll back"));
    expect((await screen.findByRole("alert")).textContent).toContain("The project file is locked");
    expect(row(12).textContent).toContain("In use");
  });
});

describe("jobs", () => {
  it("stand still with P, go on with P", async () => {
    await open({ job: "1" });
    press("p");
    await screen.findByText("Resume");
    expect(job(1)?.state).toBe("paused");
    press("p");
    await screen.findByText("Pause");
    expect(job(1)?.state).toBe("running");
  });

  it("are cancelled, and started before others", async () => {
    await open({ job: "several" });
    await fireEvent.click(screen.getByText("Start first"));
    await waitFor(() => expect(job(6)?.state).toBe("running"));
    const first = screen.getAllByText("Cancel")[0]!;
    await fireEvent.click(first);
    await waitFor(() => expect(job(6)?.state).toBe("cancelled"));
  });

  it("train one at a time", async () => {
    await open();
    press("t");
    await waitFor(() => expect(fake.jobs.map(({ kind }) => kind)).toEqual(["train"]));
    await waitFor(() => expect(learning.training).not.toBeNull());
    press("t");
    await waitFor(() => expect(shell.said).toContain("in the list already"));
    expect(fake.jobs).toHaveLength(1);
  });

  it("choose the next batch with L, and Annotate opens when it is there", async () => {
    await open();
    press("l");
    await screen.findByText("Choosing 50…");
    await waitFor(() => expect(shell.screen).toBe("annotate"), { timeout: 2000 });
    expect(fake.jobs[0]?.kind).toBe("batch");
  });

  it("keep whoever went elsewhere meanwhile where they are", async () => {
    await open();
    press("l");
    await screen.findByText("Choosing 50…");
    shell.go("schema");
    await waitFor(() => expect(learning.choosing).toBe(false), { timeout: 2000 });
    expect(shell.screen).toBe("schema");
  });
});

describe("charts", () => {
  it("are walked with the arrows and read out", async () => {
    await open();
    chart().focus();
    press("ArrowRight");
    press("ArrowRight");
    await screen.findAllByText("v5: F1 70.5 (69.0 to 72.0) at 100 items");
    press("End");
    await screen.findAllByText(/^Random order: F1 82.6/);
  });

  it("have a table behind them, and the focus goes along", async () => {
    await open();
    chart().focus();
    press("Enter");
    const table = await screen.findByRole("table", { name: /F1 over labelled items/ });
    expect(within(table).getByRole("rowheader", { name: "v12, in use" })).toBeTruthy();
    expect(document.activeElement?.contains(table)).toBe(true);
    press("Enter");
    await waitFor(() => expect(document.activeElement).toBe(chart()));
  });
});

describe("what is not there yet", () => {
  it("is said: no model, no holdout, no figures", async () => {
    await open({ learn: "none", model: "none" });
    expect(screen.getAllByText(/24 more labelled items until a holdout is set apart/).length).toBeGreaterThan(
      0,
    );
    expect(screen.getByText("No measured version yet.")).toBeTruthy();
    expect(screen.getByText("Waits for 12 more items (8 of 20)")).toBeTruthy();
    expect(screen.getByText(/No version yet/)).toBeTruthy();
    expect(document.querySelector("main.learn")?.textContent).not.toMatch(/NaN|undefined|null/);
  });

  it("leaves one version without a comparison", async () => {
    await open({ learn: "little" });
    expect(screen.getByText(/One version only: a curve needs two/)).toBeTruthy();
    expect(screen.getByText("58.9 to 68.7")).toBeTruthy();
  });

  it("shows what the project knows of its model while this screen knows nothing", async () => {
    await open({ learn: "empty" });
    expect(screen.getByText("Holdout F1, 640 items nobody trains on")).toBeTruthy();
    expect(screen.getByText(/Training begins by itself after 20 finished items/)).toBeTruthy();
    expect(document.querySelector("main.learn")?.textContent).not.toMatch(/NaN|undefined|null/);
  });

  it("is told with the way out when it cannot be read", async () => {
    await open({ fail: "learning" });
    expect((await screen.findByRole("alert")).textContent).toContain("The project file is locked");
    fake.settings.delete("fail");
    await fireEvent.click(screen.getByText("Try again"));
    await waitFor(() => expect(document.querySelector("main.learn")).not.toBeNull());
  });

  it("cannot be changed in a project that is open for reading", async () => {
    await open({ reading: "1" });
    expect(screen.getByRole<HTMLButtonElement>("switch", { name: /Material/ }).disabled).toBe(true);
    expect(screen.queryByText("Roll back")).toBeNull();
    press("t");
    press("l");
    expect(fake.jobs).toEqual([]);
  });
});

describe("the settings of the loop", () => {
  it("are kept together", async () => {
    await open();
    await fireEvent.click(screen.getByText("Settings…"));
    await fireEvent.input(await screen.findByLabelText("Items of a batch"), { target: { value: "80" } });
    await fireEvent.click(screen.getByRole("switch", { name: /Fine-tune/ }));
    await fireEvent.submit(document.querySelector("dialog form")!);
    await waitFor(() => expect(shell.sheet).toBeNull());
    expect(kept[0]).toMatchObject({ batchSize: 80, fineTuneIdle: true, every: 20, precision: 98 });
    expect(screen.getByText(/Label the next 80/)).toBeTruthy();
  });
});

describe("nothing serious stands in the way", () => {
  it("with everything in view", async () => {
    await open({ job: "several" });
    expect(await stumbles()).toEqual([]);
  }, 20_000);

  it("in tables and sheets", async () => {
    await open();
    for (const button of screen.getAllByText("Table")) await fireEvent.click(button);
    learning.open({ kind: "settings" });
    await screen.findByText("How this project learns");
    expect(await stumbles()).toEqual([]);
    learning.open({ kind: "take-back", attribute: "Shoes/Brand" });
    await screen.findByText("Take back Brand in Shoes");
    expect(await stumbles()).toEqual([]);
  }, 20_000);
});
