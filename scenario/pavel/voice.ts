import type { Voice } from '../protocol.ts'
import { log } from './log.ts'

/** The engine's voice with the name in `voice.speaker`, or a default one of the same language if there is none. */
export function speakerOf(voice: Voice): Opaque<'voice'> {
  const named = memberOf(VoiceList, voice.speaker) as Opaque<'voice'> | undefined
  if (named) return named
  log(`there is no voice ${voice.speaker}`)
  return defaultSpeakerOf(voice)
}

/** The voice that every account has, in the language of `voice`. */
export function defaultSpeakerOf(voice: Voice): Opaque<'voice'> {
  return memberOf(VoiceList, `Default.${languageOf(voice)}_Male`) as Opaque<'voice'>
}

/** The language in the names of `voice`, such as `en_US`; `ru_RU` if they name none. */
export function languageOf({ speaker, recogniser }: Voice): string {
  const found = /[a-z]{2}_[A-Z]{2}/.exec(`${speaker} ${recogniser}`)
  return found ? found[0] : 'ru_RU'
}

/** `memberOf(VoiceList, 'Yandex.Neural.ru_RU_filipp')`; undefined if the path leads nowhere. */
export function memberOf(names: object, path: string): unknown {
  let member: unknown = names
  for (const name of path.split('.')) {
    const isBranch = (typeof member === 'object' && member !== null) || typeof member === 'function'
    if (!isBranch || !(name in (member as object))) return undefined
    member = (member as Record<string, unknown>)[name]
  }
  return member
}
