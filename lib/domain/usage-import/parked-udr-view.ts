/** A UDR that could not be rated, and why. Its refusal is that of the last attempt. */
export type ParkedUdrView = {
  readonly udrId: number;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly subscriptionNumber: string;
  readonly product: { readonly code: string; readonly name: string };
  readonly quantity: string;
  readonly unit: string;
  /** ISO, as are all instants here. */
  readonly from: string;
  /** The batch and the line that it came with; null of usage that was not imported. */
  readonly importId: number | null;
  readonly importLine: number | null;
  readonly code: string;
  /** A sentence. */
  readonly message: string;
  readonly parkedAt: string;
};

/** How many are parked for one reason. */
export type ParkedCount = { readonly code: string; readonly count: number };

export type ParkedUdrPage = {
  readonly udrs: readonly ParkedUdrView[];
  readonly nextCursor: string | null;
  /** Of all that are parked, the most frequent reason first. */
  readonly counts: readonly ParkedCount[];
};
