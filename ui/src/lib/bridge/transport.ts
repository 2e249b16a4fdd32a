/**
 * How calls travel: to Rust in the window, to a stand-in in a browser during development and in tests.
 *
 * The stand-in is chosen before the first call and never mixed with Rust.
 */
import { convertFileSrc, invoke, isTauri } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Asked, Changed, Commands } from "./generated";

export interface Transport {
  call<Name extends keyof Commands>(
    name: Name,
    given: Commands[Name]["arguments"],
  ): Promise<Commands[Name]["result"]>;
  listen(callback: (changed: Changed) => void): Promise<() => void>;
  listenAsked(callback: (asked: Asked) => void): Promise<() => void>;
  listenDropped(callback: (paths: string[]) => void): Promise<() => void>;
  image(name: string): string;
}

const rust: Transport = {
  call: (name, given) => invoke(name, given),
  listen: (callback) => listen<Changed>("changed", (event) => callback(event.payload)),
  listenDropped: (callback) => listen<string[]>("dropped", (event) => callback(event.payload)),
  listenAsked: (callback) => listen<Asked>("asked", (event) => callback(event.payload)),
  image: (name) => convertFileSrc(name, "img"),
};

let chosen: Transport = rust;

export const transport = (): Transport => chosen;

/** Lets a stand-in answer instead of Rust. */
export function answerWith(standIn: Transport): void {
  chosen = standIn;
}

/** In a plain browser during development there is no Rust; production bundles keep none of this. */
export async function prepareTransport(): Promise<void> {
  if (import.meta.env.DEV && !isTauri()) {
    const { fakeTransport } = await import("./fake");
    answerWith(fakeTransport(new URLSearchParams(location.search)));
  }
}
