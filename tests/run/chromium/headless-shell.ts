import { installFromDebian } from '../debian.ts'
import { starts } from './starts.ts'

/**
 * Returns the path of Chromium's headless shell, which draws the same pages without the windows around them and needs half of the
 * processor; `null` when it is neither installed nor in a package that can be installed.
 */
export async function headlessShell(): Promise<string | null> {
  return (
    (await installed()) ??
    ((await installFromDebian('chromium-headless-shell', 'fonts-dejavu-core', 'fonts-noto-color-emoji')) ? installed() : null)
  )
}

async function installed(): Promise<string | null> {
  for (const name of ['chromium-headless-shell', 'chrome-headless-shell']) {
    const path = Bun.which(name)
    if (path !== null && (await starts(path))) return path
  }
  return null
}
