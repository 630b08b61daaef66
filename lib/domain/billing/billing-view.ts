import type { UntaxedClass } from "../account/tax-class.ts";
import type { LeftOnHold } from "../hold/hold-view.ts";
import type { RbiKind, RbiState } from "./rbi.ts";

export const RUN_TYPES = ["batch", "individual", "triggered"] as const;
export type RunType = (typeof RUN_TYPES)[number];
export const RUN_STATES = ["running", "completed", "completedWithExceptions", "failed"] as const;
export type RunState = (typeof RUN_STATES)[number];

type Named = { readonly code: string; readonly name: string };

/** A billing run with its counters. Money as exact text, instants as ISO text. */
export type BillingRunView = {
  readonly billingRunId: number;
  readonly type: RunType;
  readonly state: RunState;
  readonly asOf: string;
  readonly accountNumber: string | null;
  readonly accountName: string | null;
  readonly subscriptionNumber: string | null;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly bills: number;
  readonly items: number;
  readonly parked: number;
  /** Of its bills; null for a batch, whose bills may be in several currencies. */
  readonly total: string | null;
  readonly currency: string | null;
};

export type BillingRunPage = { readonly rows: readonly BillingRunView[]; readonly nextCursor: number | null };

export type BillingRunDetail = BillingRunView & { readonly issued: readonly IssuedBillView[] };

export type IssuedBillView = {
  readonly number: string;
  readonly kind: "bill" | "creditNote";
  readonly subscriptionNumber: string | null;
  readonly items: number;
  readonly currency: string;
  readonly net: string;
  readonly tax: string;
  readonly total: string;
};

/** What a run of one account would bill now: by the same decision, written nowhere. */
export type BillingPreview = {
  readonly accountNumber: string;
  readonly accountName: string;
  readonly asOf: string;
  readonly currency: string;
  readonly items: number;
  readonly total: string;
  readonly bills: readonly PreviewedBill[];
  /** What the run would leave in the queue because it is on hold. */
  readonly left: LeftOnHold;
};

export type PreviewedBill = {
  readonly subscriptionNumber: string;
  readonly kind: "bill" | "creditNote";
  readonly items: number;
  readonly lines: readonly BillLineView[];
  readonly net: string;
  readonly tax: string;
  readonly rounding: string;
  readonly total: string;
};

export type BillLineView = {
  readonly product: Named;
  readonly unit: string | null;
  readonly subscriptionNumber: string;
  readonly items: number;
  readonly quantity: string;
  readonly taxPercent: string;
  readonly taxInclusive: boolean;
  readonly amount: string;
};

export type BillTaxView = { readonly taxPercent: string; readonly taxInclusive: boolean; readonly net: string; readonly tax: string };

export type BillDetail = {
  readonly number: string;
  readonly kind: "bill" | "creditNote";
  readonly issuer: string;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly subscriptionNumber: string | null;
  readonly billingRunId: number;
  readonly currency: string;
  readonly asOf: string;
  readonly issuedAt: string;
  readonly lines: readonly BillLineView[];
  readonly taxes: readonly BillTaxView[];
  /** Why something on it bears no tax. */
  readonly untaxed: readonly UntaxedClass[];
  readonly net: string;
  readonly tax: string;
  readonly rounding: string;
  readonly total: string;
  readonly items: BillItemPage;
};

export type BillItemPage = { readonly rows: readonly BillItemView[]; readonly nextCursor: number | null };

/** An RBI on the bill, with the usage that it charges or credits. */
export type BillItemView = {
  readonly rbiId: number;
  readonly udrId: number;
  readonly kind: RbiKind;
  readonly reverses: number | null;
  /** What a correction of other usage corrects, in words; its UDR is the cause. */
  readonly corrects: string | null;
  readonly product: Named;
  readonly usedFrom: string;
  readonly quantity: string;
  readonly unit: string;
  readonly gross: string;
  readonly state: RbiState;
};
