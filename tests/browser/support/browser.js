// Chromium, and windows in it that remember what their pages complained about.
import { after, before } from "node:test";
import { chromium } from "playwright-core";

/** Where the demo is, and an installation that nobody has set up. */
export const DEMO = address("SHIPSHAPE_URL");
export const NEW = process.env.SHIPSHAPE_NEW_URL;
/** One with an ERP, which nobody has set up either. */
export const ERP = process.env.SHIPSHAPE_WITH_ERP_URL;
/** One whose ERP is a server that does what a file says. */
export const SQL_SERVER = process.env.SHIPSHAPE_WITH_SQL_SERVER_URL;

/** Everybody's password in the demo, and that of its operators. */
export const PASSWORD = "calm-water";
export const OPERATORS_PASSWORD = "calm-deep-water";

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 390, height: 844 };

/** Its sandbox does not work for root, and it visits no other pages than ours. */
const RIGHTS = [
  ...(process.getuid() === 0 ? ["--no-sandbox"] : []),
  // The proxy in front of two has a certificate that nobody trusts.
  ...(DEMO.startsWith("https:") ? ["--ignore-certificate-errors"] : []),
];

let browser;

/** Every test file has a browser of its own, for as long as it runs, and may prepare something. */
export function useBrowser(prepare = async () => {}) {
  before(async () => {
    await openBrowser();
    await prepare();
  });
  after(async () => await browser?.close());
}

export async function openBrowser() {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: RIGHTS,
  });
  return browser;
}

/**
 * A window that shares nothing with others.
 * `home`: the installation; `javaScript`: whether scripts run; more is as Playwright has it.
 */
export async function openWindow({ home = DEMO, javaScript = true, ...more } = {}) {
  const context = await browser.newContext({
    baseURL: home,
    javaScriptEnabled: javaScript,
    colorScheme: "light",
    viewport: WIDE,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
    ...more,
  });
  context.setDefaultTimeout(20_000);
  return await openTab(context);
}

/** One more page in the same window: the same cookies and the same kept answers. */
export async function openTab(context) {
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error" || isStatus(message.text())) return;
    page.complaints.push(`${page.url()}: ${message.text()}`);
  });
  return page;
}

/** The browser notes every answer that is not 200, also those that a test is about. */
function isStatus(text) {
  return text.startsWith("Failed to load resource: ");
}

function address(variable) {
  const url = process.env[variable];
  if (!url) throw new Error("Start these with tests/browser/run");
  return url;
}
