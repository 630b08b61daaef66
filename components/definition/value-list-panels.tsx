import type { ValueListView } from "#lib/domain/definition/udr-type-view.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { Panel } from "../ui/panel.tsx";
import { routeHref } from "../ui/route-href.ts";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { ValueListTree } from "./value-list.tsx";

/** The lists that choice attributes take their values from, each with its tree. */
export function ValueListPanels({ lists }: { readonly lists: readonly ValueListView[] }) {
  if (lists.length === 0) return null;
  return (
    <Panel
      title="Value lists"
      description="What a choice attribute may be"
      actions={<ButtonLink href="/value-lists">All value lists</ButtonLink>}
    >
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
        {lists.map((list) => (
          <section key={list.code} aria-label={list.name} className="min-w-0">
            <h3 className="flex flex-wrap items-center gap-2 pb-1.5 font-semibold">
              <TextLink href={routeHref(`/value-lists/${encodeURIComponent(list.code)}`)}>{list.name}</TextLink> <Tag>{list.code}</Tag>
            </h3>
            <ValueListTree list={list} />
          </section>
        ))}
      </div>
    </Panel>
  );
}
