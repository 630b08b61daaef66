import { ArrowRight } from "lucide-react";
import type { DiscountChange } from "#lib/domain/discount/discount-words.ts";
import { None } from "../../ui/description-list.tsx";

/** Member by member: what it was, what it becomes. */
export function DiscountChanges({ changes }: { readonly changes: readonly DiscountChange[] }) {
  if (changes.length === 0) return null;
  return (
    <dl className="grid gap-1 text-xs">
      {changes.map(({ member, before, after }) => (
        <div key={member} className="grid grid-cols-[minmax(7rem,9rem)_minmax(0,1fr)] gap-x-3">
          <dt className="text-muted">{member}</dt>
          <dd className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 break-words">
            {before === "" ? null : (
              <>
                <del className="min-w-0 text-muted no-underline">{before}</del>
                <ArrowRight role="img" aria-label="becomes" className="size-3 shrink-0 self-center text-faint" />
              </>
            )}
            <ins className="min-w-0 font-medium no-underline">{after === "" ? <None /> : after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
