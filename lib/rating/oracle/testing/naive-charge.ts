import type { Charge } from "../../charges/charge.ts";
import { type Exact, exact, isLess, isPositive, larger, minus, NOTHING, over, percentOf, plus, smaller, sum, times } from "./exact.ts";
import { walkBands } from "./walk-bands.ts";

/** One usage, or part of one, that counts towards a charge. */
export type Counted = {
  readonly quantity: Exact;
  /** Only the first part of a cut usage pays what a UDR pays once. */
  readonly paysFixed: boolean;
};

type ChargeOf<Kind extends Charge["charge"]> = Extract<Charge, { readonly charge: Kind }>;

/** All that this usage costs: everything so far, less everything before. With limits; nothing used costs nothing. */
export function limitedCost(charge: Charge, counted: readonly Counted[]): Exact {
  return counted.length === 0 ? NOTHING : limited(charge, costOf(charge, counted));
}

export function limited({ minimum, maximum }: Charge, amount: Exact): Exact {
  const raised = minimum === undefined ? amount : larger(amount, exact(minimum));
  return maximum === undefined ? raised : smaller(raised, exact(maximum));
}

export function costOf(charge: Charge, counted: readonly Counted[]): Exact {
  const total = sum(counted.map(({ quantity }) => quantity));
  switch (charge.charge) {
    case "perUnit":
      return times(over(total, exact(charge.per ?? "1")), exact(charge.price));
    case "flat":
      return times(exact(counted.length), exact(charge.amount));
    case "graduated":
      return graduated(charge, total);
    case "volume":
      return volume(charge, total);
    case "package":
      return packages(charge, total);
    case "stepped":
      return stepped(charge, total);
    case "percentage":
      return percentage(charge, counted);
    case "costPlus":
      return plus(total, percentOf(exact(charge.markup), total));
  }
}

/** A band is entered by the first unit beyond the end of the one before, and then adds its flat amount. */
function graduated({ bands }: ChargeOf<"graduated">, total: Exact): Exact {
  const inBands = walkBands(
    total,
    bands.map(({ upTo }) => (upTo === null ? null : exact(upTo))),
  );
  return sum(inBands.map((quantity, index) => plus(times(quantity, exact(bands[index]?.price ?? "0")), exact(bands[index]?.flat ?? "0"))));
}

/** 10 is in the band up to 10, 10.5 in the next. */
function volume({ bands }: ChargeOf<"volume">, total: Exact): Exact {
  const band = bands.find(({ upTo }) => upTo === null || !isLess(exact(upTo), total));
  return plus(times(total, exact(band?.price ?? "0")), exact(band?.flat ?? "0"));
}

function packages({ size, price, free }: ChargeOf<"package">, total: Exact): Exact {
  let [rest, begun] = [minus(total, exact(free ?? "0")), 0];
  while (isPositive(rest)) {
    begun += 1;
    rest = minus(rest, exact(size));
  }
  return times(exact(begun), exact(price));
}

function stepped({ connectFee, segments }: ChargeOf<"stepped">, total: Exact): Exact {
  let [billed, amount] = [NOTHING, exact(connectFee ?? "0")];
  while (isLess(billed, total)) {
    const begun = segments.filter(({ from }) => !isLess(billed, exact(from)));
    const segment = begun.at(-1);
    if (!segment) throw new Error("no segment from 0");
    amount = plus(amount, over(times(exact(segment.increment), exact(segment.price)), exact(segment.per ?? "1")));
    billed = plus(billed, exact(segment.increment));
  }
  return amount;
}

function percentage(charge: ChargeOf<"percentage">, counted: readonly Counted[]): Exact {
  let [before, amount] = [NOTHING, NOTHING];
  for (const [udrs, { quantity, paysFixed }] of counted.entries()) {
    const excess = beyondFree(charge, { udrs, before, quantity });
    before = plus(before, quantity);
    if (!isPositive(excess)) continue;
    amount = plus(amount, percentOf(exact(charge.rate), excess));
    if (paysFixed) amount = plus(amount, exact(charge.fixed ?? "0"));
  }
  return amount;
}

type Spent = { readonly udrs: number; readonly before: Exact; readonly quantity: Exact };

function beyondFree({ freeUdrs, freeAmount }: ChargeOf<"percentage">, { udrs, before, quantity }: Spent): Exact {
  if (freeUdrs === undefined && freeAmount === undefined) return quantity;
  if (freeUdrs !== undefined && udrs >= freeUdrs) return quantity;
  if (freeAmount === undefined) return NOTHING;
  const left = larger(NOTHING, minus(exact(freeAmount), before));
  return larger(NOTHING, minus(quantity, left));
}

/** What is left of a charge for a part that is not the first: nothing that is paid once, no limits. */
export function withoutFees({ minimum: _minimum, maximum: _maximum, ...charge }: Charge): Charge {
  switch (charge.charge) {
    case "flat":
      return { ...charge, amount: "0" };
    case "graduated":
    case "volume":
      return { ...charge, bands: charge.bands.map((band) => ({ ...band, flat: "0" })) };
    case "stepped":
      return { ...charge, connectFee: "0" };
    case "percentage":
      return { ...charge, fixed: "0" };
    case "perUnit":
    case "package":
    case "costPlus":
      return charge;
  }
}
