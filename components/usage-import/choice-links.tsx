import Link from "next/link";
import { cn } from "../ui/class-names.ts";
import { routeHref } from "../ui/route-href.ts";

type ChoiceLinksProps = {
  readonly label: string;
  readonly choices: readonly { readonly href: string; readonly text: string; readonly isCurrent: boolean }[];
};

/** One of a few, chosen in the address. */
export function ChoiceLinks({ label, choices }: ChoiceLinksProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1">
      {choices.map(({ href, text, isCurrent }) => (
        <Link
          key={href}
          href={routeHref(href)}
          aria-current={isCurrent ? "true" : undefined}
          className={cn(
            "figures inline-flex h-7 items-center rounded-md px-2 text-muted text-xs hover:bg-hover hover:text-ink",
            isCurrent && "bg-selected font-medium text-ink",
          )}
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
