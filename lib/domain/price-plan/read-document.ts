import type * as z from "zod";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { errorAt, type Finding, pathText } from "./finding.ts";
import { type PricePlanDocument, pricePlanDocument } from "./price-plan-document.ts";

/** Parses foreign JSON (an import, a request, a file) into a document, or says what is wrong with it and where. */
export function readDocument(input: unknown): Result<PricePlanDocument, readonly Finding[]> {
  const parsed = pricePlanDocument.safeParse(input, { error: sentenceOf });
  return parsed.success ? ok(parsed.data) : refused(parsed.error.issues.flatMap(findingsOf));
}

/** For what has no sentence of its own in the schema. Null leaves it to zod. */
function sentenceOf(issue: z.core.$ZodRawIssue): string | null {
  if (issue.input === undefined) return "It is missing";
  if (issue.code === "invalid_type") return `It must be ${NOUNS[issue.expected] ?? issue.expected}`;
  return issue.code === "invalid_value" ? `It must be ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}` : null;
}

const NOUNS: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  object: "an object",
  record: "an object",
  string: "text",
};

/** An unknown member gets its own path, not that of the object that holds it. */
function findingsOf(issue: z.core.$ZodIssue): readonly Finding[] {
  if (issue.code === "invalid_key") return issue.issues.map(({ message }) => errorAt(pathText(issue.path), message));
  if (issue.code !== "unrecognized_keys") return [errorAt(pathText(issue.path), issue.message)];
  return issue.keys.map((key) => errorAt(pathText([...issue.path, key]), `${JSON.stringify(key)} is not a member of the format`));
}
