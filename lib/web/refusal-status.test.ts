import { describe, expect, it } from "vitest";
import { REFUSAL_CODES } from "#lib/domain/refusal.ts";
import { refusalSentence } from "#lib/domain/refusal-sentence.ts";
import { refusalStatus } from "./refusal-status.ts";

describe.each(REFUSAL_CODES)("%s", (code) => {
  it("has a status that says the caller may do something about it", () => {
    expect([400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 428, 429, 503]).toContain(refusalStatus(code));
  });

  it("has a sentence", () => {
    expect(refusalSentence({ code })).toMatch(/^[A-Z{—].*\.$/);
  });
});
