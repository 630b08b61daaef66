#!/usr/bin/env node
import { runWorkerAlone } from "./launcher/console.mjs";

await runWorkerAlone();
