import { tariffCharge } from "#lib/domain/price-plan/tariff-rows.ts";
import type { TariffLine, TariffPrice } from "#lib/domain/price-plan/tariff-view.ts";

type TariffLinesProps = { readonly price: TariffPrice; readonly title: string; readonly currency: string };

/** When which price holds, in the order in which they are asked; bands as rows of their own. */
export function TariffLines({ price: { lines, unit }, title, currency }: TariffLinesProps) {
  const isPlain = lines.length === 1;
  return (
    <table className="mt-2 w-full border-collapse">
      <caption className="sr-only">{`Prices of ${title}`}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">When</th>
          <th scope="col">Price</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const { words, steps } = tariffCharge(line.charge, { currency, unit });
          return (
            <tr key={line.level ?? "base"} className="border-line-soft border-b align-top last:border-b-0">
              <th scope="row" className="py-2 pr-4 text-left font-normal">
                <When line={line} isPlain={isPlain} lines={lines} />
              </th>
              <td className="py-2 text-right">
                {steps.length === 0 ? (
                  <span className="figures font-semibold">{words}</span>
                ) : (
                  <>
                    <span className="text-muted text-xs">{words}</span>
                    <dl className="mt-1 ml-auto grid w-fit grid-cols-[auto_auto] gap-x-5 gap-y-0.5">
                      {steps.map(({ name, price }) => (
                        <div key={name} className="contents">
                          <dt className="text-left text-muted">{name}</dt>
                          <dd className="figures font-semibold">{price}</dd>
                        </div>
                      ))}
                    </dl>
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type WhenProps = { readonly line: TariffLine; readonly isPlain: boolean; readonly lines: readonly TariffLine[] };

function When({ line: { level, time, zone }, isPlain, lines }: WhenProps) {
  if (level === null) {
    if (isPlain) return "Always";
    return lines.every((line) => line.zone === null) ? "At all other times" : "In all other cases";
  }
  const conditions = [time, zone].filter((words) => words !== null);
  if (conditions.length === 0) return "Always";
  return conditions.map(({ name, detail }) => (
    <span key={name} className="block">
      {name}
      <span className="block text-muted text-xs">{detail}</span>
    </span>
  ));
}
