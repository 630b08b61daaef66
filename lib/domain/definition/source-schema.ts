import * as z from "zod";
import { described } from "./definition-schema.ts";

export const saveSourceInput = z.strictObject({
  ...described,
  channel: z.enum(["desk", "decoder", "api", "import"], { error: "Choose a channel." }),
});
export type SaveSourceInput = z.output<typeof saveSourceInput>;
export type SaveSourceForm = z.input<typeof saveSourceInput>;
