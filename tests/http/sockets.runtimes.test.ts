import { expect, test } from 'bun:test'
import { spawn } from 'node:child_process'
import process from 'node:process'
import { denoProgram } from '../cast/deno.ts'

const program = 'tests/http/sockets.program.ts'

for (const [runtime, words] of [
  ['Bun', () => [process.execPath, program]],
  ['Deno', () => [denoProgram(), 'run', '-A', program]],
] as const) {
  test(`on ${runtime} a client that does not read is disconnected, the next one is served with the first subprotocol that it offers, and a message from it closes its socket`, async () => {
    const { sentMegabytes, ...became } = JSON.parse(await output(words())) as { sentMegabytes: number }
    expect(became).toEqual({ address: '127.0.0.1', dropped: 1, code: 1008, protocol: 'pavel', reported: [] } as object)
    expect(sentMegabytes).toBeLessThan(50)
  }, 60_000)
}

function output([command = '', ...words]: string[]): Promise<string> {
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (part: Buffer) => {
    text += part
  })
  return new Promise((resolve) => child.on('close', () => resolve(text)))
}
