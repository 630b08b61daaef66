import { ArrowRight } from "lucide-react";
import { Panel } from "#components/ui/panel.tsx";
import type { NamedChange } from "#lib/domain/price-plan/named-change.ts";
import type { ReviewView } from "#lib/domain/price-plan/price-plan-view.ts";
import { rateLines } from "#lib/domain/price-plan/rate-lines.ts";
import { plainWeekOf, rateStrips, type WeekStrip } from "#lib/domain/price-plan/rate-strips.ts";
import { publishedSurroundings } from "#lib/domain/price-plan/to-view.ts";
import { PercentMark } from "./change-list.tsx";
import { RateTitle } from "./rate-matrix.tsx";
import { WeekStrips } from "./week-strips.tsx";

/** Before and after: in a table, and as the day that a customer will meet. */
export function ReviewComparison({ view, changes }: { readonly view: ReviewView; readonly changes: readonly NamedChange[] }) {
  return (
    <div className="grid gap-4">
      <Panel
        flush
        title={`${changes.length} ${changes.length === 1 ? "change" : "changes"}`}
        description={
          view.before ? `Against v${view.before.version}${view.corrects ? ", which it corrects" : ""}` : "The first version of this plan"
        }
      >
        <ChangeTable changes={changes} />
      </Panel>
      <DayComparison view={view} />
    </div>
  );
}

function ChangeTable({ changes }: { readonly changes: readonly NamedChange[] }) {
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">Prices before and after</caption>
      <thead>
        <tr className="border-b bg-panel text-left text-muted text-xs">
          <th scope="col" className="h-9 px-4 font-medium">
            What
          </th>
          <th scope="col" className="px-3 text-right font-medium">
            Before
          </th>
          <th scope="col" className="px-3 text-right font-medium">
            After
          </th>
          <th scope="col" className="px-4 text-right font-medium">
            Change
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.kind} ${change.path}`} className="border-line-soft border-b align-top last:border-b-0">
            <th scope="row" className="px-4 py-2.5 text-left font-normal">
              <span className="block font-medium">{change.subject}</span>
              <span className="text-muted text-xs">{change.detail ?? ""}</span>
            </th>
            <td className="figures px-3 py-2.5 text-right text-muted">{change.before ?? "nothing"}</td>
            <td className="figures px-3 py-2.5 text-right font-semibold">{change.after ?? "removed"}</td>
            <td className="px-4 py-2.5 text-right">{change.percent ? <PercentMark percent={change.percent} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayComparison({ view }: { readonly view: ReviewView }) {
  const { before, after, definitions, names, now } = view;
  const week = plainWeekOf(Number.parseInt(now.slice(0, 4), 10));
  const strips = rateStrips(after, definitions, week);
  const earlier = before === null ? null : rateStrips(before.document, publishedSurroundings(view, before.own).definitions, week);
  if (!strips.ok) return null;
  return rateLines(after.rates, definitions, names).map((rate) => {
    const was = earlier?.ok ? earlier.value[rate.key] : undefined;
    const is = strips.value[rate.key] ?? [];
    if (JSON.stringify(was) === JSON.stringify(is)) return null;
    return (
      <Panel key={rate.key} title={<RateTitle rate={rate} />} description="Which price holds when">
        <div className="grid gap-4">
          {was ? <Side label="Before" strips={was} name={rate.target.name} /> : null}
          <Side label="After" strips={is} name={rate.target.name} />
        </div>
      </Panel>
    );
  });
}

type SideProps = { readonly label: "Before" | "After"; readonly strips: readonly WeekStrip[]; readonly name: string };

function Side({ label, strips, name }: SideProps) {
  return (
    <div className="grid gap-1.5">
      <h3 className="flex items-center gap-1.5 font-medium">
        {label === "After" ? <ArrowRight className="size-3.5 text-muted" aria-hidden="true" /> : null}
        {label}
      </h3>
      <WeekStrips label={`${label}: price of ${name}`} strips={strips} />
    </div>
  );
}
