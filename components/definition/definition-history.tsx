import { ArrowRight } from "lucide-react";
import type { Difference } from "#lib/domain/audit/differences.ts";
import { changeInWords, type DefinitionChange } from "#lib/domain/definition/definition-change.ts";
import { instantOf } from "../ui/iso-instant.tsx";
import { Panel } from "../ui/panel.tsx";
import { Timeline } from "../ui/timeline.tsx";

/** Who changed it, when, and from what to what. */
export function DefinitionHistory({ history, zone }: { readonly history: readonly DefinitionChange[]; readonly zone: string }) {
  return (
    <Panel title="History" description="Written with each change, and never altered afterwards">
      {history.length === 0 ? (
        <p className="text-muted">Not changed since it came with the installation.</p>
      ) : (
        <Timeline
          label="History, newest first"
          zone={zone}
          entries={history.map((change) => ({
            key: String(change.auditId),
            title: changeInWords(change),
            who: change.actorName,
            at: instantOf(change.actedAt),
            children: <Differences all={change.differences.filter(({ path }) => path !== "isArchived")} />,
          }))}
        />
      )}
    </Panel>
  );
}

function Differences({ all }: { readonly all: readonly Difference[] }) {
  if (all.length === 0) return null;
  return (
    <dl className="grid gap-1 text-xs">
      {all.map(({ path, before, after }) => (
        <div key={path} className="grid grid-cols-[minmax(4rem,6rem)_minmax(0,1fr)] gap-x-3">
          <dt className="text-muted">{memberInWords(path)}</dt>
          <dd className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 break-words">
            {before === null ? null : (
              <>
                <del className="min-w-0 text-muted no-underline">{shown(before)}</del>
                <ArrowRight role="img" aria-label="became" className="size-3 shrink-0 self-center text-faint" />
              </>
            )}
            <ins className="min-w-0 font-medium no-underline">{shown(after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const PRODUCT_MEMBERS = {
  taxRate: "Shared tax rate",
  validFrom: "Valid from",
  validTo: "Valid to",
  serviceType: "Service type",
  usedForProvisioning: "Provisioned",
  defaultUdrType: "Default UDR type",
};

const TERM_MEMBERS = {
  billingType: "Billing",
  billingMethod: "Cycles begin",
  cycleDay: "Cycle day",
  frequencyMonths: "Months of a cycle",
  defaultPlan: "Default plan",
  maximumUnbilledUdrs: "Unbilled UDRs",
  maximumUnbilledAmount: "Unbilled amount",
  protocol: "Speaks",
  usageHappened: "Usage happened",
  pricePlan: "Price plan",
};

const MEMBERS: Readonly<Record<string, string>> = {
  ...TERM_MEMBERS,
  timeZone: "Time zone",
  windows: "Windows",
  retentionDays: "Kept for",
  ...PRODUCT_MEMBERS,
};

/** "dates.0" is an exception, "conditions.0" a condition. */
function memberInWords(path: string): string {
  if (path.startsWith("dates")) return "Exception";
  if (path.startsWith("conditions")) return "Condition";
  if (path.startsWith("lines")) return "Service";
  if (path.startsWith("validity")) return "Validity";
  if (path.startsWith("taxRates")) return "Tax rate";
  if (path.startsWith("steps")) return "Step";
  if (path.startsWith("products.")) return "Product";
  if (path.startsWith("udrTypes")) return "UDR type";
  if (path.startsWith("productCodes.")) return `Code of ${path.slice("productCodes.".length)}`;
  if (/^(?:values|attributes)\./.test(path)) return path.slice(path.indexOf(".") + 1);
  return MEMBERS[path] ?? path.charAt(0).toUpperCase() + path.slice(1);
}

const shown = (text: string | null) => (text === null || text === "null" ? "none" : text);
