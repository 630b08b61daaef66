import "server-only";
import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import * as z from "zod";
import { authOptions } from "#lib/auth/options.ts";
import { config } from "#lib/config.ts";
import { logFault } from "#lib/log.ts";
import { isOwnOrigin } from "./own-origin.ts";
import { NO_STORE, problemResponse } from "./problem.ts";

/** What the console uses of next-auth. Its own pages, its provider list and its session document do not exist here. */
const USED = new Set(["GET csrf", "POST callback/credentials", "POST signout"]);

const routeParams = z.object({ nextauth: z.array(z.string()) });

type RouteContext = { readonly params: Promise<unknown> };

export function defineAuthRoute(): (request: NextRequest, context: RouteContext) => Promise<Response> {
  return async (request, context) => {
    const requestId = randomUUID();
    const { nextauth } = routeParams.parse(await context.params);
    if (!USED.has(`${request.method} ${nextauth.join("/")}`)) return problemResponse({ refusal: { code: "NOT_FOUND" }, requestId });
    if (request.method === "POST" && !isOwnOrigin(request.headers.get("origin"), config().origin)) {
      return problemResponse({ refusal: { code: "FOREIGN_ORIGIN" }, requestId });
    }
    const options = authOptions((error) => {
      logFault(error, { where: "sign-in", requestId });
      return requestId;
    });
    const response: unknown = await NextAuth(request, { params: { nextauth } }, options);
    return response instanceof Response ? withHeaders(response, nextauth) : new Response(null, { status: 500, headers: NO_STORE });
  };
}

/** Signing out also empties the browser's cache, so that the back button shows nothing of who has gone. */
function withHeaders(response: Response, [action]: readonly string[]): Response {
  response.headers.set("Cache-Control", "no-store");
  if (action === "signout") response.headers.set("Clear-Site-Data", '"cache"');
  return response;
}
