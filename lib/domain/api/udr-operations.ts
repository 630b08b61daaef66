import { udrListInput } from "../udr/udr-list-schema.ts";
import { adjustUdrBody, cancelLotBody, changeQuery, changeUdrBody } from "../udr/udr-requests.ts";
import type { ApiOperation } from "./api-operation.ts";
import { lotCancelledAnswer, udrAnswer, udrChangedAnswer, udrExplanationAnswer, udrPageAnswer } from "./udr-answers.ts";

const UDRS = "/api/v1/udrs";
const UDR = `${UDRS}/{udr}`;

const READ = { tag: "UDRs", method: "get", permission: "udr.read", authenticate: "either" } as const;
const CHANGE = { tag: "UDRs", method: "post", authenticate: "either", idempotent: true, query: changeQuery } as const;

const PREVIEWED =
  "First with `preview=true`: nothing is written, and the answer says exactly what would post, with a `previewToken`. Then the same request without " +
  "it, with the token and a reason code: what posts is what the preview said, or nothing does (409 PREVIEW_STALE, then look again). A preview keeps " +
  "nothing under its Idempotency-Key, so both may have the same. A credit above the limit of the role is refused (403 APPROVAL_REQUIRED).";

const REASON = { reasonCode: "GOODWILL", reasonText: "The film stopped half-way.", previewToken: "kq0mZ3v8T1" };

const ENTRY = { rbi: 70002, totalAmount: "-10.00", goes: "nextBill" };
const CANCELLED = { udr: 1042, revision: 2, currency: "EUR", entries: [ENTRY], netEffect: "-10.00", bill: null, creditRequest: null };
const ADJUSTED = {
  ...CANCELLED,
  entries: [ENTRY, { rbi: 70003, totalAmount: "5.00", goes: "nextBill" }],
  netEffect: "-5.00",
};

/** Usage detail records: found, explained and put right. They are neither made nor deleted here. */
export function udrOperations(): readonly ApiOperation[] {
  return [...reading(), ...changing(), cancellingLots()];
}

function reading(): readonly ApiOperation[] {
  return [
    {
      ...READ,
      path: UDRS,
      id: "listUdrs",
      summary: "UDRs that match, newest usage first",
      description:
        "The filters are those of the console, and all of them must hold. `nextCursor` is the `cursor` of the page behind it. New UDRs come from " +
        "orders (`POST /api/v1/orders`) and from batches of usage (`POST /api/v1/usage-imports`).",
      query: udrListInput,
      answer: { status: 200, schema: udrPageAnswer },
    },
    {
      ...READ,
      path: UDR,
      id: "readUdr",
      summary: "A UDR with its RBIs, its revisions and what may be done with it",
      description:
        "Its ETag is its revision: what a change names in If-Match. RBIs come and are billed without a new revision, so it is always sent whole.",
      answer: { status: 200, schema: udrAnswer, headers: ["ETag"], isAlwaysSent: true },
    },
    {
      ...READ,
      path: `${UDR}/explain`,
      id: "explainUdr",
      summary: "Why it costs what it costs",
      description: "In words, from the trace that is stored with its RBI: which rate won, which lost and why, discounts, rounding and tax.",
      answer: { status: 200, schema: udrExplanationAnswer, example: EXPLAINED },
    },
  ];
}

const EXPLAINED = {
  udr: 1042,
  revision: 1,
  rbi: 70001,
  totalAmount: "5.00",
  currency: "EUR",
  headline: "€5.00 = 1 film × €5.00.",
  won: ["Rate movies, level 1, because it was used on Tue 3 Mar 2026 at 02:14, within OFF-PEAK."],
  lost: ["The base rate of movies, because level 1 comes before it."],
  reasons: [
    { kind: "won", text: "Rate movies, level 1, because it was used on Tue 3 Mar 2026 at 02:14, within OFF-PEAK." },
    { kind: "lost", text: "The base rate of movies, because level 1 comes before it." },
  ],
  parkedBecause: null,
};

function changing(): readonly ApiOperation[] {
  const adjusting = { usageAmount: "1", from: "2026-03-03T02:14:00+02:00", metadata: { device: "TABLET" }, ...REASON };
  return [
    {
      ...CHANGE,
      path: `${UDR}/adjust`,
      id: "adjustUdr",
      summary: "Adjust what was recorded",
      description:
        "What is left out stays as it is. What was charged is reversed, and the adjusted UDR is rated again. `totalAmount` and `taxAmount` only of usage " +
        `that was rated elsewhere. ${PREVIEWED}`,
      permission: "udr.adjust",
      precondition: "revision",
      body: { schema: adjustUdrBody, example: adjusting },
      answer: { status: 200, schema: udrChangedAnswer, headers: ["ETag"], example: ADJUSTED },
    },
    simple("cancel", { id: "cancelUdr", summary: "Cancel it", what: "It is final. What was charged is given back." }),
    simple("set-billable", { id: "setUdrBillable", summary: "Set As Billable", what: "The account is debited." }),
    simple("set-creditable", {
      id: "setUdrCreditable",
      summary: "Set As Creditable",
      what: "The account is credited. To give back only what was charged, cancel it instead.",
    }),
    simple("set-not-to-be-billed", {
      id: "setUdrNotToBeBilled",
      summary: "Set As Not To Be Billed",
      what: "It stays out of every bill. What was charged is given back.",
    }),
  ];
}

type Simple = { readonly id: string; readonly summary: string; readonly what: string };

function simple(segment: string, { id, summary, what }: Simple): ApiOperation {
  return {
    ...CHANGE,
    path: `${UDR}/${segment}`,
    id,
    summary,
    description: `${what} ${PREVIEWED}`,
    permission: segment === "cancel" ? "udr.cancel" : "udr.setDirective",
    precondition: "revision",
    body: { schema: changeUdrBody, example: REASON },
    answer: { status: 200, schema: udrChangedAnswer, headers: ["ETag"], example: CANCELLED },
  };
}

function cancellingLots(): ApiOperation {
  return {
    ...CHANGE,
    path: `${UDRS}/cancel-lot`,
    id: "cancelLot",
    summary: "Cancel all UDRs of one order",
    description:
      "All of them or none: where one cannot be cancelled, nothing is (409 LOT_BLOCKED), and the preview says which and why. Those that were cancelled " +
      `before stay as they are. Instead of If-Match, the token of the preview names the revision of each. Its reason is needed for the preview, too. ${PREVIEWED}`,
    permission: "udr.cancel",
    body: { schema: cancelLotBody, example: { order: 40001, ...REASON } },
    answer: {
      status: 200,
      schema: lotCancelledAnswer,
      example: { order: 40001, currency: "EUR", netEffect: "-10.00", udrs: [{ udr: 1042, revision: 2, netEffect: "-10.00" }] },
    },
  };
}
