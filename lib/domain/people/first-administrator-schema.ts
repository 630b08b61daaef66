import * as z from "zod";
import { isCurrency } from "#lib/kernel/currency.ts";
import { isTimeZone } from "#lib/kernel/zone.ts";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "./password-rule.ts";

/** One schema for the form and the server. */
export const firstAdministratorInput = z.strictObject({
  token: z.string().min(1).max(100),
  name: z.string().trim().min(1, "Enter your name.").max(100, "At most 100 characters."),
  email: z.string().trim().pipe(z.email("Enter an e-mail address, such as name@example.com.").max(254)),
  password: z
    .string()
    .min(SHORTEST_PASSWORD, `Choose a password of at least ${SHORTEST_PASSWORD} characters.`)
    .max(LONGEST_PASSWORD, `At most ${LONGEST_PASSWORD} characters.`),
  provider: z.string().trim().min(1, "Enter the name of your company.").max(100, "At most 100 characters."),
  timeZone: z.string().refine(isTimeZone, "Enter a time zone, such as Europe/Nicosia."),
  currency: z.string().refine(isCurrency, "Enter a currency by its three letters, such as EUR."),
});

export type FirstAdministratorInput = z.output<typeof firstAdministratorInput>;

/** As a form has them, before they are checked. */
export type FirstAdministratorFields = z.input<typeof firstAdministratorInput>;
