import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const FORWARDED_FOR = "x-forwarded-for";

/**
 * Adds the socket's address to every request's X-Forwarded-For, as a proxy would. Next keeps what a client writes there and
 * shows a handler no socket, so without this anybody could count as somebody else at the sign-in.
 */
export function trustSocket(): void {
  if (globalThis.ratewrightTrustsSocket) return;
  globalThis.ratewrightTrustsSocket = true;
  subscribe("http.server.request.start", (message) => {
    if (isRequestStart(message)) addSocketAddress(message.request);
  });
}

declare global {
  /** Once per process: `next dev` may load this module again, and two addresses would count as a proxy. */
  var ratewrightTrustsSocket: boolean | undefined;
}

export function addSocketAddress({
  headers,
  socket,
}: Pick<IncomingMessage, "headers"> & { readonly socket: { readonly remoteAddress?: string | undefined } }): void {
  const told = headers[FORWARDED_FOR];
  const hops = [...(told === undefined ? [] : [told].flat()), socket.remoteAddress ?? "unknown"];
  headers[FORWARDED_FOR] = hops.join(", ");
}

function isRequestStart(message: unknown): message is { readonly request: IncomingMessage } {
  return typeof message === "object" && message !== null && "request" in message;
}
