import type { FieldsProps } from './campaign.tsx'
import { TextArea, TextField, Tick } from './field.tsx'
import { settingOf } from './setting.ts'

/** The fields of the dates: local times of the campaign's zone. */
export const DatesFields = ({ section, campaign: { twice }, texts }: FieldsProps) => {
  const { dates } = texts.campaigns
  const of = (name: string) => settingOf(section, name, texts)
  const hintOf = (name: 'opensAt' | 'closesAt') => (twice[name] ? dates.twice[name] : dates.optional)
  return (
    <>
      <TextField
        {...of('timeZone')}
        label={dates.timeZone}
        hint={dates.zoneHint}
        list="time-zones"
        autocomplete="off"
        spellcheck={false}
      />
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option>{zone}</option>
        ))}
      </datalist>
      <TextField {...of('opensAt')} label={dates.opensAt} hint={hintOf('opensAt')} type="datetime-local" />
      <TextField {...of('closesAt')} label={dates.closesAt} hint={hintOf('closesAt')} type="datetime-local" />
    </>
  )
}

/** The fields of the pause. */
export const PauseFields = ({ section, texts }: FieldsProps) => {
  const { pause } = texts.campaigns
  const of = (name: string) => settingOf(section, name, texts)
  return (
    <>
      <Tick {...of('isPaused')} label={pause.isPaused} hint={pause.hint} />
      <TextArea {...of('sentence')} label={pause.sentence} hint={pause.sentenceHint} maxlength={300} />
    </>
  )
}
