import type { LineHearing } from '../../server/game/game.ts'
import { listenerName, providerOf, speakerName } from '../texts/operator.voices.ts'
import type { FieldsProps } from './campaign.tsx'
import { Choice, type Option, Tick } from './field.tsx'
import { settingOf } from './setting.ts'

/** The fields of the voice, of what listens and how closely. The usual ones come first in their lists. */
export const VoiceFields = ({ section, texts }: FieldsProps) => {
  const {
    language,
    campaigns: { voice },
  } = texts
  const { speakers, recognisers, models } = section.voices
  const stateOf = (what: keyof LineHearing) => voice.lineStates[what][stateOn(section.line, what)]
  const of = (name: string) => settingOf(section, name, texts)
  const usual = (label: string, index: number) => (index === 0 ? `${label} (${voice.usual})` : label)
  const speakerOptions = speakers.map((value, index): Option => {
    const group = providerOf(value, language)
    return { value, label: usual(speakerName(value, language), index), group }
  })
  const recogniserOptions = recognisers.map((value, index) => ({ value, label: usual(listenerName(value, language), index) }))
  const modelOptions = [
    { value: '', label: voice.usualModel },
    ...models.map((value) => ({ value, label: listenerName(value, language) })),
  ]
  return (
    <>
      <Choice {...of('speaker')} label={voice.speaker} hint={voice.speakerHint} options={speakerOptions} />
      <Choice {...of('recogniser')} label={voice.recogniser} hint={voice.recogniserHint} options={recogniserOptions} />
      <Choice {...of('model')} label={voice.model} hint={voice.modelHint} options={modelOptions} />
      <Tick {...of('isInterruptible')} label={voice.interrupts} hint={`${voice.interruptsHint} ${stateOf('isInterruptible')}`} />
      <Tick {...of('detectsVoice')} label={voice.detects} hint={`${voice.detectsHint} ${stateOf('detectsVoice')}`} />
    </>
  )
}

/** Whether the line lets callers be heard so, and if not, why. */
function stateOn(line: FieldsProps['section']['line'], what: keyof LineHearing) {
  if (typeof line === 'string') return line
  return line[what] ? 'works' : 'impossible'
}
