import type { FlatCharge } from "./flat.ts";
import type { Limits } from "./limits.ts";
import type { PerUnitCharge } from "./per-unit.ts";

/** How usage becomes an amount, as the pricing document writes it. One file per shape. */
export type Charge = (PerUnitCharge | FlatCharge) & Limits;
