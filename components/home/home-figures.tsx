import type { BoundedCount, HomeView } from "#lib/domain/home/home-view.ts";
import { formatMoney } from "../ui/format-money.ts";
import { Stat, StatRow } from "../ui/stat.tsx";

/** The day in figures: only those that the reader's role may see. */
export function HomeFigures({ home: { today, unbilled, provisioning } }: { readonly home: HomeView }) {
  const whose = today.ofEveryone ? "by everyone" : "by you";
  return (
    <StatRow label="Today in figures">
      <Stat label="Orders today" value={countText(today.orders)} detail={whose} />
      <Stat label="Corrections today" value={countText(today.corrections)} detail={whose} />
      {unbilled ? <Stat label="Waiting to be billed" value={countText(unbilled)} detail={sumText(unbilled)} /> : null}
      {provisioning ? (
        <Stat
          label="Deliveries under way"
          value={countText(provisioning.pending)}
          detail={provisioning.failed.count === 0 ? "none failed" : `${countText(provisioning.failed)} failed`}
        />
      ) : null}
    </StatRow>
  );
}

function countText({ count, isMore }: BoundedCount): string {
  return `${count.toLocaleString("en-GB")}${isMore ? "+" : ""}`;
}

/** Amounts of different currencies stand side by side; they are never added up. */
function sumText({ sums, isMore }: NonNullable<HomeView["unbilled"]>): string {
  if (sums.length === 0) return "nothing waits";
  const amounts = sums.map(({ currency, gross }) => formatMoney({ value: gross, currency })).join(" · ");
  return isMore ? `${amounts} in the first 10,000` : amounts;
}
