import process from 'node:process'
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/**
 * Registers the metrics of the process under the names that dashboards expect. prom-client's own collectors are not used, because
 * most of their values are `NaN` or 0 outside Node.
 */
export function measureProcess(registry: Registry): void {
  const registers = [registry]
  new Gauge({
    name: 'process_start_time_seconds',
    help: 'When the process started, in seconds since 1970.',
    registers,
    collect() {
      this.set(Math.round(Date.now() / 1000 - process.uptime()))
    },
  })
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory that the process holds.',
    registers,
    collect() {
      this.set(process.memoryUsage().rss)
    },
  })
  new Gauge({
    name: 'process_heap_bytes',
    help: 'Memory that the JavaScript objects of the process take.',
    registers,
    collect() {
      this.set(process.memoryUsage().heapUsed)
    },
  })
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time that the process has used.',
    registers,
    collect() {
      const { user, system } = process.cpuUsage()
      this.reset()
      this.inc((user + system) / 1e6)
    },
  })
}

const everyMs = 100

/**
 * Registers a histogram of the event loop lag and starts measuring it, as the delay of a timer of its own:
 * `monitorEventLoopDelay`, which prom-client uses, reports nothing on Deno 2.9. Returns a function that stops it.
 */
export function measureEventLoopLag(registry: Registry): () => void {
  const lag = new Histogram({
    name: 'pavel_event_loop_lag_seconds',
    help: 'How late a timer of 100 ms ran because the event loop was busy.',
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  let dueAt = performance.now() + everyMs
  const timer = setInterval(() => {
    const now = performance.now()
    lag.observe(Math.max(0, now - dueAt) / 1000)
    dueAt = now + everyMs
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
