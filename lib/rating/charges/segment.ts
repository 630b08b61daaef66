/** From that quantity on, the price for each `per` ("1" when absent), in whole increments. */
export type Segment = { readonly from: string; readonly price: string; readonly per?: string; readonly increment: string };

/** The same in whole numbers of one scale. */
export type Cut = { readonly segment: Segment; readonly from: bigint; readonly to: bigint | null; readonly increment: bigint };
