import type { Voice } from '../protocol.ts'
import { giveUp, guarded } from './guard.ts'
import { tell } from './report.ts'
import { languageOf } from './voice.ts'

/**
 * The option of `callPSTN` that turns on answering-machine detection, for the language of `voice`; empty where the engine has
 * no such module (scenario/voxengine.md §11). The server also knows machines by their words, so nothing depends on it.
 */
export function machineDetection(voice: Voice): { amd?: AMDetector } {
  if (!('AMD' in Modules)) return {}
  require(Modules.AMD)
  const amd = AMD.create({ model: languageOf(voice) === 'ru_RU' ? AMD.Model.RU : AMD.Model.US })
  amd.addEventListener(
    AMD.Events.DetectionComplete,
    guarded(({ resultClass }) => {
      if (resultClass === AMD.ResultClass.VOICEMAIL) tell({ type: 'machine.answered' }).catch(giveUp)
    }),
  )
  return { amd }
}
