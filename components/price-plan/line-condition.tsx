import { Clock, MapPin } from "lucide-react";
import type { ConditionWords, RateLine } from "#lib/domain/price-plan/rate-lines.ts";

/** When a line holds: its time model and its zone, or "whenever no level does". */
export function LineCondition({ line, hasLevels }: { readonly line: RateLine; readonly hasLevels: boolean }) {
  if (line.level === null) return <span className="text-muted">{hasLevels ? "Whenever no level holds" : "Always"}</span>;
  if (line.time === null && line.zone === null) return <span className="text-muted">Always</span>;
  return (
    <span className="grid gap-1">
      {line.time ? <Condition icon={Clock} words={line.time} /> : null}
      {line.zone ? <Condition icon={MapPin} words={line.zone} /> : null}
    </span>
  );
}

function Condition({ icon: Icon, words }: { readonly icon: typeof Clock; readonly words: ConditionWords }) {
  return (
    <span className="flex items-start gap-1.5">
      <Icon className="mt-0.5 size-3.5 shrink-0 text-muted" aria-hidden="true" />
      <span className="min-w-0">
        {words.name}
        <span className="block text-muted text-xs">{words.detail}</span>
      </span>
    </span>
  );
}
