import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Commands, ImportPlan } from "$lib/bridge";
import { becomesLabel, choicesFor } from "$lib/exchange/becomes";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { answerWith, type Transport } from "$lib/bridge/transport";
import { importing } from "./importing.svelte";
import { project } from "./project.svelte";

/** What was asked of Rust, by command. */
let asked: { name: string; plan: ImportPlan }[] = [];

beforeEach(async () => {
  vi.useFakeTimers();
  asked = [];
  const fake = new Fake(new URLSearchParams());
  const stand = fakeTransport(fake.settings, fake);
  const call: Transport["call"] = (name, given) => {
    const plan = (given as { plan?: ImportPlan } | undefined)?.plan;
    if (plan) asked.push({ name, plan });
    return stand.call(name, given);
  };
  answerWith({ ...stand, call });
  await project.load();
  await importing.take(["/feeds/homeline-2026-11.csv"]);
});

afterEach(() => {
  importing.reset();
  project.view = null;
  project.jobs = [];
  vi.useRealTimers();
});

const sent = (name: keyof Commands) => asked.filter((call) => call.name === name).map(({ plan }) => plan);

describe("the mapping", () => {
  it("is guessed first and sent whole afterwards", () => {
    expect(sent("import_look")[0]?.columns).toEqual([]);
    expect(importing.columns).toHaveLength(10);
    expect(importing.becomes("item_sku")).toBe("id");
  });

  it("gives what only one column can be to the last that asks for it", async () => {
    importing.choose("internal_flag", "title");
    await vi.runAllTimersAsync();
    expect(importing.becomes("internal_flag")).toBe("title");
    expect(importing.becomes("product_title")).toBe("keep:product_title");
    importing.choose("color", "seller:Brand");
    expect(importing.becomes("brand")).toBe("seller:Brand");
  });

  it("is forgotten when the file is read otherwise, since its columns are others then", async () => {
    importing.choose("internal_flag", "group");
    await importing.read({ delimiter: "|" });
    expect(importing.becomes("internal_flag")).toBe("ignore");
    const last = sent("import_look").at(-1);
    expect([last?.delimiter, last?.columns]).toEqual(["|", []]);
  });

  it("says every choice in words and always offers what holds now", () => {
    expect(becomesLabel("seller:Main colour")).toBe("Seller value: Main colour");
    const { plain, seller } = choicesFor("Weight", "field:Care", ["Load"]);
    expect(plain).toContain("field:Care");
    expect(seller).toEqual(["seller:Load", "seller:Weight"]);
  });
});

describe("the check", () => {
  it("runs on entering the step and once after several changes", async () => {
    importing.next();
    await vi.runAllTimersAsync();
    expect(sent("import_check")).toHaveLength(1);
    expect(importing.check?.new).toBe(1067);
    importing.set({ strict: true });
    importing.set({ skipSameText: true });
    importing.choose("width", "ignore");
    await vi.runAllTimersAsync();
    expect(sent("import_check")).toHaveLength(2);
    const last = sent("import_check").at(-1);
    expect(last).toMatchObject({ strict: true, skipSameText: true });
    expect(last?.columns).toContainEqual({ header: "width", becomes: "ignore" });
    expect(last).not.toHaveProperty("remember");
  });

  it("leads from error to error and round, past warnings", async () => {
    importing.next();
    await vi.runAllTimersAsync();
    importing.nextError();
    importing.nextError();
    expect(importing.problem).toBe(2);
    importing.nextError();
    expect(importing.problem).toBe(0);
    importing.filter = "warnings";
    expect(importing.problems.every(({ error }) => !error)).toBe(true);
  });

  it("lets nobody go on before it has said that something arrives", async () => {
    importing.next();
    expect(importing.step).toBe("columns");
    importing.next();
    expect(importing.step).toBe("columns");
    await vi.runAllTimersAsync();
    importing.next();
    expect(importing.step).toBe("photos");
  });
});

describe("the import", () => {
  it("is a job, and what it did is told; leaving forgets the rest", async () => {
    importing.next();
    await vi.runAllTimersAsync();
    importing.next();
    await importing.start();
    expect(importing.isRunning).toBe(true);
    await importing.finish();
    expect(importing.done?.added).toBe(1067);
    importing.leave();
    expect([importing.files, importing.done, importing.step]).toEqual([[], null, "file"]);
  });
});
