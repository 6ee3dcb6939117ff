import { fullSpeed } from './parts/full-speed.ts'
import { memory } from './parts/memory.ts'
import { oneASecond } from './parts/one-a-second.ts'
import type { Part } from './parts/part.ts'
import { restart } from './parts/restart.ts'
import { script } from './parts/script.ts'

export type { Part } from './parts/part.ts'

/** All that the benchmark measures, in its order. */
export const parts = [fullSpeed, oneASecond, memory, restart, script] as unknown as Part<unknown>[]
