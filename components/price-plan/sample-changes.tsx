import type { SampleChange } from "#lib/domain/price-plan/sample.ts";
import { SamplePriceChange } from "./sample-price.tsx";

/** The samples whose price changes, for whoever submits and for whoever decides. */
export function SampleChanges({ samples }: { readonly samples: readonly SampleChange[] }) {
  return (
    <ul aria-label="Samples whose price changes" className="grid gap-2">
      {samples.map(({ sampleId, name, expected, now }) => (
        <li key={sampleId} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
          <span className="min-w-0 break-words">{name}</span>
          <SamplePriceChange expected={expected} now={now} />
        </li>
      ))}
    </ul>
  );
}
