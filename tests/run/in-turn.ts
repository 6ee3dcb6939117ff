import type { Outcome, Step } from './step.ts'

/** Developers' laptops and CI runners have at least two. */
const cores = 2

/** Runs the steps in order, side by side while there are cores for them. Resolves with their outcomes in order. */
export async function inTurn(steps: Step[], run: (step: Step) => Promise<Outcome>): Promise<Outcome[]> {
  const running = new Map<Step, Promise<Outcome>>()
  const all: Promise<Outcome>[] = []
  for (const step of steps) {
    while (running.size > 0 && (step.isQuiet || coresOf(running) + step.cores > cores)) await Promise.race(running.values())
    const outcome = run(step).finally(() => running.delete(step))
    running.set(step, outcome)
    all.push(outcome)
  }
  return Promise.all(all)
}

function coresOf(running: Map<Step, unknown>): number {
  return [...running.keys()].reduce((sum, step) => sum + step.cores, 0)
}
