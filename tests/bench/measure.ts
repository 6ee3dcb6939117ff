import { latency } from './latency.ts'
import { memory } from './memory.ts'
import { rate } from './rate.ts'
import type { Stack } from './stack.ts'

export type Measured = { median: number; p99: number; perSecond: number; bytesPerSocket: number }

/** Measures one stack and closes it. Each benchmark uses phone numbers of its own. */
export async function measure(stack: Stack): Promise<Measured> {
  try {
    const { median, p99 } = await latency(stack)
    const perSecond = await rate(stack)
    const bytesPerSocket = await memory(stack)
    return { median, p99, perSecond, bytesPerSocket }
  } finally {
    await stack.close()
  }
}
