import { formatInstant } from "#components/ui/format-instant.ts";
import type { Sample, SampledUsage } from "#lib/domain/price-plan/sample.ts";
import { parseInstant } from "#lib/kernel/instant.ts";

type Named = { readonly productName: string; readonly zone: string };

/** "Braveheart × 2, Sun 22 Nov 2026, 02:14, network 5G". */
export function usageInWords({ quantity, at, metadata }: SampledUsage, { productName, zone }: Named): string {
  const instant = parseInstant(at);
  const attributes = Object.entries(metadata).map(([key, value]) => `${key} ${value}`);
  return [`${productName} × ${quantity}`, ...(instant === null ? [] : [formatInstant(instant, zone, "weekday")]), ...attributes].join(", ");
}

/** A name that no other sample has: whoever keeps a second one of the same usage gets "… (2)". */
export function suggestedName(usage: SampledUsage, named: Named, samples: readonly Pick<Sample, "name">[]): string {
  const words = usageInWords(usage, named).slice(0, 90);
  const taken = new Set(samples.map(({ name }) => name));
  let name = words;
  for (let number = 2; taken.has(name); number += 1) name = `${words} (${number})`;
  return name;
}
