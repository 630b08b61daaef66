import type { ValueListView } from "#lib/domain/definition/udr-type-view.ts";
import { Panel } from "../ui/panel.tsx";
import { Tag } from "../ui/tag.tsx";
import { ValueListTree } from "./value-list.tsx";

/** The lists that choice attributes take their values from, each with its tree. */
export function ValueListPanels({ lists }: { readonly lists: readonly ValueListView[] }) {
  if (lists.length === 0) return null;
  return (
    <Panel title="Value lists" description="What a choice attribute may be">
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
        {lists.map((list) => (
          <section key={list.code} aria-label={list.name} className="min-w-0">
            <h3 className="flex flex-wrap items-center gap-2 pb-1.5 font-semibold">
              {list.name} <Tag>{list.code}</Tag>
            </h3>
            <ValueListTree list={list} />
          </section>
        ))}
      </div>
    </Panel>
  );
}
