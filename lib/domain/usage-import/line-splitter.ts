/** Usage in one line; more is no usage, and must not fill the memory. */
export const LONGEST_LINE = 65_536;

/** Stands where the bytes are no text in UTF-8, and at the end of a line that was cut: such a line is kept, and rejected when it is looked at. */
export const UNREADABLE = "\uFFFD";

const NOTHING = /^[\s,;]*$/;

/**
 * Cuts a stream of bytes into lines, as they stand, without their ends (LF or CRLF) and without the byte order mark. However the bytes are
 * cut into chunks, the lines are the same. Blank lines at the end are left out: spreadsheets write them. Those in between are lines, so that
 * a line's number is the one that an editor shows.
 */
export class LineSplitter {
  private readonly decoder = new TextDecoder();
  private begun = "";
  private isCut = false;
  private blanks: string[] = [];

  /** The lines that ended in these bytes. */
  push(bytes: Uint8Array): readonly string[] {
    return this.split(this.decoder.decode(bytes, { stream: true }));
  }

  /** The last line, which may lack its end. */
  end(): readonly string[] {
    const lines = this.split(this.decoder.decode());
    const last = this.begun;
    this.begun = "";
    return last === "" ? lines : [...lines, ...this.complete(last)];
  }

  private split(text: string): readonly string[] {
    const lines: string[] = [];
    let from = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", from)) {
      this.grow(text.slice(from, end));
      lines.push(...this.complete(this.begun));
      [this.begun, this.isCut, from] = ["", false, end + 1];
    }
    this.grow(text.slice(from));
    return lines;
  }

  private grow(part: string): void {
    if (this.isCut) return;
    const whole = this.begun === "" ? part : this.begun + part;
    this.isCut = whole.length > LONGEST_LINE;
    this.begun = this.isCut ? whole.slice(0, LONGEST_LINE) + UNREADABLE : whole;
  }

  /** With the blank lines before it, now that something follows them. */
  private complete(text: string): readonly string[] {
    // The database keeps no zero characters in texts.
    const line = (text.endsWith("\r") ? text.slice(0, -1) : text).replaceAll("\0", UNREADABLE);
    if (NOTHING.test(line)) {
      this.blanks.push(line);
      return [];
    }
    const lines = [...this.blanks, line];
    this.blanks = [];
    return lines;
  }
}
