import * as z from "zod";
import { codeText, rateText } from "../price-plan/document-texts.ts";

const MOST_ASKED = 5;

/** An ad hoc discount as an agent asks for it: by its code, with a value where it leaves a choice. */
const askedDiscount = z.strictObject({ code: codeText, value: rateText.optional() });

export const askedDiscounts = z.array(askedDiscount).max(MOST_ASKED, `At most ${MOST_ASKED} discounts`);

export type AskedDiscount = z.output<typeof askedDiscount>;
