import type * as z from "zod";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { errorAt, type Finding, pathText } from "./finding.ts";
import { type PricePlanDocument, pricePlanDocument } from "./price-plan-document.ts";

/** Parses foreign JSON (an import, a request, a file) into a document, or says what is wrong with it and where. */
export function readDocument(input: unknown): Result<PricePlanDocument, readonly Finding[]> {
  const parsed = pricePlanDocument.safeParse(input);
  return parsed.success ? ok(parsed.data) : refused(parsed.error.issues.flatMap(findingsOf));
}

/** An unknown member gets its own path, not that of the object that holds it. */
function findingsOf(issue: z.core.$ZodIssue): readonly Finding[] {
  if (issue.code !== "unrecognized_keys") return [errorAt(pathText(issue.path), issue.message)];
  return issue.keys.map((key) => errorAt(pathText([...issue.path, key]), `${JSON.stringify(key)} is not a member of the format`));
}
