import { findings } from './check-findings.ts'
import { hangUp } from './end.ts'
import { giveUp } from './guard.ts'
import { tell } from './report.ts'
import { session } from './session.ts'
import { sip } from './sip.ts'
import { parseTurn, receive, receivePushed, turns } from './turns.ts'

/**
 * Takes a turn that the server posted to the session's access URL. In a conversation it interrupts what Pavel says or hears
 * and is performed next. Before the call is answered, a turn that does not listen calls it off. In a first-call check any other
 * turn ends the call.
 */
export function takePushedTurn(content: string): void {
  findings['pushed turn'] = 'arrived'
  const turn = parseTurn(content)
  const { call } = session
  if (!turn || session.isOver) return
  if (!call) return receive(turn)
  if (!session.connectedAt) return turn.then === 'listen' ? undefined : callOff(call)
  if (turn.examine) return
  if (turns.latest && turns.latest.examine) return hangUp(call)
  if (turn.turn === turns.begun) return acknowledge(turn.turn)
  receivePushed(turn)
}

/** Reports that the turn has begun. The server pushes a turn again until it hears so. */
export function acknowledge(turn: number): void {
  tell({ type: 'turn.started', turn }).catch(giveUp)
}

function callOff(call: Call): void {
  if (call.state() === 'ALERTING') call.reject(sip.declined)
  else call.hangup()
}
