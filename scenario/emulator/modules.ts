import { nameTree } from './name-tree.ts'
import { amdEvents, amdModels, amdResults, amdSubtypes, asrEvents, models, modules, recognisers, vadEvents } from './names.ts'
import { type Rules, strict } from './strict-members.ts'
import type { Unknowns } from './unknowns.ts'

type ModulesOwner = Rules & {
  unknowns: Unknowns
  createAMD: (options: unknown) => object
  createVAD: (options: unknown) => Promise<object>
}

/** The engine's `Modules`: the values that `require` accepts. */
export function modulesOf({ unknowns }: ModulesOwner): Record<string, string> {
  return {
    ...modules,
    ...(unknowns.amd === 'present' && { AMD: 'amd' }),
    ...(unknowns.silero !== 'absent' && { Silero: 'silero' }),
  }
}

/** The globals that exist without any module. */
export function globalsWithoutModule(owner: ModulesOwner): Record<string, unknown> {
  return owner.unknowns.amd === 'namespace only' ? { AMD: machineDetection(owner) } : {}
}

/** The globals that `require(module)` adds. */
export function globalsOfModule(module: unknown, owner: ModulesOwner): Record<string, unknown> {
  if (!Object.values(modulesOf(owner)).includes(String(module))) owner.broken(`require: there is no module ${String(module)}`)
  if (module === modules.ASR) return recognition(owner)
  if (module === modules.VoximplantAPI) return { [owner.unknowns.voximplantApi]: managementApi(owner) }
  if (module === 'silero') return { Silero: voiceDetection(owner) }
  return module === 'amd' ? { AMD: machineDetection(owner) } : {}
}

function recognition(rules: Rules) {
  return {
    ASREvents: strict('ASREvents', asrEvents, rules),
    ASRModelList: nameTree('ASRModelList', models, rules),
    ASRProfileList: nameTree('ASRProfileList', recognisers, rules),
  }
}

function machineDetection(owner: ModulesOwner): object {
  const members = {
    create: owner.createAMD,
    Model: strict('AMD.Model', amdModels, owner),
    Events: strict('AMD.Events', amdEvents, owner),
    ResultClass: strict('AMD.ResultClass', amdResults, owner),
    ResultSubtype: strict('AMD.ResultSubtype', amdSubtypes, owner),
  }
  return strict('AMD', members, owner)
}

function voiceDetection(owner: ModulesOwner): object {
  return strict('Silero', { createVAD: owner.createVAD, VADEvents: strict('Silero.VADEvents', vadEvents, owner) }, owner)
}

/** Exists, but does nothing: in this project the server calls the Management API. */
function managementApi(rules: Rules): object {
  const Client = function () {
    rules.broken('the emulator has no Management API for scenarios: let the server ask for it')
  }
  return strict('VoximplantAPI', { Client }, rules)
}
