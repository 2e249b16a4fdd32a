import { screen } from "@testing-library/svelte";
import { afterEach, describe, expect, it } from "vitest";
import { closeWindow, openWindow } from "../../testing";
import { exporting } from "$lib/state/exporting.svelte";
import { shell } from "$lib/state/shell.svelte";

afterEach(closeWindow);

describe("an export", () => {
  it("says in words why it broke off, and can be started again", async () => {
    await openWindow({ items: "20", job: "fails" });
    shell.go("export");
    await screen.findByLabelText("Folder");
    exporting.set({ folder: "/x" });
    await expect.poll(() => exporting.mayExport).toBe(true);
    await exporting.start();
    await screen.findByText("The export broke off.");
    screen.getByText(/^Cannot make the folder \/x: no right to\./);
    expect(shell.error).toBeNull();
    await expect.poll(() => exporting.mayExport).toBe(true);
  });
});
