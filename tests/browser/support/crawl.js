// All pages that links lead to.

/** So many pages of one shape, such as one person's, tell enough of the others. */
const MOST_OF_A_SHAPE = 2;
/** So many searches and orders of one list tell enough of the others. */
const MOST_OF_A_PATH = 6;

/**
 * Follows every link of this installation, breadth first, and calls `visit` on each page.
 * Nothing is sent: only links are followed.
 */
export async function crawl(page, start, visit) {
  const { origin } = new URL(page.url());
  const queue = start.map((it) => new URL(it, origin).href);
  const known = new Set(queue);
  const [shapes, paths] = [new Map(), new Map()];
  for (const url of queue) {
    const shape = shapeOf(url);
    const [way] = shape.split("?");
    const [n, nOfPath] = [shapes.get(shape) ?? 0, paths.get(way) ?? 0];
    if (n === MOST_OF_A_SHAPE || nOfPath === MOST_OF_A_PATH) continue;
    if (!(await isPage(page, url))) continue;
    shapes.set(shape, n + 1);
    paths.set(way, nOfPath + 1);
    await visit(page);
    const links = page.locator("a[href]:not([download])");
    for (const href of await links.evaluateAll((all) => all.map((it) => it.href))) {
      const found = new URL(href);
      found.hash = "";
      if (found.origin !== origin || known.has(found.href)) continue;
      known.add(found.href);
      queue.push(found.href);
    }
  }
}

/** Goes there, unless it is a file to keep or a picture. */
async function isPage(page, url) {
  try {
    const answer = await page.goto(url);
    return answer.headers()["content-type"].startsWith("text/html");
  } catch (error) {
    if (error.message.includes("Download is starting")) return false;
    throw error;
  }
}

/** The path without its ids, and what the query asks for: "/modules/…?page". */
function shapeOf(url) {
  const { pathname, searchParams } = new URL(url);
  const path = pathname.replaceAll(/\/[0-9a-f-]{36}(?=\/|$)/g, "/…");
  // A form of another type is another form.
  const asked = [...searchParams].map(([name, value]) => (name === "type" ? value : name));
  return `${path}?${asked.sort()}`;
}
