import { Histogram, type Registry } from 'prom-client'

const everyMilliseconds = 100

/**
 * How late a timer runs because something else kept the event loop busy. By a timer of our own: `monitorEventLoopDelay`, on which
 * prom-client relies, sees nothing on Deno 2.9. Gives the way to stop.
 */
export function measureLag(registry: Registry): () => void {
  const lag = new Histogram({
    name: 'pavel_event_loop_lag_seconds',
    help: 'How late a timer of 100 ms ran because the event loop was busy.',
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  let dueAt = performance.now() + everyMilliseconds
  const timer = setInterval(() => {
    const now = performance.now()
    lag.observe(Math.max(0, now - dueAt) / 1000)
    dueAt = now + everyMilliseconds
  }, everyMilliseconds)
  timer.unref()
  return () => clearInterval(timer)
}
