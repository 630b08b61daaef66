import * as z from "zod";
import { moneyText } from "../document-texts.ts";

/** Members that every charge may have. */
export const limits = {
  minimum: z.exactOptional(moneyText),
  maximum: z.exactOptional(moneyText),
};
