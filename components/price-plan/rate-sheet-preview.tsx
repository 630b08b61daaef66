import type { NamedChange } from "#lib/domain/price-plan/named-change.ts";
import { RATE_COLUMNS } from "#lib/domain/price-plan/rate-columns.ts";
import type { RateSheetReading, RowProblem } from "#lib/domain/price-plan/read-rate-sheet.ts";
import { ChangeList } from "./change-list.tsx";

/** More nobody reads in a dialog. */
const MOST_CHANGES = 100;
const MOST_PROBLEMS = 50;

/** What the rows would change, or what has to be mended in them first. */
export function RateSheetPreview({ reading, changes }: { readonly reading: RateSheetReading; readonly changes: readonly NamedChange[] }) {
  return (
    <div className="grid gap-3">
      <p role="status" className="font-medium">
        {statusOf(reading, changes.length)}
      </p>
      {reading.kind === "read" && reading.problems.length > 0 ? <Problems problems={reading.problems} /> : null}
      {changes.length > 0 ? (
        <section aria-label="What it changes" className="rounded-lg border px-3.5 py-3">
          <ChangeList changes={changes.slice(0, MOST_CHANGES)} empty="" />
          {changes.length > MOST_CHANGES ? <p className="mt-2 text-muted text-xs">{`and ${changes.length - MOST_CHANGES} more`}</p> : null}
        </section>
      ) : null}
    </div>
  );
}

function statusOf(reading: RateSheetReading, changes: number): string {
  if (reading.kind === "unreadable") return reading.problem;
  const { problems, unchanged } = reading;
  if (problems.length > 0) return `${problems.length === 1 ? "1 cell has" : `${problems.length} cells have`} to be mended first.`;
  const same = unchanged === 0 ? "" : ` ${unchanged === 1 ? "1 row says" : `${unchanged} rows say`} what the draft says already.`;
  if (changes === 0) return `Nothing in it differs from the draft.${same}`;
  return `${changes === 1 ? "1 change" : `${changes} changes`} of the draft.${same}`;
}

function Problems({ problems }: { readonly problems: readonly RowProblem[] }) {
  const hidden = problems.length - MOST_PROBLEMS;
  return (
    <div className="max-h-64 overflow-y-auto rounded-lg border">
      <table aria-label="To be mended" className="w-full border-collapse">
        <thead>
          <tr className="border-b bg-panel text-left text-muted text-xs">
            <th scope="col" className="px-3 py-1.5 font-medium">
              Row
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              Column
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              What to do
            </th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, MOST_PROBLEMS).map(({ row, column, message }) => (
            <tr key={`${row} ${column} ${message}`} className="border-line-soft border-b align-top last:border-b-0">
              <td className="figures px-3 py-1.5">{row}</td>
              <td className="px-3 py-1.5">{RATE_COLUMNS[column]}</td>
              <td className="break-words px-3 py-1.5">{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 ? <p className="px-3 py-2 text-muted text-xs">{`and ${hidden} more`}</p> : null}
    </div>
  );
}
