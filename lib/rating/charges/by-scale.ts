/**
 * A charge compares and multiplies integers of one scale. Quantities come in few scales, so what a charge needs is made once for each
 * that turns up, and kept.
 */
export function byScale<Value>(make: (scale: number) => Value): (scale: number) => Value {
  const made = Array.from({ length: SCALES_KEPT }, (): Value | undefined => undefined);
  return (scale) => {
    const known = made[scale];
    if (known !== undefined) return known;
    const value = make(scale);
    if (scale < SCALES_KEPT) made[scale] = value;
    return value;
  };
}

/** More than a quantity of 12 decimals times a factor of 12 decimals can have. */
const SCALES_KEPT = 32;
