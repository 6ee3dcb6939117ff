import { PGlite } from '@electric-sql/pglite'
import process from 'node:process'
import { compileDatabase } from '../wasm/wasm.ts'
import { damagedDatabase } from './folder-problem.ts'

/**
 * Opens PGlite on a folder or in memory. Throws `ConfigProblem` with PostgreSQL's own reason where it cannot open what is there.
 *
 * A failure that PostgreSQL cannot go on from, as when the disk is full while it has to write, ends this process at once, with a sentence:
 * PGlite would not end, and its next query would never return and let nothing else happen. Whatever was accepted is in the folder, as
 * after a `kill -9`.
 */
export async function openClient(folder: string, tellOperator: (sentence: string) => void): Promise<PGlite> {
  let isOpen = false
  let said: string | null = null
  const onStderr = (line: string) => {
    said = /(?:FATAL|PANIC): +(.+)/.exec(line)?.[1] ?? said
    if (!isOpen || !/PANIC: |^Aborted\(/.test(line)) return false
    tellOperator(`the embedded database in ${folder} has stopped (${said ?? line}); ${cureOf(said ?? line)}; ${nothingIsLost}`)
    process.exit(1)
  }
  const client = await PGlite.create(folder, { pgliteWasmModule: await compileDatabase(), onStderr, startParams }).catch(() => {
    throw damagedDatabase(folder, said)
  })
  isOpen = true
  return client
}

/** PostgreSQL fills its buffers with zeros when it starts: the usual 128 MB would be a third of this process, for a few megabytes of games. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB']

const nothingIsLost = 'nothing that was accepted is lost'

const cureOf = (said: string) =>
  /no space left/i.test(said) ? 'make room on its disk, and start this server again' : 'start this server again'
