import { cn } from "./class-names.ts";
import { formatQuantity } from "./format-quantity.ts";

type QuantityTextProps = { readonly value: string; readonly unit: string; readonly className?: string };

/** A quantity with its unit, exact. */
export function QuantityText({ value, unit, className }: QuantityTextProps) {
  return (
    <span className={cn("figures whitespace-nowrap", className)}>
      {formatQuantity(value)} <span className="text-muted">{unit}</span>
    </span>
  );
}
