import { documentJsonSchema } from "#lib/domain/price-plan/document-json-schema.ts";
import { sha256Hex } from "#lib/kernel/canonical-json.ts";
import { ok } from "#lib/kernel/result.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { jsonAnswer } from "#lib/web/json-answer.ts";

/** Made when it is first asked for: it changes with a release and not before. */
let made: Promise<{ readonly text: string; readonly hash: string }> | null = null;

/** The JSON Schema of the pricing document, for editors and for programs that write documents. Open to every role of the console. */
export const GET = defineRoute({
  permission: "definition.read",
  authenticate: "either",
  mutates: false,
  run: async (_context, _input, request) => {
    made ??= makeSchema();
    return ok(jsonAnswer(request, await made));
  },
});

async function makeSchema() {
  const text = `${JSON.stringify(documentJsonSchema(), null, 2)}\n`;
  return { text, hash: await sha256Hex(text) };
}
