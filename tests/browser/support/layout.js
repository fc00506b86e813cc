// What axe does not see: words that nobody can read where they are.

/** Words on which something else lies that does not float above the page. */
export async function covered(page) {
  const { width } = page.viewportSize();
  // Only what is in the window can be probed.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  return await page.evaluate(() => {
    const floats = (it) =>
      it && (/sticky|fixed/.test(getComputedStyle(it).position) || floats(it.parentElement));
    const holds = (box, x, y) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
    const covers = (top, it, x, y) =>
      !top.contains(it) &&
      !it.contains(top) &&
      !floats(top) &&
      // The whole row of a table may be its link.
      [...top.getClientRects()].some((box) => holds(box, x, y));
    const isClipped = (it) =>
      it && (getComputedStyle(it).clipPath !== "none" || isClipped(it.parentElement));
    // A list that scrolls by itself, and takes focus for it, shows the rest to who scrolls it.
    const isScrolledAway = (it, y) => {
      const list = it.closest("[tabindex='0']");
      const { top, bottom } = list?.getBoundingClientRect() ?? { top: y, bottom: y };
      return y < top || bottom < y;
    };
    const start = (it) => it.textContent.trim().slice(0, 40);
    const faults = [];
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const it = texts.currentNode.parentElement;
      if (!texts.currentNode.data.trim() || !it.checkVisibility() || isClipped(it)) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      for (const box of range.getClientRects()) {
        const y = (box.top + box.bottom) / 2;
        if (isScrolledAway(it, y)) continue;
        const tops = [box.left + 1, (box.left + box.right) / 2, box.right - 1].map((x) => {
          const top = document.elementFromPoint(x, y);
          return top && covers(top, it, x, y) ? top : null;
        });
        const top = tops.find((top) => top);
        if (top) faults.push(`“${start(it)}” under “${start(top)}”`);
      }
    }
    return faults;
  });
}

/** What hides a part of itself at its side, and takes no focus with which to scroll there. */
export async function cutOff(page) {
  return await page.evaluate(() => {
    const isCut = (it) =>
      it.clientWidth + 1 < it.scrollWidth &&
      getComputedStyle(it).overflowX !== "visible" &&
      getComputedStyle(it).clipPath === "none" &&
      it.checkVisibility() &&
      it.tabIndex < 0;
    const all = [...document.querySelectorAll("main *")].filter(isCut);
    const widths = (it) => `${it.scrollWidth} px in ${it.clientWidth} px`;
    return all.map((it) => `${it.tagName.toLowerCase()}.${it.className}: ${widths(it)}`);
  });
}

/** The innermost elements that stick out of a page which can be scrolled sideways. */
export async function tooWide(page) {
  return await page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    const sticksOut = (it) =>
      innerWidth < it.getBoundingClientRect().right && getComputedStyle(it).position !== "fixed";
    const out = [...document.body.querySelectorAll("*")].filter(sticksOut);
    const inner = out.filter((it) => !out.some((other) => other !== it && it.contains(other)));
    const name = (it) => `${it.tagName.toLowerCase()}.${it.getAttribute("class") ?? ""}`;
    return inner.length ? inner.slice(0, 5).map(name) : [`${scrollWidth} px`];
  });
}
