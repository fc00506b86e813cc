// A person without a mouse.
import assert from "node:assert/strict";

/** Goes on with Tab until this is reached, and sees on every stop where that is. */
export async function tabTo(page, target) {
  for (let n = 0; n < 100; n++) {
    await page.keyboard.press("Tab");
    await assertFocusIsSeen(page);
    if (await target.evaluate((it) => it === document.activeElement)) return;
  }
  assert.fail(`${target} cannot be reached with Tab`);
}

/** The focus has an outline, on itself or on its label, and something else does not cover it. */
export async function assertFocusIsSeen(page) {
  const fault = await page.evaluate(() => {
    const focus = document.activeElement;
    if (!focus || focus === document.body) return;
    const carriers = [focus, focus.closest("label")].filter((it) => it);
    const has = (it) => {
      const style = getComputedStyle(it);
      return style.outlineStyle !== "none" && 2 <= parseFloat(style.outlineWidth);
    };
    const name = `${focus.tagName} ${focus.textContent || focus.name}`.trim();
    const carrier = carriers.find(has);
    if (!carrier) return `${name} has no outline`;
    const box = carrier.getBoundingClientRect();
    const isOnTop = ([x, y]) => {
      const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return carrier.contains(top) || top?.contains(carrier);
    };
    const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y]));
    if (!points.some(isOnTop)) return `${name} is covered while it has the focus`;
  });
  if (fault) assert.fail(`${page.url()}: ${fault}`);
}
