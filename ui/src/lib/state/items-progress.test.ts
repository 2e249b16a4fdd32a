import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Fake, fakeTransport } from "$lib/bridge/fake";
import { answerWith } from "$lib/bridge/transport";
import { progress } from "./items-progress.svelte";

const after = (milliseconds: number) =>
  new Promise<string>((done) => setTimeout(() => done("ok"), milliseconds));

beforeEach(() => {
  vi.useFakeTimers();
  const fake = new Fake(new URLSearchParams());
  const transport = fakeTransport(fake.settings, fake);
  let done = 0;
  answerWith({
    ...transport,
    call: ((name: string, given: never) =>
      name === "items_act_step"
        ? Promise.resolve({ name: "Changing items", done: (done += 100), total: 500 })
        : transport.call(name as never, given)) as typeof transport.call,
  });
});

afterEach(() => vi.useRealTimers());

describe("the progress of an act on many items", () => {
  it("is not shown for what is done at once", async () => {
    const work = progress.during(after(150));
    await vi.advanceTimersByTimeAsync(160);
    expect([await work, progress.active]).toEqual(["ok", false]);
    await vi.advanceTimersByTimeAsync(500);
    expect(progress.active).toBe(false);
  });

  it("is shown after 200 ms, goes on, and ends with the work", async () => {
    const work = progress.during(after(600));
    await vi.advanceTimersByTimeAsync(210);
    expect([progress.active, progress.step?.done]).toEqual([true, 100]);
    await vi.advanceTimersByTimeAsync(130);
    expect(progress.step?.done).toBe(200);
    await vi.advanceTimersByTimeAsync(400);
    await work;
    expect([progress.active, progress.step]).toEqual([false, null]);
  });

  it("ends with work that fails as well", async () => {
    const work = progress.during(after(300).then(() => Promise.reject(new Error("no"))));
    const told = expect(work).rejects.toThrow("no");
    await vi.advanceTimersByTimeAsync(310);
    await told;
    expect(progress.active).toBe(false);
  });
});
