import type { Registry } from 'prom-client'
import type { Fact, FactType } from '../facts.ts'
import { callMetrics } from './calls.ts'
import { gameMetrics } from './games.ts'
import { serverMetrics } from './server.ts'
import { socketMetrics } from './sockets.ts'
import { voiceMetrics } from './voice.ts'

/** What each fact adds to the figures; every fact has its place, be it `nothing`. */
export type Counting<Type extends FactType = FactType> = { [T in Type]: (fact: Extract<Fact, { type: T }>) => void }

export function countFacts(registry: Registry) {
  const { countFailure, ...ofServer } = serverMetrics(registry)
  const counting: Counting = {
    ...gameMetrics(registry),
    ...callMetrics(registry),
    ...voiceMetrics(registry),
    ...socketMetrics(registry),
    ...ofServer,
  }
  return {
    record: <T extends FactType>(fact: Extract<Fact, { type: T }>) =>
      (counting[fact.type as T] as (fact: Extract<Fact, { type: T }>) => void)(fact),
    countFailure,
  }
}
