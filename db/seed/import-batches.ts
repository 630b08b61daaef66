import type { ImportFormat, ImportRating } from "#lib/domain/usage-import/usage-import-view.ts";
import { present } from "#lib/kernel/assert.ts";
import { type Instant, instantFromMillis, instantToString } from "#lib/kernel/instant.ts";
import { instantOfWallTime, localTime } from "#lib/kernel/zone.ts";
import { ALUXSAT_ZONE } from "./definitions.ts";
import { FILMS } from "./products.ts";

export type DemoBatch = {
  readonly sourceCode: string;
  readonly reference: string;
  readonly fileName: string;
  readonly rating: ImportRating;
  readonly format: ImportFormat;
  readonly header: string | null;
  readonly lines: readonly string[];
  readonly receivedAt: Instant;
};

export const SUBSCRIPTIONS_NAMED = 24;

/** Whose usage it is, and when now is. */
type Around = { readonly subscriptionOf: (index: number) => string; readonly now: Instant };

/** What four senders brought lately: with what went well, and with each kind of thing that goes wrong. */
export function demoBatches(subscriptions: readonly string[], now: Instant): readonly DemoBatch[] {
  const subscriptionOf = (index: number) => present(subscriptions[index % subscriptions.length], "a subscription");
  const around = { subscriptionOf, now };
  return [supplierBill(around), decoders(around), filmClub(around), roamingCalls(around)];
}

const MINUTE = 60_000;

/** A clock time of a day before today, where the company is. */
function instantAt(now: Instant, daysAgo: number, minutes: number): Instant {
  const { year, month, day } = localTime(now, ALUXSAT_ZONE);
  const wall = { year, month, day: day - daysAgo, hour: Math.floor(minutes / 60), minute: minutes % 60 };
  return instantOfWallTime(wall, ALUXSAT_ZONE);
}

const textAt = (now: Instant, daysAgo: number, minutes: number) => instantToString(instantAt(now, daysAgo, minutes));
const dayOf = (now: Instant, daysAgo: number) => textAt(now, daysAgo, 720).slice(0, 10);
const received = (now: Instant, minutesAgo: number) => instantFromMillis(now - minutesAgo * MINUTE);
const [EVENING, MORNING] = [18 * 60 + 5, 9 * 60 + 10];
const DEVICES = ["DECODER", "SMART-TV", "TABLET", "PHONE"];

/** Last evening's films as the decoders kept them: two lines that nobody can read, one that was sent twice. */
function decoders({ subscriptionOf, now }: Around): DemoBatch {
  const day = dayOf(now, 1);
  const film = (index: number) => {
    const code = present(FILMS[index % FILMS.length], "a film").code;
    return [`DEC-${day}-${101 + index}`, subscriptionOf(index), code, "1", textAt(now, 1, EVENING + index * 11), DEVICES[index % 4]];
  };
  const films = Array.from({ length: 26 }, (_, index) => film(index).join(","));
  const broken = [
    `DEC-${day}-127,${subscriptionOf(3)},LOTR1,one,${textAt(now, 1, EVENING)},TV`,
    `DEC-${day}-128,${subscriptionOf(4)},LIMITLESS,1,yesterday evening,TV`,
    `DEC-${day}-129,${subscriptionOf(5)},BRAVEHEART,-1,${textAt(now, 1, EVENING)},TV`,
  ];
  return {
    sourceCode: "DECODER",
    reference: `decoders-${day}`,
    fileName: `decoders-${day}.csv`,
    rating: "here",
    format: "csv",
    header: "reference,subscription,product,amount,from,metadata.device",
    lines: [...films, present(films[7], "a film"), ...broken],
    receivedAt: received(now, 55),
  };
}

