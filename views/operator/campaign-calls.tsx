import type { FieldsProps } from './campaign.tsx'
import { Choice, TextArea, Tick } from './field.tsx'
import { settingOf } from './setting.ts'

/** The fields of the calls: whose numbers, which telephones, and the hours. */
export const CallsFields = ({ section, campaign: { timeZone }, texts }: FieldsProps) => {
  const { calls } = texts.campaigns
  const of = (name: string) => settingOf(section, name, texts)
  const hours = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => ({ value: `${from + index}`, label: calls.hour(from + index) }))
  return (
    <>
      <TextArea {...of('countries')} label={calls.countries} hint={calls.countriesHint} spellcheck={false} rows={3} />
      <Tick {...of('isOnlyForThese')} label={calls.isOnlyForThese} hint={calls.onlyHint} />
      <Tick {...of('mobile')} label={calls.mobile} />
      <Tick {...of('fixed')} label={calls.fixed} />
      <Choice {...of('from')} label={calls.from} options={hours(0, 23)} />
      <Choice {...of('to')} label={calls.to} options={hours(1, 24)} hint={calls.zoneHint(timeZone)} />
    </>
  )
}

/** The field of the sites that may show the chat. */
export const SitesFields = ({ section, texts }: FieldsProps) => {
  const { sites } = texts.campaigns
  return (
    <TextArea
      {...settingOf(section, 'sites', texts)}
      label={sites.sites}
      hint={sites.hint}
      placeholder="https://conference.example.com"
      spellcheck={false}
      rows={4}
    />
  )
}
