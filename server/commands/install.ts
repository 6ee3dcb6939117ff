import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import * as texts from '../../views/texts/install.ts'

/**
 * What every command of an operator does first: installs the locked packages where this user may write. In a folder of somebody
 * else's, as in a container, it only looks whether they are there, and exits with 1 where they are not. It uses no package itself.
 */
const root = fileURLToPath(new URL('../..', import.meta.url))
const packages = `${root}node_modules`

if (mayWrite(existsSync(packages) ? packages : root)) install()
else check()

function install(): void {
  const words = ['install', '--frozen-lockfile', '--production', '--silent']
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' })
  process.exitCode = status ?? 1
}

function check(): void {
  const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { dependencies: Record<string, string> }
  const wrong = Object.entries(dependencies).find(([name, version]) => versionOf(name) !== version)
  if (!wrong) return
  console.error(texts.notInstalled(wrong.join(' '), versionOf(wrong[0])))
  process.exitCode = 1
}

function versionOf(name: string): string | null {
  const path = `${packages}/${name}/package.json`
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version : null
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