/** A partner that sells what is not known here yet: its lines wait until somebody mends the cause. */
function filmClub({ subscriptionOf, now }: Around): DemoBatch {
  const day = dayOf(now, 1);
  const sold = (index: number, changed: Readonly<Record<string, unknown>>) => ({
    reference: `CLUB-${day}-${index}`,
    subscription: subscriptionOf(index),
    product: "SERENDIPITY",
    amount: "1",
    from: textAt(now, 1, EVENING + index * 13),
    metadata: { device: "SMART-TV" },
    ...changed,
  });
  const lines = [
    ...[1, 2, 3, 4, 5].map((index) => sold(index, {})),
    // Not among the products, nor among the devices, nor anybody's: parked before they become UDRs.
    ...[6, 7, 8].map((index) => sold(index, { product: "DUNE2" })),
    ...[9, 10].map((index) => sold(index, { metadata: { device: "PROJECTOR" } })),
    sold(11, { subscription: "S-99999" }),
    // Known and sold, but on no price plan that these subscriptions have: UDRs that cannot be rated.
    ...[12, 13].map((index) => sold(index, { product: "SPORTS-HOURS", amount: "2.5", metadata: {} })),
  ];
  return {
    sourceCode: "WEB-API",
    reference: `film-club-${day}`,
    fileName: `film-club-${day}.ndjson`,
    rating: "here",
    format: "ndjson",
    header: null,
    lines: lines.map((line) => JSON.stringify(line)),
    receivedAt: received(now, 40),
  };
}

/** Dialled numbers whose longest known prefixes are those of a mobile, of a country, and none at all. */
const DIALLED = ["35799000777", "35722000777", "306900007770", "302100007770", "442079460000", "4915550000777"];

const CALL_COLUMNS = "reference,subscription,product,amount,from,gross,tax,currency,metadata.dialledNumber";

function calls({ subscriptionOf, now }: Around, { prefix, count, daysAgo }: { prefix: string; count: number; daysAgo: number }) {
  return Array.from({ length: count }, (_, index) => {
    const minutes = 2 + (index % 5);
    const cells = [`${prefix}-${index + 1}`, subscriptionOf(index * 3), "CALL-ABROAD", `${minutes}`];
    const gross = present(GROSS[minutes - 2], "an amount");
    return [...cells, textAt(now, daysAgo, MORNING + index * 37), ...gross, "EUR", DIALLED[index % DIALLED.length]].join(",");
  });
}

/** Total and tax of two to six minutes: €0.25 each, and 19 % on it. */
const GROSS = [
  ["0.60", "0.10"],
  ["0.89", "0.14"],
  ["1.19", "0.19"],
  ["1.49", "0.24"],
  ["1.79", "0.29"],
] as const;

/** Rated by the network abroad: totals and tax come with the lines, destinations are looked up here. One is in another currency. */
function roamingCalls(around: Around): DemoBatch {
  const { subscriptionOf, now } = around;
  const day = dayOf(now, 2);
  const dollars = `TAP-${day}-19,${subscriptionOf(7)},CALL-ABROAD,4,${textAt(now, 2, MORNING)},1.40,0.22,USD,12125550177`;
  return {
    sourceCode: "ROAMING",
    reference: `TAP-${day}`,
    fileName: `roaming-${day}.csv`,
    rating: "elsewhere",
    format: "csv",
    header: CALL_COLUMNS,
    lines: [...calls(around, { prefix: `TAP-${day}`, count: 18, daysAgo: 2 }), dollars],
    receivedAt: received(now, 25),
  };
}

/** Another supplier's bill: what these customers paid there, to be looked at and never charged. */
function supplierBill(around: Around): DemoBatch {
  const day = dayOf(around.now, 6);
  return {
    sourceCode: "ROAMING",
    reference: `bill-of-supplier-${day}`,
    fileName: `supplier-bill-${day}.csv`,
    rating: "information",
    format: "csv",
    header: CALL_COLUMNS,
    lines: calls(around, { prefix: `SUP-${day}`, count: 10, daysAgo: 6 }),
    receivedAt: received(around.now, 70),
  };
}
