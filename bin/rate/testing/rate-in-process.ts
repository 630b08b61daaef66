import { readFileSync } from "node:fs";
import path from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { createLifecycle } from "../../launcher/lifecycle.mjs";
import { ROOT } from "../../launcher/settings.mjs";
import { runRateCommand } from "../run-rate-command.ts";

export const SCENARIOS = path.join(ROOT, "lib/rating/scenarios");

/** A file of the worked examples. */
export function scenario(name: string): string {
  return path.join(SCENARIOS, name);
}

export function scenarioText(name: string): string {
  return readFileSync(scenario(name), "utf8");
}

type Standing = { readonly input?: string | Buffer; readonly folder?: string };

/** The command without a process of its own: with that standard input, naming files from that folder. */
export async function rateInProcess(given: readonly string[], { input = "", folder = SCENARIOS }: Standing = {}) {
  const lifecycle = createLifecycle();
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const written = Promise.all([text(output), text(errors)]);
  const status = await runRateCommand(given, { lifecycle, input: pieces(Buffer.from(input)), output, errors, folder });
  output.end();
  errors.end();
  await lifecycle.stop();
  const [stdout, stderr] = await written;
  return { status, stdout, stderr };
}

/** As a pipe gives it: in pieces that end anywhere. */
async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
}

export function parsedLines(ndjson: string): readonly unknown[] {
  return ndjson
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}
