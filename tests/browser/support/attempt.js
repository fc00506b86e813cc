// How a module is taken, with or without a mouse.
/** One question by its number. */
export function question(page, n) {
  return page.locator(`#q${n}`);
}

/** A choice of a question, or its field where there is something to type. */
export function choice(page, n, text) {
  const of = question(page, n);
  return text ? of.getByLabel(text, { exact: true }) : of.getByRole("textbox");
}

/** Begins a module that stands among what there is to do. */
export async function start(page, module) {
  await page.goto("/training");
  const row = page.getByRole("listitem").filter({ hasText: module });
  await row.getByRole("button").click();
  await isBegun(page);
}

/** Waits for the questions, and for the script that keeps the answers. */
export async function isBegun(page) {
  await page.waitForURL("**/training/attempts/*");
}

/** Waits until so many of the answers are kept. */
export async function isSaved(page, n, of) {
  const text = new RegExp(`^Saved \\d\\d:\\d\\d, ${n} of ${of} answered$`);
  await page.getByRole("status").filter({ hasText: text }).waitFor();
}

/** What is right in "Manual handling", by question. */
export const MANUAL_HANDLING = {
  1: "See whether the chain hoist can lift it for you",
  2: "False",
  4: "It falls from 25 kg to 15 kg",
  7: "With the feet, in small steps, box held close",
  8: "Against your body, so that it stays close",
  9: "It uses your legs, and you see where you are going",
  10: "True",
};
