import { openApiDocument } from "#lib/domain/api/openapi.ts";
import { sha256Hex } from "#lib/kernel/canonical-json.ts";
import { ok } from "#lib/kernel/result.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { jsonAnswer } from "#lib/web/json-answer.ts";

const HOUR = 3600;

/** Made when it is first asked for: it changes with a release and not before. */
let made: Promise<{ readonly text: string; readonly hash: string }> | null = null;

/** The web API's own description. Public, because it says nothing of anybody's data and programs are written from it. */
export const GET = defineRoute({
  permission: "public",
  authenticate: "either",
  mutates: false,
  cachedFor: HOUR,
  run: async (_context, _input, request) => {
    made ??= makeDocument();
    return ok(jsonAnswer(request, await made));
  },
});

async function makeDocument() {
  const text = JSON.stringify(openApiDocument());
  return { text, hash: await sha256Hex(text) };
}
