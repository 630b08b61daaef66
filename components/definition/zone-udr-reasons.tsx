import { Check, X } from "lucide-react";
import type { ZoneAttribute } from "#lib/domain/definition/usage-zone-attributes.ts";
import type { UdrVerdict } from "#lib/domain/definition/usage-zone-matches.ts";
import { conditionInWords, foundInWords } from "#lib/domain/definition/usage-zone-words.ts";
import type { ConditionDefinition } from "#lib/domain/price-plan/zone-schema.ts";
import { cn } from "../ui/class-names.ts";

type UdrReasonsProps = {
  readonly udrId: number;
  /** Null when there is no UDR with that number. */
  readonly verdict: UdrVerdict | null;
  readonly conditions: readonly ConditionDefinition[];
  readonly attributes: readonly ZoneAttribute[];
  readonly isOld: boolean;
};

/** Why one UDR is in the zone or not, condition by condition. */
export function UdrReasons({ udrId, verdict, conditions, attributes, isOld }: UdrReasonsProps) {
  if (verdict?.udrId !== udrId) {
    return <p role="status">{isOld ? "Reading…" : `There is no UDR with the number ${udrId}.`}</p>;
  }
  return (
    <div className={cn("grid gap-1.5", isOld && "opacity-80")}>
      <p role="status" className="font-medium">
        {`UDR ${udrId} ${verdict.isIn ? "matches" : "does not match"}.`}
      </p>
      <ul aria-label={`Conditions for UDR ${udrId}`} className="grid gap-1">
        {conditions.map((condition, index) => {
          const { holds = false, value = null } = verdict.conditions[index] ?? {};
          const Mark = holds ? Check : X;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may be alike while they are typed.
            <li key={index} className="flex items-start gap-2">
              <Mark className={cn("mt-0.5 size-4 shrink-0", holds ? "text-positive" : "text-negative")} aria-hidden="true" />
              <span className="min-w-0 break-words">
                {conditionInWords(condition, attributes)}: {holds ? "holds" : "fails"}
                <span className="block text-muted text-xs">{foundInWords(condition, value, attributes)}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
