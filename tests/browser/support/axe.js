// What axe finds on a page.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const file = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const axe = await readFile(file, "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const EVERYTHING = { type: "tag", values: TAGS };
/** What only the colors decide. The rest is the same in the dark. */
const COLORS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** One line for each element that breaks a rule: the rule, where it is, and what is wrong. */
export async function axeViolations(page) {
  return await violations(page, EVERYTHING);
}

export async function colorViolations(page) {
  return await violations(page, COLORS);
}

async function violations(page, runOnly) {
  // Not as a script of the page: its content security policy would forbid that, and rightly.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return await page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
    const line = (rule, { target, failureSummary: why }) =>
      `${rule.id}: ${target.join(" ")}: ${why.replaceAll(/\s+/g, " ")}`;
    return violations.flatMap((rule) => rule.nodes.map((node) => line(rule, node)));
  }, runOnly);
}
