import type { Reference } from "#lib/domain/definition/reference.ts";
import { None } from "../ui/description-list.tsx";
import { routeHref } from "../ui/route-href.ts";
import { TextLink } from "../ui/text-link.tsx";

/** Names that link to where they are defined: `under` is the path of their list. */
export function ReferenceLinks({ items, under }: { readonly items: readonly Reference[]; readonly under: string }) {
  if (items.length === 0) return <None />;
  return (
    <span className="-my-0.5 relative z-1 inline-flex flex-wrap gap-x-2 gap-y-0.5">
      {items.map(({ code, name }) => (
        <TextLink key={code} href={routeHref(`${under}/${encodeURIComponent(code)}`)} className="inline-flex min-h-6 items-center">
          {name}
        </TextLink>
      ))}
    </span>
  );
}
