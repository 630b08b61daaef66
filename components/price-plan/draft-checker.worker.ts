import { checkPublication } from "#lib/domain/price-plan/check-publication.ts";
import type { Finding } from "#lib/domain/price-plan/finding.ts";
import { knownOfferOf, type RateDefinitions } from "#lib/domain/price-plan/rate-definitions.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { type DocumentPatch, patched } from "./document-patch.ts";

/** The definitions come first; a document as often as it has changed, and of it what has. */
export type CheckQuestion =
  | { readonly kind: "about"; readonly definitions: RateDefinitions; readonly now: Instant }
  | { readonly kind: "check"; readonly patch: DocumentPatch };

export type CheckAnswer = { readonly findings: readonly Finding[] };

// Of thousands of rates it looks for seconds, which would stand still under the hands of whoever types: so it has a thread of its own.
let about: Omit<Extract<CheckQuestion, { kind: "about" }>, "kind"> | null = null;
let rates: ReturnType<typeof patched>["rates"] = [];

addEventListener("message", ({ data }: MessageEvent<CheckQuestion>) => {
  if (data.kind === "about") {
    about = data;
    return;
  }
  const document = patched(rates, data.patch);
  rates = document.rates;
  if (about === null) return;
  const answer: CheckAnswer = { findings: checkPublication(document, knownOfferOf(about.definitions), about.now) };
  postMessage(answer);
});
