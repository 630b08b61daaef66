import type { OfferedPrice } from "#lib/domain/offer/offer-view.ts";
import { Amount } from "../ui/amount.tsx";

/** What one unit costs, in words; or why it has no price. */
export function OfferedPriceView({ offered: { product, unitName, currency, priced } }: { readonly offered: OfferedPrice }) {
  if (!priced.ok) {
    return (
      <p className="text-pretty">
        <span className="font-medium">{product.name}</span> has no price here. <span className="text-muted">{priced.message}</span>
      </p>
    );
  }
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{product.name}</span>
        <Amount value={priced.gross} currency={currency} emphasis="strong" />
        {unitName === null ? null : <span className="text-muted text-xs">for one unit ({unitName})</span>}
      </p>
      <p>{priced.headline}</p>
      <ul aria-label="Why it costs that" className="grid gap-1 text-muted text-xs">
        {priced.reasons.map(({ kind, text }) => (
          <li key={`${kind} ${text}`} className="text-pretty">
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
