import { ArrowRight } from "lucide-react";
import { None } from "#components/ui/description-list.tsx";
import { InstantText } from "#components/ui/instant-text.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { auditAddress } from "#lib/domain/audit/audit-address.ts";
import type { AuditEntryView } from "#lib/domain/audit/audit-views.ts";
import type { Difference } from "#lib/domain/audit/differences.ts";
import { parseInstant } from "#lib/kernel/instant.ts";
import { wordsOf } from "./words-of.ts";

const SHOWN_AT_ONCE = 4;

/** Each entry is a sentence (who did what to which, when, why) and what differs since. */
export function AuditList({ entries, zone }: { readonly entries: readonly AuditEntryView[]; readonly zone: string }) {
  return (
    <ol aria-label="Audit entries, newest first" className="overflow-hidden rounded-lg border bg-paper">
      {entries.map((entry) => (
        <li
          key={entry.auditId}
          className="grid gap-x-6 gap-y-1.5 border-line-soft border-b px-4 py-2.5 last:border-b-0 md:grid-cols-[11.5rem_minmax(0,1fr)]"
        >
          <When entry={entry} zone={zone} />
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium">{wordsOf(entry.action)}</span>
              <TextLink href={auditAddress({ entity: entry.entity, entityId: entry.entityId, action: null, actor: null }, null)}>
                {wordsOf(entry.entity)} <span className="break-all font-mono text-[0.94em]">{entry.entityId}</span>
              </TextLink>
              <span className="text-muted">by {entry.actorName}</span>
              <Tag>{entry.roleName ?? "System"}</Tag>
            </p>
            {entry.reason ? <p className="mt-0.5 text-pretty">“{entry.reason}”</p> : null}
            <Differences all={entry.differences} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function When({ entry, zone }: { readonly entry: AuditEntryView; readonly zone: string }) {
  const instant = parseInstant(entry.actedAt);
  return (
    <p className="text-muted text-xs leading-5">
      {instant === null ? entry.actedAt : <InstantText instant={instant} zone={zone} style="second" />}
      <span className="block font-mono text-2xs">no. {entry.auditId}</span>
    </p>
  );
}

function Differences({ all }: { readonly all: readonly Difference[] }) {
  const rest = all.slice(SHOWN_AT_ONCE);
  if (all.length === 0) return null;
  return (
    <div className="mt-1.5 grid gap-1 text-xs">
      <Rows rows={all.slice(0, SHOWN_AT_ONCE)} />
      {rest.length === 0 ? null : (
        <details>
          <summary className="w-fit cursor-pointer rounded-xs text-accent">{rest.length} more</summary>
          <div className="mt-1">
            <Rows rows={rest} />
          </div>
        </details>
      )}
    </div>
  );
}

function Rows({ rows }: { readonly rows: readonly Difference[] }) {
  return (
    <dl className="grid gap-1">
      {rows.map((row) => (
        <div key={row.path} className="grid grid-cols-[minmax(6rem,9rem)_minmax(0,1fr)] gap-x-3">
          <dt className="min-w-0 break-words text-muted">{placeOf(row.path)}</dt>
          <dd className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">
            <Change {...row} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What came into being has no before, so it shows its value alone. */
function Change({ before, after }: Difference) {
  if (before === null) return <ins className="min-w-0 break-words font-medium no-underline">{shownValue(after)}</ins>;
  return (
    <>
      <del className="min-w-0 break-words text-muted no-underline">{shownValue(before)}</del>
      <ArrowRight role="img" aria-label="became" className="size-3 shrink-0 self-center text-faint" />
      <ins className="min-w-0 break-words font-medium no-underline">{after === null ? <None /> : shownValue(after)}</ins>
    </>
  );
}

/** "lines.0.unitPrice" → "lines 0 unit price" */
function placeOf(path: string): string {
  return path === ""
    ? "value"
    : path
        .replaceAll(".", " ")
        .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
        .toLowerCase();
}

function shownValue(text: string | null): string {
  if (text === "true") return "yes";
  if (text === "false") return "no";
  return text ?? "";
}
