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
  { name: 'format', cores: 1, run: () => format() },
  { name: 'types', cores: 1, run: () => types() },
  { name: 'types of the scenario', cores: 1, run: () => types('--project', 'scenario') },
  { name: 'folder rules', cores: 1, run: () => pureTests('folders', [folderRules], 1) },
  { name: 'lint', cores: 1, run: () => lint() },
  { name: 'pure tests', cores: 1, run: () => pureTests('pure', pureFiles(), 2) },
]

/** The steps of the pre-commit hook. `files` are those to be committed; types depend on each other, so all are checked. */
export function stagedSteps(files: string[]): Step[] {
  const sources = files.filter((file) => /\.[jt]sx?$/.test(file))
  return [
    { name: 'types', cores: 1, run: () => types() },
    { name: 'types of the scenario', cores: 1, run: () => types('--project', 'scenario') },
    ...(files.length > 0 ? [{ name: 'format', cores: 1, run: () => format(...ifAny, ...files) } as const] : []),
    ...(sources.length > 0 ? [{ name: 'lint', cores: 1, run: () => lint(...ifAny, ...sources) } as const] : []),
  ]
}

/** The configuration may leave out each file that is named. */
const ifAny = ['--no-error-on-unmatched-pattern']

const limits = { seconds: 300 }

const format = (...args: string[]) => check([node, 'node_modules/oxfmt/bin/oxfmt', '--check', ...args], limits)
const lint = (...args: string[]) => check([node, 'node_modules/oxlint/bin/oxlint', '--type-aware', ...args], limits)

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
