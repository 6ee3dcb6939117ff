import { spawn } from 'node:child_process'
import { waitFor } from '../../cast/waiting.ts'

/** A shell that an operator types commands into. `runs` throws with what was printed when one of them fails. */
export type Shell = { runs(commands: string): Promise<string>; closes(): void }

const patienceMs = 240_000

/** Opens a shell in which every command has to succeed. It keeps its folder and its variables from one block to the next. */
export function openShell(environment: Record<string, string>, folder: string): Shell {
  const child = spawn('bash', ['-e', '-u', '-o', 'pipefail'], { cwd: folder, env: environment, stdio: 'pipe' })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text))
  let count = 0
  return {
    async runs(commands) {
      const end = `-- the end of block ${(count += 1)} --`
      const before = output.length
      child.stdin.write(`${commands}\necho '${end}'\n`)
      await waitFor(
        () => output.includes(end) || child.exitCode !== null,
        () => `these commands to end:\n${commands}\n${output.slice(before)}`,
        patienceMs,
      )
      const printed = output.slice(before)
      if (!printed.includes(end)) throw new Error(`expected these commands to succeed:\n${commands}\nThey printed:\n${printed}`)
      return printed.replace(end, '')
    },
    closes: () => void child.kill('SIGKILL'),
  }
}
