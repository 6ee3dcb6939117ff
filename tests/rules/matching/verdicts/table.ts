import type { Figures, Share } from './figures.ts'
import { share } from './figures.ts'
import type { Judged } from './judge.ts'
import type { Timing } from './timing.ts'

/** Returns one row for each class and language, as `console.table` takes them. Debatable cases are counted in the last columns only. */
export function rowsOf(judged: readonly Judged[]): Record<string, Record<string, string | number>> {
  const groups = Map.groupBy(judged, ({ item }) => `${item.class} ${item.language}`)
  return Object.fromEntries([...groups].map(([name, cases]) => [name, rowOf(cases)]))
}

function rowOf(all: readonly Judged[]): Record<string, string | number> {
  const cases = all.filter(({ item }) => !item.debatable)
  const debatable = all.filter(({ item }) => item.debatable)
  const having = (...verdicts: string[]) => cases.filter(({ item }) => verdicts.includes(item.verdict))
  const commands = cases.filter(({ item }) => item.verdict.startsWith('command:'))
  const others = cases.filter(({ item }) => item.via === 'digits' || item.via === 'machine')
  return {
    cases: cases.length,
    'right accepted': percent(share(having('right'), ({ isMet }) => isMet)),
    'wrong accepted': percent(share(having('wrong'), ({ outcome }) => outcome === 'right')),
    'wrong for free': percent(share(having('wrong'), ({ outcome, isMet }) => isMet && outcome !== 'wrong')),
    commands: percent(share(commands, ({ isMet }) => isMet)),
    'lost to noise': count(share(having('nothing', 'unknown'), ({ costs }) => costs)),
    'digits, machines': percent(share(others, ({ isMet }) => isMet)),
    debatable: debatable.length,
    'as we would': percent(share(debatable, ({ isMet }) => isMet)),
  }
}

/** Returns the cases that were decided otherwise, one a line, those that are debatable last. */
export function failuresOf(judged: readonly Judged[]): string[] {
  const failures = judged.filter(({ isMet }) => !isMet)
  const plain = failures.filter(({ item }) => !item.debatable)
  return [...plain, ...failures.filter(({ item }) => item.debatable)].map(lineOf)
}

function lineOf({ item, outcome }: Judged): string {
  const asked = 'rebus' in item ? item.rebus : item.via
  const note = [item.debatable && 'debatable', item.why].filter(Boolean).join('; ')
  return `${item.language} ${item.class}, ${asked}: «${item.heard}» is ${outcome}, not ${item.verdict}${note && ` (${note})`}`
}

/** Returns each figure beside its target, one a line. */
export function targetsOf(figures: Figures): string[] {
  return [
    `wrong ones accepted       ${percent(figures.wrongAccepted)}, target ≤ 1 %`,
    `right ones, spoken        ${percent(figures.rightSpoken)}, target ≥ 97 %`,
    `right ones, typed         ${percent(figures.rightTyped)}, target ≥ 90 %`,
    `commands                  ${percent(figures.commands)}, target ≥ 97 %`,
    `attempts lost to noise    ${count(figures.lostToNoise)}, target 0`,
    `not knowing is free       ${percent(figures.notKnowing)}, target ≥ 97 %`,
    `four digits               ${percent(figures.digits)}`,
    `machines known            ${percent(figures.machines)}`,
    `people taken for machines ${count(figures.peopleTakenForMachines)}`,
  ]
}

/** Returns how long a judgement takes, one figure a line. */
export function timesOf({ medianMs, p99Ms, longestMs, longestHeard, ofLongTexts }: Timing): string[] {
  return [
    `a judgement: median ${milliseconds(medianMs)}, p99 ${milliseconds(p99Ms)}, longest ${milliseconds(longestMs)} («${longestHeard}»)`,
    ...ofLongTexts.map(({ characters, kind, ms }) => `${characters} characters, ${kind}: ${milliseconds(ms)}`),
  ]
}

function percent({ count: some, of, share: part }: Share): string {
  return part === null ? '' : `${(100 * part).toFixed(1)} % (${some} of ${of})`
}

function count({ count: some, of }: Share): string {
  return of === 0 ? '' : `${some} of ${of}`
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(3)} ms`
}
