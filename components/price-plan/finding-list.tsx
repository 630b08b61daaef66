import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { cn } from "#components/ui/class-names.ts";
import { Code } from "#components/ui/code.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Finding, Severity } from "#lib/domain/price-plan/finding.ts";
import { counted } from "./counted.ts";

/** A note only tells, so it is quieter than what asks for something. */
const LOOK = {
  error: { icon: CircleAlert, colour: "text-negative", words: "Error: ", text: "" },
  warning: { icon: TriangleAlert, colour: "text-caution", words: "Warning: ", text: "" },
  note: { icon: Info, colour: "text-faint", words: "Note: ", text: "text-muted" },
} as const satisfies Record<Severity, { icon: typeof Info; colour: string; words: string; text: string }>;

const LOUD: readonly Severity[] = ["error", "warning"];

/** More of one kind nobody reads: they mend these first. */
const MOST_SHOWN = 25;

type FindingListProps = {
  readonly findings: readonly Finding[];
  readonly isLoading: boolean;
  /** Checks cannot be made in this browser. */
  readonly hasFailed?: boolean;
  /** Goes to the rate that a path leads to; null where none is shown. */
  readonly onShow?: OnShow;
};

type OnShow = ((path: string) => void) | null;

/**
 * What the linter says of the draft, the gravest first. Errors keep it from being submitted. Notes ask for nothing, and a plan with
 * thousands of rates has thousands of them, so they are folded away under what they are about.
 */
export function FindingList({ findings, isLoading, hasFailed = false, onShow = null }: FindingListProps) {
  const loud = LOUD.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const notes = findings.filter(({ severity }) => severity === "note");
  return (
    <Panel title="Checks">
      {loud.length === 0 ? <NothingLoud isLoading={isLoading} hasFailed={hasFailed} /> : <FindingLines findings={loud} onShow={onShow} />}
      {notes.length === 0 ? null : <FoldedNotes notes={notes} onShow={onShow} />}
    </Panel>
  );
}

function NothingLoud({ isLoading, hasFailed }: { readonly isLoading: boolean; readonly hasFailed: boolean }) {
  if (hasFailed) return <p className="text-muted">The draft cannot be checked in this browser. It is checked when it is submitted.</p>;
  return (
    <p className="flex items-center gap-2">
      <CircleCheck className={isLoading ? "size-4 text-faint" : "size-4 text-positive"} aria-hidden="true" />
      {isLoading ? <span className="text-muted">Checking…</span> : "Every usage has exactly one price. No errors, no warnings."}
    </p>
  );
}

function FoldedNotes({ notes, onShow }: { readonly notes: readonly Finding[]; readonly onShow: OnShow }) {
  return (
    <details className="mt-3">
      <summary className="cursor-pointer text-muted">{notesInWords(notes.length)}</summary>
      <div className="mt-2 grid gap-3">
        {[...Map.groupBy(notes, subjectOf)].map(([subject, own]) => (
          <section key={subject} className="grid gap-2">
            <h3 className="text-muted text-xs">
              {subject === "" ? "The plan" : <Code>{subject}</Code>} · {notesInWords(own.length)}
            </h3>
            <FindingLines findings={own} onShow={onShow} />
          </section>
        ))}
      </div>
    </details>
  );
}

function notesInWords(notes: number): string {
  return notes === 1 ? "1 note" : `${counted(notes)} notes`;
}

/** "timeModels.NIGHT" of "timeModels.NIGHT.windows[0]", "rates" of "rates[17].tiered[2]". */
function subjectOf({ path }: Finding): string {
  const [collection = "", member] = path.split(".");
  return collection.includes("[") || member === undefined ? collection.replace(/\[.*/, "") : `${collection}.${member.replace(/\[.*/, "")}`;
}

function FindingLines({ findings, onShow }: { readonly findings: readonly Finding[]; readonly onShow: OnShow }) {
  const hidden = findings.length - MOST_SHOWN;
  return (
    <>
      <ul className="grid gap-2">
        {findings.slice(0, MOST_SHOWN).map((finding) => (
          <FindingLine key={`${finding.severity} ${finding.path} ${finding.message}`} finding={finding} onShow={onShow} />
        ))}
      </ul>
      {hidden > 0 ? <p className="mt-2 text-muted text-xs">and {counted(hidden)} more</p> : null}
    </>
  );
}

function FindingLine({ finding: { severity, path, message }, onShow }: { readonly finding: Finding; readonly onShow: OnShow }) {
  const { icon: Icon, colour, words, text } = LOOK[severity];
  return (
    <li className="flex items-start gap-2">
      <Icon className={cn("mt-0.5 size-4 shrink-0", colour)} aria-hidden="true" />
      <span className={cn("min-w-0", text)}>
        <span className="sr-only">{words}</span>
        {message}
        {path === "" ? null : (
          <span className="block break-words text-muted text-xs">
            {onShow !== null && path.startsWith("rates[") ? (
              <button type="button" className="min-h-6 text-left underline underline-offset-2 hover:text-ink" onClick={() => onShow(path)}>
                <span className="sr-only">Go to </span>
                <Code>{path}</Code>
              </button>
            ) : (
              <Code>{path}</Code>
            )}
          </span>
        )}
      </span>
    </li>
  );
}
