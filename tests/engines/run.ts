import { hostPage } from '../browser/hosts/host-page.ts'
import { type Sites, startSites } from '../cast/sites.ts'
import type { Setting } from './engine.ts'
import { firefoxSettings } from './firefox.ts'
import { plays } from './play.ts'
import { webkitSettings } from './webkit.ts'

/**
 * `bun run test:engines`: a whole game by telephone on a site of others, reloaded in the middle, in Debian's Firefox and WebKitGTK with
 * each of their settings for cookies. Exits with 1 when a game was lost, but where a browser keeps nothing, and the chat has said so.
 */
async function main(chosen: string[]): Promise<void> {
  const sites = await startSites(hostPage)
  const settings = [...firefoxSettings(sites), ...webkitSettings()]
  for (const [index, setting] of settings.entries())
    if (chosen.length === 0 || chosen.some((word) => setting.name.includes(word))) {
      const fault = await playsWith(setting, sites, `8 916 800-00-${index + 10}`).catch(String)
      if (fault) process.exitCode = 1
      if (fault) console.error(`  ${fault}`)
    }
  await sites.close()
}

/** Prints how far somebody got, and returns what should not have been so. */
async function playsWith({ name, forgets, start }: Setting, sites: Sites, number: string): Promise<string | null> {
  const browser = await start()
  try {
    const { isKnownAfterReload, isWarned, code } = await plays(browser, sites, number)
    console.log(`${name}: ✓ / ${isKnownAfterReload ? '✓' : '✗'}, and in the end ${code}`)
    if (isKnownAfterReload === forgets) return `expected the game ${forgets ? 'to be lost' : 'to be there'} after the reload`
    return isWarned === forgets ? null : `the chat ${forgets ? 'has not warned' : 'warns'} that it forgets`
  } catch (error) {
    console.log(`${name}: ✗`)
    throw error
  } finally {
    await browser.close()
  }
}

await main(process.argv.slice(2))
