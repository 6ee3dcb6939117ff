import * as v from 'valibot'
import type { Command } from './command.ts'
import { VoximplantProblem } from './problem.ts'

export type Start = { ruleId: number; /** at most 200 bytes in UTF-8 */ customData: string }

/** voxengine.md §1.4: one page says more, this is the one to trust. */
const mostCustomBytes = 200

/** `result: 1` is the session's start, and no more; without the URL the call could not be led. */
const Started = v.object({ result: v.literal(1), media_session_access_secure_url: v.pipe(v.string(), v.url()) })

/** As `Voximplant.startScenario`. */
export async function startScenario(command: Command, { ruleId, customData }: Start): Promise<{ control: string }> {
  const bytes = new TextEncoder().encode(customData).length
  if (bytes > mostCustomBytes) {
    const sentence = `A scenario takes at most ${mostCustomBytes} bytes of custom data, and was to get ${bytes}. Nothing was sent.`
    throw new VoximplantProblem({ kind: 'request', sentence, mayBeRepeated: true })
  }
  const started = await command('StartScenarios', { rule_id: ruleId, script_custom_data: customData }, Started)
  return { control: started.media_session_access_secure_url }
}
