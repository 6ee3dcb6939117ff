import type { IncomingCall } from './call.ts'
import { accessor } from './strict.ts'

const mostCustomBytes = 200

/** The members of the engine's `Call`, with what the real one refuses or ignores without a word turned into broken rules. */
export function callMembers(call: IncomingCall) {
  const { addEventListener, removeEventListener } = call.handlers
  return { ...accessors(call), ...lifecycle(call), ...media(call), addEventListener, removeEventListener }
}

function accessors(call: IncomingCall) {
  const { owner, id, numbers } = call
  let customData = ''
  return {
    id: accessor('call.id', () => id, owner),
    callerid: accessor('call.callerid', () => numbers.caller, owner),
    number: accessor('call.number', () => numbers.called, owner),
    displayName: accessor('call.displayName', () => numbers.caller, owner),
    state: accessor('call.state', () => call.state, owner),
    incoming: accessor('call.incoming', () => true, owner),
    clientType: accessor('call.clientType', () => 'pstn', owner),
    customData: accessor('call.customData', text => (customData = shortEnough(text ?? customData, call)), owner),
  }
}

function lifecycle(call: IncomingCall) {
  const { owner } = call
  return {
    answer: () => {
      if (isOver('answer', call)) return
      if (call.state !== 'ALERTING') owner.broken('call.answer: the call is answered already')
      call.answer()
    },
    reject: (code?: number) => {
      if (typeof code !== 'number' || code < 300 || code > 699) owner.broken('call.reject needs a SIP code from 300 to 699')
      if (isOver('reject', call)) return
      if (call.state !== 'ALERTING') owner.broken('call.reject: the call is answered, hang it up')
      call.reject(Number(code))
    },
    hangup: () => {
      if (!isOver('hangup', call)) call.end(200, 'Pavel hung up')
    },
  }
}

function media(call: IncomingCall) {
  const { owner } = call
  return {
    say: (text: unknown, options: unknown) => isConnected('say', call) && call.playback.say(text, options),
    stopPlayback: () => {
      if (isConnected('stopPlayback', call)) call.playback.stop()
    },
    handleTones: (isOn: unknown) => {
      if (typeof isOn !== 'boolean') owner.broken('call.handleTones takes true or false')
      call.takesTones = isOn === true
    },
    sendMediaTo: (unit: unknown) => {
      const recogniser = owner.recogniserOf(unit) ?? owner.broken('call.sendMediaTo: the emulator knows only an ASR')
      recogniser.refuseStopped()
      if (isConnected('sendMediaTo', call)) call.ear.open(recogniser)
    },
    stopMediaTo: (unit: unknown) => {
      const recogniser = owner.recogniserOf(unit) ?? owner.broken('call.stopMediaTo: the emulator knows only an ASR')
      if (!isOver('stopMediaTo', call)) call.ear.close(recogniser)
    },
  }
}

function isConnected(method: string, call: IncomingCall): boolean {
  if (isOver(method, call)) return false
  return call.state === 'CONNECTED' || call.owner.broken(`call.${method} needs an answered call`)
}

/** Until `Disconnected` has been delivered the scenario cannot know, so what it does then is merely in vain. */
function isOver(method: string, call: IncomingCall): boolean {
  if (call.isKnownToBeOver) call.owner.broken(`call.${method} after the call was over`)
  return call.state === 'TERMINATED'
}

function shortEnough(text: string, call: IncomingCall): string {
  const isShort = new TextEncoder().encode(text).length <= mostCustomBytes
  return isShort ? text : call.owner.broken(`customData holds at most ${mostCustomBytes} bytes`)
}
