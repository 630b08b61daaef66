/**
 * Whether a request came from this console's own pages. The browser sets `Origin` on every POST and no page can forge it;
 * a request without one, or with "null", is refused. It is compared with the configured address and never with a header
 * such as Host or X-Forwarded-Host, which the sender chooses.
 */
export function isOwnOrigin(originHeader: string | null, ownOrigin: string): boolean {
  return originHeader === ownOrigin;
}
