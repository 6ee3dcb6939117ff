import { readFileSync } from 'node:fs'

/** The commands between two fences of the page, and the heading above them. `excuse`: why a test cannot run them. */
export type Block = { heading: string; commands: string; excuse: string | null }

const excuse = /^# Not run by the test\b[^a-z]*(.*)$/m

/** Reads the commands of server/start/operations.md, in order. */
export function readPage(): Block[] {
  const text = readFileSync(new URL('../../../server/start/operations.md', import.meta.url), 'utf8')
  const blocks: Block[] = []
  let heading = ''
  for (const [, title, commands] of text.matchAll(/^#+ (.+)$|^```sh\n([^]*?)^```$/gm)) {
    if (title !== undefined) heading = title
    if (commands !== undefined) blocks.push({ heading, commands, excuse: excuse.exec(commands)?.[1] ?? null })
  }
  return blocks
}
