import type { CatalogValidity } from "#lib/domain/catalog/catalog.ts";
import { yearlyInWords } from "#lib/domain/catalog/catalog-view.ts";
import { WindowText } from "./window-text.tsx";

type ValidityTextProps = { readonly validity: readonly CatalogValidity[]; readonly zone: string };

/** Always, or the periods in any of which it is valid. */
export function ValidityText({ validity, zone }: ValidityTextProps) {
  if (validity.length === 0) return <span>Always</span>;
  return (
    <ul className="grid gap-0.5">
      {validity.map((one) => (
        <li key={one.kind === "yearly" ? `${one.firstDay} ${one.lastDay}` : one.from}>
          {one.kind === "yearly" ? yearlyInWords(one) : <WindowText from={one.from} to={one.to} zone={zone} />}
        </li>
      ))}
    </ul>
  );
}
