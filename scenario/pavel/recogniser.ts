import type { Turn, Voice } from '../protocol.ts'
import { log } from './log.ts'
import { languageOf, memberOf } from './voice.ts'

require(Modules.ASR)

/**
 * Starts a recogniser, which is billed until it is stopped; a stopped one cannot be used again (scenario/voxengine.md §3). `hints` are
 * words to expect. `isToGoOn`: after the first utterance it hears the next ones, too.
 */
export function createRecogniser(voice: Voice, hints: string[], isToGoOn: boolean): ASR {
  return VoxEngine.createASR({
    profile: profileOf(voice),
    interimResults: true,
    singleUtterance: !isToGoOn,
    // A word that is masked or left out is not understood. The server shows no swear words.
    profanityFilter: false,
    phraseHints: hints,
    ...modelOf(voice),
  })
}

/** Whether the recogniser of this turn goes on after the first utterance: only then can it be kept from speaking into listening. */
export function goesOn({ voice, listen }: Turn): boolean {
  return Boolean(voice.isInterruptible || (voice.correctionMs && listen && listen.isExpectedOverSooner))
}

/** Disconnects the call from the recogniser and stops it. */
export function stopRecogniser(asr: ASR, call: Call): void {
  if (call.state() === 'CONNECTED') call.stopMediaTo(asr)
  asr.stop()
}

function profileOf(voice: Voice): Opaque<'profile'> {
  const named = memberOf(ASRProfileList, voice.recogniser)
  if (!named) log(`there is no recogniser ${voice.recogniser}`)
  return (named || memberOf(ASRProfileList, `Google.${languageOf(voice)}`)) as Opaque<'profile'>
}

function modelOf(voice: Voice): { model?: Opaque<'model'> } {
  const model = voice.model && (memberOf(ASRModelList, voice.model) as Opaque<'model'> | undefined)
  if (voice.model && !model) log(`there is no model ${voice.model}`)
  return model ? { model } : {}
}
