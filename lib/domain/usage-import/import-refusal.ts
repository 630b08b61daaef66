import { type Refused, refused } from "#lib/kernel/result.ts";
import type { Refusal, RefusalCode } from "../refusal.ts";
import { refusalSentence } from "../refusal-sentence.ts";

/** What is said of a line that is not what the format says. The text says what to write instead. */
export function badLine(path: string, problem: string): Refused<Refusal> {
  return refused({ code: "BAD_LINE", path, params: { problem } });
}

/** Another code in words of its own, where its sentence was written for somebody at a form. */
export function problemOf(code: RefusalCode, path: string, problem: string): Refusal {
  return { code, path, params: { problem } };
}

/** The sentence for a refusal of a line. */
export function lineSentence(refusal: Refusal): string {
  const problem = refusal.params?.problem;
  return typeof problem === "string" && refusal.code !== "IMPORT_HEADER" ? problem : refusalSentence(refusal);
}
