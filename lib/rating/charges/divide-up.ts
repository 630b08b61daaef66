/** How many whole parts hold the quantity: a part that is begun counts. Neither is negative. */
export function divideUp(quantity: bigint, part: bigint): bigint {
  return (quantity + part - 1n) / part;
}
