import { type AgreementDocument, agreementDocument, agreementHash } from "#lib/domain/agreement/agreement-document.ts";
import type { SharedAllowance } from "#lib/domain/allowance/allowance-schema.ts";
import { documentHash, pricePlanDocument } from "#lib/domain/price-plan/price-plan-document.ts";
import { resolveRateBook } from "#lib/domain/price-plan/resolve-rate-book.ts";
import { assert } from "#lib/kernel/assert.ts";
import { canonicalJson, sha256Hex } from "#lib/kernel/canonical-json.ts";
import type { Instant } from "#lib/kernel/instant.ts";
import type { Database } from "../connection.ts";
import { nextId } from "../ids.ts";
import { loadRateDefinitions } from "../queries/rate-definitions.ts";
import { pricePlan, pricePlanVersion } from "../schema/price-plan.ts";
import {
  pricingAgreement,
  pricingAgreementDraft,
  pricingAgreementDraftEditor,
  pricingAgreementVersion,
} from "../schema/pricing-agreement.ts";
import type { Tx } from "../tx.ts";
import { ALUXSAT_ZONE, daysAfter } from "./definitions.ts";

type Owner = { readonly shard: number; readonly accountId: number; readonly number: string; readonly name: string };

const agreementOf = (number: string, change: Partial<AgreementDocument>): AgreementDocument =>
  agreementDocument.parse({
    format: "ratewright/agreement@1",
    account: number,
    pricePlan: null,
    discounts: { allowed: "all" },
    limits: null,
    creditLimit: null,
    committed: null,
    validTo: null,
    timeZone: ALUXSAT_ZONE,
    ...change,
  });

/** Whichever room watches them. */
const FILMS: SharedAllowance = {
  code: "ROOM-FILMS-20",
  name: "Films for the rooms",
  quantity: "20",
  unit: "TRX",
  for: { productType: "PPV-MOVIE" },
  renew: "cycle",
};

async function insertLine(tx: Tx, { shard, accountId, name }: Owner): Promise<void> {
  await tx.insert(pricingAgreement).values({ shard, accountId, name: `Agreement of ${name}` });
}

/** What somebody works on: it changes nothing of the worked example, because nobody has approved it. */
export async function seedAgreementDraft(
  tx: Tx,
  database: Database,
  { owner, editedBy }: { readonly owner: Owner; readonly editedBy: number },
): Promise<void> {
  const document = agreementOf(owner.number, {
    discounts: { only: ["GOODWILL"] },
    creditLimit: "500.00",
    committed: { sims: 40 },
    allowances: [{ ...FILMS, capPerSim: "5" }],
  });
  const { shard, accountId } = owner;
  const draftId = await nextId(database, "pricingAgreementDraft");
  await insertLine(tx, owner);
  const draft = { shard, accountId, draftId, basedOnVersionId: null, state: "draft", revision: 1 };
  await tx.insert(pricingAgreementDraft).values({ ...draft, document, documentHash: await agreementHash(document) });
  await tx.insert(pricingAgreementDraftEditor).values({ shard, accountId, draftId, userId: editedBy });
}

const CODE = "HOTELS";

type Approved = { readonly requestedBy: number; readonly decidedBy: number; readonly now: Instant };

/**
 * A hotel of the demo's crowd that is priced by an agreement from this moment on: films cost it €8.00, and €4.00 at night. What it watched
 * before keeps its price.
 */
export async function seedAgreement(
  tx: Tx,
  database: Database,
  { owner, ...approved }: Approved & { readonly owner: Owner },
): Promise<void> {
  await publishHotelPrices(tx, database, approved);
  const document = agreementOf(owner.number, { pricePlan: CODE, committed: { sims: 60 }, creditLimit: "1500.00", allowances: [FILMS] });
  const { now, requestedBy, decidedBy } = approved;
  await insertLine(tx, owner);
  await tx.insert(pricingAgreementVersion).values({
    shard: owner.shard,
    accountId: owner.accountId,
    versionId: await nextId(database, "pricingAgreementVersion"),
    version: 1,
    document,
    documentHash: await agreementHash(document),
    effectiveAt: now,
    requestedBy,
    requestedAt: daysAfter(now, -4),
    decidedBy,
    decidedAt: daysAfter(now, -3),
    note: "Sixty rooms, as signed.",
  });
}

async function publishHotelPrices(tx: Tx, database: Database, { now, requestedBy, decidedBy }: Approved): Promise<void> {
  const name = "Hotel prices";
  const document = pricePlanDocument.parse({
    format: "ratewright/price-plan@1",
    code: CODE,
    name,
    currency: "EUR",
    taxInclusive: true,
    timeZone: ALUXSAT_ZONE,
    rates: [
      {
        key: "movies",
        for: { productType: "PPV-MOVIE" },
        scope: "udr",
        base: { charge: "perUnit", price: "8.00" },
        tiered: [{ level: 1, timeModel: "PPV-OFF-PEAK", charge: { charge: "perUnit", price: "4.00" } }],
      },
    ],
  });
  const book = resolveRateBook(document, (await loadRateDefinitions(tx, now)).definitions);
  assert(book.ok, "the demo's hotel prices have errors");
  const pricePlanId = await nextId(database, "pricePlan");
  const description = "For hotels that agreed on a number of rooms.";
  await tx.insert(pricePlan).values({ pricePlanId, code: CODE, name, description, kind: "agreement", currency: "EUR" });
  await tx.insert(pricePlanVersion).values({
    versionId: await nextId(database, "pricePlanVersion"),
    pricePlanId,
    version: 1,
    document,
    documentHash: await documentHash(document),
    rateBook: book.value,
    rateBookHash: await sha256Hex(canonicalJson(book.value)),
    effectiveAt: daysAfter(now, -5),
    requestedBy,
    requestedAt: daysAfter(now, -8),
    decidedBy,
    decidedAt: daysAfter(now, -7),
    note: "Prices for hotels with an agreement.",
  });
}
