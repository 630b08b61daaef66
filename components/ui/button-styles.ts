import { cva, type VariantProps } from "class-variance-authority";

/** Shared by buttons and by links that look like one. */
export const buttonStyles = cva(
  [
    "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium",
    "transition-[background-color,border-color,color] duration-100",
    "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
    "[&_svg]:size-4 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "border-transparent bg-accent text-accent-ink shadow-low hover:bg-accent-strong",
        default: "border-line bg-raised text-ink shadow-low hover:bg-hover active:bg-pressed data-[popup-open]:bg-hover",
        ghost: "border-transparent text-ink hover:bg-hover active:bg-pressed data-[popup-open]:bg-hover",
        danger:
          "border-transparent bg-negative text-[light-dark(white,oklch(0.19_0.03_24))] shadow-low hover:bg-negative-strong active:bg-negative-strong",
      },
      size: {
        small: "h-7 px-2 text-xs",
        medium: "h-8 px-3 text-sm",
        large: "h-10 px-4 text-base",
        square: "size-8 p-0",
        squareSmall: "size-7 p-0",
      },
    },
    defaultVariants: { variant: "default", size: "medium" },
  },
);

export type ButtonStyle = VariantProps<typeof buttonStyles>;
