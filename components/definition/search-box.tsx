"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { cn } from "../ui/class-names.ts";
import { controlStyles } from "../ui/control-styles.ts";
import { routeHref } from "../ui/route-href.ts";
import { Spinner } from "../ui/spinner.tsx";

const SETTLE_MILLIS = 200;

/** A search that lives in the address (`q`), so that it can be shared and survives a reload. Works without script too. */
export function SearchBox({ label, search }: { readonly label: string; readonly search: string }) {
  const router = useRouter();
  const pathname = usePathname();
  const parameters = useSearchParams();
  const [text, setText] = useState(search);
  const [isPending, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  const change = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const query = new URLSearchParams(parameters);
      // A new search begins at its first page.
      for (const name of ["q", "after", "before"]) query.delete(name);
      if (next.trim() !== "") query.set("q", next.trim());
      const href = query.size > 0 ? `${pathname}?${query}` : pathname;
      startTransition(() => router.replace(routeHref(href), { scroll: false }));
    }, SETTLE_MILLIS);
  };

  return (
    <search className="relative w-full sm:w-72">
      <form action={pathname}>
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-muted">
          {isPending ? <Spinner className="size-4" /> : <Search className="size-4" aria-hidden="true" />}
        </span>
        <input
          type="search"
          name="q"
          aria-label={label}
          placeholder={label}
          value={text}
          autoComplete="off"
          onChange={(event) => change(event.target.value)}
          className={cn(controlStyles, "h-8 pl-8")}
        />
      </form>
    </search>
  );
}
