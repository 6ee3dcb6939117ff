import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { waitFor } from '../../cast/waiting.ts'
import { countFiles, inFolder, newFolder, preparedFolder } from '../folders.ts'
import type { Place, Start } from '../place.ts'
import { databaseOn, type OwnDatabase, sharedCluster } from '../postgres.ts'
import type { Program } from '../program.ts'

/** A moment of a start that can be seen from outside. */
type Phase = { name: string; isReached: (program: Program) => boolean | Promise<boolean> }

const phaseSeconds = 240

const runs: Phase = { name: 'it runs', isReached: () => true }
const answers: Phase = { name: 'it answers', isReached: (program) => program.answers() }
const ready: Phase = { name: 'it is ready', isReached: (program) => program.isReady(phaseSeconds) }

/** What a new folder goes through; of the files of a whole one, so many are there. */
function phasesIn(folder: string): Phase[] {
  const holds = (share: number): Phase => ({
    name: `${Math.round(share * 100)} % of its files are there`,
    isReached: async () => countFiles(folder) >= share * (await filesOfWhole()),
  })
  return [
    { name: 'its folder is there', isReached: () => existsSync(folder) },
    { name: 'the lock is there', isReached: () => existsSync(join(folder, 'pavel.lock')) },
    ...[0.2, 0.5, 0.8, 0.97].map(holds),
  ]
}

let counting: Promise<number> | undefined
const filesOfWhole = () => (counting ??= preparedFolder().then(countFiles))

/** What an empty database goes through. */
function phasesOn({ ask }: OwnDatabase): Phase[] {
  const there = (name: string, question: string): Phase => ({
    name,
    isReached: () => ask(`select exists (${question}) as found`),
  })
  const table = (schema: string) => `select from pg_tables where schemaname = '${schema}'`
  return [
    there(
      'it has a session',
      `select from pg_stat_activity where datname = current_database() and application_name like 'pavel%'`,
    ),
    there('it has a table', table('public')),
    there('its migrations are noted', table('drizzle')),
    there('its queue has tables', table('pgboss')),
  ]
}

export const killed: Place[] = [
  {
    name: 'killed in every phase of start, embedded',
    expects: 'games',
    open: async () => {
      const folder = newFolder()
      return { ...inFolder(folder), before: (start) => killIn([runs, ...phasesIn(folder), answers, ready], start) }
    },
  },
  ...phasesIn('').map(({ name }, index): Place => ({
    name: `killed when ${name}, embedded`,
    expects: 'games',
    open: async () => {
      const folder = newFolder()
      return { ...inFolder(folder), before: (start) => killIn(phasesIn(folder).slice(index, index + 1), start) }
    },
  })),
  {
    name: 'killed in every phase of start, PostgreSQL',
    expects: 'games',
    async open({ closing }) {
      const database = await databaseOn(await sharedCluster(), closing)
      return { ...database.place, before: (start) => killIn([runs, ...phasesOn(database), answers, ready], start) }
    },
  },
]

/** Kills one start after the other on the same database, each in a later phase. */
async function killIn(phases: Phase[], start: Start): Promise<void> {
  for (const { name, isReached } of phases) {
    const program = start()
    const hasEnded = () => program.code !== null
    await waitFor(
      async () => hasEnded() || (await isReached(program)),
      () => `the moment when ${name}`,
      phaseSeconds * 1000,
    )
    if (hasEnded()) throw new Error(`before ${name}, it ended with ${program.code}:\n${program.stdout}${program.stderr}`)
    await program.kill()
  }
}
