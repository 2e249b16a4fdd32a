import { mount } from "svelte";
import App from "./App.svelte";
import { prepareTransport } from "$lib/bridge/transport";
import "./styles/index.css";

await prepareTransport();
const target = document.getElementById("app");
if (target) mount(App, { target });
