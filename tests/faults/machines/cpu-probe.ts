/** A worker that does a fixed piece of work for each message and replies how long it took: a few milliseconds on an idle core. */
declare const self: Worker

const steps = 1_000_000

self.onmessage = () => {
  const startedAt = performance.now()
  let sum = 0
  for (let step = 0; step < steps; step += 1) sum = (sum + step) % 1_000_003
  self.postMessage({ tookMs: performance.now() - startedAt, sum })
}
