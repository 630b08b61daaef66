import type { CostPlusCharge } from "./cost-plus.ts";
import type { FlatCharge } from "./flat.ts";
import type { GraduatedCharge } from "./graduated.ts";
import type { Limits } from "./limits.ts";
import type { PackageCharge } from "./package.ts";
import type { PerUnitCharge } from "./per-unit.ts";
import type { PercentageCharge } from "./percentage.ts";
import type { SteppedCharge } from "./stepped.ts";
import type { VolumeCharge } from "./volume.ts";

/** How usage becomes an amount, as the pricing document writes it. One file per shape. */
export type Charge = (
  | PerUnitCharge
  | FlatCharge
  | GraduatedCharge
  | VolumeCharge
  | PackageCharge
  | SteppedCharge
  | PercentageCharge
  | CostPlusCharge
) &
  Limits;
