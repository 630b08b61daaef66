import { type Instant, instantToString } from "#lib/kernel/instant.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { localTime } from "#lib/kernel/zone.ts";
import type { Refusal } from "../refusal.ts";
import type { HoldKind, NamedHold } from "./hold.ts";

/** An open hold as screens show it. */
export type HoldView = {
  readonly holdId: number;
  readonly revision: number;
  readonly kind: HoldKind;
  readonly code: string;
  readonly name: string;
  readonly reason: string;
  readonly setBy: string;
  readonly setAt: string;
  readonly release: {
    readonly by: string;
    readonly at: string;
    readonly reason: string;
    /** Asked for by the reader, who therefore cannot agree to it. */
    readonly isMine: boolean;
  } | null;
};

export function toHoldView(hold: NamedHold, readerId: number | null): HoldView {
  const { holdId, revision, target, reason, release } = hold;
  return {
    holdId,
    revision,
    kind: target.kind,
    code: target.code,
    name: target.name,
    reason,
    setBy: hold.setByName,
    setAt: instantToString(hold.setAt),
    release: release && {
      by: hold.releaseAskedBy ?? "",
      at: instantToString(release.at),
      reason: release.reason,
      isMine: release.by === readerId,
    },
  };
}

/** Where the plan or the product stands. */
export function holdAddress({ kind, code }: Pick<HoldView, "kind" | "code">): string {
  return `/${kind === "plan" ? "price-plans" : "products"}/${encodeURIComponent(code)}`;
}

/** Why nothing is rated by it, said to whoever asks for a price. */
export function onHold({ target, setAt, reason, setByName }: NamedHold, zone: string): Refusal {
  return { code: "ON_HOLD", params: { offer: target.name, since: minuteText(setAt, zone), reason, by: setByName } };
}

/** What a billing left in the queue, and because of what. */
export type LeftOnHold = {
  /** Of what is on hold, and not disputed as well. */
  readonly items: number;
  readonly offers: readonly string[];
  /** Of usage whose charge a customer disputes. */
  readonly disputed: number;
};

/** Why an account has no bill: nothing waits, or all that does is held back. */
export function nothingToBill({ items, offers, disputed }: LeftOnHold): Refusal {
  if (items + disputed === 0) return { code: "NOTHING_TO_BILL" };
  if (items === 0) return { code: "UNBILLED_DISPUTED", params: { items: itemsInWords(disputed) } };
  const held = disputed === 0 ? offers : [...offers, "disputed usage"];
  return { code: "UNBILLED_ON_HOLD", params: { items: itemsInWords(items + disputed), offers: listInWords(held, "and") } };
}

/** "2 items of Global stay unbilled: it is on hold. 1 item stays unbilled: it is disputed."; nothing where nothing was left. */
export function leftInWords({ items, offers, disputed }: LeftOnHold): string | null {
  const held =
    items === 0 ? [] : [`${itemsInWords(items)} of ${listInWords(offers, "and")} ${stays(items)}: ${areIt(offers.length)} on hold.`];
  const argued = disputed === 0 ? [] : [`${itemsInWords(disputed)} ${stays(disputed)}: ${areIt(disputed)} disputed.`];
  return held.length + argued.length === 0 ? null : [...held, ...argued].join(" ");
}

function stays(count: number): string {
  return `${count === 1 ? "stays" : "stay"} unbilled`;
}

function areIt(count: number): string {
  return count === 1 ? "it is" : "they are";
}

function itemsInWords(items: number): string {
  return items === 1 ? "1 item" : `${items.toLocaleString("en-GB")} items`;
}

/** "2026-03-03 14:05" on the wall clock of the zone. */
function minuteText(instant: Instant, zone: string): string {
  const { year, month, day, hour, minute } = localTime(instant, zone);
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
