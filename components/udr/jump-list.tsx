"use client";

import { cn } from "#components/ui/class-names.ts";
import { usePageKeys } from "#components/ui/page-keys.ts";

export type Section = { readonly id: string; readonly name: string; readonly keys?: string };

/** The sections of the page as links, which stay in sight on wide screens. A key takes the focus along, so that reading goes on from there. */
export function JumpList({ sections }: { readonly sections: readonly Section[] }) {
  usePageKeys(
    sections.flatMap(({ id, name, keys }) => (keys === undefined ? [] : [{ keys, label: `Go to: ${name}`, run: () => showSection(id) }])),
  );
  return (
    <nav aria-label="Sections of this page" className={cn("-mx-1 mb-4 overflow-x-auto bg-canvas py-1 lg:sticky lg:top-13 lg:z-20")}>
      <ul className="flex w-max gap-1 px-1">
        {sections.map(({ id, name }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="inline-flex h-7 items-center whitespace-nowrap rounded-md px-2 text-muted text-xs hover:bg-hover hover:text-ink"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function showSection(id: string): void {
  const section = document.getElementById(id);
  if (!section) return;
  section.tabIndex = -1;
  section.focus({ preventScroll: true });
  section.scrollIntoView({ block: "start", behavior: "auto" });
}
