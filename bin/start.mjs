#!/usr/bin/env node
import { runConsole } from "./launcher/console.mjs";

await runConsole("start");
