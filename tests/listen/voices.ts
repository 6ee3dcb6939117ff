import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export type Language = 'ru' | 'en'
export type Who = 'pavel' | 'caller'
/** Says a text into a WAV file, once for each text, and tells how long it takes. */
export type Voice = (who: Who, text: string) => { file: string; ms: number }

/** Pavel is a man with a low voice; the caller must be told from him at once. */
const pitches: Record<Who, string> = { pavel: '35', caller: '75' }
const voices: Record<Language, string> = { ru: 'ru', en: 'en-us' }

/** Returns a voice that keeps its files in this folder. */
export function createVoice(folder: string, language: Language): Voice {
  return (who, text) => {
    const name = createHash('sha256').update(`${who} ${text}`).digest('hex').slice(0, 16)
    const file = join(folder, `${name}.wav`)
    if (!existsSync(file)) {
      const whole = `${file}.whole.wav`
      run('espeak-ng', ['-v', voices[language], '-p', pitches[who], '-w', whole, '--', text])
      run('sox', [whole, '-r', '8000', file, ...withoutSilence])
    }
    return { file, ms: Math.round(Number(run('soxi', ['-D', file])) * 1000) }
  }
}

/** A telephone hears nothing of the silence that a synthesiser leaves around what it says. */
const trimmed = ['silence', '1', '0.05', '0.5%', 'reverse']
const withoutSilence = [...trimmed, ...trimmed]

/** Runs a program and returns its output. Throws with what it says about a failure, or with the package it comes in. */
export function run(program: string, args: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  if (error) throw new Error(`${program} is needed: install espeak-ng and sox`, { cause: error })
  if (status !== 0) throw new Error(`${program}: ${stderr}`)
  return stdout
}
