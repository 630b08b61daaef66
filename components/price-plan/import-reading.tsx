import { errorsIn, type Finding } from "#lib/domain/price-plan/finding.ts";
import type { ImportReading } from "#lib/domain/price-plan/read-import.ts";
import { ChangeList } from "./change-list.tsx";
import { FindingList } from "./finding-list.tsx";

/** More nobody reads in a dialog: after the import the draft shows them all. */
const MOST_CHANGES = 100;

/** What a document says and would change, before anything is stored. */
export function ImportReadingView({ reading, against }: { readonly reading: ImportReading; readonly against: string }) {
  return (
    <div className="grid gap-4">
      <p role="status" className="font-medium">
        {statusOf(reading, against)}
      </p>
      {reading.kind === "readable" && reading.changes.length > 0 ? (
        <section aria-label="What it changes" className="rounded-lg border px-3.5 py-3">
          <ChangeList changes={reading.changes.slice(0, MOST_CHANGES)} empty="" />
          {reading.changes.length > MOST_CHANGES ? (
            <p className="mt-2 text-muted text-xs">{`and ${reading.changes.length - MOST_CHANGES} more`}</p>
          ) : null}
        </section>
      ) : null}
      {reading.findings.length > 0 ? <FindingList findings={reading.findings} isLoading={false} /> : null}
    </div>
  );
}

function statusOf(reading: ImportReading, against: string): string {
  if (reading.kind === "refused") return `It cannot be imported: ${counted(reading.findings, "error")}.`;
  const { changes, findings } = reading;
  if (changes.length === 0) return `Nothing in it differs from ${against}.`;
  const errors = errorsIn(findings);
  const later = errors.length === 0 ? "" : ` It has ${counted(errors, "error")}, to be mended before it can be submitted.`;
  return `${changes.length} ${changes.length === 1 ? "change" : "changes"} against ${against}.${later}`;
}

function counted(findings: readonly Finding[], what: string): string {
  return `${findings.length} ${what}${findings.length === 1 ? "" : "s"}`;
}
