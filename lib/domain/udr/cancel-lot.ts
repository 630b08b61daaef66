import type { PreviewEntry } from "./change-preview.ts";
import type { UdrState } from "./udr.ts";

/** What becomes of one UDR of a lot. */
export type LotUdr = {
  readonly udrId: number;
  readonly revision: number;
  readonly product: { readonly code: string; readonly name: string };
  readonly state: UdrState;
  /** `already`: cancelled before, so nothing is to be done. `blocked`: it cannot be, and so none is. */
  readonly outcome: "cancelled" | "already" | "blocked";
  readonly reason: { readonly code: string; readonly message: string } | null;
  readonly entries: readonly PreviewEntry[];
  readonly net: string;
  readonly sentence: string | null;
};

/** What cancelling all UDRs of an order would post: of each its entries, and of all the sum. */
export type LotPreview = {
  readonly orderId: number;
  readonly currency: string;
  /** Null where it cannot be done. */
  readonly token: string | null;
  readonly udrs: readonly LotUdr[];
  readonly net: string;
  readonly blocked: number;
  readonly approval: { readonly of: "action" | "day"; readonly credit: string; readonly limit: string } | null;
};

export type LotDone = {
  readonly orderId: number;
  readonly currency: string;
  readonly net: string;
  readonly udrs: readonly { readonly udrId: number; readonly revision: number; readonly net: string }[];
};
