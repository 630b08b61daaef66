import { ok, type Result, refused } from "#lib/kernel/result.ts";
import type { KnownAttribute } from "./known-attribute.ts";
import { type LineRefusal, refusedLine } from "./line-refusal.ts";
import type { JsonObject } from "./usage-line.ts";

type Metadata = Readonly<Record<string, string>>;

/** Metadata as the engine takes it: texts. What the UDR type declares must fit; what it does not declare is left alone. */
export function readMetadata(given: JsonObject, attributes: readonly KnownAttribute[]): Result<Metadata, LineRefusal> {
  const texts = textsOf(given, attributes);
  if (!texts.ok) return texts;
  for (const { key, isMandatory, refuse } of attributes) {
    const text = Object.hasOwn(texts.value, key) ? texts.value[key] : undefined;
    const code = text === undefined ? (isMandatory ? "METADATA_MISSING" : null) : refuse(text);
    if (code !== null) return refusedLine(code, `metadata.${key}`, { params: { attribute: key } });
  }
  return texts;
}

function textsOf(given: JsonObject, attributes: readonly KnownAttribute[]): Result<Metadata, LineRefusal> {
  // Nearly every line holds texts only, and is taken as it stands.
  if (isAllText(given)) return ok(given);
  const texts: [string, string][] = [];
  for (const [key, value] of Object.entries(given)) {
    if (value === null || (value === "" && attributes.some((attribute) => attribute.key === key))) continue;
    if (typeof value === "string") texts.push([key, value]);
    else if (typeof value === "boolean") texts.push([key, value ? "true" : "false"]);
    else return invalid(key);
  }
  return ok(Object.fromEntries(texts));
}

/** An empty text may be a value or the lack of one, which the UDR type decides. */
function isAllText(given: JsonObject): given is Metadata {
  for (const key in given) if (typeof given[key] !== "string" || given[key] === "") return false;
  return true;
}

function invalid(key: string): Result<Metadata, LineRefusal> {
  const { refusal } = refusedLine("METADATA_INVALID", `metadata.${key}`, { params: { attribute: key } });
  return refused({ ...refusal, message: `${refusal.message} Write texts, true or false; numbers as text, such as "1.5".` });
}
