import * as z from "zod";

const LOCAL = /^(20\d{2})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

const wallNumber = (first: number, last: number) => z.coerce.number().int().min(first).max(last);
const wallTime = z.tuple([wallNumber(2000, 2099), wallNumber(1, 12), wallNumber(1, 31), wallNumber(0, 23), wallNumber(0, 59)]);

/** As the frame's form has it: text on the installation's wall clock ("2026-11-21T02:14"), null for the real time. */
export const businessClockInput = z.strictObject({ local: z.string().nullable() }).transform(({ local }, context): BusinessClockInput => {
  if (local === null) return { kind: "realTime" };
  const parsed = wallTime.safeParse(LOCAL.exec(local)?.slice(1));
  if (!parsed.success) {
    context.addIssue({ code: "custom", path: ["local"], message: "Enter a date and a time, from the year 2000 to 2099." });
    return z.NEVER;
  }
  const [year, month, day, hour, minute] = parsed.data;
  return { kind: "atLocal", year, month, day, hour, minute };
});

export type BusinessClockInput =
  | { readonly kind: "realTime" }
  | { readonly kind: "at"; readonly instant: string }
  | {
      readonly kind: "atLocal";
      readonly year: number;
      readonly month: number;
      readonly day: number;
      readonly hour: number;
      readonly minute: number;
    };
