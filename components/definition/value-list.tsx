import type { ValueListView } from "#lib/domain/definition/udr-type-view.ts";
import { Code } from "../ui/code.tsx";

/** Step by step as class names: a style attribute would be the only one on the page. */
const INDENT = ["pl-0", "pl-5", "pl-10", "pl-15", "pl-20", "pl-25"] as const;

/** The values of a list in the order of its tree. Depth is said, not only shown. */
export function ValueListTree({ list }: { readonly list: ValueListView }) {
  return (
    <ul aria-label={list.name} className="grid gap-0.5">
      {list.items.map(({ value, label, depth }) => (
        <li key={value} className={`flex min-w-0 flex-wrap items-baseline gap-x-2 ${INDENT[Math.min(depth, INDENT.length - 1)] ?? ""}`}>
          {depth > 0 ? (
            <>
              <span className="sr-only">{`level ${depth + 1}: `}</span>
              <span aria-hidden="true" className="-mr-0.5 text-faint">
                └
              </span>
            </>
          ) : null}
          <span>{label}</span>
          {label === value ? null : <Code className="text-muted text-xs">{value}</Code>}
        </li>
      ))}
    </ul>
  );
}
