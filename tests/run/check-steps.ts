import { check } from './check.ts'
import { scratch } from './scratch.ts'
import type { Outcome, Step } from './step.ts'
import { suite } from './suite.ts'
import { filesOf } from './suites.ts'

const bun = process.execPath
const node = Bun.which('node') ?? bun
const folderRules = 'tests/layout/layout.test.ts'

/** The steps of `bun run check`; each stands alone, so that one failure hides no other. */
export const checkSteps: Step[] = [
  { name: 'format', cores: 1, run: () => check([node, 'node_modules/oxfmt/bin/oxfmt', '--check'], limits) },
  { name: 'types', cores: 1, run: () => types() },
  { name: 'types of the scenario', cores: 1, run: () => types('--project', 'scenario') },
  { name: 'folder rules', cores: 1, run: () => pureTests('folders', [folderRules], 1) },
  { name: 'lint', cores: 1, run: () => check([node, 'node_modules/oxlint/bin/oxlint', '--type-aware'], limits) },
  { name: 'pure tests', cores: 1, run: () => pureTests('pure', pureFiles(), 2) },
]

const limits = { seconds: 300 }

/** Bun's own type checker finds what `tsc` finds in a fraction of the time; `bun run test` runs `tsc`. */
const types = (...project: string[]) => check([bun, 'check', '--no-script', ...project], limits)

/** Those whose imports reach neither a database nor another process. */
const pureFiles = () => filesOf('pure').filter((file) => file !== folderRules)

async function pureTests(name: string, files: string[], processes: number): Promise<Outcome> {
  const report = scratch.path(`${name}.xml`)
  const sharing = [`--parallel=${processes}`, '--no-isolate', '--only-failures']
  const words = [bun, 'test', ...sharing, '--timeout=60000', '--reporter=junit', `--reporter-outfile=${report}`]
  const { times: _, ...outcome } = await suite([...words, ...files.map((file) => `./${file}`)], report, limits, files)
  return outcome
}
