import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { cn } from "#components/ui/class-names.ts";
import { Code } from "#components/ui/code.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Finding, Severity } from "#lib/domain/price-plan/finding.ts";

/** A note only tells, so it is quieter than what asks for something. */
const LOOK = {
  error: { icon: CircleAlert, colour: "text-negative", words: "Error: ", text: "" },
  warning: { icon: TriangleAlert, colour: "text-caution", words: "Warning: ", text: "" },
  note: { icon: Info, colour: "text-faint", words: "Note: ", text: "text-muted" },
} as const satisfies Record<Severity, { icon: typeof Info; colour: string; words: string; text: string }>;

const ORDER: readonly Severity[] = ["error", "warning", "note"];

/** What the linter says of the draft, the gravest first. Errors keep it from being submitted. */
export function FindingList({ findings, isLoading }: { readonly findings: readonly Finding[]; readonly isLoading: boolean }) {
  const sorted = ORDER.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const isQuiet = findings.every(({ severity }) => severity === "note");
  return (
    <Panel title="Checks">
      {isQuiet ? (
        <p className="flex items-center gap-2">
          <CircleCheck className={isLoading ? "size-4 text-faint" : "size-4 text-positive"} aria-hidden="true" />
          {isLoading ? <span className="text-muted">Checking…</span> : "Every usage has exactly one price. No errors, no warnings."}
        </p>
      ) : null}
      {findings.length === 0 ? null : (
        <ul className={cn("grid gap-2", isQuiet && "mt-3")}>
          {sorted.map((finding) => (
            <FindingLine key={`${finding.severity} ${finding.path} ${finding.message}`} finding={finding} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function FindingLine({ finding: { severity, path, message } }: { readonly finding: Finding }) {
  const { icon: Icon, colour, words, text } = LOOK[severity];
  return (
    <li className="flex items-start gap-2">
      <Icon className={cn("mt-0.5 size-4 shrink-0", colour)} aria-hidden="true" />
      <span className={cn("min-w-0", text)}>
        <span className="sr-only">{words}</span>
        {message}
        {path === "" ? null : (
          <span className="block break-words text-muted text-xs">
            <Code>{path}</Code>
          </span>
        )}
      </span>
    </li>
  );
}
