import type { BoundedCount, HomeView } from "#lib/domain/home/home-view.ts";
import { listInWords } from "#lib/kernel/list-in-words.ts";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { StatusPill } from "../ui/status-pill.tsx";
import { TextLink } from "../ui/text-link.tsx";

type Parked = NonNullable<HomeView["parked"]>;

export function isAnyParked({ lines, udrs }: Parked): boolean {
  return lines.count + udrs.count > 0;
}

/** Usage that nobody is charged for until its cause is mended. */
export function ParkedPanel({ parked }: { readonly parked: Parked }) {
  return (
    <Panel
      title="Parked usage"
      actions={<TextLink href={routeHref(parked.lines.count === 0 ? "/parked?kind=udrs" : "/parked")}>All parked usage</TextLink>}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <p className="min-w-0 text-pretty">{parkedInWords(parked)}</p>
        <StatusPill tone="caution" mark="half">
          Waits for its cause
        </StatusPill>
      </div>
    </Panel>
  );
}

/** "3 imported lines and 1 UDR are parked: nobody is charged for them until the cause is mended." */
export function parkedInWords({ lines, udrs }: Parked): string {
  const parts = [counted(lines, "imported line"), counted(udrs, "UDR")].filter((part) => part !== null);
  const isOne = lines.count + udrs.count === 1;
  return `${listInWords(parts, "and")} ${isOne ? "is" : "are"} parked: nobody is charged for ${isOne ? "it" : "them"} until the cause is mended.`;
}

function counted({ count, isMore }: BoundedCount, what: string): string | null {
  if (count === 0) return null;
  return `${count.toLocaleString("en-GB")}${isMore ? "+" : ""} ${count === 1 ? what : `${what}s`}`;
}
