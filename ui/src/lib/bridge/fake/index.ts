/** Stands in for Rust in a browser and in tests. Replaced step by step below. */
import type { Transport } from "../transport";

export function fakeTransport(settings: URLSearchParams): Transport {
  return {
    call: (name) => Promise.reject({ code: "none", message: `${name} ${settings}`, remedy: "" }),
    listen: () => Promise.resolve(() => {}),
    image: (name) => name,
  };
}
