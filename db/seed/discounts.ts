import { type DiscountDocument, discountDocument, discountHash } from "#lib/domain/discount/discount-document.ts";
import { resolveDiscount } from "#lib/domain/discount/resolve-discount.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import type { Database } from "../connection.ts";
import { nextId } from "../ids.ts";
import { loadDefinitions } from "../queries/rate-definitions.ts";
import {
  additiveDiscount,
  additiveDiscountDraft,
  additiveDiscountDraftEditor,
  additiveDiscountVersion,
} from "../schema/additive-discount.ts";
import type { Tx } from "../tx.ts";
import { ALUXSAT_FOUNDED, ALUXSAT_ZONE, daysAfter } from "./definitions.ts";

/** What an agent may give with an order, approved when the company began. */
const GOODWILL = discountDocument.parse({
  format: "ratewright/discount@1",
  code: "GOODWILL",
  application: "adHoc",
  kind: "percentage",
  value: "10",
  for: { productType: "PPV-MOVIE" },
  timeZone: ALUXSAT_ZONE,
  range: { from: "5", to: "50" },
  approvalAbove: "25",
});

/** What somebody works on: it changes no price of the worked example, because nobody has approved it. */
const VIP = discountDocument.parse({
  format: "ratewright/discount@1",
  code: "VIP-10",
  application: "auto",
  kind: "percentage",
  value: "10",
  account: { classification: "VIP" },
  timeZone: ALUXSAT_ZONE,
});

type Asked = { readonly requestedBy: number; readonly decidedBy: number };

export async function seedDiscounts(tx: Tx, database: Database, asked: Asked): Promise<void> {
  const goodwill = await insertLine(tx, database, {
    document: GOODWILL,
    name: "Goodwill",
    description: "Given by an agent with an order.",
  });
  const resolved = resolveDiscount(GOODWILL, 1, await loadDefinitions(tx));
  await tx.insert(additiveDiscountVersion).values({
    versionId: await nextId(database, "additiveDiscountVersion"),
    discountId: goodwill,
    version: 1,
    document: GOODWILL,
    documentHash: await discountHash(GOODWILL),
    resolved,
    resolvedHash: await sha256Hex(canonicalJson(resolved)),
    effectiveAt: ALUXSAT_FOUNDED,
    ...asked,
    requestedAt: daysAfter(ALUXSAT_FOUNDED, -14),
    decidedAt: daysAfter(ALUXSAT_FOUNDED, -13),
    note: "So that agents can make small amends at once.",
  });
  const vip = await insertLine(tx, database, { document: VIP, name: "VIP customers", description: "Off everything a VIP account uses." });
  const draftId = await nextId(database, "additiveDiscountDraft");
  const draft = { draftId, discountId: vip, basedOnVersionId: null, state: "draft", revision: 1 };
  await tx.insert(additiveDiscountDraft).values({ ...draft, document: VIP, documentHash: await discountHash(VIP) });
  await tx.insert(additiveDiscountDraftEditor).values({ draftId, userId: asked.requestedBy });
}

type Line = { readonly document: DiscountDocument; readonly name: string; readonly description: string };

async function insertLine(tx: Tx, database: Database, { document, name, description }: Line): Promise<number> {
  const discountId = await nextId(database, "additiveDiscount");
  const { code, application } = document;
  await tx.insert(additiveDiscount).values({ discountId, code, name, description, application });
  return discountId;
}
