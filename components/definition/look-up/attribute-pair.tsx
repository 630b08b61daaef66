import { ArrowRight } from "lucide-react";
import type { LookUpTable } from "#lib/domain/look-up/look-up-table.ts";
import { Code } from "../../ui/code.tsx";

/** "dialledNumber → destination, zone" */
export function AttributePair({ table: { key, gives } }: { readonly table: Pick<LookUpTable, "key" | "gives"> }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <Code>{key}</Code>
      <ArrowRight role="img" aria-label="gives" className="size-3.5 shrink-0 text-faint" />
      <Code>{gives.join(", ")}</Code>
    </span>
  );
}
