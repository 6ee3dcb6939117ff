import { spawnSync } from 'node:child_process'
import { command } from '../run/command.ts'
import { scratch } from '../run/scratch.ts'

/** Another revision of this repository, in a folder of its own, ready to start. */
export type Revision = { name: string; folder: string; remove(): void }

/** Checks out a revision beside this one. It is removed when the process ends, however that comes about. */
export async function checkOut(revision: string): Promise<Revision> {
  const name = (await run(['git', 'rev-parse', '--short', `${revision}^{commit}`])).trim()
  const folder = scratch.path('revision')
  const remove = () => void spawnSync('git', ['worktree', 'remove', '--force', folder], { stdio: 'ignore' })
  let isThere = true
  const removeOnce = () => {
    if (isThere) remove()
    isThere = false
  }
  process.on('exit', removeOnce)
  await run(['git', 'worktree', 'add', '--detach', folder, name])
  await run([process.execPath, `--cwd=${folder}`, 'install', '--frozen-lockfile'])
  await run([process.execPath, `--cwd=${folder}`, 'run', 'scenario:build'])
  return { name, folder, remove: removeOnce }
}

const mostSeconds = 120

async function run(words: string[]): Promise<string> {
  const { code, output } = await command(words, { seconds: mostSeconds })
  if (code !== 0) throw new Error(`${words.join(' ')}:\n${output}`)
  return output
}
