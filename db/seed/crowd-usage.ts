import { type PlannedEntry, planEntries } from "#lib/domain/billing/plan-entries.ts";
import type { Rbi } from "#lib/domain/billing/rbi.ts";
import { decidePosting, directiveToRate, readChain } from "#lib/domain/udr/decide-posting.ts";
import { decideUdrValues } from "#lib/domain/udr/decide-udr-values.ts";
import type { Udr } from "#lib/domain/udr/udr.ts";
import { assert, present } from "#lib/kernel/assert.ts";
import { currency } from "#lib/kernel/currency.ts";
import { ONE } from "#lib/kernel/decimal.ts";
import type { CrowdAccount } from "./crowd-accounts.ts";
import type { FilmCorrection, WatchedFilm } from "./crowd-films.ts";
import type { CrowdLedger, PostedRbi } from "./crowd-ledger.ts";
import type { CrowdRater } from "./crowd-rating.ts";

/** A film of the crowd as a UDR, now and before it was corrected. */
export type CrowdUdr = {
  readonly account: CrowdAccount;
  readonly imported: Udr;
  readonly personal: Readonly<Record<string, string>>;
  readonly corrected: { readonly udr: Udr; readonly correction: FilmCorrection } | null;
};

export type UdrIds = {
  readonly udrTypeId: number;
  readonly products: ReadonlyMap<string, number>;
  readonly sources: ReadonlyMap<string, number>;
};

const EUR = currency("EUR");

/** The UDR that the import of a film left. */
export function importedUdr({ film, account, udrId }: { film: WatchedFilm; account: CrowdAccount; udrId: number }, ids: UdrIds): Udr {
  const { shard, accountId, subscriptionId } = account;
  return {
    shard,
    accountId,
    udrId,
    subscriptionId,
    origin: "import",
    orderId: null,
    rating: "here",
    state: "posted",
    directive: film.isFree ? "notToBeBilled" : "toBeBilled",
    revision: 1,
    udrTypeId: ids.udrTypeId,
    productId: present(ids.products.get(film.film), film.film),
    sourceId: present(ids.sources.get(film.source), film.source),
    quantity: ONE,
    usedFrom: film.usedFrom,
    usedTo: null,
    billingEffectiveAt: film.usedFrom,
    orderedAt: null,
    metadata: { device: film.device },
    importedGross: null,
    importedTax: null,
    adHocDiscounts: [],
    currency: EUR,
    personId: null,
    costCentreId: null,
    recordedAt: film.recordedAt,
  };
}

export type Posting = { readonly ledger: CrowdLedger; readonly rate: CrowdRater };

/** What a run does with imported usage: rates it and lets its charge wait for a bill. Null where nobody pays. */
export function postImported({ account, imported, personal }: CrowdUdr, { ledger, rate }: Posting): PostedRbi | null {
  const planned = plannedFor({ after: imported, rbis: [] }, (directive) =>
    rate({ udr: imported, personal, member: account.member, directive }),
  );
  const [entry] = planned;
  const ratedAt = imported.recordedAt;
  return entry === undefined ? null : ledger.post(entry, { account, ratedAt, effectiveAt: imported.billingEffectiveAt });
}

/** What the menu's actions do: the values of the next revision, the charge reversed, and another one where something still stands. */
export function postCorrected(
  found: CrowdUdr & { readonly charge: PostedRbi },
  correction: FilmCorrection,
  { ledger, rate }: Posting,
): CrowdUdr {
  const { account, imported, personal, charge } = found;
  const change = { action: correction.action, udrId: imported.udrId, expectedRevision: imported.revision };
  const decided = decideUdrValues({ udr: imported, personal }, change, null);
  assert(decided.ok, `${correction.action} was refused`);
  const { udr } = decided.value;
  const planned = plannedFor({ after: udr, rbis: [ledger.chargeOf(charge)] }, (directive) =>
    rate({ udr, personal, member: account.member, directive }),
  );
  for (const entry of planned) {
    const effectiveAt = entry.content.kind === "reversal" ? correction.actedAt : udr.billingEffectiveAt;
    ledger.post(entry, { account, ratedAt: correction.actedAt, effectiveAt });
  }
  return { account, imported, personal, corrected: { udr, correction } };
}

type Stands = { readonly after: Udr; readonly rbis: readonly Rbi[] };
type RateAs = (directive: "toBeBilled" | "toBeCredited") => ReturnType<CrowdRater>;

function plannedFor({ after, rbis }: Stands, rateAs: RateAs): readonly PlannedEntry[] {
  const directive = directiveToRate({ after, isWaitingForRun: false });
  const rated = directive === null ? null : { rated: rateAs(directive), directive };
  const planned = planEntries(decidePosting({ after, chain: readChain(rbis), rated, wallet: null }));
  assert(planned.ok, "entries of a normal subscription were refused");
  return planned.value.entries;
}
