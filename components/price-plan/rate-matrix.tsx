import { Panel } from "#components/ui/panel.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { RateLine, RateLines } from "#lib/domain/price-plan/rate-lines.ts";
import type { WeekStrip } from "#lib/domain/price-plan/rate-strips.ts";
import { ChargeWords } from "./charge-words.tsx";
import { LineCondition } from "./line-condition.tsx";
import { LineName } from "./line-name.tsx";
import { rateInWords, TARGET_WORDS } from "./plan-words.ts";
import { rateElementId } from "./rate-window.ts";
import { WeekStrips } from "./week-strips.tsx";

type RateMatrixProps = {
  readonly rates: readonly RateLines[];
  readonly currency: string;
  /** By rate; of one that is not there yet its place is kept. */
  readonly strips: Readonly<Record<string, readonly WeekStrip[]>>;
};

/** Every rate with its levels in the order in which they are asked, and the day as a picture. */
export function RateMatrix({ rates, currency, strips }: RateMatrixProps) {
  return (
    <div className="grid gap-4">
      {rates.map((rate) => (
        <Panel
          key={rate.key}
          flush
          title={
            <span id={rateElementId(rate.key)} tabIndex={-1} className="rounded-sm">
              <RateTitle rate={rate} />
            </span>
          }
          description={rateInWords(rate)}
        >
          <div className="border-b px-4 pt-3 pb-2">
            <StripsOfRate rate={rate} strips={strips[rate.key]} />
          </div>
          <RateTable rate={rate} currency={currency} />
        </Panel>
      ))}
    </div>
  );
}

function StripsOfRate({ rate, strips }: { readonly rate: RateLines; readonly strips: readonly WeekStrip[] | undefined }) {
  return strips === undefined ? (
    <Skeleton className="h-16 w-full" />
  ) : (
    <WeekStrips label={`Price of ${rate.target.name}`} strips={strips} />
  );
}

export function RateTitle({ rate }: { readonly rate: RateLines }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {rate.target.name}
      <Tag className="font-normal">{TARGET_WORDS[rate.target.kind]}</Tag>
    </span>
  );
}

function RateTable({ rate, currency }: { readonly rate: RateLines; readonly currency: string }) {
  const hasLevels = rate.lines.length > 1;
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{`Prices of ${rate.target.name}`}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Holds</th>
          <th scope="col">Price</th>
        </tr>
      </thead>
      <tbody>
        {rate.lines.map((line) => (
          <LineRow key={line.level ?? "base"} line={line} hasLevels={hasLevels} currency={currency} unit={rate.unit} />
        ))}
      </tbody>
    </table>
  );
}

type LineRowProps = { readonly line: RateLine; readonly hasLevels: boolean; readonly currency: string; readonly unit: string | null };

function LineRow({ line, hasLevels, currency, unit }: LineRowProps) {
  return (
    <tr className="border-line-soft border-b align-top last:border-b-0">
      <th scope="row" className="w-28 py-2.5 pr-3 pl-4 text-left font-normal">
        <LineName level={line.level} />
      </th>
      <td className="px-3 py-2.5">
        <LineCondition line={line} hasLevels={hasLevels} />
      </td>
      <td className="py-2.5 pr-4 pl-3 text-right">
        <ChargeWords charge={line.charge} currency={currency} unit={unit} />
      </td>
    </tr>
  );
}
