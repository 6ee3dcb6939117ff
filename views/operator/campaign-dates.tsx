import type { FieldsProps } from './campaign.tsx'
import { TextArea, TextField, Tick } from './field.tsx'
import { settingOf } from './setting.ts'

/** Zones of the countries that most campaigns are for, from the west. Any other one can be typed; all there are would double the page. */
const likelyZones = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Belgrade',
  'Europe/Warsaw',
  'Europe/Kaliningrad',
  'Europe/Kyiv',
  'Europe/Chisinau',
  'Asia/Jerusalem',
  'Europe/Istanbul',
  'Europe/Minsk',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Tbilisi',
  'Asia/Yerevan',
  'Asia/Baku',
  'Asia/Dubai',
  'Asia/Yekaterinburg',
  'Asia/Almaty',
  'Asia/Tashkent',
  'Asia/Bishkek',
  'Asia/Omsk',
  'Asia/Novosibirsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Shanghai',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
  'America/New_York',
  'America/Los_Angeles',
]

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
        {likelyZones.map((zone) => (
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
