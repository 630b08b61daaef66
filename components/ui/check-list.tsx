import { Check, CircleHelp, X } from "lucide-react";

export type CheckItem = {
  readonly text: string;
  readonly found: string;
  /** Null where it is not decided yet. */
  readonly holds: boolean | null;
};

/** What is asked, whether it is met, and what was found. */
export function CheckList({ checks }: { readonly checks: readonly CheckItem[] }) {
  return (
    <ul className="grid gap-1">
      {checks.map(({ text, found, holds }) => (
        <li key={text} className="flex items-start gap-2">
          <Mark holds={holds} />
          <span className="min-w-0">
            {text}
            <span className="sr-only">{holds === null ? ": not decided yet" : holds ? ": met" : ": not met"}</span>
            <span className="text-muted text-xs">{` · found: ${found}`}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Mark({ holds }: Pick<CheckItem, "holds">) {
  if (holds === null) return <CircleHelp className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden="true" />;
  if (holds) return <Check className="mt-0.5 size-4 shrink-0 text-positive" aria-hidden="true" />;
  return <X className="mt-0.5 size-4 shrink-0 text-negative" aria-hidden="true" />;
}
