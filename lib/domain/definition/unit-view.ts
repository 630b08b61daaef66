import type { Reference } from "./reference.ts";

export type UnitView = {
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly decimals: number;
  /** How many counted units make one priced unit, as exact text. */
  readonly scale: string;
  readonly udrTypes: readonly Reference[];
};
