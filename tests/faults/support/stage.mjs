// What one fault did, over all its rounds.

export class Stage {
  n_lost = 0;
  n_half = 0;
  n_acknowledged = 0;
  /** In milliseconds: from the end of the fault until /readyz said yes. */
  recoveries = [];
  failures = [];
  notes = [];

  constructor(name, isFull) {
    this.name = name;
    this.isFull = isFull;
    this.times = 0;
  }

  /** Lets it happen as often as is wanted. */
  async rounds({ few, full }, happen) {
    const n_rounds = this.isFull ? full : few;
    for (let n = 0; n < n_rounds; n++) {
      await happen(n);
      this.times++;
    }
  }

  found(lost, half) {
    this.n_lost += lost.length;
    this.n_half += half.length;
    this.failures.push(...lost.slice(0, 5).map((it) => `lost: ${it}`));
    this.failures.push(...half.slice(0, 5).map((it) => `half-done: ${it}`));
  }

  expect(isSo, otherwise) {
    if (!isSo) this.failed(otherwise);
  }

  failed(why) {
    this.failures.push(why);
  }

  recovered(ms) {
    this.recoveries.push(ms);
  }

  /** Something to say beside the numbers. */
  note(text) {
    if (!this.notes.includes(text)) this.notes.push(text);
  }
}

/** Why a fault cannot be tried here. */
export class Skip extends Error {}

const HEADS = ["fault", "times", "writes", "lost", "half-done", "ready again", "what else"];

export function table(stages) {
  const lines = [HEADS, ["---", "--:", "--:", "--:", "--:", "--:", "---"], ...stages.map(row)];
  return lines.map((it) => `| ${it.join(" | ")} |`).join("\n");
}

function row(stage) {
  const { name, skipped, times, n_acknowledged, n_lost, n_half, notes } = stage;
  if (skipped) return [name, 0, "", "", "", "", skipped];
  const outcome = stage.failures.length ? ["**failed**", ...notes] : notes;
  const writes = n_acknowledged ? [n_acknowledged, n_lost, n_half] : ["", "", ""];
  return [name, times, ...writes, recovery(stage.recoveries), outcome.join("; ")];
}

/** The middle one and the longest. */
function recovery(times) {
  if (!times.length) return "";
  const sorted = [...times].sort((a, b) => a - b);
  const [middle, last] = [sorted[sorted.length >> 1], sorted.at(-1)];
  return times.length === 1 ? seconds(last) : `${seconds(middle)}, at most ${seconds(last)}`;
}

export function seconds(ms) {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 0)} s`;
}
