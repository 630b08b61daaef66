import type { BrowserContext, ConsoleMessage, Page, Request, Response } from "@playwright/test";

/** Of these the browser would not show a page whole. */
const PARTS_OF_A_PAGE = new Set(["script", "stylesheet", "font", "image"]);

/** A refused request is an answer, and its test reads it; Chromium writes it to the console all the same. */
const REFUSED_REQUEST = /^Failed to load resource: the server responded with a status of 4\d\d/;

/**
 * What goes wrong in a browser without anybody looking: page errors, console errors (a violated content security policy
 * among them), answers of 500 and above, parts of a page that do not come. A test that means to cause one says so first.
 */
export class FaultWatch {
  readonly #found: string[] = [];
  readonly #expected: RegExp[] = [];

  expectFault(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  unexpected(): readonly string[] {
    return this.#found.filter((fault) => !this.#expected.some((pattern) => pattern.test(fault)));
  }

  async watch(context: BrowserContext): Promise<void> {
    await context.addInitScript(tellPolicyViolations);
    context.on("console", (message) => this.#onConsole(message));
    context.on("weberror", (error) => this.#note(`page error: ${error.error().stack ?? error.error().message}`, error.page()));
    context.on("response", (response) => this.#onResponse(response));
    context.on("requestfailed", (request) => this.#onFailed(request));
  }

  #note(fault: string, page: Page | null): void {
    this.#found.push(`${fault} (on ${page?.url() ?? "no page"})`);
  }

  #onConsole(message: ConsoleMessage): void {
    const text = message.text();
    if (message.type() === "error" && !REFUSED_REQUEST.test(text)) this.#note(`console error: ${text}`, message.page());
  }

  #onResponse(response: Response): void {
    const status = response.status();
    const isPartMissing = status >= 400 && PARTS_OF_A_PAGE.has(response.request().resourceType());
    if (status >= 500 || isPartMissing) this.#found.push(`status ${status}: ${response.request().method()} ${response.url()}`);
  }

  /** Going on before everything has come aborts what is left: that is no fault. */
  #onFailed(request: Request): void {
    const reason = request.failure()?.errorText ?? "no reason";
    if (reason !== "net::ERR_ABORTED") this.#found.push(`request failed, ${reason}: ${request.method()} ${request.url()}`);
  }
}

function tellPolicyViolations(): void {
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) => {
    console.error(`content security policy: ${violatedDirective} blocked ${blockedURI} at ${sourceFile}:${lineNumber} ${sample}`);
  });
}
