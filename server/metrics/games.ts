import { Counter, type Registry } from 'prom-client'
import type { Counting } from './counted.ts'

/** Visits and games, since this server started. */
export function gameMetrics(registry: Registry): Counting<'visit opened' | 'game begun' | 'game finished'> {
  const registers = [registry]
  const opened = new Counter({ name: 'pavel_visits_opened_total', help: 'Browsers that left a number.', registers })
  const begun = new Counter({ name: 'pavel_games_begun_total', help: 'Games that have begun with an answered call.', registers })
  const finished = new Counter({
    name: 'pavel_games_finished_total',
    help: 'Games that are over, by the discount won, in per cent.',
    labelNames: ['discount'],
    registers,
  })
  const codeless = new Counter({
    name: 'pavel_games_without_code_total',
    help: 'Games that won a prize when no code was left for it.',
    registers,
  })
  return {
    'visit opened': () => opened.inc(),
    'game begun': () => begun.inc(),
    'game finished': ({ discount, hasCode }) => {
      finished.inc({ discount })
      if (!hasCode) codeless.inc()
    },
  }
}
