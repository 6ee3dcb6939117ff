type Place = { desk: string; password: string; page: string; folder: string; log: string }

/** Returns what the terminal shows once the simulated conference has opened. */
export function conferenceOpens({ desk, password, page, folder, log }: Place): string {
  return [
    '',
    'The conference has opened. Everybody in it is made up.',
    '',
    `  The desk:      ${desk}`,
    `  Sign in with:  any name, and the password ${password}`,
    `  The chat:      ${page}`,
    `  Its database:  ${folder}`,
    `  The log:       ${log}`,
    '',
    'Work at the desk: stop a call, say a sentence, accept an answer, give another attempt. They notice.',
    'To stop: Ctrl+C',
    '',
  ].join('\n')
}

type Course = { seconds: number; present: number; lines: number; busy: number; counts: ReadonlyMap<string, number> }

/** Returns a line about how it goes. `busy`: the share of one core that the people take. */
export function howItGoes({ seconds, present, lines, busy, counts }: Course): string {
  const of = (what: string) => counts.get(what) ?? 0
  const time = `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
  return `${time}  ${of('came')} came, ${present} are here, ${lines} on the line, ${of('finished')} finished, ${of('won a code')} won a code; ${Math.round(busy * 100)} % of a core`
}

/** Returns what the terminal shows once everybody has left. */
export function conferenceIsOver(counts: ReadonlyMap<string, number>, messages: number): string {
  const width = Math.max(...[...counts.keys()].map((what) => what.length), 0)
  const lines = [...counts].map(([what, count]) => `  ${what.padEnd(width)}  ${count}`)
  return ['', 'Everybody has left. What they did:', '', ...lines, '', `Messages sent: ${messages}`].join('\n')
}

export const stillUp = 'The server stays up for the desk. To stop: Ctrl+C'

export const trouble = (sentence: string) => `trouble: ${sentence}`

/** Returns the error for a command line that is none. */
export const unexpectedOption = (problem: string) =>
  `${problem}: bun run rehearse --visitors 300 --minutes 6 --seed 1 --pace 3 --port 3200 --quiz intercom-ru --folder ./conference --once`

export const folderHasDatabase = (folder: string) =>
  `--folder: expected a folder without a database, found one in ${folder}: add --again to go on with it`

export const noCampaign = (path: string) =>
  `--again: expected the database of an earlier bun run rehearse, found one without the campaign ${path}`
