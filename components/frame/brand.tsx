import { cn } from "#components/ui/class-names.ts";

/** A rate that steps through the day, and the plumb line that checks it. */
export function BrandMark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={cn("size-6 shrink-0", className)}>
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <path d="M4.5 17.5h4v-5h4.5v-5h6.5" className="stroke-accent-ink" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M17 8.5v5" className="stroke-accent-ink" strokeWidth="1" strokeOpacity="0.75" />
      <path d="M17 13.25l1.9 2.35L17 19l-1.9-3.4z" className="fill-[light-dark(oklch(0.8_0.13_78),oklch(0.5_0.115_62))]" />
    </svg>
  );
}

export function Brand({ className }: { readonly className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2.5 font-semibold text-[0.9375rem] tracking-tight", className)}>
      <BrandMark />
      Ratewright
    </span>
  );
}
