import { discountTimeline } from "#db/queries/discounts.ts";
import { findOpenDraft, findPricePlanByCode, listVersions } from "#db/queries/price-plans.ts";
import { loadDefinitions } from "#db/queries/rate-definitions.ts";
import type { Tx } from "#db/tx.ts";
import { type PriceBook, publishedPriceBook, resolvePriceBook } from "#lib/domain/price-plan/price-book.ts";
import type { QuotePriceInput } from "#lib/domain/price-plan/quote-price-schema.ts";
import { versionInForce } from "#lib/domain/price-plan/version-state.ts";
import type { Refusal } from "#lib/domain/refusal.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import { ok, type Result, refused } from "#lib/kernel/result.ts";
import { compiledBook } from "./compiled-book.ts";

/** By what usage is priced. */
export type PriceSource = {
  /** Of whose calendar the cycles are. */
  readonly timeZone: string;
  /** Null where no version is in force. */
  readonly at: (instant: Instant) => VersionedBook | null;
};

export type VersionedBook = {
  readonly priceBook: PriceBook;
  /** "3", "draft", or null for a document that nobody stored. */
  readonly version: string | null;
};

type Under = QuotePriceInput["under"];

/** Every book is read once, however many instants are asked about. */
export async function priceSourceOf(tx: Tx, under: Under, instants: readonly Instant[]): Promise<Result<PriceSource, Refusal>> {
  if (under.kind === "live") return liveSource(tx, under.plan, instants);
  const unresolved = await documentOf(tx, under);
  if (!unresolved.ok) return unresolved;
  const { document, version } = unresolved.value;
  const priceBook = resolvePriceBook({ document, version, definitions: await loadDefinitions(tx) });
  if (!priceBook.ok) return priceBook;
  return ok({ timeZone: document.timeZone, at: () => ({ priceBook: priceBook.value, version }) });
}

async function documentOf(tx: Tx, under: Exclude<Under, { readonly kind: "live" }>) {
  if (under.kind === "document") return ok({ document: under.document, version: null });
  const plan = await findPricePlanByCode(tx, under.plan);
  if (plan === null) return refused({ code: "NOT_FOUND", path: "under.plan" } as const);
  const draft = await findOpenDraft(tx, plan.pricePlanId);
  return draft ? ok({ document: draft.document, version: "draft" }) : refused({ code: "NOT_FOUND", path: "under.kind" } as const);
}

/** A published version prices by its own book, so that a quote is what the bill will say. */
async function liveSource(tx: Tx, planCode: string, instants: readonly Instant[]): Promise<Result<PriceSource, Refusal>> {
  const plan = await findPricePlanByCode(tx, planCode);
  if (plan === null) return refused({ code: "NOT_FOUND", path: "under.plan" });
  const versions = await listVersions(tx, plan.pricePlanId);
  const definitions = await loadDefinitions(tx);
  const discountsAt = await discountTimeline(tx);
  const books = new Map<Instant, VersionedBook>();
  for (const instant of instants) {
    const version = versionInForce(versions, instant);
    if (version === null || books.has(instant)) continue;
    const priceBook = publishedPriceBook(await compiledBook(tx, version, discountsAt(instant)), definitions);
    books.set(instant, { priceBook, version: String(version.version) });
  }
  const [first] = books.values();
  return ok({
    timeZone: first?.priceBook.book.timeZone ?? "UTC",
    at: (instant) => books.get(instant) ?? null,
  });
}
