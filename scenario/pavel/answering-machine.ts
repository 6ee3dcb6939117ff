import type { Voice } from '../protocol.ts'
import { giveUp, guarded } from './guard.ts'
import { log } from './log.ts'
import { tell } from './report.ts'
import { languageOf } from './voice.ts'

/**
 * The option of `callPSTN` that turns on answering-machine detection, for the language of `voice`; empty where the engine has
 * none (scenario/voxengine.md §11). The server also knows machines by their words, so nothing depends on it.
 */
export function machineDetection(voice: Voice): { amd?: AMDetector } {
  if (machineDetectionIn() === 'absent') return {}
  try {
    const amd = AMD.create({ model: languageOf(voice) === 'ru_RU' ? AMD.Model.RU : AMD.Model.US })
    amd.addEventListener(
      AMD.Events.DetectionComplete,
      guarded((result) => {
        if (isMachine(result)) tell({ type: 'machine.answered' }).catch(giveUp)
      }),
    )
    return { amd }
  } catch (error) {
    log(`there is no answering-machine detection: ${String(error)}`)
    return {}
  }
}

/** How the engine has it. The vendor's typings have the namespace and no module of that name, so both are looked for. */
export function machineDetectionIn(): 'present' | 'present without its module' | 'absent' {
  const isModule = 'AMD' in Modules
  if (isModule) require(Modules.AMD)
  if (typeof AMD === 'undefined') return 'absent'
  return isModule ? 'present' : 'present without its module'
}

/** An assistant that talks like a person plays no game either. */
function isMachine({ resultClass, resultSubtype }: AMDResultEvent): boolean {
  return resultClass === AMD.ResultClass.VOICEMAIL || resultSubtype === AMD.ResultSubtype.MIMIC
}
