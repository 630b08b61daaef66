import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { Code } from "#components/ui/code.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Finding } from "#lib/domain/price-plan/finding.ts";

/** What the linter says of the draft. Errors keep it from being submitted. */
export function FindingList({ findings, isLoading }: { readonly findings: readonly Finding[]; readonly isLoading: boolean }) {
  return (
    <Panel title="Checks">
      {findings.length === 0 ? (
        <p className="flex items-center gap-2">
          <CircleCheck className={isLoading ? "size-4 text-faint" : "size-4 text-positive"} aria-hidden="true" />
          {isLoading ? <span className="text-muted">Checking…</span> : "Every usage has exactly one price. No errors, no warnings."}
        </p>
      ) : (
        <ul className="grid gap-2">
          {findings.map(({ severity, path, message }) => (
            <li key={`${path} ${message}`} className="flex items-start gap-2">
              {severity === "error" ? (
                <CircleAlert className="mt-0.5 size-4 shrink-0 text-negative" aria-hidden="true" />
              ) : (
                <TriangleAlert className="mt-0.5 size-4 shrink-0 text-caution" aria-hidden="true" />
              )}
              <span className="min-w-0">
                <span className="sr-only">{severity === "error" ? "Error: " : "Warning: "}</span>
                {message}
                {path === "" ? null : (
                  <span className="block break-words text-muted text-xs">
                    <Code>{path}</Code>
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
