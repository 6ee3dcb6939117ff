import { randomUUID } from 'node:crypto'
import { byteFunctions, digests } from './bytes.ts'
import { customDataOf } from './custom-data.ts'
import { globalsWithoutModule, modulesOf } from './modules.ts'
import { nameTree } from './name-tree.ts'
import { appEvents, callEvents, voices } from './names.ts'
import type { Session } from './session.ts'
import { strict } from './strict-members.ts'

const longestLogText = 15_000

/** The globals of a scenario before it requires any module (scenario/voxengine.md §1). */
export function globalsOf(session: Session): Record<string, unknown> {
  const { timers, network } = session
  const { httpRequestAsync, httpRequest } = network
  return {
    ...byteFunctions,
    ...globalsWithoutModule(session),
    uuidgen: () => randomUUID(),
    setTimeout: timers.setTimeout,
    clearTimeout: timers.clear,
    setInterval: timers.setInterval,
    clearInterval: timers.clear,
    require: (module: unknown) => session.require(module),
    Modules: strict('Modules', modulesOf(session), session),
    AppEvents: strict('AppEvents', appEvents, session),
    CallEvents: strict('CallEvents', callEvents, session),
    VoiceList: nameTree('VoiceList', voices, session),
    VoxEngine: strict('VoxEngine', voxEngine(session), session),
    Net: strict('Net', { httpRequestAsync, httpRequest }, session),
    Crypto: strict('Crypto', digests(session.unknowns), session),
    Logger: strict('Logger', { write: (text: unknown) => session.log.push(checkedLogText(text, session)) }, session),
  }
}

function voxEngine(session: Session) {
  const { addEventListener, removeEventListener } = session.handlers
  return {
    addEventListener,
    removeEventListener,
    createASR: (options: unknown) => session.createASR(options),
    callPSTN: (number: unknown, callerId: unknown, options: unknown) => session.callPSTN(number, callerId, options),
    customData: customDataOf('VoxEngine.customData', session.customData, session),
    getSecretValue: (name: string) => (Object.hasOwn(session.secrets, name) ? session.secrets[name] : undefined),
    terminate: () => session.lifecycle.terminate(),
  }
}

function checkedLogText(text: unknown, session: Session): string {
  if (typeof text !== 'string') return session.broken('Logger.write takes a string')
  return text.length <= longestLogText ? text : session.broken(`Logger.write takes at most ${longestLogText} characters`)
}
