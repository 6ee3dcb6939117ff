import type { Call } from './call.ts'
import { customDataOf } from './custom-data.ts'
import { refusals } from './outgoing.ts'
import { accessor } from './strict-members.ts'

/** The members of the engine's `Call`. Misuse that the real engine refuses or silently ignores breaks a rule here. */
export function callMembers(call: Call) {
  const { addEventListener, removeEventListener } = call.handlers
  return { ...accessors(call), ...lifecycle(call), ...media(call), addEventListener, removeEventListener }
}

function accessors(call: Call) {
  const { owner, id, numbers, direction } = call
  return {
    id: accessor('call.id', () => id, owner),
    callerid: accessor('call.callerid', () => numbers.caller, owner),
    number: accessor('call.number', () => numbers.called, owner),
    displayName: accessor('call.displayName', () => numbers.caller, owner),
    state: accessor('call.state', () => call.state, owner),
    incoming: accessor('call.incoming', () => direction === 'incoming', owner),
    clientType: accessor('call.clientType', () => 'pstn', owner),
    customData: customDataOf('call.customData', '', owner),
  }
}

function lifecycle(call: Call) {
  const { owner } = call
  return {
    answer: () => {
      if (call.direction === 'outgoing') owner.broken('call.answer: an outgoing call is answered at its other end')
      if (isOver('answer', call)) return
      if (call.state !== 'ALERTING') owner.broken('call.answer: the call is answered already')
      call.answer()
    },
    reject: (code?: number) => {
      if (call.direction === 'outgoing') owner.broken('call.reject: an outgoing call is hung up')
      if (typeof code !== 'number' || code < 300 || code > 699) owner.broken('call.reject needs a SIP code from 300 to 699')
      if (isOver('reject', call)) return
      if (call.state !== 'ALERTING') owner.broken('call.reject: the call is answered, hang it up')
      call.reject(Number(code))
    },
    hangup: () => {
      if (isOver('hangup', call)) return
      if (call.state === 'PROGRESSING') call.end(487, refusals[487])
      else call.end(200, 'Pavel hung up')
    },
  }
}

function media(call: Call) {
  const { owner } = call
  return {
    say: (text: unknown, options: unknown) => isConnected('say', call) && call.playback.say(text, options),
    stopPlayback: () => {
      if (isConnected('stopPlayback', call) && owner.unknowns.stopsSay) call.playback.stop()
    },
    handleTones: (isOn: unknown) => {
      if (typeof isOn !== 'boolean') owner.broken('call.handleTones takes true or false')
      call.takesTones = isOn === true
    },
    sendMediaTo: (unit: unknown) => {
      const listener = owner.unitOf(unit) ?? owner.broken('call.sendMediaTo: the emulator knows only an ASR and a VAD')
      listener.refuseClosed()
      if (isConnected('sendMediaTo', call)) call.ear.open(listener)
    },
    stopMediaTo: (unit: unknown) => {
      const listener = owner.unitOf(unit) ?? owner.broken('call.stopMediaTo: the emulator knows only an ASR and a VAD')
      if (!isOver('stopMediaTo', call)) call.ear.close(listener)
    },
  }
}

function isConnected(method: string, call: Call): boolean {
  if (isOver(method, call)) return false
  return call.state === 'CONNECTED' || call.owner.broken(`call.${method} needs an answered call`)
}

/** A scenario that has not been told of the end cannot know about it, so its methods do nothing then, but break no rule. */
function isOver(method: string, call: Call): boolean {
  if (call.isKnownToBeOver) call.owner.broken(`call.${method} after the call was over`)
  return call.state === 'TERMINATED'
}
