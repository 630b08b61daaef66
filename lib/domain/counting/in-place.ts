import { addDecimals, decimal, subtractDecimals } from "#lib/kernel/decimal.ts";
import type { Counted } from "#lib/rating/charges/charge-program.ts";
import type { ExplainedCount } from "#lib/rating/explanation.ts";
import type { Rated } from "../billing/rbi.ts";
import { type CounterPlace, type CounterValue, placeName } from "./counter-place.ts";
import { type CountingRbi, placesOfRbi } from "./counting-rbi.ts";

type OldPlace = { readonly place: CounterPlace; readonly before: Counted; readonly after: Counted };

/** What a charge counted when it was rated, line by line. Only of usage without discounts per period: its places are those of its lines. */
function oldPlaces(counting: CountingRbi): readonly OldPlace[] {
  const places = placesOfRbi(counting);
  return counting.explanation.parts.flatMap(({ charge: { counter } }, index) => {
    const place = places[index];
    return counter === null || place === undefined ? [] : [{ place, before: toCounted(counter.before), after: toCounted(counter.after) }];
  });
}

/** What had counted before the charge, by place. */
export function countedBefore(counting: CountingRbi): ReadonlyMap<string, Counted> {
  return new Map(oldPlaces(counting).map(({ place, before }) => [placeName(place), before]));
}

/**
 * A price that stands in the place of the former one, on top of what counted then: the counters of today move only by what the two count
 * differently (free usage that was given since shortens the quantity).
 */
export function inPlaceOf(counting: CountingRbi, rated: Rated, today: ReadonlyMap<string, Counted>): Rated {
  const counts = new Map((rated.counts ?? []).map((value): [string, CounterValue] => [placeName(value), value]));
  for (const { place, before, after } of oldPlaces(counting)) {
    const name = placeName(place);
    const now = counts.get(name)?.counted ?? before;
    counts.set(name, { ...place, counted: plus(today.get(name) ?? after, minus(now, after)) });
  }
  return { ...rated, counts: [...counts.values()] };
}

function toCounted({ quantity, udrs, beyondFree, paying }: ExplainedCount): Counted {
  return { quantity: decimal(quantity), udrs, beyondFree: decimal(beyondFree), paying };
}

function plus(left: Counted, right: Counted): Counted {
  return {
    quantity: addDecimals(left.quantity, right.quantity),
    udrs: left.udrs + right.udrs,
    beyondFree: addDecimals(left.beyondFree, right.beyondFree),
    paying: left.paying + right.paying,
  };
}

function minus(left: Counted, right: Counted): Counted {
  return {
    quantity: subtractDecimals(left.quantity, right.quantity),
    udrs: left.udrs - right.udrs,
    beyondFree: subtractDecimals(left.beyondFree, right.beyondFree),
    paying: left.paying - right.paying,
  };
}
