import { ArrowRight } from "lucide-react";
import { cn } from "#components/ui/class-names.ts";
import type { ChangeKind } from "#lib/domain/price-plan/document-change.ts";
import type { NamedChange } from "#lib/domain/price-plan/named-change.ts";

const KIND = {
  planChanged: "Plan changed",
  rateAdded: "Rate added",
  rateRemoved: "Rate removed",
  targetChanged: "Applies to something else",
  scopeChanged: "Counted together differently",
  splitChanged: "Time boundaries treated differently",
  chargeChanged: "Charged in another way",
  priceChanged: "Price changed",
  levelAdded: "Level added",
  levelRemoved: "Level removed",
  levelMoved: "Level moved",
  conditionChanged: "Condition changed",
  windowsChanged: "Times changed",
  zoneChanged: "Zone changed",
  discountAdded: "Discount added",
  discountRemoved: "Discount removed",
  discountChanged: "Discount changed",
  definitionChanged: "Definition changed",
} as const satisfies Record<ChangeKind, string>;

/** What changed in meaning, before and after. */
export function ChangeList({ changes, empty }: { readonly changes: readonly NamedChange[]; readonly empty: string }) {
  if (changes.length === 0) return <p className="text-muted">{empty}</p>;
  return (
    <ul className="grid gap-2.5">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.path}`} className="grid gap-0.5">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{change.subject}</span>
            <span className="text-muted text-xs">{change.detail ?? KIND[change.kind]}</span>
          </p>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <Side text={change.before} absent="nothing" old />
            <ArrowRight className="size-3.5 text-muted" aria-hidden="true" />
            <span className="sr-only">becomes</span>
            <Side text={change.after} absent="removed" />
            {change.percent ? <PercentMark percent={change.percent} /> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Side({ text, absent, old = false }: { readonly text: string | null; readonly absent: string; readonly old?: boolean }) {
  if (text === null) return <span className="text-muted italic">{absent}</span>;
  return <span className={cn("figures", old ? "text-muted line-through decoration-line-strong" : "font-semibold")}>{text}</span>;
}

/** Dearer and cheaper are neither good nor bad here: the sign tells them apart. */
export function PercentMark({ percent }: { readonly percent: string }) {
  return <span className="figures whitespace-nowrap rounded-sm bg-hover px-1 text-muted text-xs">{`${percent} %`}</span>;
}
