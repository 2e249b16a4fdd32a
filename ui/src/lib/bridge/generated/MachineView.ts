// Written by `cargo xtask bridge` from the Rust types. Change those instead.
import type { BrokeOff } from "./BrokeOff";

/**
 * The machine as the settings show it.
 */
export type MachineView = { 
/**
 * Version of Swingtag.
 */
version: string, 
/**
 * Preferences, window state, the sample project.
 */
preferences: string, 
/**
 * Encoders; none where the system names no place for them.
 */
models: string | null, 
/**
 * Logs of what broke inside.
 */
logs: string, 
/**
 * Devices that this build can compute on, `auto` first.
 */
devices: Array<string>, 
/**
 * What the session before left behind, told once.
 */
brokeOff: BrokeOff | null, 
/**
 * The project file named at the start, opened or refused.
 */
given: string | null, };
