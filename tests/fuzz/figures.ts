import type { Fuzzed } from './fuzz.ts'

const kinds = ['101', '2xx', '3xx', '4xx', '429', '505', '5xx', 'closed', 'silent']

/** Prints what was sent, what came back and whether every promise holds. */
export function print(fuzzed: Fuzzed): void {
  const { doors, broken, crashed, reported, honest, isHealthy, memory, seconds, seed } = fuzzed
  row('', ['inputs', ...kinds, 'slowest'])
  for (const [name, { inputs, statuses, slowestMs }] of doors) {
    row(name, [inputs, ...kinds.map((kind) => statuses[kind] ?? 0), `${slowestMs.toFixed(0)} ms`])
  }
  const all = [...doors.values()]
  row('total', [
    total(all.map(({ inputs }) => inputs)),
    ...kinds.map((kind) => total(all.map(({ statuses }) => statuses[kind] ?? 0))),
    `in ${seconds.toFixed(0)} s`,
  ])
  console.log(
    `\nseed ${seed} · crashes ${crashed ? 1 : 0} · unexpected errors logged ${reported.length} · honest games ${honest.played} right, ${honest.wrong.length} wrong · /healthz ${isHealthy ? 'always answered' : 'did not answer'}`,
  )
  if (memory) {
    const { first, last, gain, noise, isGrowing } = memory
    console.log(
      `memory: ${mb(first)} at the start, ${mb(last)} at the end; in the second half the trend is ${mb(gain)}, ±${mb(noise / 2)} of noise: ${isGrowing ? 'it grows' : 'no growth beyond noise'}`,
    )
  }
  for (const { door, seed, path, why, bytes } of broken) console.log(`\n${door}, ${why} (seed ${seed}, path ${path}):\n${bytes}`)
  for (const error of [...reported.slice(0, 5), ...honest.wrong.slice(0, 5)]) console.log(`\n${error}`)
  console.log(holds(fuzzed) ? '\nevery promise holds' : '\na promise is broken')
}

export function holds({ broken, crashed, reported, honest, isHealthy, memory }: Fuzzed): boolean {
  return (
    broken.length === 0 &&
    !crashed &&
    reported.length === 0 &&
    honest.played > 0 &&
    honest.wrong.length === 0 &&
    isHealthy &&
    !memory?.isGrowing
  )
}

function row(name: string, values: (string | number)[]) {
  console.log(name.padEnd(22), ...values.map((value) => String(value).padStart(8)))
}

const total = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0)
const mb = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
