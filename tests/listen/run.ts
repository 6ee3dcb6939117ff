import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { afterTests, beforeTests } from '../cast/around.ts'
import { playAloud } from './play.ts'
import { mix, tabulate } from './track.ts'
import { createVoice, type Language } from './voices.ts'

/** `bun run listen [ru or en] [file.wav]`: plays a whole game and writes it as sound, with a table of what is heard when. */
const [language = 'ru', file = `pavel-${language}.wav`] = process.argv.slice(2)
if (language !== 'ru' && language !== 'en') throw new Error(`the language is ru or en, not ${language}`)
await listen(language, resolve(file))
process.exit(0)

async function listen(spoken: Language, into: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pavel-listen-'))
  try {
    for (const begin of beforeTests) await begin()
    const sounds = await playAloud(spoken, createVoice(folder, spoken))
    for (const end of afterTests) await end()
    mix(sounds, folder, into)
    console.log(tabulate(sounds))
    console.log(into)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
