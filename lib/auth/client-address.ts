const UNKNOWN = "unknown";

/**
 * The address behind a request, out of its X-Forwarded-For. The last entry was written by this server from the socket
 * (`trust-socket.ts`), each before it by the proxy after it: only as many as there are proxies of ours can be believed.
 * What a client wrote itself stands further left and is never looked at.
 */
export function clientAddress(forwardedFor: string | null | undefined, trustedProxies: number): string {
  const hops = (forwardedFor ?? "").split(",").map((hop) => hop.trim());
  return hops[hops.length - 1 - trustedProxies] || hops[0] || UNKNOWN;
}
