type PolicyInput = { readonly nonce: string; readonly isDevelopment: boolean };

/**
 * Scripts run with the page's nonce or from a script that did. Style attributes stay allowed, because floating parts are
 * placed by them; style elements need the nonce. The development server evaluates code and injects styles.
 */
export function contentSecurityPolicy({ nonce, isDevelopment }: PolicyInput): string {
  const nonceSource = `'nonce-${nonce}'`;
  const directives = {
    "default-src": "'self'",
    "script-src": `'self' ${nonceSource} 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // The linter's. Without it browsers hold it to `script-src`, where 'strict-dynamic' leaves out what has no nonce.
    "worker-src": "'self'",
    "style-src": isDevelopment ? "'self' 'unsafe-inline'" : `'self' ${nonceSource}`,
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' blob: data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");
}
