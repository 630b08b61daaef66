import { cn } from "./class-names.ts";
import { formatMoney, isNegativeMoney, type MoneyText } from "./format-money.ts";

type AmountProps = MoneyText & {
  /** Adds the word "credit" to a negative amount, where a minus alone could be overlooked. */
  readonly sayCredit?: boolean;
  readonly emphasis?: "normal" | "strong" | "large" | "quiet";
  readonly className?: string;
};

const EMPHASIS = {
  normal: "",
  strong: "font-semibold",
  large: "text-2xl font-semibold tracking-tight",
  quiet: "text-muted",
} as const satisfies Record<NonNullable<AmountProps["emphasis"]>, string>;

/** Money on screen: exact, aligned figures, a true minus sign. */
export function Amount({ sayCredit = false, emphasis = "normal", className, ...money }: AmountProps) {
  const credit = sayCredit && isNegativeMoney(money.value);
  return (
    <span className={cn("figures whitespace-nowrap", EMPHASIS[emphasis], credit && "text-positive", className)}>
      {formatMoney(money)}
      {credit ? <span className="ml-1.5 font-normal text-xs">credit</span> : null}
    </span>
  );
}
