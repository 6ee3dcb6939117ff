import { expect, test } from 'bun:test'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Script } from 'node:vm'
import { builtScenario } from '../../cast/built-scenario.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = join(root, 'scenario/pavel')

test('the built scenario is one classic script under 128 KB', async () => {
  const script = await builtScenario()
  expect(() => new Script(script)).not.toThrow()
  expect(script).not.toMatch(/^\s*(import|export)\b|\bimport *\(/m)
  expect(script).not.toMatch(/\beval\b|\bnew Function\b/)
  expect(Buffer.byteLength(script)).toBeLessThan(128 * 1024)
})

test('the built scenario is in strict mode, like its modules', async () => {
  expect(await builtScenario()).toStartWith("'use strict'\n")
})

test('the built scenario has no syntax newer than ES2020', async () => {
  const script = await builtScenario()
  expect(withoutLayout(await compiledForES2020(script))).toBe(withoutLayout(script))
})

test('the check for new syntax detects it', async () => {
  const script = 'let a = null;\na ??= 1;\n'
  expect(withoutLayout(await compiledForES2020(script))).not.toBe(withoutLayout(script))
})

test("the build keeps the modules' calls of the engine's own `require`", async () => {
  const script = await builtScenario()
  const calls = (text: string) => (text.match(/\brequire\b\(.*?\)/g) ?? []).toSorted()
  const written = (await sources()).flatMap(({ text }) => calls(text))
  expect(written).toContain('require(Modules.ASR)')
  expect(calls(script)).toEqual(written.toSorted())
})

test('the build wraps nothing around the modules', async () => {
  const script = await builtScenario()
  expect(script).not.toMatch(/__\w+|\bmodule\.exports\b|\bObject\.defineProperty\b|\bSymbol\.toStringTag\b/)
  expect(script).toMatch(/^VoxEngine\.addEventListener\(AppEvents\.Started/m)
  expect(script).toMatch(/^async function converse\(call\)/m)
})

test('the build renames nothing', async () => {
  expect(await builtScenario()).not.toMatch(/\$\d/)
})

test('modules keep the state of a call in objects and have no mutable variables', async () => {
  expect(await builtScenario()).not.toMatch(/^(let|var)\b/m)
})

test('every module, the shared protocol included, is a section that starts with its name', async () => {
  const script = await builtScenario()
  const sections = [...script.matchAll(/^\/\/ ---- ([\w-]+) -+$/gm)].map(([, name = '']) => name)
  expect(sections.toSorted()).toEqual([...(await sources()).map(({ name }) => name), 'protocol'].toSorted())
  expect(sections.at(-1)).toBe('pavel')
})

test('the built scenario keeps the comments of its modules', async () => {
  const script = withoutLayout(await builtScenario())
  const lost = (await sources()).flatMap(({ name, text }) =>
    comments(text)
      .filter((comment) => !script.includes(withoutLayout(comment)))
      .map((comment) => `${name}: ${comment}`),
  )
  expect(lost).toEqual([])
})

test('the scenario contains no spoken texts', async () => {
  for (const { text } of await sources()) expect(text).not.toMatch(/[а-яё]/i)
})

async function sources(): Promise<{ name: string; text: string }[]> {
  const files = await readdir(folder)
  return Promise.all(
    files.map(async (file) => ({ name: basename(file, '.ts'), text: await readFile(join(folder, file), 'utf-8') })),
  )
}

/** Returns the comments, without those of types, which the build removes. */
function comments(source: string): string[] {
  const code = source.replace(/(\/\*\*((?!\*\/)[^])*\*\/\n)?^(export )?type \w+ =( \{\n[^]*?^\}| .*)\n/gm, '')
  return [...code.matchAll(/\/\*\*[^]*?\*\/|^ *\/\/ .*$/gm)].map(([comment]) => comment.trim())
}

/** Returns what the compiler emits for ES2020. */
async function compiledForES2020(script: string): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'pavel-es2020-'))
  try {
    await writeFile(join(place, 'script.js'), script)
    const options = ['--allowJs', '--target', 'ES2020', '--moduleDetection', 'legacy', '--ignoreConfig', '--noCheck']
    const tsc = ['node_modules/typescript/bin/tsc', join(place, 'script.js'), ...options, '--outDir', join(place, 'out')]
    await promisify(execFile)(process.execPath, tsc, { cwd: root })
    return await readFile(join(place, 'out/script.js'), 'utf-8')
  } finally {
    await rm(place, { recursive: true })
  }
}

function withoutLayout(code: string): string {
  return code.replace(/[\s;]+/g, '').replaceAll('"', "'")
}
