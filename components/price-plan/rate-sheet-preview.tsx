import { cn } from "#components/ui/class-names.ts";
import { Code } from "#components/ui/code.tsx";
import type { NamedChange } from "#lib/domain/price-plan/named-change.ts";
import { RATE_COLUMNS } from "#lib/domain/price-plan/rate-columns.ts";
import type { RateSheetReading, RowProblem } from "#lib/domain/price-plan/read-rate-sheet.ts";
import { ChangeList } from "./change-list.tsx";
import { counted } from "./counted.ts";

/** More nobody reads in a dialog. */
export const MOST_CHANGES = 100;
const MOST_PROBLEMS = 50;

type RateSheetPreviewProps = {
  readonly reading: RateSheetReading;
  /** The first of them, and how many there are. */
  readonly changes: readonly NamedChange[];
  readonly count: number;
  /** Whether it is of an earlier text. */
  readonly isBehind: boolean;
};

/** What the rows would change, or what has to be mended in them first. The buttons stay below it in sight, however much it is. */
export function RateSheetPreview({ reading, changes, count, isBehind }: RateSheetPreviewProps) {
  const isRefused = reading.kind === "unreadable" || reading.problems.length > 0;
  return (
    <div className="grid gap-3" aria-busy={isBehind}>
      <p role="status" className={cn("break-words font-medium", isRefused && "text-negative")}>
        {statusOf(reading, count)}
      </p>
      {reading.kind === "read" && reading.problems.length > 0 ? <Problems problems={reading.problems} /> : null}
      {changes.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by keyboard.
        <section aria-label="What it changes" tabIndex={0} className={cn(LONG, "px-3.5 py-3")}>
          <ChangeList changes={changes} empty="" />
          {count > changes.length ? <p className="mt-2 text-muted text-xs">{`and ${counted(count - changes.length)} more`}</p> : null}
        </section>
      ) : null}
    </div>
  );
}

const LONG = "max-h-64 overflow-y-auto rounded-lg border";

function statusOf(reading: RateSheetReading, changes: number): string {
  if (reading.kind === "unreadable") return reading.problem;
  const { problems, unchanged } = reading;
  if (problems.length > 0) {
    return `${problems.length === 1 ? "1 cell has" : `${counted(problems.length)} cells have`} to be mended first. Nothing goes in before.`;
  }
  const same = unchanged === 0 ? "" : ` ${unchanged === 1 ? "1 row says" : `${counted(unchanged)} rows say`} what the draft says already.`;
  if (changes === 0) return `Nothing in it differs from the draft.${same}`;
  return `${changes === 1 ? "1 change" : `${counted(changes)} changes`} of the draft.${same}`;
}

function Problems({ problems }: { readonly problems: readonly RowProblem[] }) {
  const hidden = problems.length - MOST_PROBLEMS;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by keyboard.
    <section aria-label="Cells to be mended" tabIndex={0} className={LONG}>
      <table aria-label="To be mended" className="w-full border-collapse">
        <thead>
          <tr className="border-b bg-panel text-left text-muted text-xs">
            <th scope="col" className="px-3 py-1.5 font-medium">
              Row
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              Cell
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              What to do
            </th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, MOST_PROBLEMS).map(({ row, column, about, written, message }) => (
            <tr key={`${row} ${column ?? ""} ${message}`} className="border-line-soft border-b align-top last:border-b-0">
              <td className="px-3 py-1.5">
                <span className="figures">{row}</span>
                {about === "" || column === "code" ? null : <Written text={about} />}
              </td>
              <td className="px-3 py-1.5">
                {column === null ? <span className="text-muted italic">no column</span> : RATE_COLUMNS[column]}
                {written === "" ? <span className="block text-muted text-xs italic">empty</span> : <Written text={written} />}
              </td>
              <td className="break-words px-3 py-1.5">{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 ? <p className="px-3 py-2 text-muted text-xs">{`and ${counted(hidden)} more`}</p> : null}
    </section>
  );
}

/** A cell as the sheet has it, so that one finds it there: long details are cut. */
function Written({ text }: { readonly text: string }) {
  return (
    <span className="block max-w-40 truncate max-sm:max-w-20 text-muted text-xs" title={text}>
      <Code>{text}</Code>
    </span>
  );
}
