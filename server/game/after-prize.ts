import type { Turn } from '../../scenario/protocol.ts'
import { asksForCode } from '../matching.ts'
import type { Heard } from './hear.ts'
import { say } from './say.ts'
import type { Call, Moment, Participant } from './world.ts'

/** After the last rebus Pavel spells the code as often as he is asked to; anything else ends in a farewell. */
export function hearAfterPrize(moment: Moment, call: Call, { code, visitId }: Participant, heard: Heard): Promise<Turn> {
  const { spoken } = moment.world
  const after = heard.type === 'speech.heard' ? [{ from: 'visitor', text: heard.text, via: 'voice' } as const] : []
  return code && wantsCode(moment, heard)
    ? say(moment, call, { say: spoken.code({ code }), caption: spoken.codeCaption, part: 'code', after, visitId })
    : say(moment, call, { say: spoken.farewell, part: 'goodbye', after, visitId })
}

function wantsCode({ world }: Moment, heard: Heard): boolean {
  if (heard.type === 'silence') return false
  if (heard.type === 'keys.pressed') return heard.keys === '1'
  return asksForCode({ heard: heard.text, language: world.quiz.language })
}
